/** Which rows of a list are chosen. Rows have ids; the cursor has a place, since most rows are not loaded. */
export interface Selection {
  /** Row that the keys move from, -1 in an empty list. */
  cursor: number;
  /** Where a range began. */
  anchor: number;
  ids: ReadonlySet<string>;
  /** The row under the cursor is not loaded yet: it is chosen once it is. */
  awaits: boolean;
}

/** Where a list begins: its first row, once that is loaded. */
export const BEGINNING: Selection = { cursor: 0, anchor: 0, ids: new Set(), awaits: true };

/** Only this row. */
export function choose(index: number, id: string | undefined): Selection {
  return {
    cursor: index,
    anchor: index,
    ids: new Set(id === undefined ? [] : [id]),
    awaits: id === undefined,
  };
}

/** This row as well, or no longer. */
export function toggle(selection: Selection, index: number, id: string): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { cursor: index, anchor: index, ids, awaits: false };
}

/** Moves the cursor and leaves what is chosen. */
export function moveOnly(selection: Selection, index: number): Selection {
  return { ...selection, cursor: index, anchor: index, awaits: false };
}

/** Everything between where the range began and this row; `between` are the ids there. */
export function extend(selection: Selection, index: number, between: Iterable<string>): Selection {
  return { cursor: index, anchor: selection.anchor, ids: new Set(between), awaits: false };
}

/** First and last row of the range that goes to `index`. */
export function rangeTo(selection: Selection, index: number): [first: number, last: number] {
  return [Math.min(selection.anchor, index), Math.max(selection.anchor, index)];
}

/** Where a key moves the cursor, or null when it is not one that moves. `page` is a screenful of rows. */
export function movedBy(key: string, cursor: number, total: number, page: number): number | null {
  const last = total - 1;
  const to: Record<string, number> = {
    ArrowDown: cursor + 1,
    ArrowUp: cursor - 1,
    PageDown: cursor + page,
    PageUp: cursor - page,
    Home: 0,
    End: last,
  };
  const target = Object.hasOwn(to, key) ? to[key] : undefined;
  if (target === undefined || total === 0) return null;
  return Math.max(0, Math.min(last, target));
}
