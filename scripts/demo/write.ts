import type { Locator } from '@playwright/test';
import { say } from '../say.ts';
import type { Stage } from './stage.ts';
import { STORY } from './story.ts';

const part = (stage: Stage, name: string): Locator => stage.page.getByRole('textbox', { name, exact: true });

/** Waits until the disk has everything that was typed. */
export async function saved(stage: Stage): Promise<void> {
  await stage.see(stage.page.locator('footer [data-saved="saved"]'));
}

/** First run: name, initials, role, and the desk with the sample story. */
export async function firstRun(stage: Stage): Promise<void> {
  say('First run');
  await stage.focused(await stage.see(stage.page.getByLabel('Name')));
  await stage.type(STORY.byline);
  await stage.shoot('01-first-run');
  await stage.press('Tab', 'Tab', 'Tab', 'Enter');
  await stage.see(stage.page.getByRole('grid', { name: 'Stories' }));
}

/** A blank page becomes a story with a headline, paragraphs, a crosshead and a quote. */
export async function writeStory(stage: Stage): Promise<string> {
  say('A new story, by keyboard');
  await stage.press('Control+n');
  const headline = await stage.see(part(stage, 'Headline'));
  await stage.focus(headline);
  await stage.shoot('03-blank-page');
  await stage.type(STORY.headline);
  await stage.press('Enter');
  await stage.focused(part(stage, 'Standfirst'));
  await stage.type(STORY.standfirst);
  await stage.press('Enter');
  await stage.focused(part(stage, 'Byline'));
  await stage.type(STORY.byline);
  await typeDateline(stage);
  await typeBody(stage);
  await stage.press('Alt+1');
  await stage.focus(stage.page.getByLabel('Slugline'));
  await stage.type(STORY.slugline);
  await stage.press('Tab');
  await saved(stage);
  return stage.page.evaluate(() => window.location.hash.replace('#/article/', ''));
}

/** "Troms" is typed, Tromsø is chosen. */
async function typeDateline(stage: Stage): Promise<void> {
  await stage.press('Control+d');
  await stage.focused(part(stage, 'Dateline'));
  await stage.type(STORY.place);
  const places = await stage.see(stage.page.getByRole('listbox', { name: 'Places' }));
  await stage.see(places.getByRole('option', { name: /Tromsø/ }));
  await stage.press('ArrowDown');
  await stage.shoot('04-dateline');
  await stage.press('Enter');
  await places.waitFor({ state: 'hidden' });
}

async function typeBody(stage: Stage): Promise<void> {
  await stage.focus(part(stage, 'Body'));
  for (const text of [STORY.lead, STORY.plan, STORY.said]) {
    await stage.type(text);
    await stage.press('Enter');
  }
  await stage.press('Control+Alt+1');
  await stage.type(STORY.crosshead);
  await stage.press('Enter');
  await stage.type(STORY.list);
  await stage.press('Enter', 'Control+Shift+9');
  await stage.type(STORY.quote);
  await stage.press('Enter', 'Control+Alt+0');
  await stage.type(STORY.end);
}

/** The lead photo, picked from a file; caption and credit are typed where they print. */
export async function addPhoto(stage: Stage, file: string): Promise<void> {
  say('Lead photo, caption and credit');
  await stage.willChoose(file);
  await stage.press('Control+Shift+p');
  await stage.see(stage.page.getByRole('option', { name: /From files/ }));
  await stage.press('Enter');
  const caption = await stage.see(stage.page.getByRole('textbox', { name: 'Caption of the lead photo' }));
  await stage.focus(caption);
  await stage.type(STORY.caption);
  const credit = stage.page.getByRole('textbox', { name: 'Credit of the lead photo' });
  await stage.focus(credit);
  await stage.press('Control+a');
  await stage.type(STORY.credit);
  await saved(stage);
}

/** One topic from the vocabulary, one of the house. */
export async function addTopics(stage: Stage): Promise<void> {
  say('Topics');
  await stage.press('Control+t');
  const field = stage.page.getByRole('combobox', { name: 'Add topic' });
  for (const topic of [STORY.topic, STORY.houseTopic]) {
    await stage.focused(field);
    await stage.type(topic);
    await stage.see(stage.page.getByRole('option', { name: topic }).first());
    await stage.press('ArrowDown', 'Enter');
    await stage.see(stage.page.getByRole('row', { name: topic }));
  }
  await stage.page.getByText('No topic').waitFor({ state: 'hidden' });
  await saved(stage);
}

/** The whole page from its top, with Details beside it. */
export async function showArticle(stage: Stage): Promise<void> {
  await stage.quiet();
  await stage.focus(part(stage, 'Headline'));
  await stage.press('Control+End');
  await stage.shoot('05-article');
}
