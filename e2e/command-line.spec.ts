import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Galley, test } from './app.ts';
import { ROOT } from './runtime.ts';

const STORY = `Ice closes the airport
TROMSØ, Norway, Nov 3 (Reuters) - The airport closed on Friday.

It opened again at noon.
`;

/** The command line on the store of the running app. */
function command(galley: Galley, ...argv: string[]) {
  const program = join(ROOT, 'main/cli/index.ts');
  const ran = spawnSync(
    process.execPath,
    [program, ...argv, '--store', galley.store, '--as', 'CRN', '--json'],
    {
      cwd: galley.folder,
      encoding: 'utf8',
    },
  );
  return { code: ran.status, err: ran.stderr, json: ran.stdout === '' ? null : JSON.parse(ran.stdout) };
}

test('with the app open, the command line works through it, and the window shows what it did', async ({
  galley,
}) => {
  writeFileSync(join(galley.folder, 'story.txt'), STORY);
  const page = await galley.launch();
  await page.getByLabel('Name').fill('Mara Halvorsen');
  await page.keyboard.press('Enter');
  await expect(page.getByText('tromso-ferry-quay').first()).toBeVisible();

  const imported = command(galley, 'import', 'story.txt');
  expect(imported.code, imported.err).toBe(0);
  const id = imported.json[0].articleId;
  await expect(page.getByText('Ice closes the airport').first()).toBeVisible();

  expect(command(galley, 'set', id, 'slugline=airport-ice').json.slugline).toBe('airport-ice');
  await expect(page.getByText('airport-ice').first()).toBeVisible();

  // The service dies and is started again: the door is open again as well.
  await galley.kill('desk');
  await expect.poll(() => command(galley, 'show', id).json?.headline).toBe('Ice closes the airport');
  expect(command(galley, 'check').json).toMatchObject({ ok: true, articles: 2 });

  await galley.close();
  // And without the app.
  expect(command(galley, 'list').json).toHaveLength(2);
  expect(galley.complaints).toEqual([]);
});
