import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../main/desk/store/store.ts';
import { expect, test } from './app.ts';
import { DeskScreen } from './pages/desk.ts';
import { callDesk } from './pages/desk-api.ts';
import { FirstRunScreen } from './pages/first-run.ts';
import { ProblemScreen } from './pages/problem.ts';

test('a person sits down by keyboard, and the sample story is on the desk', async ({ galley }) => {
  const page = await galley.launch();
  const first = new FirstRunScreen(page);
  await first.begin('Mara Halvorsen', 'editor');
  const desk = new DeskScreen(page);
  await desk.expectTotal(1);
  await expect(desk.row('tromso-ferry-quay')).toHaveAttribute('aria-selected', 'true');
  await expect(desk.headline).toContainText('Tromsø');
  const { person } = await callDesk(page, 'desk.status', null);
  expect(person).toMatchObject({ name: 'Mara Halvorsen', initials: 'MH', role: 'editor' });
  expect(galley.complaints).toEqual([]);
});

test('initials follow the name until they are typed, and both are needed', async ({ galley }) => {
  const page = await galley.launch();
  const first = new FirstRunScreen(page);
  await first.open.click();
  await expect(page.getByText('Your name is needed.')).toBeVisible();
  await first.name.fill('Ilir Dede');
  await expect(first.initials).toHaveValue('ID');
  await first.initials.fill('ILD');
  await first.name.fill('Ilir A. Dede');
  await expect(first.initials).toHaveValue('ILD');
});

test('the house style that is chosen is the house’s', async ({ galley }) => {
  const page = await galley.launch();
  const first = new FirstRunScreen(page);
  await first.name.fill('Mara Halvorsen');
  await page.getByRole('button', { name: 'House style' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: 'Commonwealth newspaper' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: 'Reuters' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'House style' })).toBeFocused();
  await expect(page.getByRole('button', { name: 'House style' })).toContainText('Reuters');
  await first.name.press('Enter');
  await expect(page.getByRole('grid')).toBeVisible();
  const { house } = await callDesk(page, 'desk.status', null);
  expect(house.datelineStyle).toBe('reuters');
});

test('a store that a newer app wrote is left alone, and the screen says so', async ({ galley }) => {
  const store = openStore(galley.store);
  store.write.run('PRAGMA user_version = 999999');
  store.close();
  const before = readFileSync(join(galley.store, 'galley.sqlite'));
  const page = await galley.launch();
  const problem = new ProblemScreen(page);
  await expect(problem.words).toContainText('newer');
  await expect(problem.words).toContainText('What is safe');
  expect(await problem.code()).toBe('store-newer');
  await expect(problem.root).not.toContainText(/at \w+ \(|Error:/);
  await expect(problem.retry).toBeFocused();
  await galley.close();
  expect(readFileSync(join(galley.store, 'galley.sqlite')).equals(before)).toBe(true);
});

test('a store that another Galley has open is not touched; it opens once that one has gone', async ({
  galley,
}) => {
  const other = openStore(galley.store);
  const page = await galley.launch();
  const problem = new ProblemScreen(page);
  await expect(problem.words).toContainText('another', { ignoreCase: true });
  expect(await problem.code()).toBe('store-locked');
  other.close();
  await problem.retry.press('Enter');
  await expect(new FirstRunScreen(page).name).toBeVisible();
});
