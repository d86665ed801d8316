import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { type Content, contentSchema } from '../../../shared/article/content.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import { sha256, toBlob, toHex } from './hash.ts';

/** A content is whole again after so many deltas, so that any is read in a bounded number of steps. */
export const WHOLE_EVERY = 64;

interface ContentRow {
  n: number;
  hash: Uint8Array;
  base: number | null;
  depth: number;
  size: number;
  data: Uint8Array;
}

/**
 * Keeps a content, as a delta over `base` where that pays, and answers its number. `text` is its canonical
 * JSON. One that the article already has is kept once.
 */
export function putContent(db: WritableDb, article: number, text: string, base: number | null): number {
  const hash = toBlob(sha256(text));
  const known = db.get<{ n: number }>('SELECT n FROM contents WHERE article = ? AND hash = ?', article, hash);
  if (known) return known.n;
  const bytes = Buffer.from(text, 'utf8');
  const kept = encodeContent(db, base, bytes, zstdCompressSync(bytes));
  db.run(
    'INSERT INTO contents (article, hash, base, depth, size, data) VALUES (?, ?, ?, ?, ?, ?)',
    article,
    hash,
    kept.base,
    kept.depth,
    bytes.length,
    kept.data,
  );
  const row = db.get<{ n: number }>('SELECT n FROM contents WHERE article = ? AND hash = ?', article, hash);
  if (!row) throw new Error('A content vanished inside its own transaction');
  return row.n;
}

/** A content as it is kept: a delta over `base` where that halves it, else whole. */
export function encodeContent(
  db: ReadableDb,
  base: number | null,
  bytes: Uint8Array,
  whole: Uint8Array,
): { base: number | null; depth: number; data: Uint8Array } {
  const delta = base === null ? null : encodeOver(db, base, bytes);
  return delta !== null && delta.data.length <= whole.length / 2
    ? delta
    : { base: null, depth: 0, data: whole };
}

function encodeOver(
  db: ReadableDb,
  base: number,
  bytes: Uint8Array,
): { base: number; depth: number; data: Uint8Array } | null {
  const row = db.get<{ depth: number }>('SELECT depth FROM contents WHERE n = ?', base);
  if (!row || row.depth + 1 >= WHOLE_EVERY) return null;
  const dictionary = readBytes(db, base);
  return { base, depth: row.depth + 1, data: zstdCompressSync(bytes, { dictionary }) };
}

/** Bytes of a content's canonical JSON; 0 for one that is not there. */
export function contentSize(db: ReadableDb, n: number): number {
  return db.get<{ size: number }>('SELECT size FROM contents WHERE n = ?', n)?.size ?? 0;
}

/** The canonical JSON of a content. Throws "history-damaged" when its hash is not what it was. */
export function readContentText(db: ReadableDb, n: number): string {
  return Buffer.from(readBytes(db, n)).toString('utf8');
}

/** A content out of history, its hash verified. */
export function readContent(db: ReadableDb, n: number): Content {
  return contentSchema.parse(JSON.parse(readContentText(db, n)));
}

function readBytes(db: ReadableDb, n: number): Uint8Array {
  const chain: ContentRow[] = [];
  let next: number | null = n;
  while (next !== null) {
    const row: ContentRow | undefined = db.get<ContentRow>(
      'SELECT n, hash, base, depth, size, data FROM contents WHERE n = ?',
      next,
    );
    if (!row || chain.length > WHOLE_EVERY) throw damaged();
    chain.push(row);
    next = row.base;
  }
  let bytes: Uint8Array | null = null;
  for (const row of chain.reverse()) bytes = decode(row, bytes);
  const wanted = chain.at(-1);
  // A wrong dictionary gives wrong bytes without a word, so only the hash says that they are right.
  if (bytes === null || !wanted || sha256(bytes) !== toHex(wanted.hash)) throw damaged();
  return bytes;
}

function decode(row: ContentRow, dictionary: Uint8Array | null): Uint8Array {
  try {
    return zstdDecompressSync(row.data, {
      maxOutputLength: Math.max(1, row.size),
      ...(dictionary ? { dictionary } : {}),
    });
  } catch {
    throw damaged();
  }
}

function damaged(): DeskError {
  return new DeskError(
    'history-damaged',
    'An earlier version of this article cannot be read: what is on the disk is not what was written.',
    'The working copy is a separate text and is kept. Run the store check, and restore the newest backup if it confirms this.',
  );
}
