import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { logger } from '../../log.ts';
import { tempFolder, testDesk } from '../testing/desk.ts';
import { assetName } from './backup-format.ts';
import { lookOnce } from './schedule.ts';

const DAY = 86_400_000;
const log = logger('test');

test('a look makes the daily backup once a day, and reads the store whole once a week', async () => {
  const clock = { now: Date.UTC(2026, 5, 1, 9) };
  const { client, desk } = await testDesk(tempFolder(), () => new Date(clock.now));
  await lookOnce(desk, log);
  await lookOnce(desk, log);
  expect((await client.call('backups.status', null)).entries).toMatchObject([{ kind: 'daily' }]);
  expect(desk.lookOverDue(false)).toBe(false);
  clock.now += DAY;
  await lookOnce(desk, log);
  expect((await client.call('backups.status', null)).entries).toHaveLength(2);
  clock.now += 7 * DAY;
  expect(desk.lookOverDue(false)).toBe(true);
});

test('what the look finds is left for the person to read, and the windows are told', async () => {
  const { client, desk, folder, events } = await testDesk();
  const asset = readdirSync(join(folder, 'assets'), { recursive: true, withFileTypes: true }).find((one) =>
    one.isFile(),
  );
  rmSync(join(folder, assetName(asset?.name ?? '')));
  await lookOnce(desk, log);
  const news = await client.call('upkeep.news', null);
  expect(news).toMatchObject({ kind: 'damaged', problems: [{ rule: 'asset-missing' }] });
  expect(events.map(({ event }) => event)).toContain('backups.changed');
  await client.call('upkeep.newsRead', null);
  expect(await client.call('upkeep.news', null)).toBeNull();
});
