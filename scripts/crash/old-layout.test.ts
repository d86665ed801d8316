import { expect, test } from 'vitest';
import { LATEST } from '../../main/desk/store/migrate.ts';
import { MIGRATIONS } from '../../main/desk/store/migrations/index.ts';
import { storeFile } from '../../main/desk/store/store-file.ts';
import { testArticle, testDesk } from '../../main/desk/testing/desk.ts';
import { layoutIn, makeOld } from './old-layout.ts';

test('a store made old has the old layout, and comes back up to date with all that was in it', async () => {
  const first = await testDesk();
  const id = await testArticle(first.client);
  const before = await first.client.call('articles.peek', { id });
  const { folder } = first;
  await first.close();
  for (let back = 1; back < MIGRATIONS.length; back += 1) {
    expect(await makeOld(folder, back)).toBe(MIGRATIONS.at(-1 - back)?.number);
    const again = await testDesk(folder);
    expect((await again.client.call('articles.peek', { id })).content).toEqual(before.content);
    expect((await again.client.call('store.check', null)).problems).toEqual([]);
    await again.close();
    expect(layoutIn(storeFile(folder))).toBe(LATEST);
  }
});
