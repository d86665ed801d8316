// The sample of a day's work in the real app, by keyboard: a story from blank page to package, and every screen.
import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fillDesk } from './demo/desk-day.ts';
import { drawPictures } from './demo/pictures.ts';
import {
  showDesk,
  showLanguages,
  showNarrow,
  showPalette,
  showPhotos,
  showSettings,
} from './demo/screens.ts';
import { exportPackage, openStory, review, showCompare, showHistory } from './demo/send.ts';
import { Stage } from './demo/stage.ts';
import { showNewerStore, showRefusedPhoto } from './demo/trouble.ts';
import { addPhoto, addTopics, firstRun, showArticle, writeStory } from './demo/write.ts';
import { ROOT } from './prepare/root.ts';
import { say } from './say.ts';

const OUT = join(ROOT, 'demo-out');

async function perform(stage: Stage): Promise<string> {
  const folder = join(stage.galley.folder, 'files');
  const [lead, ...others] = await drawPictures(folder);
  await stage.open();
  await firstRun(stage);
  await showPhotos(stage, others);
  await fillDesk(stage);
  await stage.press('Control+1');
  await writeStory(stage);
  await addPhoto(stage, lead);
  await addTopics(stage);
  await showArticle(stage);
  await showDesk(stage);
  await openStory(stage);
  await review(stage);
  await showHistory(stage);
  await showCompare(stage);
  const made = await exportPackage(stage);
  await showNarrow(stage);
  await showPalette(stage);
  await showSettings(stage);
  await showLanguages(stage, folder);
  await showRefusedPhoto(stage, folder);
  await showNewerStore(stage);
  return made;
}

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT);
const stage = new Stage(OUT);
try {
  const made = await perform(stage);
  const { complaints } = stage.galley;
  if (complaints.length > 0) throw new Error(`The page complained:\n${complaints.join('\n')}`);
  say(`Done: ${stage.pictures.length} pictures and the package ${relative(ROOT, made)} are in demo-out/.`);
} catch (cause) {
  say(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
  say(await stage.lastLook());
  process.exitCode = 1;
} finally {
  await stage.galley.end();
}
