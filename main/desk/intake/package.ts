import { createHash } from 'node:crypto';
import { lstat, readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { decodeText } from '../../../shared/intake/decode.ts';
import type { IntakeDraft, IntakeOptions } from '../../../shared/intake/draft.ts';
import { IntakeError } from '../../../shared/intake/error.ts';
import { pageDraft } from '../../../shared/intake/page/page.ts';
import { newsmlDraft } from '../../../shared/intake/structured/newsml.ts';
import { ninjsDraft } from '../../../shared/intake/structured/ninjs.ts';
import { nitfDraft } from '../../../shared/intake/structured/nitf.ts';
import { readXml } from '../../../shared/intake/structured/xml.ts';
import {
  MANIFEST,
  type Manifest,
  manifestSchema,
  type PackageFile,
} from '../../../shared/package/manifest.ts';
import { errorCode, listFiles } from '../export/files.ts';
import { type StoryFile, type StoryPhoto, storyFile } from './story-file.ts';

/** The files of a package, wherever they lie. */
export interface PackageSource {
  /** Bytes of each file, by its path in the zip or folder. */
  sizes: ReadonlyMap<string, number>;
  /** The folder in the zip that holds the package, with a slash at its end; empty for none. */
  root: string;
  read(path: string): Promise<Uint8Array>;
  /** The same after the story has been handed on. */
  readLater(path: string): Promise<Uint8Array>;
}

const MAX_TEXT = 8 * 1024 * 1024;
const MAX_PHOTO = 500_000_000;

/** Which file of a package the article is read from, the richest first. */
const READERS: readonly [role: RegExp, read: (text: string, options: IntakeOptions) => IntakeDraft][] = [
  [/^ninjs-3/, ninjsDraft],
  [/^ninjs-/, ninjsDraft],
  [/^nitf-/, (text, options) => nitfDraft(readXml(text), options)],
  [/^newsml-g2-/, (text, options) => newsmlDraft(readXml(text), options)],
  [/^html$/, pageDraft],
];

/** Reads a package that Galley wrote. What is read of it has to be what its manifest says. */
export async function readPackage(source: PackageSource, options: IntakeOptions): Promise<StoryFile> {
  const manifest = await readManifest(source);
  for (const [role, reader] of READERS) {
    const file = manifest.files.find((one) => role.test(one.role));
    if (file === undefined) continue;
    const draft = reader(decodeText(await readListed(source, file, MAX_TEXT)).text, options);
    const names = await bylineIn(source, manifest, options);
    if (names) draft.fields.byline = names;
    return storyFile(draft, photosOf(draft, manifest, source));
  }
  throw new IntakeError(
    'no-story',
    'The package lists no article in a format that is read.',
    'Nothing was taken in.',
  );
}

/** Other formats run the names of a byline together; the page names each one. Null where there is no such page. */
async function bylineIn(
  source: PackageSource,
  manifest: Manifest,
  options: IntakeOptions,
): Promise<string[] | null> {
  const page = manifest.files.find((file) => file.role === 'html');
  if (page === undefined || !source.sizes.has(`${source.root}${page.path}`)) return null;
  const { text } = decodeText(await readListed(source, page, MAX_TEXT));
  return pageDraft(text, options).fields.byline ?? null;
}

async function readManifest(source: PackageSource): Promise<Manifest> {
  const path = `${source.root}${MANIFEST}`;
  if ((source.sizes.get(path) ?? 0) > MAX_TEXT) throw badManifest('it is too large');
  const { text } = decodeText(await source.read(path));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badManifest('it is no JSON');
  }
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw badManifest(`“${parsed.error.issues[0]?.path.join('.') ?? ''}” is not as it has to be`);
}

function badManifest(why: string): IntakeError {
  return new IntakeError(
    'bad-manifest',
    `The package’s ${MANIFEST} is damaged: ${why}.`,
    'Nothing was taken in.',
  );
}

async function readListed(
  source: PackageSource,
  file: PackageFile,
  limit: number,
  later = false,
): Promise<Uint8Array> {
  const path = `${source.root}${file.path}`;
  const size = source.sizes.get(path);
  if (size === undefined) {
    throw new IntakeError(
      'file-missing',
      `The package lacks ${file.path}, which its manifest lists.`,
      'Export it anew.',
    );
  }
  if (size > limit) throw new IntakeError('too-large', `${file.path} in the package is too large.`, '');
  const bytes = await (later ? source.readLater(path) : source.read(path));
  if (createHash('sha256').update(bytes).digest('hex') !== file.sha256) {
    throw new IntakeError(
      'file-changed',
      `${file.path} in the package is not the file that its manifest lists.`,
      'Nothing was taken in. Get the package anew.',
    );
  }
  return bytes;
}

function photosOf(draft: IntakeDraft, manifest: Manifest, source: PackageSource): StoryPhoto[] {
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  return draft.photos.flatMap(({ placementId, href }): StoryPhoto[] => {
    const file = listed.get(href.replace(/^file:/, ''));
    if (file === undefined) return [];
    const name = file.path.split('/').at(-1) ?? file.path;
    return [{ placementId, name, read: () => readListed(source, file, MAX_PHOTO, true) }];
  });
}

/** Reads the folder of a package. Links that lead out of it are not followed. */
export async function readPackageFolder(folder: string, options: IntakeOptions): Promise<StoryFile> {
  const root = await realpath(folder);
  // Before its files are listed: any folder may be named, that of a whole disk as well.
  if ((await lstat(join(root, MANIFEST)).catch(() => null))?.isFile() !== true) {
    const hint = 'Nothing was taken in. Choose the stories in it, or the folder of a package.';
    throw new IntakeError('is-a-folder', `The folder is no package: it has no ${MANIFEST}.`, hint);
  }
  const sizes = new Map<string, number>();
  for (const path of await listFiles(root)) {
    const info = await lstat(join(root, path));
    if (info.isFile()) sizes.set(path, info.size);
  }
  const read = async (path: string) => {
    const real = await realpath(join(root, path));
    if (!sizes.has(path) || !real.startsWith(root + sep)) throw missing(path);
    try {
      return await readFile(real);
    } catch (cause) {
      if (errorCode(cause) === 'ENOENT') throw missing(path);
      throw cause;
    }
  };
  return readPackage({ sizes, root: '', read, readLater: read }, options);
}

function missing(path: string): IntakeError {
  return new IntakeError('file-missing', `The package lacks ${path}.`, 'Export it anew.');
}
