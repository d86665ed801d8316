import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDesk } from '../../main/desk/start.ts';
import { blankContent } from '../../shared/article/content.ts';
import { newShortId } from '../../shared/id.ts';
import type { Block } from '../../shared/manuscript/blocks.ts';
import { inlineFromText } from '../../shared/manuscript/inline.ts';
import { Random } from './random.ts';
import { type BenchRow, median, quantile, ratioRow } from './report.ts';
import { vocabulary } from './synthetic/words.ts';

const SAVES = 1000;
/** Saves that warm the engine and are not counted. */
const WARM = 50;
const WORDS_A_PARAGRAPH = 40;

/** Saving one changed paragraph through the desk service, against appending the same bytes to a file and syncing it. */
export async function benchAutosave(): Promise<BenchRow[]> {
  return [...(await at(800)), ...(await at(10_000))];
}

async function at(words: number): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'));
  const desk = await startDesk({ storeDir: join(folder, 'store') });
  const client = desk.client();
  await client.call('desk.setPerson', { name: 'Mara Halvorsen', initials: 'MH', role: 'reporter' });
  const random = new Random(words);
  const list = vocabulary();
  const paragraph = (id: string): Block => ({
    id,
    type: 'paragraph',
    inline: inlineFromText(
      Array.from({ length: WORDS_A_PARAGRAPH }, () => list[random.zipf(list.length)]).join(' '),
    ),
  });
  const blocks = Array.from({ length: Math.ceil(words / WORDS_A_PARAGRAPH) }, () => paragraph(newShortId()));
  const { id } = await client.call('articles.create', { content: { ...blankContent('x'), blocks } });
  const file = openSync(join(folder, 'plain'), 'a');
  const own: number[] = [];
  const plain: number[] = [];
  for (let seq = 1; seq <= WARM + SAVES; seq++) {
    const block = paragraph(random.pick(blocks).id);
    const bytes = Buffer.from(JSON.stringify(block));
    let before = performance.now();
    await client.call('articles.patch', { id, seq, blocks: [block] });
    own.push(performance.now() - before);
    before = performance.now();
    writeSync(file, bytes);
    fdatasyncSync(file);
    plain.push(performance.now() - before);
  }
  own.splice(0, WARM);
  plain.splice(0, WARM);
  closeSync(file);
  client.close();
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
  return [
    ratioRow(
      `autosave of a paragraph, ${words} words, median`,
      'ms',
      median(own),
      'write and sync',
      median(plain),
      3,
    ),
    ratioRow(
      `autosave of a paragraph, ${words} words, p99`,
      'ms',
      quantile(own, 0.99),
      'write and sync',
      quantile(plain, 0.99),
    ),
  ];
}
