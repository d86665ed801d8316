import type { IntakeOptions } from '../../../shared/intake/draft.ts';
import { IntakeError } from '../../../shared/intake/error.ts';
import { MANIFEST } from '../../../shared/package/manifest.ts';
import { PACKAGE_LIMITS } from '../export/limits.ts';
import { openZip, openZipBytes, type SafeZip } from '../zip/reader.ts';
import { ZipRefused } from '../zip/refused.ts';
import { readDocx } from './docx.ts';
import { readPackage } from './package.ts';
import type { StoryFile } from './story-file.ts';

/** Reads a zip, from memory or from a path: a Word document or a package of Galley. */
export async function readStoryZip(source: Uint8Array | string, options: IntakeOptions): Promise<StoryFile> {
  try {
    const open = () =>
      typeof source === 'string' ? openZip(source, PACKAGE_LIMITS) : openZipBytes(source, PACKAGE_LIMITS);
    const zip = await open();
    try {
      return await readOpened(zip, source, open, options);
    } finally {
      zip.close();
    }
  } catch (cause) {
    if (!(cause instanceof ZipRefused)) throw cause;
    throw new IntakeError(cause.rule, `The file is refused. ${cause.message}`, 'Nothing was taken in.');
  }
}

async function readOpened(
  zip: SafeZip,
  source: Uint8Array | string,
  open: () => Promise<SafeZip>,
  options: IntakeOptions,
): Promise<StoryFile> {
  const paths = new Set(zip.entries.map((entry) => entry.path));
  if (paths.has('word/document.xml')) {
    if (typeof source === 'string')
      throw new IntakeError(
        'too-large',
        'The Word document is too large for a story.',
        'Nothing was taken in.',
      );
    return readDocx(zip, source, options);
  }
  const manifest = [...paths].find((path) => path === MANIFEST || path.endsWith(`/${MANIFEST}`));
  if (manifest !== undefined) {
    const root = manifest.slice(0, -MANIFEST.length);
    return readPackage(
      {
        sizes: new Map(zip.entries.map((entry) => [entry.path, entry.bytes])),
        root,
        read: (path) => zip.read(path),
        // Photos are read after the story: the zip is opened again for each.
        readLater: async (path) => {
          const again = await open();
          try {
            return await again.read(path);
          } finally {
            again.close();
          }
        },
      },
      options,
    );
  }
  if (paths.has('content.xml') && paths.has('mimetype')) {
    const hint = 'Nothing was taken in. Save it as .docx.';
    throw new IntakeError('open-document', 'The file is an OpenDocument text, which is not read.', hint);
  }
  const hint = 'Nothing was taken in. Word documents and packages are read; unpack other archives first.';
  throw new IntakeError('unknown-zip', 'The file is an archive that holds no story.', hint);
}
