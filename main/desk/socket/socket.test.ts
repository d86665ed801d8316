import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ChannelClient } from '../client.ts';
import { failure, tempFolder, testArticle, testDesk } from '../testing/desk.ts';
import { publishEndpoint, readEndpoint } from './endpoint.ts';
import { knock } from './knock.ts';

async function visitor(folder: string): Promise<ChannelClient> {
  const channel = await knock(folder);
  if (!channel) throw new Error('nobody answers');
  return new ChannelClient(channel);
}

test('the command line talks to the service that has the store, and windows hear of it', async () => {
  const { client, folder, events } = await testDesk();
  const id = await testArticle(client);
  const cli = await visitor(folder);
  await cli.call('articles.setDesk', { ids: [id], section: 'World' });
  expect((await client.call('articles.peek', { id })).content.fields.section).toBe('World');
  expect(events).toContainEqual({ event: 'article.outdated', payload: { id, state: 'draft' } });
  cli.close();
});

test('only the owner gets in, with the secret of the store', async ({ skip }) => {
  if (process.platform === 'win32') return skip('pipes have no modes');
  const { folder } = await testDesk();
  const endpoint = readEndpoint(folder);
  if (!endpoint) throw new Error('no endpoint');
  expect(statSync(endpoint.socket).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'desk.json')).mode & 0o777).toBe(0o600);
  for (const first of [
    '{"galley":1,"secret":"wrong"}\n',
    '{"id":1,"call":"desk.status","input":null}\n',
    'x\n',
  ]) {
    const socket = connect(endpoint.socket);
    let heard = '';
    socket.on('data', (piece) => {
      heard += String(piece);
    });
    socket.on('error', () => undefined);
    socket.write(first);
    await new Promise((resolve) => socket.once('close', resolve));
    expect(heard).toBe('');
  }
});

test('a store that lies deep can be reached as well', async () => {
  const deep = join(tempFolder(), 'a'.repeat(60), 'b'.repeat(60));
  mkdirSync(deep, { recursive: true });
  const { folder } = await testDesk(deep);
  const cli = await visitor(folder);
  expect((await cli.call('desk.status', null)).store).toBe(deep);
  cli.close();
});

test('the door closes with the service; what a dead one left is no hindrance', async () => {
  const { folder, close } = await testDesk();
  const cli = await visitor(folder);
  await close();
  expect(existsSync(join(folder, 'desk.sock'))).toBe(false);
  expect(await knock(folder)).toBeNull();
  expect(await failure(cli.call('desk.status', null))).toBe('service-lost');
  publishEndpoint(folder, { pid: 1, socket: join(folder, 'desk.sock'), secret: 's'.repeat(64) });
  writeFileSync(join(folder, 'desk.sock'), '');
  expect(await knock(folder)).toBeNull();
  const again = await testDesk(folder);
  (await visitor(again.folder)).close();
});
