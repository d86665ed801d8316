import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { z } from 'zod';
import { ROOT } from '../../e2e/runtime.ts';
import { startDesk } from '../../main/desk/start.ts';
import type { ArticleRow } from '../../shared/contract/articles.ts';
import { indexedStore } from './indexed-store.ts';
import { launchGalley, launchPlain, type Running } from './launch.ts';
import { benchFolder } from './make-store.ts';
import { type BenchRow, median, ratioRow } from './report.ts';

const ROUNDS = 5;
/** Pixels of one scroll and pixels a second: three screens a second, as fast as one can still see a row. */
const DISTANCE = 20_000;
const SPEED = 2_700;

interface Frames {
  drawn: number;
  dropped: number;
}

/** Frames dropped while the desk scrolls, and while a search does, against a plain virtual list of the same rows. */
export async function benchScroll(articles: number, say: (line: string) => void): Promise<BenchRow[]> {
  const store = await indexedStore(articles, say);
  const page = await buildPlainList();
  const rows = await firstRows(store);
  const plain: Frames[] = [];
  const desk: Frames[] = [];
  const search: Frames[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    plain.push(await scrollPlain(page, rows, articles));
    desk.push(await scrollGalley(store, ''));
    search.push(await scrollGalley(store, 'government'));
    say(
      `scroll: round ${round + 1} of ${ROUNDS}: ${JSON.stringify([plain.at(-1), desk.at(-1), search.at(-1)])}`,
    );
  }
  const share = (frames: readonly Frames[]) =>
    median(frames.map(({ drawn, dropped }) => (100 * dropped) / Math.max(1, drawn + dropped)));
  // One frame in two hundred is within what the same page differs from itself.
  const slack = 0.5;
  const row = (name: string, frames: readonly Frames[]): BenchRow => {
    const own = share(frames);
    const reference = share(plain);
    const made = ratioRow(name, '%', own, 'a plain virtual list of the same rows', reference);
    return { ...made, budget: '≤ the list + 0.5', met: own <= reference + slack };
  };
  return [
    row(`scroll: frames dropped on the desk of ${articles}, median of ${ROUNDS}`, desk),
    row(`scroll: frames dropped among hits with snippets, median of ${ROUNDS}`, search),
  ];
}

async function buildPlainList(): Promise<string> {
  const outDir = join(benchFolder(), 'plain-list');
  await build({
    root: join(ROOT, 'scripts', 'bench', 'plain-list'),
    base: './',
    logLevel: 'error',
    configFile: false,
    build: { outDir, emptyOutDir: true, minify: true, target: 'chrome148' },
  });
  return join(outDir, 'index.html');
}

async function firstRows(store: string): Promise<string[][]> {
  const desk = await startDesk({ storeDir: store });
  const client = desk.client();
  const { rows } = await client.call('articles.list', { limit: 1000 });
  client.close();
  await desk.close();
  return rows.map(columns);
}

function columns(row: ArticleRow): string[] {
  return [
    '•',
    row.slugline,
    row.headline,
    row.mainTopic,
    row.assigneeInitials,
    String(row.photos),
    String(row.words),
    row.due?.slice(5, 10) ?? '',
    row.updatedAt.slice(5, 10),
  ];
}

async function scrollPlain(file: string, rows: string[][], total: number): Promise<Frames> {
  const running = await launchPlain(file);
  try {
    await running.page.waitForFunction(() => 'fillList' in window);
    await running.page.evaluate(([texts, count]) => window.fillList(texts, count), [rows, total] as const);
    await running.page.locator('.row').nth(20).waitFor();
    return await scrolled(running);
  } finally {
    await running.close();
  }
}

async function scrollGalley(store: string, search: string): Promise<Frames> {
  const running = await launchGalley(store);
  try {
    const list = running.page.getByRole('grid', { name: 'Stories' });
    await list.getByRole('row').nth(20).waitFor();
    if (search !== '') {
      await running.page.keyboard.press('/');
      await running.page.keyboard.type(search);
      await list.locator('mark').nth(10).waitFor();
    }
    return await scrolled(running);
  } finally {
    await running.close();
  }
}

const traceSchema = z.object({
  traceEvents: z.array(z.object({ name: z.string(), pid: z.number(), args: z.unknown() }).loose()),
});

/** Scrolls by gesture and counts, from the trace of the browser, the frames of the page that were drawn and dropped. */
async function scrolled({ app, page }: Running): Promise<Frames> {
  const session = await page.context().newCDPSession(page);
  const gesture = (yDistance: number) =>
    session.send('Input.synthesizeScrollGesture', {
      x: 500,
      y: 500,
      yDistance,
      speed: SPEED,
      gestureSourceType: 'mouse',
    });
  // The first rows warm the engine.
  await gesture(-2000);
  await app.evaluate(({ contentTracing }) =>
    contentTracing.startRecording({
      included_categories: ['devtools.timeline.frame', 'disabled-by-default-devtools.timeline.frame'],
    }),
  );
  await gesture(-DISTANCE);
  const folder = mkdtempSync(join(tmpdir(), 'galley-trace-'));
  const file = join(folder, 'trace.json');
  await app.evaluate(({ contentTracing }, path) => contentTracing.stopRecording(path), file);
  const { traceEvents } = traceSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  rmSync(folder, { recursive: true, force: true });
  const count = (name: string) => traceEvents.filter((event) => event.name === name).length;
  return { drawn: count('DrawFrame'), dropped: count('DroppedFrame') };
}
