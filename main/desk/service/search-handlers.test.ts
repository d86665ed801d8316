import { expect, test } from 'vitest';
import { blankContent } from '../../../shared/article/content.ts';
import { inlineFromText } from '../../../shared/manuscript/inline.ts';
import { tempFolder, testDesk } from '../testing/desk.ts';

test('searches are kept by name in the store, and no name is given twice', async () => {
  const folder = tempFolder();
  const first = await testDesk(folder);
  const late = await first.client.call('searches.save', { name: 'Late', search: 'from:7d', order: 'newest' });
  await first.client.call('searches.save', { name: 'Ärger', search: 'state:draft', order: 'best' });
  await expect(
    first.client.call('searches.save', { name: 'LATE', search: 'x', order: 'best' }),
  ).rejects.toThrow('Another search is called');
  await first.client.call('searches.save', { ...late, name: 'This week' });
  await first.desk.close();
  const again = await testDesk(folder);
  expect((await again.client.call('searches.list', null)).map(({ name }) => name)).toEqual([
    'Ärger',
    'This week',
  ]);
  await again.client.call('searches.remove', { id: late.id });
  expect(await again.client.call('searches.list', null)).toHaveLength(1);
});

test('stories are found by whom they are with, in words as well', async () => {
  const { client } = await testDesk();
  const { people } = await client.call('desk.addPerson', {
    name: 'Jon Lind',
    initials: 'JL',
    role: 'editor',
  });
  const jon = people.find(({ initials }) => initials === 'JL')?.id ?? '';
  const make = async (headline: string) => {
    const content = blankContent('b1');
    const fields = { ...content.fields, headline: inlineFromText(headline) };
    return (await client.call('articles.create', { content: { ...content, fields } })).id;
  };
  const his = await make('Gondola one');
  const free = await make('Gondola two');
  await client.call('articles.setDesk', { ids: [his], assignee: jon });
  const found = async (search: string) =>
    (await client.call('articles.list', { search })).rows.map(({ id }) => id).sort();
  expect(await found('gondola assigned:JL')).toEqual([his]);
  expect(await found('assigned:"Jon Lind"')).toEqual([his]);
  expect(await found('assigned:lind gondola')).toEqual([his]);
  expect(await found('gondola assigned:nobody')).toEqual([free]);
  expect(await found('gondola -assigned:nobody')).toEqual([his]);
  expect(await found('gondola assigned:stranger')).toEqual([]);
  await client.call('articles.move', { id: free, to: 'spiked', reason: '' });
  expect(await found('gondola')).toEqual([his]);
  expect(await found('gondola state:spiked')).toEqual([free]);
});
