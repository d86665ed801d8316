import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { tempFolder, testArticle, testDesk } from '../desk/testing/desk.ts';
import { ROOT, resourcePath } from '../paths.ts';
import { STORY, workplace } from './testing/workplace.ts';

const articleSchema = z.looseObject({
  id: z.string(),
  state: z.string(),
  placements: z.array(z.looseObject({ id: z.string(), altText: z.string() })),
});

test('from a file to a package, as a cron job would', async () => {
  const { galley, importStory, cwd } = workplace();
  const id = await importStory();
  expect((await galley('list', '--json')).json).toEqual([
    {
      id,
      headline: 'Ice closes the airport',
      slugline: '',
      state: 'draft',
      updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    },
  ]);
  const photo = resourcePath('sample', 'quay.jpg');
  const attached = await galley('attach', id, photo, '--role', 'lead', '--json');
  expect(attached).toMatchObject({
    code: 0,
    json: [{ caption: '', credit: '', assetId: expect.any(String) }],
  });
  for (const state of ['submitted', 'in-review']) expect((await galley('state', id, state)).code).toBe(0);
  const refused = await galley('state', id, 'approved');
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('Alt text missing on the lead photo');
  expect(refused.out).toBe('');
  const shown = articleSchema.parse((await galley('show', id, '--json')).json);
  const placement = shown.placements[0]?.id ?? '';
  const words = ['caption=The quay.', 'credit=LENA DAHL', 'altText=A ferry = at a quay'];
  const captioned = await galley('caption', id, placement, ...words, '--json');
  expect(captioned.json).toMatchObject({ caption: 'The quay.', altText: 'A ferry = at a quay' });
  await galley('set', id, 'slugline=ice', 'embargo=2999-01-01T06:00+01:00');
  expect((await galley('state', id, 'approved', '--json')).json).toMatchObject({
    state: 'approved',
    version: 1,
  });
  const exported = await galley('export', id, '--out', 'out', '--zip', '--json');
  expect(exported).toMatchObject({
    code: 0,
    json: [{ articleId: id, path: join(cwd, 'out', 'ice_v1.zip') }],
  });
  expect(exported.err.toLowerCase()).toContain('embargo');
  const verified = await galley('verify', join('out', 'ice_v1.zip'), '--json');
  expect(verified).toMatchObject({ code: 0, json: [] });
  mkdirSync(join(cwd, 'not'));
  expect(await galley('verify', 'not', '--json')).toMatchObject({ code: 1, json: [expect.anything()] });
}, 60_000);

test('set takes every plain field, reads datelines, tags, and refuses what makes no sense', async () => {
  const { galley, importStory } = workplace();
  const id = await importStory();
  const { json, err } = await galley(
    'set',
    id,
    'headline=Ice, again',
    'byline=By Mara Halvorsen and Ilir Dede',
    'section=Islands',
    'language=en-gb',
    'priority=2',
    'keywords=ice, airport',
    'keyword+=Norway',
    'dateline=Kananaskis, Alberta',
    'topic+=weather',
    'topic+=Ice roads',
    'assignee=mh',
    'due=2026-11-05T10:00:00Z',
    '--json',
  );
  expect(json).toMatchObject({
    headline: 'Ice, again',
    byline: ['Mara Halvorsen', 'Ilir Dede'],
    section: 'Islands',
    language: 'en-GB',
    priority: 2,
    keywords: ['ice', 'airport', 'Norway'],
    dateline: { place: { name: 'Kananaskis', region: 'Alberta', countryCode: 'CA' } },
    topics: [{ scheme: 'medtop' }, { scheme: 'house', name: 'Ice roads' }],
    due: '2026-11-05T10:00:00Z',
  });
  expect(err).toContain('“Ice roads” is in no vocabulary');
  const again = await galley('set', id, 'topic-=ICE ROADS', 'dateline=', 'embargo=', '--json');
  expect(again.json).toMatchObject({ topics: [{ scheme: 'medtop' }], dateline: null });
  const codes: [string, number][] = [
    ['body=x', 2],
    ['headline+=x', 2],
    ['nonsense', 2],
    ['embargo=tomorrow', 1],
    ['embargo=2026-11-05T10:00:00', 1],
    ['priority=10', 1],
    ['language=!!', 1],
    ['topic-=not there', 1],
    ['assignee=ZZ', 1],
  ];
  for (const [typed, code] of codes)
    expect([typed, (await galley('set', id, typed)).code]).toEqual([typed, code]);
}, 60_000);

test('each thing that fails is told, the rest is done, and the end is 1', async () => {
  const { galley, importStory, cwd } = workplace();
  const id = await importStory();
  const mixed = await galley('import', 'gone.txt', 'story.txt', '--json');
  expect(mixed.code).toBe(1);
  expect(mixed.json).toMatchObject([{ file: 'story.txt' }]);
  expect(mixed.err).toContain('gone.txt: There is no file');
  const photos = await galley('attach', id, 'story.txt', resourcePath('sample', 'quay.jpg'), '--json');
  expect(photos.code).toBe(1);
  expect(photos.json).toHaveLength(1);
  const exported = await galley('export', id, 'nobody', '--out', 'out', '--json');
  expect(exported).toMatchObject({ code: 1, json: [] });
  expect(exported.err).toContain('Only an approved article is exported');
  expect(existsSync(join(cwd, 'out')) ? readdirSync(join(cwd, 'out')) : []).toEqual([]);
}, 60_000);

