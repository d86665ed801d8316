import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Locator, Page } from '@playwright/test';
import { build } from 'vite';
import { ROOT } from '../../e2e/runtime.ts';
import { startDesk } from '../../main/desk/start.ts';
import { blankContent } from '../../shared/article/content.ts';
import { newShortId } from '../../shared/id.ts';
import { inlineFromText } from '../../shared/manuscript/inline.ts';
import { launchGalley, launchPlain } from './launch.ts';
import { benchFolder } from './make-store.ts';
import { Random } from './random.ts';
import { type BenchRow, median, quantile, ratioRow } from './report.ts';
import { vocabulary } from './synthetic/words.ts';

const KEYS = 120;
const ROUNDS = 3;
const TEXT = 'the harbour master said the ferry would leave at nine ';

interface Figures {
  /** Script, style and layout per key, ms. */
  work: number[];
  /** From the key to the painted frame, ms, one for each key. */
  frames: number[];
}

/** Typing in the middle of an article of 800 and of 10,000 words, against plain Lexical with the same text. */
export async function benchTyping(): Promise<BenchRow[]> {
  const page = await buildPlain();
  const rows: BenchRow[] = [];
  for (const words of [800, 10_000]) {
    const texts = paragraphs(words);
    const own: Figures = { work: [], frames: [] };
    const plain: Figures = { work: [], frames: [] };
    for (let round = 0; round < ROUNDS; round++) {
      add(plain, await typePlain(page, texts));
      add(own, await typeGalley(texts));
    }
    rows.push(
      ratioRow(
        `script and layout per key, ${words} words, median`,
        'ms',
        median(own.work),
        'plain Lexical',
        median(plain.work),
        1.15,
      ),
      ratioRow(
        `key to painted frame, ${words} words, p95`,
        'ms',
        quantile(own.frames, 0.95),
        'plain Lexical',
        quantile(plain.frames, 0.95),
        1.25,
      ),
    );
  }
  return rows;
}

function add(all: Figures, more: Figures): void {
  all.work.push(...more.work);
  all.frames.push(...more.frames);
}

function paragraphs(words: number): string[] {
  const random = new Random(words);
  const list = vocabulary();
  return Array.from({ length: Math.ceil(words / 40) }, () =>
    Array.from({ length: 40 }, () => list[random.zipf(list.length)]).join(' '),
  );
}

async function buildPlain(): Promise<string> {
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

async function typePlain(file: string, texts: readonly string[]): Promise<Figures> {
  const running = await launchPlain(file);
  const body = running.page.locator('#editor');
  await running.page.waitForFunction(() => 'fillPlain' in window);
  await running.page.evaluate((list) => window.fillPlain(list), [...texts]);
  const figures = await typeIn(running.page, body);
  await running.close();
  return figures;
}

async function typeGalley(texts: readonly string[]): Promise<Figures> {
  const store = mkdtempSync(join(tmpdir(), 'galley-bench-'));
  const desk = await startDesk({ storeDir: store });
  const client = desk.client();
  await client.call('desk.setPerson', { name: 'Mara Halvorsen', initials: 'MH', role: 'reporter' });
  const blocks = texts.map((text) => ({
    id: newShortId(),
    type: 'paragraph' as const,
    inline: inlineFromText(text),
  }));
  const blank = blankContent('x');
  await client.call('articles.create', {
    content: { ...blank, fields: { ...blank.fields, headline: inlineFromText('Typing') }, blocks },
  });
  client.close();
  await desk.close();
  const running = await launchGalley(store);
  await running.page.getByRole('row', { name: /Typing/ }).dblclick();
  const body = running.page.getByRole('textbox', { name: 'Body' });
  await body.waitFor();
  const figures = await typeIn(running.page, body);
  await running.close();
  rmSync(store, { recursive: true, force: true });
  return figures;
}

/** Types in a paragraph in the middle, one key at a time, each after the frame of the one before. */
async function typeIn(page: Page, body: Locator): Promise<Figures> {
  const middle = body.locator('p').nth(Math.floor((await body.locator('p').count()) / 2));
  await middle.scrollIntoViewIfNeeded();
  await middle.click();
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(window, { benchFrames: frames });
    addEventListener(
      'keydown',
      (event) => {
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => frames.push(performance.now() - event.timeStamp);
          channel.port2.postMessage(null);
        });
      },
      true,
    );
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const painted = (count: number) =>
    page.waitForFunction(
      (wanted) => (window as unknown as { benchFrames: number[] }).benchFrames.length >= wanted,
      count,
    );
  const work: number[] = [];
  for (let key = 0; key < KEYS; key++) {
    const before = await workSoFar(session);
    await page.keyboard.press(keyName(TEXT[key % TEXT.length] ?? ' '));
    await painted(key + 1);
    work.push((await workSoFar(session)) - before);
  }
  const frames = await page.evaluate(() => (window as unknown as { benchFrames: number[] }).benchFrames);
  // The first keys warm the engine.
  return { work: work.slice(20), frames: frames.slice(20) };
}

function keyName(letter: string): string {
  return letter === ' ' ? 'Space' : letter;
}

async function workSoFar(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return (value('ScriptDuration') + value('LayoutDuration') + value('RecalcStyleDuration')) * 1000;
}
