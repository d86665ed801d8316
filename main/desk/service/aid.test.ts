import { closeSync, existsSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DeskError } from '../../../shared/contract/error.ts';
import { logger } from '../../log.ts';
import { ChannelClient } from '../client.ts';
import { startDesk } from '../start.ts';
import { storeFile } from '../store/store-file.ts';
import { failure, testArticle, testDesk, typeInto } from '../testing/desk.ts';
import { channelPair } from '../transport.ts';
import { runErrand } from '../upkeep/errand.ts';
import { startAid } from './aid.ts';

const now = () => '2026-06-01T09:00:00Z';
const quiet = () => () => undefined;

/** First aid over a folder whose store cannot be opened, and how often it asked to be started anew. */
async function aidOver(folder: string) {
  const problem = await startDesk({ storeDir: folder, door: false }).then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(problem instanceof DeskError)) throw new Error('The store could be opened');
  const asked = { restarts: 0 };
  const aid = startAid({
    folder,
    problem,
    log: logger('test'),
    restart: () => {
      asked.restarts += 1;
    },
  });
  const [here, there] = channelPair();
  aid.connect({ sender: 'window', channel: there });
  return { client: new ChannelClient(here), asked, aid };
}

test('over a damaged store only what mends it is answered, and the next start does it', async () => {
  const { client, folder, close } = await testDesk();
  const id = await testArticle(client);
  await client.call('backups.make', null);
  await typeInto(client, id, 'Written after the backup.');
  await close();
  const file = openSync(storeFile(folder), 'r+');
  writeSync(file, Buffer.alloc(4096), 0, 4096, 0);
  closeSync(file);
  const aid = await aidOver(folder);
  expect(await failure(aid.client.call('desk.status', null))).toBe('store-damaged');
  expect(await failure(aid.client.call('articles.peek', { id }))).toBe('store-damaged');
  expect((await aid.client.call('backups.status', null)).entries).toHaveLength(1);
  await aid.client.call('store.repair', null);
  expect(aid.asked.restarts).toBe(1);
  await runErrand(folder, now, quiet);
  expect(existsSync(join(folder, 'errand.json'))).toBe(false);
  const { client: again } = await testDesk(folder);
  expect(await again.call('upkeep.news', null)).toMatchObject({ kind: 'repaired', report: { listed: [] } });
  const { content } = await again.call('articles.peek', { id });
  expect(JSON.stringify(content.blocks)).toContain('Written after the backup.');
});

test('a backup that cannot be used is refused before anything ends for it', async () => {
  const { desk, client, folder } = await testDesk();
  const { name } = await client.call('backups.make', null);
  writeFileSync(join(folder, 'backups', name, 'photos.txt'), 'spoilt');
  expect(await failure(client.call('backups.restore', { own: name }))).toBe('backup-damaged');
  expect(await failure(client.call('backups.restore', { own: '../../etc' }))).toBe('no-backup');
  // Here nobody would start the service again.
  expect(await failure(client.call('store.repair', null))).toBe('not-for-you');
  expect(existsSync(join(folder, 'errand.json'))).toBe(false);
  expect(desk.storeDir).toBe(folder);
});

test('an errand that fails changes nothing, is told, and is not tried again', async () => {
  const { client, folder, close } = await testDesk();
  const id = await testArticle(client);
  await close();
  writeFileSync(
    join(folder, 'errand.json'),
    JSON.stringify({ kind: 'restore', path: '/nowhere/backup.zip' }),
  );
  await runErrand(folder, now, quiet);
  await runErrand(folder, now, quiet);
  const { client: again } = await testDesk(folder);
  expect(await again.call('upkeep.news', null)).toMatchObject({
    kind: 'failed',
    what: 'restore',
    error: { code: 'no-such-file' },
  });
  expect((await again.call('articles.peek', { id })).meta.id).toBe(id);
});
