import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FORMATS } from '../../../shared/formats/formats.ts';
import { type FrozenArticle, packageInput } from '../../../shared/formats/input.ts';
import { jsonFile } from '../../../shared/formats/json.ts';
import {
  MANIFEST,
  type Manifest,
  manifestSchema,
  type PackageFile,
} from '../../../shared/package/manifest.ts';
import { makeFolder } from '../make-folder.ts';
import { hashFile, syncFolder, writeSynced } from './files.ts';
import { type MediaSource, makeRenditions } from './renditions.ts';

/** Told of every step, for progress; a test stops the process there. */
export type OnStep = (step: string) => void;

/**
 * Writes the files of a package into an empty folder, the manifest last, and waits until the disk has them.
 * The same frozen article gives the same bytes.
 */
export async function buildPackage(
  frozen: FrozenArticle,
  source: MediaSource,
  folder: string,
  onStep: OnStep = () => undefined,
): Promise<Manifest> {
  onStep('begin');
  makeFolder(join(folder, 'media'));
  const renditions = await makeRenditions(frozen, source, folder);
  onStep('media');
  const input = packageInput(frozen, renditions);
  const files: PackageFile[] = [];
  for (const format of FORMATS) {
    await writeSynced(join(folder, format.file), format.write(input));
    files.push(await describe(folder, { path: format.file, mediaType: format.mediaType, role: format.name }));
    onStep(format.name);
  }
  for (const photo of input.photos) {
    for (const { path, mediaType, name } of photo.renditions) {
      const about = { path, mediaType, role: 'media', placement: photo.placementId, rendition: name };
      files.push(await describe(folder, about));
    }
  }
  const manifest = manifestSchema.parse({
    galley: 1,
    generator: input.generator,
    article: input.articleId,
    version: input.version,
    revision: input.revision,
    language: input.fields.language,
    embargo: input.fields.embargo,
    files,
  });
  await writeSynced(join(folder, MANIFEST), jsonFile(manifest));
  await syncFolder(join(folder, 'media'));
  await syncFolder(folder);
  onStep('manifest');
  return manifest;
}

async function describe(
  folder: string,
  about: Omit<PackageFile, 'bytes' | 'sha256'> & { path: string; mediaType: string; role: string },
): Promise<PackageFile> {
  const path = join(folder, about.path);
  const { path: name, mediaType, role, ...rest } = about;
  return {
    path: name,
    mediaType,
    bytes: (await stat(path)).size,
    sha256: await hashFile(path),
    role,
    ...rest,
  };
}
