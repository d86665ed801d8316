import { expect, test } from 'vitest';
import { workplace } from './testing/workplace.ts';

test('values that make no sense are refused in words, and nothing is set', async () => {
  const { galley, importStory } = workplace();
  const id = await importStory();
  const before = (await galley('show', id, '--json')).json;
  const refused: [string, RegExp][] = [
    ['embargo=2026-02-30T00:00Z', /is no time for embargo/],
    ['embargo=0000-01-01T00:00Z', /is no time for embargo/],
    ['due=2026-04-31T10:00Z', /is no time for due/],
    ['language=english', /“english” is no language/],
    ['language=en-XX', /is no language/],
    ['keyword-=notthere', /no keyword “notthere”/],
    ['topic-=notthere', /no topic “notthere”/],
    [
      `slugline=${'x'.repeat(100_000)}`,
      /The slugline is too long: at most 2,000 characters fit\. Nothing was set/,
    ],
    [`dateline=${'x'.repeat(500)}`, /The dateline is too long/],
    [`topic+=${'x'.repeat(500)}`, /The topic is too long/],
  ];
  for (const [typed, message] of refused) {
    const { code, err, out } = await galley('set', id, 'headline=Other', typed);
    expect([typed.slice(0, 40), code, out]).toEqual([typed.slice(0, 40), 1, '']);
    expect(err).toMatch(message);
  }
  expect((await galley('show', id, '--json')).json).toEqual(before);
}, 60_000);

test('a set that fails leaves no topic of the house behind', async () => {
  const { galley, importStory } = workplace();
  const id = await importStory();
  expect((await galley('set', id, 'topic+=Ice roads', 'priority=0')).code).toBe(1);
  // Had it stayed, this would not make it.
  const set = await galley('set', id, 'topic+=Ice roads', 'topic+=ice-roads', 'topic+=Snow roads', '--json');
  expect(set.err).toContain('“Ice roads” is in no vocabulary');
  expect(set.json).toMatchObject({
    topics: [
      { scheme: 'house', name: 'Ice roads' },
      { scheme: 'house', name: 'Snow roads' },
    ],
  });
  const undone = await galley('set', id, 'topic+=Gone again', 'topic-=Gone again', '--json');
  expect(undone.json).toMatchObject({ topics: [{ name: 'Ice roads' }, { name: 'Snow roads' }] });
  expect(undone.err).toBe('');
}, 60_000);

test('values are cleaned, words count once, and an empty value clears', async () => {
  const { galley, importStory } = workplace();
  const id = await importStory();
  const set = await galley(
    'set',
    id,
    'slugline=a\u0001b',
    'signOff= AFP ',
    'headline= Ice\u0007 again ',
    'editorNote=\n first\nsecond \n',
    'keywords=a, a, b, A',
    'priority=2',
    'language=de-at',
    '--json',
  );
  expect(set.json).toMatchObject({
    slugline: 'ab',
    signOff: 'AFP',
    headline: 'Ice again',
    editorNote: 'first\nsecond',
    keywords: ['a', 'b'],
    priority: 2,
    language: 'de-AT',
  });
  const cleared = await galley('set', id, 'priority=', 'language=', 'keyword-=B', 'slugline=', '--json');
  expect(cleared).toMatchObject({
    code: 0,
    json: { priority: 5, language: 'en-GB', keywords: ['a'], slugline: '' },
  });
}, 60_000);

test('a dateline that stays unmatched is told, a past embargo as well', async () => {
  const { galley, importStory } = workplace();
  const id = await importStory();
  const told = async (value: string) => (await galley('set', id, value)).err;
  expect(await told('dateline=Springfield')).toContain('“Springfield” is not in the list of places');
  expect(await told('dateline=asdf qwer')).toContain('“asdf qwer” is not in the list of places');
  expect(await told('dateline=### !!')).toContain('does not read as a dateline');
  expect(await told('dateline=Tromsø, Norway')).toBe('');
  const two = await galley('set', id, 'dateline=Tokyo, Seoul', '--json');
  expect(two.json).toMatchObject({ dateline: { text: 'TOKYO/SEOUL –' } });
  expect(await told('embargo=2001-01-01T00:00Z')).toContain('is already over');
}, 60_000);

test('what can be set is told in the spelling of the article', async () => {
  const { galley, importStory } = workplace();
  const id = await importStory();
  const { code, err } = await galley('set', id, 'foo=x');
  expect(code).toBe(2);
  for (const name of ['signOff', 'editorNote', 'usageTerms', 'keyword+=', 'topic-='])
    expect(err).toContain(name);
  const help = (await galley('help', 'set')).out;
  expect(help).toContain('galley set ID FIELD=VALUE…');
  expect(help).toContain('signOff');
  expect((await galley('set', id, 'SIGNOFF=AFP', '--json')).json).toMatchObject({ signOff: 'AFP' });
});
