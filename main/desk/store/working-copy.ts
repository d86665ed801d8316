import { z } from 'zod';
import { type Content, contentSchema } from '../../../shared/article/content.ts';
import type { Fields } from '../../../shared/article/fields.ts';
import { FIELD_NAMES } from '../../../shared/article/fields.ts';
import { type Placement, placementSchema } from '../../../shared/article/placement.ts';
import { canonicalJson } from '../../../shared/canonical.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import type { Block } from '../../../shared/manuscript/blocks.ts';
import { tallyBlock } from '../../../shared/manuscript/count.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import { deriveFields, derivePlacements } from './derive.ts';
import { toHex } from './hash.ts';
import { keepHouseTopics } from './house-topics.ts';
import { tidyBlock, tidyFields, tidyPlacement } from './tidy.ts';

/** Some of the fields; absent and undefined ones stay as they are. */
export type SomeFields = { [Name in keyof Fields]?: Fields[Name] | undefined };

/** The parts of a working copy that a change brings; what is absent stays as it is. */
export interface Change {
  fields?: SomeFields | undefined;
  blocks?: readonly Block[] | undefined;
  removedBlocks?: readonly string[] | undefined;
  blockOrder?: readonly string[] | undefined;
  placements?: readonly Placement[] | undefined;
}

type Kind = 'field' | 'block' | 'placement' | 'order';
const orderSchema = z.array(z.string());

/** Reads a working copy whole, each placement pinned to its photo's newest revision. */
export function readWorkingCopy(db: ReadableDb, article: number): Content {
  const parts: Record<Kind, Map<string, unknown>> = {
    field: new Map(),
    block: new Map(),
    placement: new Map(),
    order: new Map(),
  };
  const rows = db.all<{ kind: Kind; key: string; json: string }>(
    'SELECT kind, key, json FROM parts WHERE article = ?',
    article,
  );
  for (const row of rows) parts[row.kind].set(row.key, JSON.parse(row.json));
  const inOrder = (kind: 'block' | 'placement', key: string): unknown[] =>
    orderSchema.parse(parts.order.get(key) ?? []).map((id) => parts[kind].get(id));
  const content = contentSchema.parse({
    schema: 1,
    fields: Object.fromEntries(parts.field),
    placements: inOrder('placement', 'placements'),
    blocks: inOrder('block', 'blocks'),
  });
  return { ...content, placements: pinned(db, content.placements) };
}

/** Placements that name the revision of their photo whose words print now. */
export function pinned(db: ReadableDb, placements: readonly Placement[]): Placement[] {
  return placements.map((placement) => {
    if (placement.photoId === null) return { ...placement, photoRevision: null };
    const head = db.get<{ head: Uint8Array }>('SELECT head FROM photos WHERE id = ?', placement.photoId);
    return { ...placement, photoRevision: head ? toHex(head.head) : null };
  });
}

/**
 * Applies a change to a working copy and to the columns that lists show. Must run inside a transaction: it
 * throws "patch-mismatch" when blocks and order do not fit together, and then nothing may be kept.
 * Removing what is not there is no fault: a block may come and go between two saves.
 */
export function applyChange(db: WritableDb, article: number, change: Change): void {
  if (change.fields) putFields(db, article, change.fields);
  if (change.placements) putPlacements(db, article, change.placements);
  for (const id of change.removedBlocks ?? []) removeBlock(db, article, id);
  let others = (change.removedBlocks?.length ?? 0) > 0;
  for (const block of change.blocks ?? []) others = putBlock(db, article, block) || others;
  if (change.blockOrder) putPart(db, article, 'order', 'blocks', change.blockOrder);
  // The same blocks in the same order fitted before: most saves change the words of one that is there.
  if (change.blockOrder || others) checkOrder(db, article);
}

/** Makes the working copy say exactly this content, whatever it said before. */
export function replaceWorkingCopy(db: WritableDb, article: number, content: Content): void {
  db.run('DELETE FROM parts WHERE article = ?', article);
  db.run('UPDATE articles SET words = 0 WHERE n = ?', article);
  applyChange(db, article, {
    fields: content.fields,
    placements: content.placements,
    blocks: content.blocks,
    blockOrder: content.blocks.map((block) => block.id),
  });
}

function putFields(db: WritableDb, article: number, fields: SomeFields): void {
  const tidy = tidyFields(fields);
  for (const name of FIELD_NAMES) {
    const value = tidy[name];
    if (value !== undefined) putPart(db, article, 'field', name, value);
  }
  deriveFields(db, article, tidy);
  keepHouseTopics(db, tidy.topics ?? []);
}

function putPlacements(db: WritableDb, article: number, placements: readonly Placement[]): void {
  const ids = placements.map((placement) => placement.id);
  if (new Set(ids).size !== ids.length) throw mismatch();
  db.run("DELETE FROM parts WHERE article = ? AND kind = 'placement'", article);
  for (const placement of placements) {
    putPart(db, article, 'placement', placement.id, placementSchema.parse(tidyPlacement(placement)));
  }
  putPart(db, article, 'order', 'placements', ids);
  derivePlacements(db, article, placements);
}

/** Answers whether it was not there before. */
function putBlock(db: WritableDb, article: number, block: Block): boolean {
  const tidy = tidyBlock(block);
  const words = tallyBlock(tidy).words;
  const before = blockWords(db, article, block.id);
  putPart(db, article, 'block', block.id, tidy, words);
  addWords(db, article, words - (before ?? 0));
  return before === null;
}

function removeBlock(db: WritableDb, article: number, id: string): void {
  addWords(db, article, -(blockWords(db, article, id) ?? 0));
  db.run("DELETE FROM parts WHERE article = ? AND kind = 'block' AND key = ?", article, id);
}

function blockWords(db: ReadableDb, article: number, id: string): number | null {
  return (
    db.get<{ words: number }>(
      "SELECT words FROM parts WHERE article = ? AND kind = 'block' AND key = ?",
      article,
      id,
    )?.words ?? null
  );
}

function addWords(db: WritableDb, article: number, words: number): void {
  if (words !== 0) db.run('UPDATE articles SET words = words + ? WHERE n = ?', words, article);
}

function putPart(db: WritableDb, article: number, kind: Kind, key: string, value: unknown, words = 0): void {
  db.run(
    `INSERT INTO parts (article, kind, key, json, words) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (article, kind, key) DO UPDATE SET json = excluded.json, words = excluded.words`,
    article,
    kind,
    key,
    canonicalJson(value),
    words,
  );
}

/** The blocks that are there and those in order must be the same, each once. */
function checkOrder(db: ReadableDb, article: number): void {
  const row = db.get<{ json: string }>(
    "SELECT json FROM parts WHERE article = ? AND kind = 'order' AND key = 'blocks'",
    article,
  );
  const order = orderSchema.parse(JSON.parse(row?.json ?? '[]'));
  const there = db.all<{ key: string }>(
    "SELECT key FROM parts WHERE article = ? AND kind = 'block'",
    article,
  );
  const ids = new Set(there.map(({ key }) => key));
  if (order.length !== ids.size || new Set(order).size !== order.length) throw mismatch();
  if (order.some((id) => !ids.has(id))) throw mismatch();
}

function mismatch(): DeskError {
  return new DeskError(
    'patch-mismatch',
    'Not saved: what the window sent does not fit what the disk has.',
    'The words are kept in the window. Reload the article; if this comes back, use "Save a copy as…" first.',
  );
}
