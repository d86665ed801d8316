import { basename } from 'node:path';
import type { Photo } from '../../../shared/article/photo.ts';
import type { CallError } from '../../../shared/contract/define.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import type { TakenIn } from '../../../shared/contract/photos.ts';
import { newId } from '../../../shared/id.ts';
import { PREVIEW, THUMB } from '../../../shared/photo/media-calls.ts';
import { tidyLine } from '../../../shared/photo/tidy.ts';
import type { Assets } from '../assets/assets.ts';
import { renditionPath } from '../assets/renditions.ts';
import type { MediaClient } from '../media-client.ts';
import { photosOfAsset, putAsset, putPhoto } from '../store/photos.ts';
import type { Store } from '../store/store.ts';

/** What taking photos in needs. */
export interface PhotoDesk {
  readonly store: Store;
  readonly assets: Assets;
  readonly media: MediaClient;
  /** RFC 3339 with Z. */
  now(): string;
}

/** A file to take in: where it lies, and how it is called where it came from. */
export interface PhotoFile {
  path: string;
  name?: string;
}

/** Files worked on at once: one is copied and hashed while others are decoded. */
const AT_ONCE = 3;

/**
 * Takes files in, one answer each, in their order, in which lists show them as well. A photo that is here already, by its bytes, is given as it
 * is, with the words it has now. A refused file leaves nothing behind: not a file, a record or a picture.
 */
export async function takeInPhotos(
  desk: PhotoDesk,
  files: readonly PhotoFile[],
  progress: (done: number) => void = () => undefined,
): Promise<TakenIn[]> {
  const answers: TakenIn[] = new Array(files.length);
  const queue = files.entries();
  let done = 0;
  // Lists show the newest first: of those that come together the first one counts as the newest, by a millisecond.
  const start = Date.parse(desk.now()) + files.length - 1;
  const worker = async () => {
    for (const [index, { path, name = basename(path) }] of queue) {
      const at = new Date(start - index).toISOString();
      answers[index] = await takeIn(desk, { path, name, at }).then(
        (taken) => ({ ok: true as const, file: name, ...taken }),
        (error: unknown) => ({ ok: false as const, file: name, error: errorOf(error) }),
      );
      done += 1;
      progress(done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return answers;
}

async function takeIn(
  desk: PhotoDesk,
  { path, name, at }: { path: string; name: string; at: string },
): Promise<{ photo: Photo; alreadyHere: boolean; notes: string[] }> {
  const { store, assets, media } = desk;
  // Before anything is copied: a film of 20 GB or a folder is refused by its first bytes.
  await media.look({ path, name });
  const staged = await assets.stage(path);
  try {
    const known = photosOfAsset(store.write, staged.id)[0];
    if (known && (await assets.has(staged.id))) return { photo: known.photo, alreadyHere: true, notes: [] };

    const out = (spec: typeof THUMB) => renditionPath(store.folder, staged.id, spec);
    const { mediaType, bytes, width, height, words, notes } = await media.inspect({
      path: staged.path,
      name,
      renditions: [THUMB, PREVIEW].map((spec) => ({ spec, out: out(spec) })),
    });
    await staged.keep();
    const photo: Photo = {
      schema: 1,
      id: newId(),
      assetId: staged.id,
      filename: tidyLine(name, 4000),
      mediaType,
      width,
      height,
      ...words,
    };
    return { ...record(desk, photo, { id: staged.id, bytes, mediaType }, at), notes };
  } finally {
    await staged.discard();
  }
}

/** Notes asset and photo at once; gives the photo that is there when the same file came in meanwhile. */
function record(
  { store }: PhotoDesk,
  photo: Photo,
  asset: { id: string; bytes: number; mediaType: string },
  at: string,
): { photo: Photo; alreadyHere: boolean } {
  return store.write.transaction(() => {
    const there = photosOfAsset(store.write, asset.id)[0];
    if (there) return { photo: there.photo, alreadyHere: true };
    putAsset(store.write, asset, at);
    putPhoto(store.write, photo, at);
    return { photo, alreadyHere: false };
  });
}

function errorOf(error: unknown): CallError {
  if (error instanceof DeskError) return error.toJSON();
  return {
    code: 'photo-failed',
    message: 'The photo could not be taken in.',
    hint: `The file is as it was. Try again. ${error instanceof Error ? error.message : ''}`.trim(),
  };
}
