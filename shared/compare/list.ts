import type { List, ListItem, ListKind, SubList } from '../manuscript/blocks.ts';
import type { Inline } from '../manuscript/inline.ts';

/** An item of a list, out of its tree. */
export interface FlatItem {
  id: string;
  depth: number;
  kind: ListKind;
  start: number | undefined;
  inline: Inline;
}

/** The items of a list and of the lists in it, as they are read. */
export function flattenList(list: Pick<List, 'kind' | 'start' | 'items'>): FlatItem[] {
  const out: FlatItem[] = [];
  const walk = (sub: SubList, depth: number) => {
    for (const item of sub.items) {
      out.push({ id: item.id, depth, kind: sub.kind, start: sub.start, inline: item.inline });
      if (item.sub) walk(item.sub, depth + 1);
    }
  };
  walk(list, 0);
  return out;
}

/** The tree again. The items must come from `flattenList`, whole. */
export function unflattenList(items: readonly FlatItem[]): SubList {
  const root: SubList = { kind: 'bullet', items: [] };
  const open: SubList[] = [root];
  for (const flat of items) {
    const item: ListItem = { id: flat.id, inline: flat.inline };
    open.length = Math.min(open.length, flat.depth + 1);
    if (open.length <= flat.depth) {
      const parent = open.at(-1)?.items.at(-1);
      const sub: SubList = { kind: flat.kind, items: [] };
      if (parent) parent.sub = sub;
      open.push(sub);
    }
    const list = open.at(-1) ?? root;
    list.kind = flat.kind;
    if (flat.start !== undefined) list.start = flat.start;
    list.items.push(item);
  }
  return root;
}
