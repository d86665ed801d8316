import { join } from 'node:path';
import { say } from '../say.ts';
import { galleyCommand } from './command-line.ts';
import type { Stage } from './stage.ts';
import { STORY } from './story.ts';
import { saved } from './write.ts';

/** Opens the story that the demo wrote from the desk, by its name. */
export async function openStory(stage: Stage): Promise<void> {
  await stage.press('Control+k');
  await stage.type(STORY.slugline);
  await stage.see(stage.page.getByRole('option', { selected: true }).filter({ hasText: STORY.slugline }));
  await stage.press('Enter');
  await stage.see(stage.page.getByRole('textbox', { name: 'Headline' }));
}

/** In Settings the same person sits down as an editor: a role is a choice, not a lock. */
async function becomeEditor(stage: Stage): Promise<void> {
  await stage.press('Control+,');
  const write = await stage.see(stage.page.getByRole('radio', { name: 'write' }));
  await stage.focus(write);
  await stage.press('ArrowRight');
  await stage.see(stage.page.getByText('Saved: you'));
  await stage.press('Alt+ArrowLeft');
  await stage.see(stage.page.getByRole('textbox', { name: 'Headline' }));
}

const state = (stage: Stage, word: string) => stage.page.locator('header').getByText(word, { exact: true });

/** Submitted, reviewed, stopped by the checks, mended and approved. */
export async function review(stage: Stage): Promise<void> {
  say('Submitted, reviewed, stopped by the checks, mended, approved');
  await stage.press('Control+Enter');
  await stage.see(state(stage, 'Submitted'));
  await becomeEditor(stage);
  await stage.press('Control+Enter');
  await stage.see(state(stage, 'In review'));
  await edit(stage);
  await stage.press('Control+Enter');
  const go = stage.page.getByRole('button', { name: /^Go: Alt text/ });
  await stage.see(go);
  await stage.quiet();
  await stage.focus(go);
  await stage.press('Enter');
  const alt = stage.page.getByRole('textbox', { name: 'Alt text of the lead photo' });
  await stage.focused(alt);
  await stage.shoot('06-checks-stop');
  await stage.type(STORY.altText);
  await saved(stage);
  await go.waitFor({ state: 'hidden' });
  await stage.press('Control+Enter');
  await stage.see(state(stage, 'Approved'));
  await stage.quiet();
  await stage.shoot('07-approved');
}

/** The editor's hand: a shorter standfirst, and a sentence more at the end. */
async function edit(stage: Stage): Promise<void> {
  const part = (name: string) => stage.page.getByRole('textbox', { name, exact: true });
  await stage.focus(part('Standfirst'));
  await stage.press('Control+a');
  await stage.type(STORY.editedStandfirst);
  await stage.focus(part('Body'));
  await stage.press('Control+End');
  await stage.type(STORY.editedEnd);
  await saved(stage);
}

/** What the editor changed, beside what was submitted. */
export async function showCompare(stage: Stage): Promise<void> {
  say('Versions compared');
  await stage.press('Control+Shift+d');
  const versions = await stage.see(stage.page.getByRole('listbox', { name: 'Versions' }));
  await stage.focused(versions);
  const submitted = versions.getByRole('option').filter({ hasText: 'Submitted' });
  await submitted.click();
  await stage.see(stage.page.locator('ins').first());
  await stage.shoot('22-compare');
  await stage.press('Escape');
}

/** Every version of the story, and one of them read in its place. */
export async function showHistory(stage: Stage): Promise<void> {
  say('History');
  await stage.press('Alt+3');
  const entries = stage.page.locator('[data-revision]');
  await stage.see(entries.first());
  await entries.nth(1).getByRole('button').press('Enter');
  await stage.see(stage.page.locator('[data-revision] [aria-current="true"]'));
  await stage.shoot('08-history');
  await stage.page.getByRole('button', { name: /as written/ }).press('Enter');
  await stage.press('Control+p');
  await stage.see(stage.page.getByRole('region', { name: 'Preview' }));
  await stage.shoot('18-preview');
  await stage.press('Control+p');
}

/** Exports the package from the screen and holds it against its rules from the command line. @returns its folder */
export async function exportPackage(stage: Stage): Promise<string> {
  say('The package');
  const { page } = stage;
  await stage.willChoose(stage.out);
  await stage.press('Control+Shift+e');
  await stage.focused(await stage.see(page.getByRole('button', { name: 'Choose a folder…' })));
  await stage.press('Enter');
  await page.getByRole('button', { name: 'Export', exact: true, disabled: false }).press('Enter');
  await stage.see(page.getByText('Written and checked.'));
  await stage.shoot('19-exported');
  await stage.press('Enter');
  const folder = join(stage.out, `${STORY.slugline}_v1`);
  const { code, output } = await galleyCommand(['--store', stage.galley.store, 'verify', folder]);
  say(`  galley verify ${STORY.slugline}_v1: ${code === 0 ? 'in order' : 'problems'}`);
  if (code !== 0) throw new Error(`The package does not verify:\n${output}`);
  return folder;
}
