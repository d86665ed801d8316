import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import sharp from 'sharp';
import type { Assets } from '../../../main/desk/assets/assets.ts';
import { putAsset, putPhoto } from '../../../main/desk/store/photos.ts';
import type { Store } from '../../../main/desk/store/store.ts';
import type { Photo } from '../../../shared/article/photo.ts';
import { inlineFromText } from '../../../shared/manuscript/inline.ts';
import { Random } from '../random.ts';
import { BYLINES } from './newsroom.ts';
import { sentenceIn } from './words.ts';

const WIDTH = 640;
const HEIGHT = 427;
const CITIES = ['Tromsø', 'Tirana', 'Seoul', 'Tokyo', 'Lagos', 'Lima', 'Cairo', 'Calgary'];

export function photoIdOf(number: number): string {
  return `photo-${String(number).padStart(5, '0')}`;
}

/** Puts so many small pictures with words into a store, the same ones every time. */
export async function putPhotos(
  store: Store,
  assets: Assets,
  count: number,
  words: readonly string[],
): Promise<void> {
  for (let number = 0; number < count; number++) {
    const bytes = await picture(number);
    const assetId = createHash('sha256').update(bytes).digest('hex');
    const path = assets.pathOf(assetId);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    const at = new Date(Date.UTC(2024, 0, 1) + number * 3_600_000).toISOString();
    store.write.transaction(() => {
      putAsset(store.write, { id: assetId, bytes: bytes.length, mediaType: 'image/jpeg' }, at);
      putPhoto(store.write, photo(number, assetId, words), at);
    });
  }
}

/** A slanted shade with a disc in it: no two numbers look alike. */
async function picture(number: number): Promise<Buffer> {
  const random = new Random(number + 31);
  const [hue, x, y] = [random.below(360), random.below(WIDTH), random.below(HEIGHT)];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl(${hue},60%,70%)"/><stop offset="1" stop-color="hsl(${(hue + 80) % 360},50%,30%)"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#g)"/><circle cx="${x}" cy="${y}" r="${40 + (number % 97)}" fill="hsl(${(hue + 180) % 360},70%,60%)"/></svg>`;
  return await sharp(Buffer.from(svg)).jpeg({ quality: 60 }).toBuffer();
}

function photo(number: number, assetId: string, words: readonly string[]): Photo {
  const random = new Random(number * 7919 + 5);
  const creator = random.pick(BYLINES);
  const city = random.pick(CITIES);
  return {
    schema: 1,
    id: photoIdOf(number),
    assetId,
    filename: `IMG_${String(number).padStart(5, '0')}.jpg`,
    mediaType: 'image/jpeg',
    width: WIDTH,
    height: HEIGHT,
    headline: '',
    caption: inlineFromText(sentenceIn('en-GB', 16, random, words)),
    credit: random.next() < 0.9 ? `${creator} / Northern Wire` : '',
    creator,
    altText: random.next() < 0.7 ? sentenceIn('en-GB', 9, random, words) : '',
    date: '2025-03-14',
    place: { sublocation: '', city, region: '', country: '', countryCode: '' },
    copyright: '',
    usageTerms: '',
    instructions: '',
    source: 'Northern Wire',
    keywords: [random.pick(words)],
  };
}