test('wrong usage is 2, help is 0, a store that is not there is not made by looking for it', async () => {
  const { galley, store } = workplace();
  const lines = [
    [],
    ['bogus'],
    ['show'],
    ['show', 'a', 'b'],
    ['list', '--limit', '0'],
    ['list', '--state', 'x'],
    ['list', '--colour', 'x'],
    ['export', 'id'],
    ['state', 'id'],
    ['attach', 'id', 'x.jpg', '--role', 'hero'],
  ];
  for (const line of lines) {
    const { code, err } = await galley(...line);
    expect([line, code]).toEqual([line, 2]);
    expect(err).toContain('galley COMMAND');
  }
  expect((await galley('--help')).code).toBe(0);
  expect((await galley('help')).out).toContain('import FILE…');
  expect((await galley('export', '--help')).out).toContain('--out DIR');
  const { code, err } = await galley('list');
  expect(code).toBe(1);
  expect(err).toContain('There is no store in');
  expect(existsSync(store)).toBe(false);
});

test('with the app open on the store, commands go through its service and act as themselves', async () => {
  const { client, folder, events } = await testDesk();
  const id = await testArticle(client);
  const { galley } = workplace(folder);
  const set = await galley('set', id, 'section=World', '--as', 'CRN', '--json');
  expect(set).toMatchObject({ code: 0, json: { section: 'World' } });
  expect(set.err).toContain('CRN was not known');
  expect((await galley('set', id, 'section=Islands', '--as', 'crn')).err).toBe('');
  expect(events.map((one) => one.event)).toContain('article.outdated');
  const { rows } = await client.call('articles.list', { section: 'Islands' });
  expect(rows[0]).toMatchObject({ id, changedBy: 'CRN' });
  // Who sits at the window stays who they are.
  const { person } = await client.call('desk.status', null);
  expect(person?.initials).not.toBe('CRN');
  await galley('state', id, 'submitted', '--as', 'CRN');
  const [entry] = await client.call('articles.history', { id });
  expect(entry?.revision).toMatchObject({ state: 'submitted', person: { initials: 'CRN' } });
});

test('a backup goes out and comes back; check says that all is well', async () => {
  const { galley, importStory } = workplace();
  const id = await importStory();
  expect(await galley('backup', '--out', 'b.zip', '--json')).toMatchObject({ code: 0 });
  expect(await galley('restore', 'b.zip')).toMatchObject({ code: 1 });
  const other = join(tempFolder(), 'other');
  const restored = await galley('restore', 'b.zip', '--store', other, '--json');
  expect(restored).toMatchObject({ code: 0, json: { store: other, articles: 1, replaced: null } });
  const report = await galley('check', '--store', other, '--json');
  expect(report).toMatchObject({ code: 0, json: { ok: true, articles: 1 } });
  expect((await galley('show', id, '--store', other)).out).toContain('The airport closed on Friday.');
});

test('a hand-off carries an article to another store, once', async () => {
  const here = workplace();
  const id = await here.importStory();
  await here.galley('state', id, 'submitted', '--as', 'MH');
  const written = await here.galley('handoff', id, '--out', 'ice.galley', '--json');
  const file = join(here.cwd, 'ice.galley');
  expect(written).toMatchObject({ code: 0, json: { path: file, articles: 1, photos: 0 } });
  const there = workplace();
  const first = await there.galley('import', file, '--as', 'JL', '--json');
  expect(first.json).toMatchObject([{ file, articleId: id, outcome: 'new' }]);
  expect((await there.galley('show', id, '--json')).json).toMatchObject({ id, state: 'submitted' });
  const second = await there.galley('import', file, '--as', 'JL', '--json');
  expect(second).toMatchObject({ code: 0, json: [{ articleId: id, outcome: 'unchanged' }] });
  await there.galley('set', id, 'headline=Theirs', '--as', 'JL');
  await here.galley('set', id, 'headline=Ours', '--as', 'MH');
  await there.galley('handoff', id, '--out', 'back.galley', '--as', 'JL');
  const back = await here.galley('import', join(there.cwd, 'back.galley'), '--as', 'MH', '--json');
  expect(back.json).toMatchObject([{ articleId: id, outcome: 'diverged' }]);
  expect((await here.galley('show', id, '--json')).json).toMatchObject({ headline: 'Ours' });
}, 60_000);

test('two commands at once take their turns', async () => {
  const { galley, importStory } = workplace();
  const id = await importStory();
  const runs = await Promise.all([galley('list', '--json'), galley('show', id, '--json'), galley('check')]);
  expect(runs.map((run) => run.code)).toEqual([0, 0, 0]);
});

test('the program itself: results on standard output alone, and the exit code', () => {
  const run = (...argv: string[]) =>
    spawnSync(process.execPath, [join(ROOT, 'main/cli/index.ts'), ...argv], { encoding: 'utf8' });
  const store = join(tempFolder(), 'store');
  const story = join(tempFolder(), 'story.txt');
  writeFileSync(story, STORY);
  const good = run('import', story, '--store', store, '--as', 'MH', '--json');
  expect(good.status).toBe(0);
  expect(JSON.parse(good.stdout)).toHaveLength(1);
  expect(good.stderr).not.toContain('Warning');
  expect(run('import', 'nowhere.txt', '--store', store).status).toBe(1);
  expect(run('import').status).toBe(2);
}, 120_000);

test('results that nobody could write down are a failure; a reader that has enough is none', ({ skip }) => {
  if (!existsSync('/dev/full')) skip('this system has no full device');
  const run = (script: string) =>
    spawnSync('sh', ['-c', script, 'sh', process.execPath, join(ROOT, 'main/cli/index.ts')], {
      encoding: 'utf8',
    });
  const full = run('"$1" "$2" help > /dev/full');
  expect(full.status).toBe(1);
  expect(full.stderr).toContain('could not be written');
  expect(run('{ "$1" "$2" help; echo $? >&2; } | true').stderr.trim()).toBe('0');
}, 120_000);
