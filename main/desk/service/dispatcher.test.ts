import { expect, test } from 'vitest';
import type { Reply, Sender } from '../../../shared/contract/define.ts';
import { testDesk } from '../testing/desk.ts';
import { channelPair, MAX_SIZE } from '../transport.ts';

/** A way to send raw messages: what comes back, or null where an answered call after it shows that nothing did. */
async function rawSender() {
  const { desk } = await testDesk();
  return (message: unknown, sender: Sender = 'window'): Promise<Reply | null> => {
    const [here, there] = channelPair();
    desk.connect({ sender, channel: there });
    return new Promise((resolve) => {
      let reply: Reply | null = null;
      here.onMessage((heard) => {
        const one = heard as Reply;
        if (one.id === 999) resolve(reply);
        else reply = one;
      });
      here.send(message);
      here.send({ id: 999, call: 'desk.status', input: null });
    });
  };
}

const refused = (code: string) => ({
  ok: false,
  error: { code, message: expect.any(String), hint: expect.any(String) },
});

test('no call is found by an inherited or unknown name', async () => {
  const raw = await rawSender();
  const names = [
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'articles',
    'articles.nothing',
    '',
  ];
  for (const call of names) {
    expect(await raw({ id: 1, call, input: null }), call).toMatchObject({
      id: 1,
      ...refused('no-such-call'),
    });
  }
});

test('what is no request is dropped', async () => {
  const raw = await rawSender();
  const messages = [
    null,
    'text',
    7,
    [],
    {},
    { id: 'one', call: 'desk.status', input: null },
    { id: 1, input: null },
    { id: 1, call: 'x'.repeat(101), input: null },
    { id: 1, call: 'desk.status', input: null, more: true },
  ];
  for (const message of messages) expect(await raw(message), JSON.stringify(message)).toBeNull();
});

test('input that does not fit is refused with the place where', async () => {
  const raw = await rawSender();
  const reply = await raw({ id: 1, call: 'articles.open', input: { id: 7 } });
  expect(reply).toMatchObject(refused('bad-request'));
  expect(reply).toMatchObject({ error: { message: expect.stringContaining('id') } });
  const more = await raw({ id: 1, call: 'desk.status', input: { x: 1 } });
  expect(more).toMatchObject(refused('bad-request'));
  const extra = await raw({ id: 1, call: 'articles.open', input: { id: 'x', path: '/etc/passwd' } });
  expect(extra).toMatchObject(refused('bad-request'));
});

test('each sender may send its own calls only', async () => {
  const raw = await rawSender();
  const asset = { id: 1, call: 'assets.file', input: { assetId: 'a'.repeat(64), size: 'thumb' } };
  expect(await raw(asset)).toMatchObject(refused('not-for-you'));
  const act = { id: 1, call: 'desk.actAs', input: { name: 'X' } };
  expect(await raw(act)).toMatchObject(refused('not-for-you'));
  expect(await raw({ id: 1, call: 'desk.setHouse', input: {} }, 'main')).toMatchObject(
    refused('not-for-you'),
  );
});

test('too much at once is refused', async () => {
  const raw = await rawSender();
  const input = { id: 'x', hash: 'x'.repeat(MAX_SIZE) };
  expect(await raw({ id: 1, call: 'articles.restore', input })).toMatchObject(refused('too-large'));
}, 60_000);
