import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { clippingDraft } from '../../../shared/intake/clipping/clipping.ts';
import { decodeText } from '../../../shared/intake/decode.ts';
import type { IntakeDraft, IntakeOptions } from '../../../shared/intake/draft.ts';
import { IntakeError } from '../../../shared/intake/error.ts';
import { decodeMail } from '../../../shared/intake/mail.ts';
import { markdownDraft } from '../../../shared/intake/markdown.ts';
import { pageDraft } from '../../../shared/intake/page/page.ts';
import { NEWSML_ROOTS, newsmlDraft } from '../../../shared/intake/structured/newsml.ts';
import { ninjsDraft } from '../../../shared/intake/structured/ninjs.ts';
import { nitfDraft } from '../../../shared/intake/structured/nitf.ts';
import { readXml } from '../../../shared/intake/structured/xml.ts';
import { kindOfBytes, kindOfText } from './kind.ts';
import { readPackageFolder } from './package.ts';
import { type StoryFile, storyFile } from './story-file.ts';
import { readStoryZip } from './zip.ts';

export type { StoryFile, StoryPhoto } from './story-file.ts';

/** Bytes of the largest Word document or zip that is read into memory. Packages on the disk may be larger. */
const MAX_STORY_BYTES = 64 * 1024 * 1024;
/** Bytes of the largest text: more than a million words. The desk service, which reads it, has to live on. */
const MAX_TEXT_BYTES = 8 * 1024 * 1024;

/**
 * Reads a story from the bytes of a file: a clipping or wire story, Markdown, HTML, Word, ninjs, NewsML-G2, NITF or a
 * zipped package. What it is shows in its first bytes, and in its name where they say nothing. Throws an IntakeError
 * with a sentence for the person; nothing has been stored then.
 */
export async function readStoryFile(
  name: string,
  bytes: Uint8Array,
  options: IntakeOptions = {},
): Promise<StoryFile> {
  if (bytes.length === 0) throw noWords('The file is empty.');
  if (bytes.length > MAX_STORY_BYTES) throw tooLarge(MAX_STORY_BYTES);
  if (kindOfBytes(bytes) === 'zip') return readStoryZip(bytes, options);
  if (bytes.length > MAX_TEXT_BYTES) throw tooLarge(MAX_TEXT_BYTES);
  const decoded = decodeText(bytes);
  refuseHeaps(decoded.text);
  if (decoded.text.trim() === '') throw noWords('The file has no words.');
  const draft = draftOfText(name, decodeMail(decoded.text) ?? decoded.text, options);
  draft.notes.unshift(...decoded.notes);
  return storyFile(draft);
}

function draftOfText(name: string, text: string, options: IntakeOptions): IntakeDraft {
  switch (kindOfText(name, text)) {
    case 'json':
      return ninjsDraft(text, options);
    case 'xml':
      return draftOfXml(text, options);
    case 'html':
      return pageDraft(text, options);
    case 'markdown':
      return markdownDraft(text, options);
    default:
      return clippingDraft(text, options);
  }
}

function draftOfXml(text: string, options: IntakeOptions): IntakeDraft {
  const root = readXml(text);
  if (root.name === 'nitf') return nitfDraft(root, options);
  if (NEWSML_ROOTS.has(root.name)) return newsmlDraft(root, options);
  if (root.name === 'html') return pageDraft(text, options);
  const hint = 'Nothing was taken in. NewsML-G2, NITF and XHTML are read.';
  throw new IntakeError(
    'unknown-xml',
    `The XML is of a kind that is not read: it begins with <${root.name}>.`,
    hint,
  );
}

/** Reads a story from a path on this machine: a file, or the folder of a package. */
export async function readStoryPath(path: string, options: IntakeOptions = {}): Promise<StoryFile> {
  const found = await stat(path);
  if (found.isDirectory()) return readPackageFolder(path, options);
  // A pipe would be waited for, and a device never ends.
  if (!found.isFile())
    throw new IntakeError(
      'not-a-file',
      'It is a device or a pipe, not a file.',
      'Nothing was taken in. Save the story as a file first.',
    );
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size > MAX_STORY_BYTES) {
      const head = Buffer.alloc(4);
      await file.read(head, 0, 4, 0);
      if (kindOfBytes(head) !== 'zip') throw tooLarge(MAX_TEXT_BYTES);
      return await readStoryZip(path, options);
    }
    return await readStoryFile(basename(path), await file.readFile(), options);
  } finally {
    await file.close();
  }
}

/** More lines or tags than any story has: they would hold up the desk service, which saves everyone's work. */
const MOST_LINES = 100_000;
const MOST_TAGS = 300_000;

function refuseHeaps(text: string): void {
  const count = (mark: string, most: number) => {
    let found = 0;
    for (let at = text.indexOf(mark); at >= 0 && found <= most; at = text.indexOf(mark, at + 1)) found += 1;
    return found > most;
  };
  if (!count('\n', MOST_LINES) && !count('<', MOST_TAGS)) return;
  throw new IntakeError('too-large', 'The file has more lines than any story.', 'Nothing was taken in.');
}

function tooLarge(limit: number): IntakeError {
  const message = `The file is larger than ${limit / 1024 / 1024} MB, too large for a story.`;
  return new IntakeError('too-large', message, 'Nothing was taken in.');
}

function noWords(message: string): IntakeError {
  return new IntakeError('empty-file', message, 'Nothing was taken in.');
}
