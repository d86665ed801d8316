import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { articleRecord } from '../../main/desk/store/article-row.ts';
import { editArticle } from '../../main/desk/store/articles.ts';
import { commitArticle } from '../../main/desk/store/commit.ts';
import type { WritableDb } from '../../main/desk/store/db.ts';
import { openStore } from '../../main/desk/store/store.ts';
import { storeFile } from '../../main/desk/store/store-file.ts';
import { thinArticle, thinnableArticles } from '../../main/desk/store/thin.ts';
import { readWorkingCopy } from '../../main/desk/store/working-copy.ts';
import { newShortId } from '../../shared/id.ts';
import type { Block } from '../../shared/manuscript/blocks.ts';
import { inlineFromText, inlineToText } from '../../shared/manuscript/inline.ts';
import type { Person } from '../../shared/workflow/people.ts';
import { syntheticStore } from './make-store.ts';
import { Random } from './random.ts';
import { type BenchRow, plainRow, ratioRow } from './report.ts';
import { sentenceIn, vocabulary } from './synthetic/words.ts';

/** Revisions of each article. */
const REVISIONS = 20;
/** As many as are measured unless the whole is asked for, which takes an hour or two. */
const ENOUGH = 2000;
const BATCH = 50;
const DAY_MS = 86_400_000;

/**
 * How much a store of made-up articles grows when each gets twenty revisions in which people rewrite, add and
 * drop paragraphs, and what thinning gives back a year later. Bytes of the store's file, photos not counted.
 */
export async function benchGrowth(
  articles: number,
  whole: boolean,
  say: (line: string) => void,
): Promise<BenchRow[]> {
  const count = whole ? articles : Math.min(articles, ENOUGH);
  const folder = mkdtempSync(join(tmpdir(), 'galley-growth-'));
  try {
    cpSync(await syntheticStore(count, say), join(folder, 'store'), { recursive: true, dereference: true });
    const store = openStore(join(folder, 'store'));
    const db = store.write;
    const one = bytesInUse(folder);
    const person: Person = { id: 'p1', name: 'Mara Halvorsen', initials: 'MH', role: 'editor' };
    const ids = db.all<{ id: string }>('SELECT id FROM articles ORDER BY n').map(({ id }) => id);
    const words = vocabulary();
    for (let from = 0; from < ids.length; from += BATCH) {
      db.transaction(() => {
        for (const [index, id] of ids.slice(from, from + BATCH).entries()) {
          revise(db, id, new Random(from + index + 1), words, person);
        }
      });
      if (from % 500 === 0) say(`growth: ${from} of ${ids.length} articles`);
    }
    const twenty = bytesInUse(folder);
    const now = new Date(Date.UTC(2028, 0, 1)).toISOString();
    for (const n of thinnableArticles(db, 0, Number.MAX_SAFE_INTEGER)) thinArticle(db, n, 'week', now);
    const thinned = bytesInUse(folder);
    store.close();
    const name = `store of ${count} articles with ${REVISIONS} revisions each`;
    return [
      ratioRow(name, 'MB', twenty / 1e6, 'one revision each', one / 1e6, 3),
      ...(whole
        ? []
        : [plainRow('the same for 100,000 articles, reckoned', 'MB', ((twenty / count) * 100_000) / 1e6)]),
      ratioRow(
        'the same, thinned out by the usual rule',
        'MB',
        thinned / 1e6,
        'one revision each',
        one / 1e6,
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of the store's file without the room in it that is free for what comes next. */
function bytesInUse(folder: string): number {
  const packed = join(folder, 'packed.sqlite');
  const db = new Database(storeFile(folder), { readonly: true });
  db.prepare('VACUUM INTO ?').run(packed);
  db.close();
  const { size } = statSync(packed);
  rmSync(packed);
  return size;
}

/** Nineteen more revisions over some days, most of them made by the clock. */
function revise(db: WritableDb, id: string, random: Random, words: readonly string[], person: Person): void {
  const { n } = articleRecord(db, id);
  let time = Date.UTC(2026, 10, 1);
  for (let version = 1; version < REVISIONS; version += 1) {
    time += random.below(DAY_MS);
    const by = { person, at: new Date(time).toISOString() };
    const { blocks, fields } = readWorkingCopy(db, n);
    const next = edited(blocks, random, (length) => sentenceIn(fields.language, length, random, words));
    editArticle(
      db,
      id,
      {
        blocks: next.filter((block) => !blocks.includes(block)),
        removedBlocks: blocks.flatMap((block) =>
          next.some(({ id: kept }) => kept === block.id) ? [] : [block.id],
        ),
        blockOrder: next.map((block) => block.id),
      },
      by,
    );
    const reason = version % 5 === 0 ? 'saved' : 'automatic';
    commitArticle(db, articleRecord(db, id), { ...by, reason, note: '' });
  }
}

/** One or two paragraphs rewritten in part; now and then one more, or one less. */
function edited(blocks: readonly Block[], random: Random, sentence: (length: number) => string): Block[] {
  const next = [...blocks];
  for (let change = 0; change < 1 + random.below(2); change += 1) {
    const at = random.below(next.length);
    const block = next[at];
    if (block?.type !== 'paragraph') continue;
    const sentences = inlineToText(block.inline).split('. ');
    sentences[random.below(sentences.length)] = sentence(8 + random.below(14));
    next[at] = { ...block, inline: inlineFromText(sentences.join('. ')) };
  }
  const paragraph = (): Block => ({
    id: newShortId(),
    type: 'paragraph',
    inline: inlineFromText(sentence(20 + random.below(20))),
  });
  if (random.below(4) === 0) next.splice(1 + random.below(next.length), 0, paragraph());
  const last = next.at(-1);
  if (random.below(8) === 0 && next.length > 6 && last?.type === 'paragraph') next.pop();
  return next;
}
