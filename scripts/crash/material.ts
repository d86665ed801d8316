import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { ChannelClient } from '../../main/desk/client.ts';
import { blankContent } from '../../shared/article/content.ts';
import { newShortId } from '../../shared/id.ts';
import { inlineFromText } from '../../shared/manuscript/inline.ts';
import { Random } from '../bench/random.ts';

/** What there is to back up, to export and to hand off besides the article that is typed in. */
export interface Material {
  /** Approved articles with photos, ready to be sent. */
  ready: string[];
  /** Drafts of which versions are made. */
  drafts: string[];
  /** A photo file to take in. */
  picture: string;
}

const READY = 4;
const DRAFTS = 40;
const PICTURES = 4;
const LETTERS = [...'etaoinshrdlu'];

/** Fills a store. Whoever sits there may approve. */
export async function makeMaterial(folder: string, client: ChannelClient): Promise<Material> {
  const pictures = await makePictures(folder);
  const photoIds = await takeIn(client, pictures);
  const random = new Random(7);
  const word = () => Array.from({ length: 3 + random.below(6) }, () => random.pick(LETTERS)).join('');
  const text = (length: number) => Array.from({ length }, word).join(' ');
  const make = async (name: string): Promise<string> => {
    const content = blankContent('x');
    content.fields = { ...content.fields, slugline: name, headline: inlineFromText(text(8).slice(0, 60)) };
    content.blocks = Array.from({ length: 15 }, () => ({
      id: newShortId(),
      type: 'paragraph' as const,
      inline: inlineFromText(text(40)),
    }));
    return (await client.call('articles.create', { content })).id;
  };
  const ready: string[] = [];
  for (let count = 0; count < READY; count += 1) {
    const id = await make(`ready-${count}`);
    const first = count % (PICTURES - 1);
    await client.call('photos.attach', { id, photoIds: photoIds.slice(first, first + 2) });
    for (const to of ['submitted', 'in-review', 'approved'] as const) {
      await client.call('articles.move', { id, to, reason: '' });
    }
    ready.push(id);
  }
  const drafts: string[] = [];
  for (let count = 0; count < DRAFTS; count += 1) drafts.push(await make(`draft-${count}`));
  return { ready, drafts, picture: pictures[0] ?? '' };
}

async function makePictures(folder: string): Promise<string[]> {
  const paths: string[] = [];
  for (let count = 0; count < PICTURES; count += 1) {
    const path = join(folder, `picture-${count}.jpg`);
    const noise = { type: 'gaussian' as const, mean: 90 + count * 5, sigma: 25 };
    await sharp({ create: { width: 1500, height: 1000, channels: 3, background: '#000', noise } })
      .jpeg({ quality: 90 })
      .toFile(path);
    paths.push(path);
  }
  return paths;
}

async function takeIn(client: ChannelClient, pictures: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const one of await client.call('photos.takeIn', { files: pictures.map((path) => ({ path })) })) {
    if (!one.ok) throw new Error(one.error.message);
    const caption = inlineFromText('A quay at dawn.');
    const words = { caption, credit: 'L. Dahl', altText: 'A ferry at a quay' };
    await client.call('photos.update', { id: one.photo.id, words });
    ids.push(one.photo.id);
  }
  return ids;
}

/** The same picture as a file that no store has seen: a comment in it says which copy it is. */
export function freshPicture(picture: string, target: string, copy: string): void {
  const bytes = readFileSync(picture);
  const comment = Buffer.from(copy, 'latin1');
  // A comment segment right after the start marker: FF FE, its length with itself, its words.
  const segment = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
  writeFileSync(target, Buffer.concat([bytes.subarray(0, 2), segment, comment, bytes.subarray(2)]));
}
