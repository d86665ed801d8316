import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { statusSchema } from '../shared/contract/desk.ts';
import { type Outcome, outcomeSchema } from '../shared/shell/calls.ts';
import { expect, test } from './app.ts';

async function call(page: Page, name: string, input: unknown): Promise<Outcome> {
  const json = await page.evaluate(([name, json]) => window.galley.call(name, json), [
    name,
    JSON.stringify(input),
  ] as const);
  return outcomeSchema.parse(JSON.parse(json));
}

async function status(page: Page): Promise<string> {
  const outcome = await call(page, 'desk.status', null);
  return outcome.ok ? statusSchema.parse(outcome.value).store : outcome.error.code;
}

test('the window speaks with the desk service, which holds the store that was asked for', async ({
  galley,
}) => {
  const page = await galley.launch();
  expect(await status(page)).toBe(galley.store);
  expect(existsSync(join(galley.store, 'galley.sqlite'))).toBe(true);
  expect(await call(page, 'toString', null)).toMatchObject({ ok: false });
  expect(galley.complaints).toEqual([]);
});

test('a desk service that was killed comes back without a reload', async ({ galley }) => {
  const page = await galley.launch();
  await status(page);
  const before = await galley.pids();
  const changes = await page.evaluateHandle(() => {
    const seen: string[] = [];
    window.galley.onShell((json) => seen.push(json));
    return seen;
  });
  await page.evaluate(() => Object.assign(window, { mark: true }));
  await galley.kill('desk');
  await expect.poll(() => changes.evaluate((seen) => seen.length)).toBe(2);
  expect(await changes.evaluate((seen) => seen.map((json) => JSON.parse(json).payload))).toEqual([
    'lost',
    'ready',
  ]);
  expect(await status(page)).toBe(galley.store);
  expect((await galley.pids()).desk).not.toBe(before.desk);
  expect(await page.evaluate(() => 'mark' in window)).toBe(true);
});

test('a page that was killed comes back and speaks with the same service', async ({ galley }) => {
  await galley.launch();
  const before = await galley.pids();
  const page = await galley.killPage();
  expect(await status(page)).toBe(galley.store);
  const after = await galley.pids();
  expect(after.desk).toBe(before.desk);
  expect(after.page).not.toBe(before.page);
});

test('a store that cannot be opened is told to the window, and tried again when a person asks', async ({
  galley,
}) => {
  writeFileSync(galley.store, 'not a folder');
  const page = await galley.launch();
  const first = await call(page, 'desk.status', null);
  expect(first).toMatchObject({
    ok: false,
    error: { message: expect.any(String), hint: expect.any(String) },
  });
  expect(readFileSync(galley.store, 'utf8')).toBe('not a folder');
  const again = await page.evaluate(async () => {
    await window.galley.shell('retryDesk', 'null');
    return window.galley.call('desk.status', 'null');
  });
  expect(again).toContain('"ok":false');
});

test('a second start on the same store brings the first window to the front and ends', async ({ galley }) => {
  await galley.launch();
  await galley.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const focused = galley.app.evaluate(
    ({ app }) => new Promise<void>((resolve) => app.once('second-instance', () => setImmediate(resolve))),
  );
  const code = await galley.startAgain();
  await focused;
  expect(code).toBe(0);
  expect(
    await galley.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.isMinimized()),
    ),
  ).toEqual([false]);
});

test('the window opens where it was', async ({ galley }) => {
  await galley.launch();
  const place = { x: 120, y: 90, width: 1000, height: 700 };
  await galley.app.evaluate(
    ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to),
    place,
  );
  await galley.relaunch();
  const found = await galley.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  );
  expect(found).toEqual(place);
});

test('a file that is pasted reaches the service under a token, and is gone after the run', async ({
  galley,
}) => {
  const page = await galley.launch();
  await call(page, 'desk.setPerson', { name: 'Mara Lind', initials: 'ML', role: 'reporter' });
  const story =
    'Ministers meet in Paris\n\nPARIS, June 3 (Reuters) - Ministers met on Tuesday and agreed on little.\n';
  const answer = await page.evaluate((text) => window.galley.files([new File([text], 'note.txt')]), story);
  const [file] = JSON.parse(answer).value as { token: string; name: string }[];
  expect(file?.name).toBe('note.txt');
  const first = { files: [{ token: file?.token }] };
  expect(await call(page, 'intake.files', first)).toMatchObject({
    ok: true,
    value: [{ ok: true, headline: 'Ministers meet in Paris' }],
  });
  const unknown = await call(page, 'intake.files', { files: [{ token: 'made-up' }] });
  expect(unknown).not.toMatchObject({ ok: true, value: [{ ok: true }] });
  const path = await call(page, 'intake.files', { files: [{ path: '/etc/hostname' }] });
  expect(path).not.toMatchObject({ ok: true, value: [{ ok: true }] });
});

test('closing the window ends every process in order', async ({ galley }) => {
  await galley.launch();
  const pids = Object.values(await galley.pids());
  expect(pids.every((pid) => pid > 0)).toBe(true);
  await galley.close();
  const alive = pids.filter((pid) => existsSync(`/proc/${pid}`));
  expect(alive).toEqual([]);
  expect(existsSync(join(galley.store, 'galley.sqlite-wal'))).toBe(false);
});
