import type { MediaInput, MediaOutput } from '../../shared/photo/media-calls.ts';
import { wordsFrom } from '../../shared/photo/words.ts';
import { readMetadata } from './metadata.ts';
import { makeRendition } from './rendition.ts';
import { openPicture } from './sharp.ts';
import { openSource, orDamaged, type Source } from './source.ts';

/**
 * What a photo is and says. Decodes it whole, so that a file cut short is refused now and not on the day it
 * is printed; the renditions asked for are made from that decoding. A refused file leaves nothing behind.
 */
export async function inspect(input: MediaInput<'inspect'>): Promise<MediaOutput<'inspect'>> {
  const source = await openSource(input.path, input.name);
  const faulty = await decodeWhole(source);
  const renditions: MediaOutput<'inspect'>['renditions'] = [];
  for (const { spec, out } of input.renditions ?? []) renditions.push(await makeRendition(source, spec, out));
  const { words, notes } = await readWords(source);
  if (faulty) notes.unshift('The file has faults inside; look at the whole picture before it goes out.');
  return {
    mediaType: source.mediaType,
    bytes: source.file.length,
    width: source.width,
    height: source.height,
    colourSpace: source.header.space ?? '',
    profile: source.header.icc !== undefined,
    alpha: source.mediaType !== 'image/heic' && source.header.hasAlpha === true,
    words,
    notes,
    renditions,
  };
}

/** Words that cannot be read are no reason to refuse a photo: a person can write them. */
async function readWords(source: Source): Promise<ReturnType<typeof wordsFrom>> {
  try {
    return wordsFrom(await readMetadata(source.path, source.mediaType, source.file));
  } catch {
    const { words } = wordsFrom({ xmp: '', iim: [], exif: {} });
    return { words, notes: ['The words in the file could not be read; write them by hand.'] };
  }
}

/** Decodes every pixel; says whether the decoder had doubts, and refuses what is cut short. */
async function decodeWhole(source: Source): Promise<boolean> {
  const decode = async (failOn: 'warning' | 'error') =>
    (await openPicture(source.picture, { failOn })).resize(16, 16, { fit: 'fill' }).raw().toBuffer();
  try {
    await decode('warning');
    return false;
  } catch {
    await orDamaged(source.name, () => decode('error'));
    return true;
  }
}
