import type { ListItem, ListKind, SubList } from '../../manuscript/blocks.ts';
import type { Inline } from '../../manuscript/inline.ts';

interface DraftItem {
  inline: Inline | null;
  sub: DraftList | null;
}
interface DraftList {
  kind: ListKind;
  start: number;
  items: DraftItem[];
}
interface Frame extends DraftList {
  /** The item that is open, or null between items. */
  current: DraftItem | null;
}

/** As deep as Word goes; deeper lists continue on the last level. */
const MAX_DEPTH = 9;

/** Builds lists of the manuscript from lists of HTML, whose items may hold anything and nest anyhow. */
export class ListBuilder {
  readonly #frames: Frame[] = [];
  #tooDeep = 0;

  get isOpen(): boolean {
    return this.#frames.length > 0;
  }

  openList(kind: ListKind, start: number): void {
    if (this.#frames.length >= MAX_DEPTH) this.#tooDeep += 1;
    else this.#frames.push({ kind, start, items: [], current: null });
  }

  /** Ends the innermost list. The outermost one is handed back when it has words. */
  closeList(): DraftList | null {
    if (this.#tooDeep > 0) {
      this.#tooDeep -= 1;
      return null;
    }
    this.closeItem();
    const list = this.#frames.pop();
    if (list === undefined || list.items.length === 0) return null;
    const parent = this.#frames.at(-1);
    if (parent === undefined) return list;
    nest(parent, list);
    return null;
  }

  openItem(value: number | null): void {
    const frame = this.#frames.at(-1);
    if (frame === undefined) return;
    this.closeItem();
    if (value !== null && frame.items.length === 0) frame.start = value;
    frame.current = { inline: null, sub: null };
  }

  closeItem(): void {
    const frame = this.#frames.at(-1);
    const item = frame?.current;
    if (frame === undefined || item == null) return;
    frame.current = null;
    if (item.inline !== null) frame.items.push(item);
    else if (item.sub !== null) frame.items.push(...item.sub.items);
  }

  /** Words for the open item; a further paragraph of it goes on after a break, one after its sublist is an item. */
  text(inline: Inline): void {
    const frame = this.#frames.at(-1);
    if (frame === undefined) return;
    const item = frame.current;
    if (item !== null && item.inline === null && item.sub === null) item.inline = inline;
    else if (item?.inline && item.sub === null) item.inline = [...item.inline, { type: 'break' }, ...inline];
    else {
      this.closeItem();
      frame.current = { inline, sub: null };
    }
  }
}

function nest(parent: Frame, list: DraftList): void {
  const open = parent.current;
  // An item without words of its own is a wrapper: its list belongs to the item before it.
  const host = open?.inline ? open : (parent.items.at(-1) ?? open);
  if (host === null || host === undefined) parent.items.push(...list.items);
  else if (host.sub) host.sub.items.push(...list.items);
  else host.sub = { kind: list.kind, start: list.start, items: list.items };
}

/** The stored form of a finished list. */
export function finishedList(list: DraftList, newId: () => string): SubList {
  const items: ListItem[] = list.items.map((item) => {
    const done: ListItem = { id: newId(), inline: item.inline ?? [] };
    if (item.sub) done.sub = finishedList(item.sub, newId);
    return done;
  });
  const numbered = list.kind === 'number' && list.start !== 1;
  return { kind: list.kind, ...(numbered ? { start: list.start } : {}), items };
}

export type { DraftList };
