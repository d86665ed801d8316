import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Content } from '../../../shared/article/content.ts';
import { blankFields, type Topic } from '../../../shared/article/fields.ts';
import type { FileRef } from '../../../shared/contract/define.ts';
import type { IntakeResult } from '../../../shared/contract/desk.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import { parseDatelineRunIn } from '../../../shared/dateline/parse.ts';
import { newShortId } from '../../../shared/id.ts';
import type { IntakeDraft, RunInReader } from '../../../shared/intake/draft.ts';
import { blockText } from '../../../shared/intake/piece.ts';
import { languageByScript } from '../../../shared/intake/script.ts';
import { standingText } from '../../../shared/manuscript/count.ts';
import { gazetteer } from '../gazetteer/gazetteer.ts';
import { readStoryPath, type StoryPhoto } from '../intake/read.ts';
import { type PhotoFile, takeInPhotos } from '../photos/take-in.ts';
import { createArticle } from '../store/articles.ts';
import { codeOf } from '../store/errors.ts';
import { readHouse } from '../store/people.ts';
import { topicNamed } from '../store/topics.ts';
import { toCallError } from './call-error.ts';
import type { CallContext, Handlers } from './context.ts';
import { readHandoff, readsAsHandoff } from './handoff-handlers.ts';
import { changed, outdated } from './notices.ts';

/** Stories and hand-offs: read from files that a person chose. */
export const intakeHandlers: Pick<Handlers, 'intake.files'> = {
  async 'intake.files'({ files }, context) {
    const results: IntakeResult[] = [];
    for (const ref of files) {
      results.push(...(await readOne(ref, context)));
      if (files.length > 1) {
        const progress = {
          job: 'intake',
          label: 'Reading stories',
          done: results.length,
          total: files.length,
        };
        context.emit('job.progress', progress);
      }
    }
    const ids = results.flatMap((result) =>
      result.ok && result.outcome !== 'unchanged' ? [result.articleId] : [],
    );
    if (ids.length > 0) changed(context, ids);
    for (const result of results) {
      const known = result.ok && (result.outcome === 'updated' || result.outcome === 'diverged');
      if (known) outdated(context, result.articleId);
    }
    return results;
  },
};

/** One file, which may hold several articles when it is a hand-off. A bad one is reported, the others go on. */
async function readOne(ref: FileRef, context: CallContext): Promise<IntakeResult[]> {
  let file = 'path' in ref ? ref.path : '';
  let path = '';
  try {
    path = context.resolveFile(ref, context.session);
    file = 'path' in ref ? ref.path : basename(path);
    if (await readsAsHandoff(path)) {
      return (await readHandoff(path, context)).map((article) => ({ ...article, file }));
    }
    return [{ ...(await readStory(path, context)), file }];
  } catch (cause) {
    const error = toCallError(readFailure(cause, file, path), 'intake.files', {
      folder: context.store.folder,
      log: context.log,
    });
    return [{ ok: false, file, error }];
  }
}

type Read = Extract<IntakeResult, { ok: true }>;

async function readStory(path: string, context: CallContext): Promise<Omit<Read, 'file'>> {
  const db = context.store.write;
  const { language } = readHouse(db);
  const story = await readStoryPath(path, { readDateline: datelineReader(language, context.now()) });
  const warnings = [...story.warnings];
  const written = languageOf(story.draft, language, warnings);
  const photos = await takeInStoryPhotos(story.photos, context, warnings);
  const { articleId, headline } = db.transaction(() => {
    const topics = story.draft.topicNames.map((name) => {
      const { topic, made } = topicNamed(db, name);
      if (made) warnings.push(`“${topic.name}” is in no vocabulary: it was made a topic of the house.`);
      return topic;
    });
    const content = contentOf(story.draft, written, topics, photos);
    const by = {
      person: context.person(),
      at: context.now(),
      reason: 'imported',
      note: basename(path),
    } as const;
    return {
      articleId: createArticle(db, content, by),
      headline: standingText(content.fields.headline).replaceAll('\n', ' '),
    };
  });
  return { ok: true, articleId, headline, outcome: 'new', warnings };
}

