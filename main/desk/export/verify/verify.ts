import type { Problem } from '../../../../shared/contract/desk.ts';
import type { Manifest } from '../../../../shared/package/manifest.ts';
import type { MediaClient } from '../../media-client.ts';
import { checkAgreement } from './agree.ts';
import { openPackage, type PackageFiles, problem } from './files.ts';
import { checkListed, readManifest } from './listed.ts';
import { checkPhotos } from './photos.ts';
import { checkPictures } from './pictures.ts';
import { readHtmlArticle } from './read-html.ts';
import { readNinjs1, readNinjs3 } from './read-ninjs.ts';
import { readNewsml, readNitf } from './read-xml.ts';
import type { Said } from './said.ts';
import { loadSchemas } from './schemas.ts';

export interface VerifyOptions {
  /** A folder with the official schemas: then the files are held against them too. */
  schemasDir?: string;
  /** Opens the pictures: without it their pixels and the words inside them are not looked at. */
  media?: Pick<MediaClient, 'inspect'>;
}

/** The formats in the order in which they are compared: the first is what the others are held against. */
export const READERS: readonly [file: string, format: string, read: (text: string) => Said][] = [
  ['article.ninjs.json', 'ninjs-3.1', readNinjs3],
  ['article.ninjs-1.6.json', 'ninjs-1.6', readNinjs1],
  ['article.newsml.xml', 'newsml-g2-2.35', readNewsml],
  ['article.nitf.xml', 'nitf-3.6', readNitf],
  ['article.html', 'html', readHtmlArticle],
];

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** A format that is larger than this is not read: no article needs it. */
const MAX_TEXT = 50_000_000;

/**
 * Checks a package, folder or zip: manifest, checksums, nothing missing or added, every format readable,
 * all saying the same, links safe, pictures there and with their words; with `schemasDir` also the official
 * schemas. No problems: an empty list. Throws only what reading `schemasDir` throws.
 */
export async function verifyPackage(path: string, options: VerifyOptions = {}): Promise<Problem[]> {
  const opened = await openPackage(path);
  if (Array.isArray(opened)) return opened;
  const problems: Problem[] = [];
  try {
    const manifest = await readManifest(opened, problems);
    if (manifest === null) return problems;
    await checkListed(opened, manifest, problems);
    await checkContents(opened, manifest, options, problems);
    return problems;
  } finally {
    opened.close();
  }
}

async function checkContents(
  files: PackageFiles,
  manifest: Manifest,
  options: VerifyOptions,
  problems: Problem[],
): Promise<void> {
  const schemas = options.schemasDir === undefined ? new Map() : await loadSchemas(options.schemasDir);
  const said = new Map<string, Said>();
  for (const [file, format, read] of READERS) {
    const text = await readText(files, file, problems);
    if (text === null) continue;
    try {
      said.set(file, read(text));
    } catch (cause) {
      problems.push(problem('unreadable', file, cause instanceof Error ? cause.message : String(cause)));
    }
    for (const message of (await schemas.get(format)?.(text)) ?? []) {
      problems.push(problem('schema', file, message));
    }
    if (options.schemasDir !== undefined && format !== 'html' && !schemas.has(format)) {
      problems.push(problem('schema-missing', file, `The folder of schemas has none for ${format}.`));
    }
  }
  checkAgreement(said, manifest, problems);
  checkPhotos(said, manifest, problems);
  if (options.media) await checkPictures(files, manifest, said, options.media, problems);
}

async function readText(files: PackageFiles, file: string, problems: Problem[]): Promise<string | null> {
  if (!files.paths.includes(file)) return null;
  try {
    const bytes = await files.read(file, MAX_TEXT);
    if (bytes === null) {
      problems.push(problem('too-large', file, 'It is larger than any article.'));
      return null;
    }
    if (bytes.subarray(0, 3).equals(BYTE_ORDER_MARK)) {
      problems.push(problem('encoding', file, 'It begins with a byte order mark, which we never write.'));
    }
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch (cause) {
    const message = cause instanceof TypeError ? 'It is not UTF-8.' : String(cause);
    problems.push(problem('encoding', file, message));
    return null;
  }
}
