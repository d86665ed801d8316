import { randomBytes } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { openAssets } from '../../main/desk/assets/assets.ts';
import { startDesk } from '../../main/desk/start.ts';
import { putAsset } from '../../main/desk/store/photos.ts';
import { openStore } from '../../main/desk/store/store.ts';
import { storeFile } from '../../main/desk/store/store-file.ts';
import { inlineFromText } from '../../shared/manuscript/inline.ts';
import { benchFolder, makeStore } from './make-store.ts';
import { type BenchRow, median, plainRow, quantile, ratioRow } from './report.ts';

const PHOTO_BYTES = 4_000_000;
const BYTES = 1_000_000_000;
/** Articles, which make some hundred megabytes; photos fill up the rest. */
const ARTICLES = 10_000;

/**
 * A first backup of a gigabyte, and one more of the day after, against plain copies of the same files; and how long
 * a save takes meanwhile.
 */
export async function benchBackup(say: (line: string) => void): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(benchFolder(), 'backup-'));
  try {
    const store = join(folder, 'store');
    await makeStore(store, ARTICLES, say);
    await fillWithPhotos(store);
    const plain = plainCopy(store, join(folder, 'plain'));
    rmSync(join(folder, 'plain'), { recursive: true });
    const desk = await startDesk({ storeDir: store, door: false });
    const client = desk.client('window');
    const quiet = await savesUntil(client, wait(3000));
    say('backing up');
    const first = await timed(() => desk.backups.make('asked'));
    const again = await timed(() => desk.backups.make('asked'));
    const busy = await savesUntil(
      client,
      desk.backups.make('asked').then(() => undefined),
    );
    await desk.close();
    return [
      ratioRow('first backup of 1 GB', 's', first, 'plain copy, synced', plain.seconds),
      plainRow('a later backup of it, photos shared', 's', again),
      plainRow('what eleven backups of it take', 'GB', (plain.bytes + 10 * plain.store) / 1e9),
      ratioRow('save while it runs, median', 'ms', median(busy), 'save without', median(quiet)),
      ratioRow('save while it runs, p95', 'ms', quantile(busy, 0.95), 'save without', quantile(quiet, 0.95)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return (performance.now() - before) / 1000;
}

async function fillWithPhotos(folder: string): Promise<void> {
  const store = openStore(folder);
  const assets = openAssets(folder);
  const missing = BYTES - statSync(storeFile(folder)).size;
  const inbox = join(folder, 'cache', 'inbox');
  for (let made = 0; made < missing; made += PHOTO_BYTES) {
    writeFileSync(inbox, randomBytes(PHOTO_BYTES));
    const { id, bytes } = await assets.add(inbox);
    putAsset(store.write, { id, bytes, mediaType: 'image/jpeg' }, new Date(0).toISOString());
  }
  rmSync(inbox, { force: true });
  store.close();
}

/** Copies file by file, each synced, as somebody would with a script. */
function plainCopy(from: string, to: string): { seconds: number; bytes: number; store: number } {
  const before = performance.now();
  let bytes = 0;
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const source = join(entry.parentPath, entry.name);
    const target = join(to, source.slice(from.length));
    mkdirSync(join(target, '..'), { recursive: true });
    copyFileSync(source, target);
    const file = openSync(target, 'r');
    fsyncSync(file);
    closeSync(file);
    bytes += statSync(source).size;
  }
  return { seconds: (performance.now() - before) / 1000, bytes, store: statSync(storeFile(from)).size };
}

/** How long each save of a paragraph took, one after the other, until something has ended: in ms. */
async function savesUntil(
  client: ReturnType<Awaited<ReturnType<typeof startDesk>>['client']>,
  end: Promise<void>,
): Promise<number[]> {
  const row = (await client.call('articles.list', { limit: 1 })).rows[0];
  if (!row) throw new RangeError('The store is empty.');
  let going = true;
  void end.finally(() => {
    going = false;
  });
  const { content, seq } = await client.call('articles.peek', { id: row.id });
  const block = content.blocks.find(({ type }) => type === 'paragraph');
  const took: number[] = [];
  for (let n = 1; going; n += 1) {
    const before = performance.now();
    await client.call('articles.patch', {
      id: row.id,
      seq: seq + n,
      blocks: [{ id: block?.id ?? '', type: 'paragraph', inline: inlineFromText(`Save ${n}.`) }],
    });
    took.push(performance.now() - before);
    await wait(20);
  }
  await end;
  return took;
}
