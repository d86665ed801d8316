import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Photo, PhotoWords } from '../../../shared/article/photo.ts';
import type { Crop, Placement } from '../../../shared/article/placement.ts';
import { printedWords } from '../../../shared/article/words.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import { type FrozenArticle, namePlacements, type Rendition } from '../../../shared/formats/input.ts';
import type { MediaClient, RenditionSpec } from '../media-client.ts';

/** What building a package needs besides the article. */
export interface MediaSource {
  media: Pick<MediaClient, 'rendition'>;
  /** Where an asset's file lies. */
  assetPath: (assetId: string) => string;
}

const JPEG = { format: 'jpeg', quality: 88, profile: true } as const;
const MAIN: RenditionSpec = { ...JPEG, name: 'main', maxWidth: 2560, maxHeight: 2560 };
const WEB: RenditionSpec = { ...JPEG, name: 'web', maxWidth: 1280, maxHeight: 1280, quality: 84 };

/**
 * Makes the pictures of every placement that has a photo, below `folder` in `media/`, with the words that
 * print written into them. Answers them by placement id. Throws a DeskError where a file is missing.
 */
export async function makeRenditions(
  frozen: FrozenArticle,
  source: MediaSource,
  folder: string,
): Promise<Map<string, Rendition[]>> {
  const made = new Map<string, Rendition[]>();
  const jobs = namePlacements(frozen).map(async ({ placement, photo, name }) => {
    const path = source.assetPath(photo.assetId);
    await requireFile(path, photo);
    const files = await Promise.all(
      specsFor(placement).map((spec) =>
        makeOne(source, { path, spec, folder, name, words: wordsInFile(placement, photo) }),
      ),
    );
    made.set(placement.id, files);
  });
  const results = await Promise.allSettled(jobs);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  return made;
}

async function makeOne(
  source: MediaSource,
  job: { path: string; spec: RenditionSpec; folder: string; name: string; words: PhotoWords },
): Promise<Rendition> {
  const file = `media/${job.name}-${job.spec.name}.jpg`;
  const { width, height, bytes, mediaType } = await source.media.rendition({
    path: job.path,
    spec: job.spec,
    out: join(job.folder, file),
    words: job.words,
  });
  return { name: job.spec.name, path: file, mediaType, width, height, bytes };
}

/** The picture to print, a smaller one for the web, and one for each crop that was drawn. */
function specsFor(placement: Placement): RenditionSpec[] {
  const taken = new Set<string>();
  const crops = placement.crops
    .filter((crop) => crop.width > 0 && crop.height > 0)
    .map((crop): RenditionSpec => {
      const { x, y, width, height } = crop;
      return { ...MAIN, name: cropName(crop, taken), crop: { x, y, width, height } };
    });
  return [MAIN, WEB, ...crops];
}

/** "16:9" is crop-16-9. Names that come out the same are numbered. */
function cropName(crop: Crop, taken: Set<string>): string {
  const plain = crop.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 24);
  const base = plain === '' ? 'crop' : `crop-${plain}`;
  let name = base;
  for (let count = 2; taken.has(name); count += 1) name = `${base}-${count}`;
  taken.add(name);
  return name;
}

/** The words of the file: caption, credit and alternative text as they print, the rest of the record. */
export function wordsInFile(placement: Placement, photo: Photo): PhotoWords {
  const { headline, creator, date, place, copyright, usageTerms, instructions, source, keywords } = photo;
  const record = { headline, creator, date, place, copyright, usageTerms, instructions, source, keywords };
  return { ...record, ...printedWords(placement, photo) };
}

async function requireFile(path: string, photo: Photo): Promise<void> {
  if ((await stat(path).catch(() => null))?.isFile()) return;
  throw new DeskError(
    'photo-file-missing',
    `The file of the photo ${photo.filename || photo.id} is not in the store.`,
    'Nothing was exported. Take the photo in again, or restore the newest backup.',
  );
}
