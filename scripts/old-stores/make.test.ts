import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startDesk } from '../../main/desk/start.ts';
import { openReadable } from '../../main/desk/store/db.ts';
import { LATEST } from '../../main/desk/store/migrate.ts';
import { MIGRATIONS } from '../../main/desk/store/migrations/index.ts';
import { restoreBackup } from '../../main/desk/upkeep/restore.ts';
import { DATA, makeOldStore } from './make.ts';
import { ARTICLES } from './words.ts';

test('every layout that ever landed has a store here', () => {
  expect([...DATA.keys()]).toEqual(MIGRATIONS.map(({ number }) => number));
});

test.each([...DATA.keys()])(
  'a store of layout %i opens, after a copy, with everything in it',
  async (layout) => {
    const home = mkdtempSync(join(tmpdir(), 'galley-old-'));
    onTestFinished(() => rmSync(home, { recursive: true, force: true }));
    const folder = join(home, 'store');
    makeOldStore(folder, layout);
    await expectWhole(folder);

    const copies = readdirSync(join(folder, 'backups')).filter((name) => name.startsWith('before-migration'));
    const steps = MIGRATIONS.filter(({ number }) => number >= layout && number < LATEST);
    expect(copies.map((name) => Number(/from-(\d+)/.exec(name)?.[1])).sort((a, b) => a - b)).toEqual(
      steps.map(({ number }) => number),
    );
    const [oldest] = copies.sort();
    if (oldest === undefined) return;
    const copy = openReadable(join(folder, 'backups', oldest));
    expect(copy.get<{ user_version: number }>('PRAGMA user_version')?.user_version).toBe(layout);
    copy.close();
    // The way back: the copy is put in place again, and is brought up to date once more.
    await restoreBackup(join(folder, 'backups', oldest), folder, true);
    await expectWhole(folder);
  },
);

async function expectWhole(folder: string): Promise<void> {
  const desk = await startDesk({ storeDir: folder, door: false, exactSearch: true });
  try {
    const client = desk.client('window');
    expect((await client.call('store.check', null)).problems).toEqual([]);
    const status = await client.call('desk.status', null);
    expect(status).toMatchObject({ articles: ARTICLES.length, person: { initials: 'MH' } });
    for (const article of ARTICLES) {
      const { content, meta } = await client.call('articles.peek', { id: article.id });
      expect(meta.state).toBe(article.state);
      expect(content.blocks.map((block) => JSON.stringify(block)).join()).toContain(article.now.at(-1));
      for (const { hash } of await client.call('articles.history', { id: article.id })) {
        await client.call('articles.revision', { id: article.id, hash });
      }
    }
    expect((await client.call('photos.list', {})).rows).toMatchObject([{ fileMissing: false }]);
    expect((await client.call('articles.list', { search: 'runway' })).total).toBe(1);
    const backup = await client.call('backups.make', null);
    expect(backup).toMatchObject({ articles: ARTICLES.length, photos: 1 });
  } finally {
    await desk.close();
  }
}
