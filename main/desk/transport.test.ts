import { Duplex, PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { channelPair, isLarger, streamChannel } from './transport.ts';

test('a value is measured without reading more of it than needed', () => {
  expect(isLarger({ text: 'x'.repeat(50) }, 100)).toBe(false);
  expect(isLarger({ text: 'x'.repeat(500) }, 100)).toBe(true);
  expect(isLarger({ a: { b: [['x'.repeat(60)], ['x'.repeat(60)]] } }, 100)).toBe(true);
  expect(isLarger(new Uint8Array(500), 100)).toBe(true);
  expect(isLarger(new Array(1_000_000).fill(1), 100)).toBe(true);
});

test('messages cross a pair as JSON and stop when it is closed', async () => {
  const [a, b] = channelPair();
  const heard: unknown[] = [];
  let closed = 0;
  b.onMessage((message) => heard.push(message));
  b.onClose(() => closed++);
  a.send({ one: 1, none: undefined });
  await Promise.resolve();
  a.close();
  a.send({ two: 2 });
  await Promise.resolve();
  expect(heard).toEqual([{ one: 1 }]);
  expect(closed).toBe(1);
});

test('a stream carries one message a line, however it is cut', async () => {
  const wire = new PassThrough();
  const channel = streamChannel(Duplex.from({ readable: wire, writable: new PassThrough() }));
  const heard: unknown[] = [];
  const done = new Promise<void>((resolve) => channel.onClose(resolve));
  channel.onMessage((message) => heard.push(message));
  const bytes = Buffer.from('{"a":"é日"}\n\n{"b":2}\n', 'utf8');
  for (const byte of bytes) wire.write(Buffer.from([byte]));
  wire.write('no json\n{"c":3}\n');
  await done;
  expect(heard).toEqual([{ a: 'é日' }, { b: 2 }]);
});
