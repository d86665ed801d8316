import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { build } from 'vite';
import { ROOT } from '../../e2e/runtime.ts';
import { launchGalley, launchPlain, type Running } from './launch.ts';
import { benchFolder } from './make-store.ts';
import { type TypingFigures, typeIn } from './measure-typing.ts';
import { type BenchRow, mean, median, quantile, ratioRow } from './report.ts';
import { paragraphs, storeOf } from './stories.ts';

const KEYS = 120;
const ROUNDS = 4;

/** Typing in the middle of an article of 800 and of 10,000 words, against plain Lexical with the same text. */
export async function benchTyping(): Promise<BenchRow[]> {
  const page = await buildPlain();
  const rows: BenchRow[] = [];
  for (const words of [800, 10_000]) {
    const texts = paragraphs(words);
    const own: TypingFigures = { work: [], frames: [], saveFrames: [] };
    const plain: TypingFigures = { work: [], frames: [], saveFrames: [] };
    for (let round = 0; round < ROUNDS; round++) {
      add(plain, await typeInPlain(page, texts));
      add(own, await typeInGalley(texts));
    }
    rows.push(...rowsOf(words, own, plain));
  }
  return rows;
}

function rowsOf(words: number, own: TypingFigures, plain: TypingFigures): BenchRow[] {
  const row = (name: string, figure: (figures: TypingFigures) => number, most: number) =>
    ratioRow(name, 'ms', figure(own), 'plain Lexical', figure(plain), most);
  return [
    row(`script and layout per key, ${words} words, median`, ({ work }) => median(work), 1.15),
    row(`script and layout per key with all saves, ${words} words, mean`, ({ work }) => mean(work), 1.15),
    row(`key to painted frame, ${words} words, p95`, ({ frames }) => quantile(frames, 0.95), 1.25),
    ratioRow(
      `key to painted frame while a save begins or ends, ${words} words, median`,
      'ms',
      median(own.saveFrames),
      'all keys',
      median(own.frames),
    ),
  ];
}

function add(all: TypingFigures, more: TypingFigures): void {
  all.work.push(...more.work);
  all.frames.push(...more.frames);
  all.saveFrames.push(...more.saveFrames);
}

/** The page of the reference, built like Galley's own. */
export async function buildPlain(): Promise<string> {
  const outDir = join(benchFolder(), 'plain');
  await build({
    root: join(ROOT, 'scripts', 'bench', 'plain'),
    base: './',
    logLevel: 'error',
    configFile: false,
    build: { outDir, emptyOutDir: true, minify: true, target: 'chrome148' },
  });
  return join(outDir, 'index.html');
}

export interface Opened {
  running: Running;
  body: Locator;
  close(): Promise<void>;
}

export async function openPlain(file: string, texts: readonly string[]): Promise<Opened> {
  const running = await launchPlain(file);
  await running.page.waitForFunction(() => 'fillPlain' in window);
  await running.page.evaluate((list) => window.fillPlain(list), [...texts]);
  return { running, body: running.page.locator('#editor'), close: () => running.close() };
}

export async function openGalley(texts: readonly string[]): Promise<Opened> {
  const store = await storeOf([{ headline: 'Typing', paragraphs: texts }]);
  const running = await launchGalley(store);
  await running.page.getByRole('row', { name: /Typing/ }).dblclick();
  const body = running.page.getByRole('textbox', { name: 'Body' });
  await body.waitFor();
  return {
    running,
    body,
    async close() {
      await running.close();
      rmSync(store, { recursive: true, force: true });
    },
  };
}

async function typeInPlain(file: string, texts: readonly string[]): Promise<TypingFigures> {
  const { running, body, close } = await openPlain(file, texts);
  const figures = await typeIn(running.page, body, KEYS);
  await close();
  return figures;
}

async function typeInGalley(texts: readonly string[]): Promise<TypingFigures> {
  const { running, body, close } = await openGalley(texts);
  const figures = await typeIn(running.page, body, KEYS);
  await close();
  return figures;
}
