import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { MediaPorts } from './media-ports.ts';
import type { PortLike } from './transport.ts';

/** A port whose other end is the test. */
class TestPort implements PortLike {
  readonly sent: unknown[] = [];
  closed = false;
  #message: (event: { data: unknown }) => void = () => undefined;
  #close: () => void = () => undefined;

  postMessage(message: unknown): void {
    this.sent.push(message);
  }
  on(event: 'message' | 'close', listener: (event: { data: unknown }) => void): void {
    if (event === 'message') this.#message = listener;
    else this.#close = () => listener({ data: null });
  }
  start(): void {}
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.#close();
  }
  say(data: unknown): void {
    this.#message({ data });
  }
}

test('a worker is asked for when there is work and none has come yet, and not otherwise', async () => {
  let asked = 0;
  const ports = new MediaPorts(() => {
    asked += 1;
  });
  const opening = ports.open();
  expect(asked).toBe(1);
  ports.take(new TestPort());
  await opening;
  ports.take(new TestPort());
  await ports.open();
  expect(asked).toBe(1);
});

test('the newest port counts, and a port that comes later is waited for', async () => {
  const ports = new MediaPorts();
  const [old, young, next] = [new TestPort(), new TestPort(), new TestPort()];
  ports.take(old);
  ports.take(young);
  expect(old.closed).toBe(true);
  const link = await ports.open();
  link.send({ id: 1 });
  expect(young.sent.at(-1)).toEqual({ id: 1 });

  const waiting = ports.open();
  ports.take(next);
  (await waiting).send({ id: 2 });
  expect(next.sent.at(-1)).toEqual({ id: 2 });
});

test('answers go to the listener, the answer to its own question does not, and the end is told', async () => {
  const ports = new MediaPorts();
  const port = new TestPort();
  ports.take(port);
  const link = await ports.open();
  const heard: unknown[] = [];
  let ended = false;
  link.onMessage((message) => heard.push(message));
  link.onClose(() => {
    ended = true;
  });
  port.say({ id: 0, ok: true, value: { pid: 1 } });
  port.say({ id: 7, ok: true, value: null });
  expect(heard).toEqual([{ id: 7, ok: true, value: null }]);
  port.close();
  expect(ended).toBe(true);
});

test('ending a worker that hangs ends its process', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  const ports = new MediaPorts();
  const port = new TestPort();
  ports.take(port);
  const link = await ports.open();
  expect(port.sent).toEqual([{ id: 0, call: 'ping', input: null }]);
  port.say({ id: 0, ok: true, value: { pid: child.pid } });
  const exit = once(child, 'exit');
  link.kill();
  expect(await exit).toEqual([null, 'SIGKILL']);
  expect(port.closed).toBe(true);
});
