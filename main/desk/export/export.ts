import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { wholeSeconds } from '../../../shared/article/time.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import type { FrozenArticle } from '../../../shared/formats/input.ts';
import { MANIFEST, type Manifest } from '../../../shared/package/manifest.ts';
import { packageName } from '../../../shared/package/name.ts';
import { hasOpenSuggestions } from '../../../shared/story/suggestions.ts';
import { makeFolder } from '../make-folder.ts';
import { RATIO_FROM } from '../zip/reader.ts';
import { writeZip, type ZipEntry } from '../zip/writer.ts';
import { buildPackage, type OnStep } from './build.ts';
import { existingPackage, sameFolder, sameZip } from './existing.ts';
import { syncFolder, targetError } from './files.ts';
import { clearLeftovers, exists, temporaryName } from './leftovers.ts';
import type { MediaSource } from './renditions.ts';

export interface ExportJob {
  frozen: FrozenArticle;
  /** The folder that the package goes into; made when it is not there. */
  out: string;
  zip: boolean;
  /** Whether a different package of the same name and article is replaced. */
  force: boolean;
  /** RFC 3339: whether the embargo is still to come. */
  now: string;
  onStep?: OnStep;
}

export interface Exported {
  path: string;
  outcome: 'written' | 'unchanged';
  warnings: string[];
}

/**
 * Writes the package of a frozen revision as a folder or zip. It is built beside its place and renamed in,
 * so nobody ever sees half of one. An identical package that is there is left alone; a different one is
 * refused without `force` ("package-differs"), one of another article always ("package-of-another").
 * Other refusals: "open-suggestions", "photo-missing", "photo-file-missing", "disk-full", "folder-not-writable".
 */
export async function exportPackage(job: ExportJob, source: MediaSource): Promise<Exported> {
  const { frozen, out } = job;
  if (hasOpenSuggestions(frozen.content)) {
    throw new DeskError(
      'open-suggestions',
      'There are suggestions that nobody has accepted or rejected.',
      'Nothing was exported. Resolve them in the article, approve it again, then export.',
    );
  }
  requirePhotos(frozen);
  const base = packageName(frozen.content.fields.slugline, frozen.version, frozen.articleId);
  const name = job.zip ? `${base}.zip` : base;
  const path = join(out, name);
  try {
    makeFolder(out);
    await clearLeftovers(out);
    const outcome = await writeBeside(job, source, name);
    return { path, outcome, warnings: warningsFor(job) };
  } catch (cause) {
    throw targetError(cause, out);
  }
}

/** A placement without a photo waits for it; one whose photo nobody knows is a fault. */
function requirePhotos({ content, photos }: FrozenArticle): void {
  if (content.placements.every(({ photoId }) => photoId === null || photos.has(photoId))) return;
  throw new DeskError(
    'photo-missing',
    'The words of a photo of this article are not in the store.',
    'Nothing was exported. Place the photo again and approve the article again, or restore the newest backup.',
  );
}

async function writeBeside(job: ExportJob, source: MediaSource, name: string): Promise<Exported['outcome']> {
  const onStep = job.onStep ?? (() => undefined);
  const folder = join(job.out, temporaryName(name, 'new'));
  const zip = join(job.out, temporaryName(name, 'new'));
  try {
    const manifest = await buildPackage(job.frozen, source, folder, onStep);
    if (job.zip) {
      await writeZip(zipEntries(folder, manifest), zip);
      onStep('zip');
    }
    const made = job.zip ? zip : folder;
    const place = join(job.out, name);
    if (await exists(place)) {
      const same = job.zip ? await sameZip(made, place) : await sameFolder(made, place);
      if (same) return 'unchanged';
      await requireReplaceable(job, place);
    }
    await moveIn(job, made, name, onStep);
    return 'written';
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(zip, { force: true });
  }
}

function zipEntries(folder: string, manifest: Manifest): ZipEntry[] {
  const entry = (path: string, stored: boolean) => ({ path, stored, source: { file: join(folder, path) } });
  const files = manifest.files.map((file) =>
    entry(file.path, file.role === 'media' || file.bytes > RATIO_FROM),
  );
  return [entry(MANIFEST, false), ...files];
}

/**
 * Gives the finished package its name. A file takes the place of another in one step; a folder cannot, so
 * the old one steps aside, and goes only once the new one has its place.
 */
async function moveIn(job: ExportJob, made: string, name: string, onStep: OnStep): Promise<void> {
  const { out, zip } = job;
  const place = join(out, name);
  const old = !zip && (await exists(place)) ? join(out, temporaryName(name, 'old')) : null;
  if (old) await rename(place, old);
  try {
    onStep('aside');
    await rename(made, place);
  } catch (cause) {
    // Nobody else looks after the old one for as long as this process lives.
    if (old) await rename(old, place);
    throw cause;
  }
  await syncFolder(out);
  onStep('placed');
  if (old) await rm(old, { recursive: true, force: true });
}

async function requireReplaceable(job: ExportJob, place: string): Promise<void> {
  const there = await existingPackage(place);
  if (there.kind === 'foreign') {
    throw new DeskError(
      'package-in-the-way',
      `Something that is no package has the name ${place}.`,
      'Nothing was changed. Move it away, or export to another folder.',
    );
  }
  if (there.kind === 'package' && there.article !== job.frozen.articleId) {
    throw new DeskError(
      'package-of-another',
      `${place} is the package of another article with the same slugline.`,
      'Nothing was changed. Give this article another slugline, or export to another folder.',
    );
  }
  if (!job.force) {
    throw new DeskError(
      'package-differs',
      `${place} is there and differs from this revision.`,
      'Nothing was changed. Export with force to replace it, or to another folder.',
    );
  }
}

function warningsFor(job: ExportJob): string[] {
  const { content } = job.frozen;
  const warnings: string[] = [];
  const embargo = content.fields.embargo === null ? null : wholeSeconds(content.fields.embargo);
  if (embargo !== null && Date.parse(embargo) > Date.parse(job.now)) {
    warnings.push(`Embargoed until ${embargo}: not to be published before.`);
  }
  const waiting = content.placements.filter((placement) => placement.photoId === null);
  if (waiting.length > 0) {
    warnings.push(
      waiting.length === 1
        ? 'One photo is still to come and is not in the package.'
        : `${waiting.length} photos are still to come and are not in the package.`,
    );
  }
  return warnings;
}
