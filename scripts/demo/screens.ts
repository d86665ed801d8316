import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../say.ts';
import type { Stage } from './stage.ts';
import { ARABIC, JAPANESE } from './story.ts';
import { saved } from './write.ts';

/** The desk with the list, the reading pane, a search that finds and one that does not. */
export async function showDesk(stage: Stage): Promise<void> {
  say('The desk');
  const { page } = stage;
  await stage.press('Control+1');
  const list = await stage.see(page.getByRole('grid', { name: 'Stories' }));
  await stage.quiet();
  await stage.focus(list);
  await stage.press('Home');
  await stage.see(page.getByRole('complementary', { name: 'Reading pane' }).getByRole('heading').first());
  await stage.shoot('02-desk');
  await stage.press('/');
  await stage.type('ferry');
  await stage.see(list.locator('mark').first());
  await stage.shoot('14-desk-search');
  await stage.press('Escape');
  await stage.type('zeppelin');
  await stage.see(page.getByText('No story has “zeppelin”'));
  await stage.shoot('15-desk-nothing-found');
  await stage.press('Escape');
}

/** Every command and story by a few letters. */
export async function showPalette(stage: Stage): Promise<void> {
  say('The palette and the sheet of keys');
  await stage.press('Control+k');
  await stage.type('ferr');
  await stage.see(stage.page.getByRole('dialog').getByText('Stories'));
  await stage.see(stage.page.getByRole('dialog').getByText('Photos', { exact: true }));
  await stage.shoot('09-palette');
  await stage.press('Escape', 'Control+/');
  await stage.see(stage.page.getByRole('dialog', { name: 'Keys' }));
  await stage.shoot('17-keys');
  await stage.press('Escape');
}

/** Photos are taken in and get their words, one after the other. */
export async function showPhotos(stage: Stage, files: readonly string[]): Promise<void> {
  say('Photos');
  const { page } = stage;
  await stage.press('Control+3');
  await stage.see(page.getByRole('listbox', { name: 'Contact sheet' }));
  for (const [number, file] of files.entries()) {
    await stage.willChoose(file);
    await stage.press('Control+Shift+o');
    await stage.see(page.getByRole('option').nth(number + 1));
  }
  await stage.focus(page.getByRole('listbox', { name: 'Contact sheet' }));
  const large = (file: string) => page.getByRole('option', { selected: true }).filter({ hasText: file });
  await stage.press('Home');
  await describe(stage, 'A white ferry with lit windows crosses a calm sound below dark hills.', 'ILIR DEDE');
  await stage.press('PageDown');
  await stage.see(large('DSC_0416'));
  await describe(stage, 'Snow-covered mountains fade into a white sky above grey water.', 'GALLEY NEWS');
  await stage.press('PageUp');
  await stage.see(large('DSC_0417'));
  await stage.quiet();
  await stage.shoot('10-photos');
}

/** Alt text and credit of the photo that is shown large. */
async function describe(stage: Stage, altText: string, credit: string): Promise<void> {
  const words = stage.page.getByRole('complementary', { name: 'Words of the photo' });
  await stage.focus(words.getByLabel('Alt text'));
  await stage.press('Control+a');
  await stage.type(altText);
  await stage.focus(words.getByLabel('Credit'));
  await stage.press('Control+a');
  await stage.type(credit);
  await stage.press('Tab');
  await stage.see(stage.page.locator('footer [data-saved="saved"]'));
}

export async function showSettings(stage: Stage): Promise<void> {
  say('Settings');
  await stage.press('Control+,');
  await stage.see(stage.page.getByRole('heading', { name: 'Settings' }));
  await stage.shoot('11-settings');
  await stage.page.getByRole('button', { name: 'Change Jon Østby' }).press('Enter');
  await stage.focused(stage.page.getByRole('region', { name: 'People' }).getByLabel('Name'));
  await stage.shoot('11-settings-person');
  await stage.press('Escape');
}

/** A Japanese and an Arabic clipping come in as files and stand as they print. */
export async function showLanguages(stage: Stage, folder: string): Promise<void> {
  say('A Japanese and an Arabic story');
  for (const [name, language, dateline, text] of [
    ['12-japanese', 'Japanese', '【トロムソ】', JAPANESE],
    ['13-arabic', 'Arabic', 'ترومسو –', ARABIC],
  ] as const) {
    const file = join(folder, `${name}.txt`);
    writeFileSync(file, text);
    await stage.willChoose(file);
    await stage.press('Control+1');
    await stage.see(stage.page.getByRole('grid', { name: 'Stories' }));
    await stage.press('Control+o');
    const open = stage.page.getByRole('button', { name: 'Open the story' });
    await stage.see(stage.page.getByRole('textbox', { name: 'Headline' }).or(open));
    if (await open.isVisible()) await open.press('Enter');
    await stage.see(stage.page.getByRole('textbox', { name: 'Headline' }));
    await stage.press('Alt+1');
    await chooseLanguage(stage, language);
    await stage.press('Control+d');
    await stage.focused(stage.page.getByRole('textbox', { name: 'Dateline', exact: true }));
    await stage.page.keyboard.insertText(dateline);
    await stage.press('Enter');
    await stage.focused(stage.page.getByRole('textbox', { name: 'Body' }));
    await stage.focus(stage.page.getByLabel('Slugline'));
    await stage.type(`late-boat-${language.toLowerCase()}`);
    await stage.press('Tab');
    await saved(stage);
    await stage.page.getByText('No slugline').waitFor({ state: 'hidden' });
    await stage.quiet();
    await stage.shoot(name);
  }
}

async function chooseLanguage(stage: Stage, name: string): Promise<void> {
  await stage.focus(stage.page.getByRole('button', { name: /Language$/ }));
  await stage.press('Enter');
  await stage.see(stage.page.getByRole('option', { name }));
  await stage.type(name);
  await stage.see(stage.page.locator('[role="option"][data-focused]').filter({ hasText: name }));
  await stage.press('Enter');
  await stage.see(stage.page.locator('footer').getByText(name));
}

/** The article in a window of 900 pixels, without and with the inspector over it. */
export async function showNarrow(stage: Stage): Promise<void> {
  say('A narrow window');
  await stage.resize(900, 900);
  await stage.shoot('16-narrow');
  await stage.press('Alt+4');
  await stage.see(stage.page.getByText('Everything is in order'));
  await stage.shoot('16-narrow-inspector');
  await stage.press('Escape', 'Control+1');
  await stage.see(stage.page.getByRole('grid', { name: 'Stories' }));
  await stage.shoot('16-narrow-desk');
  await stage.press('Control+3');
  await stage.see(stage.page.getByRole('listbox', { name: 'Contact sheet' }));
  await stage.shoot('16-narrow-photos');
  await stage.press('Control+1');
  await stage.see(stage.page.getByRole('grid', { name: 'Stories' }));
  await stage.resize(1440, 900);
}
