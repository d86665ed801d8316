import { join } from 'node:path';
import Database from 'better-sqlite3';
import { say } from '../say.ts';
import { falsePicture } from './pictures.ts';
import type { Stage } from './stage.ts';

/** A file that only says that it is a photo is refused with a sentence. */
export async function showRefusedPhoto(stage: Stage, folder: string): Promise<void> {
  say('A photo that is none');
  await stage.press('Control+3');
  await stage.see(stage.page.getByRole('listbox', { name: 'Contact sheet' }));
  await stage.willChoose(falsePicture(folder));
  await stage.press('Control+Shift+o');
  await stage.see(stage.page.getByRole('dialog').getByText('is a zip archive'));
  await stage.shoot('20-photo-refused');
  await stage.press('Enter');
}

/** A store that a newer Galley has used is left alone, and the screen says so. */
export async function showNewerStore(stage: Stage): Promise<void> {
  say('A store of a newer Galley');
  await stage.galley.close();
  const store = new Database(join(stage.galley.store, 'galley.sqlite'));
  const layout = Number(store.pragma('user_version', { simple: true }));
  store.pragma(`user_version = ${layout + 1000}`);
  store.close();
  await stage.open();
  await stage.see(stage.page.locator('[data-problem="store-newer"]'));
  await stage.shoot('21-newer-store');
}