/** The language of a story that does not say it: the script's where that is unmistakable, else the house's. */
function languageOf(draft: IntakeDraft, house: string, warnings: string[]): string {
  if (draft.fields.language !== undefined) return draft.fields.language;
  const found = languageByScript(draft.blocks.map(blockText).join('\n'));
  if (found === null) return house;
  if (found === 'unsure') {
    warnings.push(
      `The story does not say its language: it was set to that of the house, ${house}. Check it.`,
    );
    return house;
  }
  if (house.split('-')[0] === found.language) return house;
  warnings.push(`The language was set to ${found.language} by the script of the text.`);
  return found.language;
}

/** The article that a draft begins. Nothing of the house is added to what the story itself says. */
function contentOf(
  draft: IntakeDraft,
  language: string,
  named: readonly Topic[],
  photos: ReadonlyMap<string, string>,
): Content {
  const fields = { ...blankFields(language), ...draft.fields };
  const topics = [...fields.topics];
  for (const topic of named) {
    if (!topics.some((other) => other.scheme === topic.scheme && other.code === topic.code))
      topics.push(topic);
  }
  return {
    schema: 1,
    fields: { ...fields, topics },
    placements: draft.placements.map((placement) => ({
      ...placement,
      photoId: photos.get(placement.id) ?? placement.photoId,
    })),
    blocks: draft.blocks.length > 0 ? draft.blocks : [{ id: newShortId(), type: 'paragraph', inline: [] }],
  };
}

/**
 * Reads a dateline at the head of a story. A day without a year is the last such day: nobody files a story that
 * was written next month.
 */
function datelineReader(language: string, now: string): RunInReader {
  const year = Number(now.slice(0, 4));
  const tomorrow = new Date(Date.parse(now) + 2 * 86_400_000).toISOString().slice(0, 10);
  return (paragraph) => {
    const read = (in_: number) => parseDatelineRunIn(paragraph, gazetteer(), { language, year: in_ });
    const found = read(year);
    return found?.dateline.date && found.dateline.date > tomorrow ? read(year - 1) : found;
  };
}

/** Takes in the photos that came inside a story's file: photo ids by placement. A refused one is a warning. */
async function takeInStoryPhotos(
  photos: readonly StoryPhoto[],
  context: CallContext,
  warnings: string[],
): Promise<Map<string, string>> {
  const taken = new Map<string, string>();
  if (photos.length === 0) return taken;
  const folder = await mkdtemp(join(tmpdir(), 'galley-intake-'));
  try {
    const files: PhotoFile[] = [];
    for (const [index, photo] of photos.entries()) {
      const path = join(folder, String(index));
      await writeFile(path, await photo.read());
      files.push({ path, name: photo.name });
    }
    const answers = await takeInPhotos(context, files);
    for (const [index, photo] of photos.entries()) {
      const answer = answers[index];
      if (answer?.ok) taken.set(photo.placementId, answer.photo.id);
      else warnings.push(`The photo ${photo.name} was not taken in: ${answer?.error.message ?? ''}`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  if (taken.size > 0) context.emit('photos.changed', { ids: [...taken.values()] });
  return taken;
}

/** A file that is not there or may not be read is no failure of the store's disk. */
function readFailure(cause: unknown, file: string, path: string): unknown {
  const code = codeOf(cause);
  if (code === 'ENOENT') {
    return new DeskError(
      'no-such-file',
      `There is no file ${file}.`,
      'Nothing was taken in. Check its name.',
    );
  }
  if (code === 'EISDIR') {
    return new DeskError('is-a-folder', `${file} is a folder and no package.`, 'Nothing was taken in.');
  }
  // Links that lead in a circle, names that no disk takes, a disk that fails: the system names the file.
  if (code !== '' && cause instanceof Error && 'path' in cause && cause.path === path) {
    return new DeskError(
      'not-readable',
      `${file} cannot be read (${code}).`,
      'Nothing was taken in. Check its name and its rights.',
    );
  }
  return cause;
}
