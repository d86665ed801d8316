import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { ChannelClient } from '../../main/desk/client.ts';
import { startDesk } from '../../main/desk/start.ts';
import { writeZip } from '../../main/desk/zip/writer.ts';
import { blankContent } from '../../shared/article/content.ts';
import { newShortId } from '../../shared/id.ts';
import { inlineFromText } from '../../shared/manuscript/inline.ts';
import { Random } from './random.ts';
import { type BenchRow, ratioRow } from './report.ts';
import { vocabulary } from './synthetic/words.ts';

const ARTICLES = 100;
const PHOTOS_EACH = 3;
/** So many different pictures of six megapixels; articles share them. */
const PICTURES = 12;
const PARAGRAPHS = 20;

/** What a package makes of a photo: the same pixels and quality for both. */
const RENDITIONS = [
  { side: 2560, quality: 88 },
  { side: 1280, quality: 84 },
];

/** Packages of 100 articles with 300 photos as zips, against making and zipping the same pictures alone. */
export async function benchExport(say: (line: string) => void): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'));
  const desk = await startDesk({ storeDir: join(folder, 'store') });
  try {
    const window = desk.client('window');
    const cli = desk.client('cli');
    await window.call('desk.setPerson', { name: 'Mara Halvorsen', initials: 'MH', role: 'editor' });
    say('making pictures and articles');
    const pictures = await makePictures(folder);
    const photoIds = await takeIn(window, cli, pictures);
    const ids = await makeArticles(window, photoIds);
    const out = join(folder, 'out');
    // The worker and ExifTool start outside the measure; so does sharp below.
    await cli.call('packages.export', {
      ids: ids.slice(0, 1),
      out: { path: join(folder, 'warm') },
      zip: true,
      force: false,
    });
    await renderAlone(join(folder, 'warm-alone'), pictures, 1);
    say('exporting');
    let before = performance.now();
    const results = await cli.call('packages.export', { ids, out: { path: out }, zip: true, force: false });
    const own = performance.now() - before;
    if (results.some((result) => !result.ok)) throw new Error('An export failed');
    say('making the same pictures alone');
    before = performance.now();
    await renderAlone(join(folder, 'alone'), pictures, ARTICLES);
    const alone = performance.now() - before;
    const name = `export of ${ARTICLES} articles with ${ARTICLES * PHOTOS_EACH} photos`;
    return [ratioRow(name, 's', own / 1000, 'sharp and zip of the same pictures', alone / 1000, 1.2)];
  } finally {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makePictures(folder: string): Promise<string[]> {
  const paths: string[] = [];
  for (let count = 0; count < PICTURES; count += 1) {
    const path = join(folder, `picture-${count}.jpg`);
    const noise = { type: 'gaussian' as const, mean: 90 + count * 5, sigma: 25 };
    // Noise at a quarter of the size, enlarged: about as hard to encode as a photograph.
    await sharp({ create: { width: 750, height: 500, channels: 3, background: '#000', noise } })
      .resize(3000, 2000)
      .jpeg({ quality: 90 })
      .toFile(path);
    paths.push(path);
  }
  return paths;
}

async function takeIn(window: ChannelClient, cli: ChannelClient, pictures: string[]): Promise<string[]> {
  const taken = await cli.call('photos.takeIn', { files: pictures.map((path) => ({ path })) });
  const ids: string[] = [];
  for (const one of taken) {
    if (!one.ok) throw new Error(one.error.message);
    const words = {
      caption: inlineFromText('A quay at dawn.'),
      credit: 'L. Dahl',
      altText: 'A ferry at a quay',
    };
    await window.call('photos.update', { id: one.photo.id, words });
    ids.push(one.photo.id);
  }
  return ids;
}

async function makeArticles(window: ChannelClient, photoIds: string[]): Promise<string[]> {
  const random = new Random(7);
  const list = vocabulary();
  const text = () => Array.from({ length: 40 }, () => list[random.zipf(list.length)]).join(' ');
  const ids: string[] = [];
  for (let count = 0; count < ARTICLES; count += 1) {
    const content = blankContent('x');
    content.fields = {
      ...content.fields,
      slugline: `bench-${count}`,
      headline: inlineFromText(text().slice(0, 60)),
    };
    content.blocks = Array.from({ length: PARAGRAPHS }, () => ({
      id: newShortId(),
      type: 'paragraph',
      inline: inlineFromText(text()),
    }));
    const { id } = await window.call('articles.create', { content });
    const first = (count * PHOTOS_EACH) % PICTURES;
    await window.call('photos.attach', { id, photoIds: photoIds.slice(first, first + PHOTOS_EACH) });
    for (const to of ['submitted', 'in-review', 'approved'] as const) {
      await window.call('articles.move', { id, to, reason: '' });
    }
    ids.push(id);
  }
  return ids;
}

/** The reference: the pictures and the zips and nothing else, two articles at a time as the service does it. */
async function renderAlone(folder: string, pictures: string[], articles: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  let next = 0;
  const work = async () => {
    for (let article = next++; article < articles; article = next++) {
      const files: string[] = [];
      for (let count = 0; count < PHOTOS_EACH; count += 1) {
        const picture = pictures[(article * PHOTOS_EACH + count) % PICTURES] ?? '';
        for (const { side, quality } of RENDITIONS) {
          const file = join(folder, `${article}-${count}-${side}.jpg`);
          await sharp(picture)
            .autoOrient()
            .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
            .toColourspace('srgb')
            .withIccProfile('srgb')
            .jpeg({ quality })
            .toFile(file);
          files.push(file);
        }
      }
      const entries = files.map((file, index) => ({ path: `${index}.jpg`, stored: true, source: { file } }));
      await writeZip(entries, join(folder, `${article}.zip`));
      for (const file of files) await rm(file);
    }
  };
  await Promise.all([work(), work()]);
}
