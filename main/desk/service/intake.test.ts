import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sharedDir } from '../../../scripts/fixtures.ts';
import { inlineToText } from '../../../shared/manuscript/inline.ts';
import { tempFolder, testDesk } from '../testing/desk.ts';

const STORY = `Ice closes the airport
TROMSØ, Norway, Jan 3 (Reuters) - The airport closed on Friday.

It opened again at noon.
`;

test('a story becomes an article; a bad file is reported and the others still go in', async () => {
  const { desk } = await testDesk(tempFolder(), () => new Date('2026-01-04T10:00:00Z'));
  const cli = desk.client('cli');
  const folder = tempFolder();
  const story = join(folder, 'story.txt');
  writeFileSync(story, STORY);
  writeFileSync(join(folder, 'empty.txt'), '');
  const paths = [join(folder, 'gone.txt'), join(folder, 'empty.txt'), folder, story];
  const results = await cli.call('intake.files', { files: paths.map((path) => ({ path })) });
  expect(results.map((result) => (result.ok ? result.outcome : result.error.code))).toEqual([
    'no-such-file',
    'empty-file',
    'is-a-folder',
    'new',
  ]);
  const good = results.at(-1);
  if (!good?.ok) throw new Error('not taken in');
  expect(good).toMatchObject({ file: story, headline: 'Ice closes the airport' });
  const { content, meta } = await cli.call('articles.peek', { id: good.articleId });
  expect(content.fields.dateline).toMatchObject({ date: '2026-01-03', source: 'Reuters' });
  expect(content.blocks).toHaveLength(2);
  expect(meta.state).toBe('draft');
  const [entry] = await cli.call('articles.history', { id: good.articleId });
  expect(entry?.revision).toMatchObject({ reason: 'imported', note: 'story.txt' });
});

test('a day without a year is never in the future', async () => {
  const { desk } = await testDesk(tempFolder(), () => new Date('2026-01-02T10:00:00Z'));
  const cli = desk.client('cli');
  const story = join(tempFolder(), 'story.txt');
  writeFileSync(story, STORY.replace('Jan 3', 'Dec 30'));
  const [result] = await cli.call('intake.files', { files: [{ path: story }] });
  if (!result?.ok) throw new Error('not taken in');
  const { content } = await cli.call('articles.peek', { id: result.articleId });
  expect(content.fields.dateline?.date).toBe('2025-12-30');
});

test('a window reads only what a person chose', async () => {
  const { client, desk } = await testDesk();
  const story = join(tempFolder(), 'story.txt');
  writeFileSync(story, STORY);
  const [named] = await client.call('intake.files', { files: [{ path: story }] });
  expect(named).toMatchObject({ ok: false, error: { code: 'not-for-you' } });
  desk.grant('token', story);
  const [chosen] = await client.call('intake.files', { files: [{ token: 'token' }] });
  expect(chosen).toMatchObject({ ok: true, file: 'story.txt' });
});

test('the reference clipping comes in whole', async ({ skip }) => {
  const shared = sharedDir();
  if (!shared) return skip('../shared is not here');
  const { desk } = await testDesk();
  const cli = desk.client('cli');
  const path = join(shared, 'seed-story.txt');
  const [result] = await cli.call('intake.files', { files: [{ path }] });
  if (!result?.ok) throw new Error('not taken in');
  const { content } = await cli.call('articles.peek', { id: result.articleId });
  expect(content.blocks).toHaveLength(11);
  expect(content.fields).toMatchObject({ signOff: 'BLOOMBERG' });
  expect(content.placements).toMatchObject([{ photoId: null, role: 'lead', credit: 'EPA-EFE' }]);
  const source = readFileSync(path, 'utf8');
  for (const block of content.blocks) {
    if (block.type !== 'paragraph') continue;
    expect(source).toContain(inlineToText(block.inline).slice(0, 60));
  }
});

test('a story in a script of one language gets that language, and it is said', async () => {
  const { desk } = await testDesk();
  const cli = desk.client('cli');
  const texts = {
    'ja.txt': `大雪で空港閉鎖\n\n【トロムソ＝佐藤太郎】${'気象庁は三日、北部の空港が大雪のため閉鎖されたと発表した。'.repeat(3)}\n`,
    'ru.txt': `Аэропорт закрыт\n\n${'Аэропорт на севере страны закрыт из-за снегопада, сообщили власти. '.repeat(3)}\n`,
    'en.txt': STORY,
  };
  const seen = [];
  for (const [name, text] of Object.entries(texts)) {
    const path = join(tempFolder(), name);
    writeFileSync(path, text);
    const [result] = await cli.call('intake.files', { files: [{ path }] });
    if (!result?.ok) throw new Error('not taken in');
    const { content } = await cli.call('articles.peek', { id: result.articleId });
    const said = result.warnings.filter((warning) => /language/.test(warning));
    seen.push([name, content.fields.language, said, content.fields.dateline?.text ?? null]);
  }
  expect(seen).toEqual([
    ['ja.txt', 'ja', ['The language was set to ja by the script of the text.'], '【トロムソ＝佐藤太郎】'],
    ['ru.txt', 'en-GB', [expect.stringContaining('does not say its language')], null],
    ['en.txt', 'en-GB', [], 'TROMSØ, Norway, Jan 3 (Reuters) -'],
  ]);
});

test('what is no file is refused, not waited for', async ({ skip }) => {
  const { desk } = await testDesk();
  const cli = desk.client('cli');
  const folder = tempFolder();
  const pipe = join(folder, 'pipe');
  if (spawnSync('mkfifo', [pipe]).status !== 0) skip('this system has no pipes with names');
  symlinkSync('round', join(folder, 'round'));
  const paths = [pipe, '/dev/zero', join(folder, 'round'), join(folder, 'n'.repeat(300))];
  const results = await cli.call('intake.files', { files: paths.map((path) => ({ path })) });
  expect(results.map((result) => (result.ok ? result.outcome : result.error.code))).toEqual([
    'not-a-file',
    'not-a-file',
    'not-readable',
    'not-readable',
  ]);
});
