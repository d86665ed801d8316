import { type Content, contentSchema } from '../../../../shared/article/content.ts';
import { FIELD_NAMES } from '../../../../shared/article/fields.ts';
import { placementSchema } from '../../../../shared/article/placement.ts';
import { canonicalJson } from '../../../../shared/canonical.ts';
import { type Block, blockSchema } from '../../../../shared/manuscript/blocks.ts';
import type { ReadableDb } from '../../store/db.ts';
import { sha256 } from '../../store/hash.ts';
import { readWorkingCopy } from '../../store/working-copy.ts';

/** A working copy that holds together, or null: nothing of it is missing, and where a hash can tell, it is true. */
export function wholeWorkingCopy(
  db: ReadableDb,
  article: { n: number; words: number; dirty: number },
  headContent: string | null,
): Content | null {
  if (twice(db, article.n)) return null;
  try {
    const counted = db.get<{ words: number; orders: number; parts: number }>(
      `SELECT coalesce(sum(CASE WHEN kind = 'block' THEN words END), 0) AS words,
              sum(kind = 'order') AS orders, sum(kind <> 'order') AS parts
       FROM parts WHERE article = ?`,
      article.n,
    );
    // Both orders are written with the article: without them blocks could be gone and not be missed.
    if (counted?.orders !== 2 || counted.words !== article.words) return null;
    const content = readWorkingCopy(db, article.n);
    const parts = content.blocks.length + content.placements.length + Object.keys(content.fields).length;
    if (parts !== counted.parts) return null;
    const asHead = article.dirty === 0 && headContent !== null;
    return asHead && sha256(canonicalJson(content)) !== headContent ? null : content;
  } catch {
    return null;
  }
}

/** Whether one part stands in the file twice and differs: old and new pages side by side. */
function twice(db: ReadableDb, article: number): boolean {
  return (
    db.get(
      'SELECT 1 FROM parts WHERE article = ? GROUP BY kind, key HAVING count(*) > 1 LIMIT 1',
      article,
    ) !== undefined
  );
}

export interface Patched {
  content: Content;
  /** Parts taken over from what can be read of the working copy. */
  taken: number;
}

/**
 * The words of a version with all that can still be read of the working copy laid over: its fields, its blocks by
 * their ids, its order where that is there. Blocks that the version does not know come at the end.
 */
export function patchedWords(db: ReadableDb, article: number, from: Content): Patched {
  const rows = db.all<{ kind: string; key: string; json: string }>(
    'SELECT kind, key, json FROM parts WHERE article = ?',
    article,
  );
  const read = (kind: string) =>
    new Map(rows.filter((row) => row.kind === kind).map((row) => [row.key, row.json]));
  let taken = 0;
  const fields: Record<string, unknown> = { ...from.fields };
  for (const [key, json] of read('field')) {
    if (!FIELD_NAMES.some((name) => name === key)) continue;
    const next = contentSchema.shape.fields.safeParse({ ...fields, [key]: parsed(json) });
    if (!next.success) continue;
    if (canonicalJson(parsed(json)) !== canonicalJson(fields[key])) taken += 1;
    fields[key] = parsed(json);
  }
  const known = new Map<string, Block>(from.blocks.map((block) => [block.id, block]));
  for (const json of read('block').values()) {
    const block = blockSchema.safeParse(parsed(json));
    if (!block.success) continue;
    if (canonicalJson(known.get(block.data.id) ?? null) !== canonicalJson(block.data)) taken += 1;
    known.set(block.data.id, block.data);
  }
  const placements = new Map(from.placements.map((placement) => [placement.id, placement]));
  for (const json of read('placement').values()) {
    const placement = placementSchema.safeParse(parsed(json));
    if (placement.success) placements.set(placement.data.id, placement.data);
  }
  const blocks = arranged(known, orderIn(read('order').get('blocks')), from.blocks);
  const content = contentSchema.parse({
    schema: 1,
    fields,
    placements: arranged(placements, orderIn(read('order').get('placements')), from.placements),
    blocks: blocks.length > 0 ? blocks : from.blocks,
  });
  return { content, taken };
}

/** In the order that can be read; what is not in it after what stood before it in the version, or at the end. */
function arranged<T extends { id: string }>(
  all: ReadonlyMap<string, T>,
  order: readonly string[] | null,
  before: readonly T[],
): T[] {
  const ids = order?.filter((id) => all.has(id)) ?? before.map(({ id }) => id);
  // Where the order of now is there, blocks of the version that are not in it were removed by a person.
  const rest = order ? [] : [...all.keys()].filter((id) => !ids.includes(id));
  return [...new Set([...ids, ...rest])].flatMap((id) => all.get(id) ?? []);
}

function orderIn(json: string | undefined): string[] | null {
  const order = json === undefined ? null : parsed(json);
  return Array.isArray(order) && order.every((id) => typeof id === 'string') ? order : null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
