import { STATES } from '../../../../shared/workflow/states.ts';
import type { Cell, Row } from './records.ts';

const text = (cell: Cell | undefined): cell is string => typeof cell === 'string';
const int = (cell: Cell | undefined): cell is number => typeof cell === 'number';
const hash = (cell: Cell | undefined): boolean => Buffer.isBuffer(cell) && cell.length === 32;
const hashes = (cell: Cell | undefined): boolean => Buffer.isBuffer(cell) && cell.length % 32 === 0;
const optional = (kind: (cell: Cell | undefined) => boolean) => (cell: Cell | undefined) =>
  cell === null || kind(cell);
const oneOf = (values: readonly string[]) => (cell: Cell | undefined) => text(cell) && values.includes(cell);
/** The number of a row stands beside it, so its own column is empty. */
const own = (cell: Cell | undefined): boolean => cell === null;
const assetId = (cell: Cell | undefined): boolean => text(cell) && /^[0-9a-f]{64}$/.test(cell);
const json = (cell: Cell | undefined): boolean => {
  if (!text(cell)) return false;
  try {
    JSON.parse(cell);
    return true;
  } catch {
    return false;
  }
};

interface Shape {
  table: string;
  /** Whether rows have numbers of their own. */
  numbered: boolean;
  columns: readonly ((cell: Cell | undefined) => boolean)[];
  /** Further columns may follow: those that later layouts added. */
  open?: boolean;
}

/**
 * How the rows of each table look. A leaf of a damaged file does not say whose it is, but the shapes of a store's
 * tables differ, and what is more is held against hashes afterwards.
 */
const SHAPES: readonly Shape[] = [
  {
    table: 'articles',
    numbered: true,
    columns: [
      own,
      text,
      oneOf(STATES),
      optional(text),
      int,
      int,
      int,
      optional(hash),
      optional(hash),
      optional(hash),
    ],
    open: true,
  },
  {
    table: 'parts',
    numbered: true,
    columns: [own, int, oneOf(['field', 'block', 'placement', 'order']), text, text, int],
  },
  { table: 'signers', numbered: true, columns: [own, text, text, text] },
  { table: 'contents', numbered: true, columns: [own, int, hash, optional(int), int, int, Buffer.isBuffer] },
  {
    table: 'revisions',
    numbered: true,
    columns: [own, int, hash, int, hashes, int, text, oneOf(STATES), text, text, text],
  },
  { table: 'people', numbered: true, columns: [text, text, text, oneOf(['reporter', 'editor', 'desk'])] },
  { table: 'assets', numbered: true, columns: [assetId, int, text, text] },
  {
    table: 'photos',
    numbered: true,
    columns: [own, text, hash, assetId, text, text, int, int, int, text],
  },
  { table: 'photo_revisions', numbered: true, columns: [hash, int, json, text] },
  { table: 'house_topics', numbered: true, columns: [text, text] },
  { table: 'purged', numbered: true, columns: [text, int] },
  { table: 'thinned', numbered: true, columns: [hash, int, hashes, text, text, text] },
  { table: 'settings', numbered: false, columns: [text, json] },
  { table: 'heads', numbered: false, columns: [int, hash] },
];

export const SALVAGED_TABLES: readonly string[] = SHAPES.map(({ table }) => table);

/** Whose row it is, or null for one of an index or of a table that is not known. */
export function tableOf(row: Row): string | null {
  const shape = SHAPES.find(
    ({ numbered, columns, open }) =>
      numbered === (row.rowid !== null) &&
      (open ? row.cells.length > 25 : row.cells.length === columns.length) &&
      columns.every((fits, index) => fits(row.cells[index])),
  );
  return shape?.table ?? null;
}
