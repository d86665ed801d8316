import { DeskError } from '../../../shared/contract/error.ts';
import type { Chosen } from '../../../shared/shell/shell.ts';
import type { Page } from './page.ts';
import { type PhotoTarget, takePhotos } from './photos.ts';
import { failureNote } from './said.ts';

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
    );
  } catch (cause) {
    page.say('Not taken in', [failureNote(cause)]);
  }
}
