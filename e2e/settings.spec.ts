import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './app.ts';
import { DeskScreen } from './pages/desk.ts';
import { callDesk } from './pages/desk-api.ts';
import { FirstRunScreen } from './pages/first-run.ts';
import { SettingsScreen } from './pages/settings.ts';
import { chooseInDialogs } from './pages/system-dialogs.ts';

test('person, people and house are kept when a field is left', async ({ galley }) => {
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen', 'desk');
  const settings = new SettingsScreen(page);
  await settings.open();
  const you = settings.section('You');
  await you.getByLabel('Name').fill('Mara H. Halvorsen');
  await page.keyboard.press('Tab');
  await expect(settings.saved).toHaveText('Saved: you');

  const people = settings.section('People');
  await people.getByRole('button', { name: 'Add somebody' }).press('Enter');
  await expect(people.getByLabel('Name')).toBeFocused();
  await page.keyboard.type('Jon Okafor');
  await page.keyboard.press('Enter');
  await expect(people.getByRole('listitem')).toHaveCount(2);
  await people.getByRole('button', { name: 'Add somebody' }).press('Enter');
  await people.getByLabel('Name').fill('Johan Olsen');
  await expect(people.getByLabel('Initials')).toHaveValue('JO');
  await people.getByRole('button', { name: 'Add', exact: true }).press('Enter');
  await expect(people.getByRole('alert').or(people.locator('form'))).toContainText('JO');
  await people.getByLabel('Initials').fill('JOL');
  await people.getByRole('button', { name: 'Add', exact: true }).press('Enter');
  await expect(people.getByRole('listitem')).toHaveCount(3);

  const house = settings.section('The house');
  await house.getByLabel('Provider').fill('Islands News Agency');
  await house.getByLabel('Copyright line').fill('© 2026 Islands News Agency');
  await house.getByLabel('Sign-off').fill('ISLANDS');
  await page.keyboard.press('Tab');
  await expect(settings.saved).toHaveText('Saved: the house');
  await house.getByRole('button', { name: 'Dateline style' }).click();
  await page.getByRole('option', { name: /^AFP / }).click();
  await expect
    .poll(async () => (await callDesk(page, 'desk.status', null)).house)
    .toMatchObject({ provider: 'Islands News Agency', signOff: 'ISLANDS', datelineStyle: 'afp' });
  const { person, people: everybody } = await callDesk(page, 'desk.status', null);
  expect(person?.name).toBe('Mara H. Halvorsen');
  expect(everybody.map((one) => one.initials).sort()).toEqual(['JO', 'JOL', 'MH']);
});

test('somebody in the list is changed by keyboard, and their stories follow', async ({ galley }) => {
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen', 'desk');
  await callDesk(page, 'desk.addPerson', { name: 'Jon Okafor', initials: 'JO', role: 'reporter' });
  const { people } = await callDesk(page, 'desk.status', null);
  const jon = people.find((someone) => someone.initials === 'JO');
  const { rows } = await callDesk(page, 'articles.list', {});
  await callDesk(page, 'articles.setDesk', { ids: rows.map(({ id }) => id), assignee: jon?.id ?? '' });
  const settings = new SettingsScreen(page);
  await settings.open();
  const list = settings.section('People');
  const change = list.getByRole('button', { name: 'Change Jon Okafor' });
  await change.press('Enter');
  await expect(list.getByLabel('Name')).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Jon Osei');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('MH');
  await page.keyboard.press('Enter');
  await expect(list.locator('form')).toContainText('belong to Mara Halvorsen');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('JOS');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: 'reporter' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option')).toHaveCount(0);
  await expect(list.getByRole('button', { name: 'Role' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(settings.saved).toHaveText('Saved: people');
  await expect(list.getByRole('button', { name: 'Change Jon Osei' })).toBeFocused();
  const after = await callDesk(page, 'desk.status', null);
  expect(after.people.find(({ id }) => id === jon?.id)).toMatchObject({
    name: 'Jon Osei',
    initials: 'JOS',
    role: 'editor',
  });
  const [row] = (await callDesk(page, 'articles.list', {})).rows;
  expect(row?.assigneeInitials).toBe('JOS');

  await page.keyboard.press('Enter');
  await expect(list.getByLabel('Name')).toBeFocused();
  await page.keyboard.type('Nobody');
  await page.keyboard.press('Escape');
  await expect(list.getByRole('button', { name: 'Change Jon Osei' })).toBeFocused();
});

test('what the house is called goes out with a package', async ({ galley }) => {
  const page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen', 'desk');
  const settings = new SettingsScreen(page);
  await settings.open();
  const house = settings.section('The house');
  for (const [label, words] of [
    ['Provider', 'Islands News Agency'],
    ['Publisher', 'Islands Press'],
    ['Copyright line', '© 2026 Islands News Agency'],
  ] as const) {
    await house.getByLabel(label).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(words);
    await page.keyboard.press('Tab');
  }
  await expect
    .poll(async () => (await callDesk(page, 'desk.status', null)).house)
    .toMatchObject({ publisher: 'Islands Press', copyrightLine: '© 2026 Islands News Agency' });
  await page.keyboard.press('Control+1');
  const desk = new DeskScreen(page);
  await desk.expectTotal(1);
  const id = (await callDesk(page, 'articles.list', {})).rows[0]?.id ?? '';
  for (const to of ['submitted', 'in-review', 'approved'] as const) {
    await callDesk(page, 'articles.move', { id, to, reason: '' });
  }
  const out = join(galley.folder, 'out');
  mkdirSync(out);
  await chooseInDialogs(galley, [out]);
  await desk.list.focus();
  await page.keyboard.press('Control+Shift+e');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Choose a folder…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Export', exact: true })).toBeEnabled();
  await dialog.getByRole('button', { name: 'Export', exact: true }).press('Enter');
  await expect(dialog).toContainText('Written and checked.');
  const folder = join(out, readdirSync(out)[0] ?? '');
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  for (const name of ['article.html', 'article.newsml.xml', 'article.ninjs.json']) {
    expect(read(name), name).toContain('© 2026 Islands News Agency');
  }
  expect(read('article.newsml.xml')).toContain('Islands News Agency');
  expect(read('article.html')).toContain('Islands Press');
});

test('light and dark are chosen, and kept over a restart', async ({ galley }) => {
  let page = await galley.launch();
  await new FirstRunScreen(page).begin('Mara Halvorsen');
  await new SettingsScreen(page).open();
  await page.getByRole('radio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  page = await galley.relaunch();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('radio', { name: 'Dark' }).or(page.getByRole('grid')).first()).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('appearance light');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});
