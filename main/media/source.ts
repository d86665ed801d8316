import { open, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Metadata } from 'sharp';
import { DeskError } from '../../shared/contract/error.ts';
import { MEDIA_LIMITS, type MediaType } from '../../shared/photo/media-calls.ts';
import { decodeHeicOnce } from './heic.ts';
import { readHeifHeader } from './heif.ts';
import { isAnimatedPng, pngSize } from './png.ts';
import { refusal } from './refusal.ts';
import { openPicture } from './sharp.ts';
import { SNIFF_BYTES, sniff } from './sniff.ts';
import { isRawTiff } from './tiff-kind.ts';

/** A photo whose header was found good. Its pixels are not yet decoded (but for HEIC). */
export interface Source {
  path: string;
  /** What sentences call it. */
  name: string;
  mediaType: MediaType;
  /** The file as it is. */
  file: Buffer;
  /** What sharp reads: the file itself, or a HEIC's decoded pixels. */
  picture: Buffer;
  header: Metadata;
  /** Pixels, after orientation. */
  width: number;
  height: number;
}

/** What a file seems to be by its first bytes, or a `DeskError` that says why it cannot be a photo. */
export async function look(path: string, name: string): Promise<{ mediaType: MediaType; bytes: number }> {
  const { head, bytes } = await readHead(path, name);
  const kind = sniff(head);
  if ('other' in kind) throw refusal.other(name, kind.other);
  if (kind.photo === 'image/png') checkSize(name, pngSize(head));
  return { mediaType: kind.photo, bytes };
}

/** Opens a file as a photo, or refuses it with a `DeskError`, from its header wherever that can tell. */
export async function openSource(path: string, name = basename(path)): Promise<Source> {
  const { mediaType } = await look(path, name);
  const file = await readFile(path);
  if (mediaType === 'image/png' && isAnimatedPng(file)) throw refusal.animated(name);
  if (mediaType === 'image/tiff' && isRawTiff(file)) throw refusal.other(name, 'a camera raw file');
  if (mediaType === 'image/heic') {
    const size = readHeifHeader(file);
    if (!size) throw refusal.damaged(name);
    checkSize(name, size);
  }

  const picture =
    mediaType === 'image/heic'
      ? await orDamaged(name, async () => decodeHeicOnce(await stateOf(path), file))
      : file;
  // The limit is ours to tell, with words: here sharp only reads the header.
  const header = await orDamaged(name, async () =>
    (await openPicture(picture, { limitInputPixels: false })).metadata(),
  );
  const { width, height } = header.autoOrient;
  checkSize(name, { width, height });
  if (mediaType !== 'image/tiff' && (header.pages ?? 1) > 1) throw refusal.animated(name);
  return { path, name, mediaType, file, picture, header, width, height };
}

/** Another text for every state of every file. */
async function stateOf(path: string): Promise<string> {
  const { dev, ino, size, mtimeMs } = await stat(path);
  return [dev, ino, size, mtimeMs].join('-');
}

async function readHead(path: string, name: string): Promise<{ head: Buffer; bytes: number }> {
  const facts = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? refusal.missing(name) : refusal.unreadable(name);
  });
  if (facts.isDirectory()) throw refusal.folder(name);
  // Reading from a pipe or a device might never end.
  if (!facts.isFile()) throw refusal.notFile(name);
  if (facts.size === 0) throw refusal.empty(name);
  if (facts.size > MEDIA_LIMITS.bytes) throw refusal.tooManyBytes(name, facts.size);
  const handle = await open(path).catch(() => {
    throw refusal.unreadable(name);
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
    return { head: buffer.subarray(0, bytesRead), bytes: facts.size };
  } finally {
    await handle.close();
  }
}

function checkSize(name: string, size: { width: number; height: number } | null): void {
  if (!size) throw refusal.damaged(name);
  const { width, height } = size;
  if (width * height > MEDIA_LIMITS.pixels || Math.max(width, height) > MEDIA_LIMITS.side) {
    throw refusal.tooManyPixels(name, width, height);
  }
}

/** How libtiff and libvips say that a file is good but of a kind they do not decode. */
const UNSUPPORTED = /not (supported|configured)|bad labq format|whole number of bytes/;

/** What a decoder throws is for us; a person learns that the file is damaged. */
export async function orDamaged<T>(name: string, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof DeskError) throw error;
    const said = error instanceof Error ? error.message : '';
    const refused = UNSUPPORTED.test(said) ? refusal.unsupported(name) : refusal.damaged(name);
    throw Object.assign(refused, { cause: error });
  }
}
