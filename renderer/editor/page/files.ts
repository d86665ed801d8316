import { DeskError } from '../../../shared/contract/error.ts';
import { decodeText } from '../../../shared/intake/decode.ts';
import type { Chosen } from '../../../shared/shell/shell.ts';
import type { Page } from './page.ts';
import { type PartId, photoPartOf } from './part.ts';
import { type PhotoTarget, type Refused, takePhotos } from './photos.ts';
import { failureNote } from './said.ts';
import { insertClip, takeInPage, takeInStory } from './take-in.ts';

/** Asks for photo files and places them. */
export async function pickPhotos(page: Page, target: PhotoTarget): Promise<void> {
  const many = !('replace' in target);
  const title = many ? 'Add photos' : 'Pick a photo';
  await take(page, () => page.shell.chooseFiles({ kind: 'photos', title, many }), target);
}

/** Takes in photo files that were dropped or pasted, and places them. */
export async function dropPhotos(page: Page, files: readonly File[], target: PhotoTarget): Promise<void> {
  await take(page, () => page.shell.takeFiles(files), target);
}

async function take(page: Page, choose: () => Promise<Chosen[]>, target: PhotoTarget): Promise<void> {
  try {
    const refused = await takePhotos(page, await choose(), target);
    page.say(
      'Not taken in',
      refused.map(({ file, error }) =>
        failureNote(new DeskError(error.code, error.message, error.hint), file),
      ),
      tryAgain(page, refused, target),
    );
  } catch (cause) {
    page.say('Not taken in', [failureNote(cause)]);
  }
}

/** A photo over which its reader fell or hung is not refused for good: a press takes it in once more. */
function tryAgain(page: Page, refused: readonly Refused[], target: PhotoTarget): (() => void) | undefined {
  const files = refused.flatMap(({ chosen, error }) =>
    chosen && error.code.startsWith('media-') ? [chosen] : [],
  );
  if (files.length === 0) return undefined;
  return () => {
    page.said.set(null);
    void take(page, async () => files, target);
  };
}

/** Story files that can be read here; the others that are stories become articles of their own. */
const TEXTS = /\.(?:txt|text)$/i;
const PAGES = /\.html?$/i;
const STORIES = /\.(?:md|markdown|docx|json|xml|nitf|galley|zip)$/i;

/**
 * Takes in files that were dropped or pasted at a part: photos are placed, a text fills a blank page or goes in at
 * the caret, other stories become articles of their own. Every refusal is a sentence.
 */
export async function takeFiles(page: Page, files: readonly File[], part: PartId | null): Promise<void> {
  const texts = files.filter(({ name }) => TEXTS.test(name) || PAGES.test(name));
  const stories = files.filter(({ name }) => STORIES.test(name));
  const photos = files.filter((file) => !texts.includes(file) && !stories.includes(file));
  try {
    for (const file of texts) await takeText(page, file);
    if (stories.length > 0) await takeStories(page, stories);
  } catch (cause) {
    page.say('Not taken in', [failureNote(cause)]);
  }
  if (photos.length === 0) return;
  const photo = part === null ? null : photoPartOf(part);
  await dropPhotos(
    page,
    photos,
    photo ? { replace: photo.placementId } : { role: part === 'body' ? 'inline' : 'lead' },
  );
}

async function takeText(page: Page, file: File): Promise<void> {
  const { text, notes } = decodeText(new Uint8Array(await file.arrayBuffer()));
  const title = `Taken in from ${file.name}`;
  const isPage = PAGES.test(file.name);
  // A saved page is read as intake reads it: by what it says of itself, without the furniture around the story.
  if (isPage && page.isBlank() && (await takeInPage(page, text, title, notes))) return;
  const clip = isPage ? { html: text, text: '' } : { html: '', text };
  if (!isPage && page.isBlank() && (await takeInStory(page, clip, title, notes))) return;
  insertClip(page, 'body', { own: null, ...clip, files: [] });
  page.say(title, notes);
}

async function takeStories(page: Page, files: readonly File[]): Promise<void> {
  const chosen = await page.shell.takeFiles(files);
  const results = await page.client.call('intake.files', { files: chosen.map(({ token }) => ({ token })) });
  page.say(
    'Taken in as articles of their own',
    results.map((result) =>
      result.ok
        ? {
            kind: 'recognised',
            message: `${result.headline || 'Without a headline'} is on the desk.`,
            text: result.file,
          }
        : failureNote(new DeskError(result.error.code, result.error.message, result.error.hint), result.file),
    ),
  );
}
