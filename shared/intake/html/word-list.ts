import type { ListKind } from '../../manuscript/blocks.ts';
import type { Inline } from '../../manuscript/inline.ts';
import type { DraftList } from './list-builder.ts';

/** A paragraph that Word or Word Online shows as a list item. */
export interface WordItem {
  list: string;
  level: number;
  marker: string;
  inline: Inline;
}

/** "l0 level1 lfo1", the value of `mso-list`; null when it names no level. */
export function readMsoList(value: string): { list: string; level: number } | null {
  const found = /^\s*(l\d+)\s+level(\d+)/i.exec(value);
  if (found?.[1] === undefined || found[2] === undefined) return null;
  return { list: found[1].toLowerCase(), level: Math.min(9, Math.max(1, Number(found[2]))) };
}

export interface Marker {
  kind: ListKind;
  number: number;
}

/**
 * What a marker written as text says: "3.", "(c)", "iv)", "1.2." are numbers, all else is a bullet. A lone letter
 * is roman only where it begins a list as "i" or "I".
 */
export function readMarker(text: string): Marker {
  const marker = text.replace(/\s+/g, '');
  const found = /^\(?(?:\d+[.)])*?(\d+|[a-z]{1,8})[.):]?$/i.exec(marker);
  const label = found?.[1];
  if (label === undefined || /^[a-z]+$/i.test(marker)) return { kind: 'bullet', number: 1 };
  if (/^\d+$/.test(label)) return { kind: 'number', number: Math.min(Number(label), 1_000_000) };
  const lower = label.toLowerCase();
  const roman = /^[ivxlcdm]+$/.test(lower) ? romanNumber(lower) : 0;
  if (roman > 0 && (lower.length > 1 || lower === 'i')) return { kind: 'number', number: roman };
  return { kind: 'number', number: alphaNumber(lower) };
}

function romanNumber(text: string): number {
  const worth: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) {
    const here = worth[text.charAt(at)] ?? 0;
    sum += here < (worth[text.charAt(at + 1)] ?? 0) ? -here : here;
  }
  return sum;
}

function alphaNumber(text: string): number {
  // Word counts a…z, aa…zz, aaa…: one letter repeated.
  const repeated = text.length > 1 && new Set(text).size === 1;
  return text.charCodeAt(0) - 96 + (repeated ? 26 * (text.length - 1) : 0);
}

interface Level extends DraftList {
  level: number;
  list: string;
  /** The number that would follow. */
  next: number;
}

/** Lists from paragraphs with levels, in one pass. A new list begins where Word numbers anew or changes the kind. */
export function listsOfWordItems(items: readonly WordItem[]): DraftList[] {
  const lists: DraftList[] = [];
  let open: Level[] = [];
  for (const item of items) {
    const marker = readMarker(item.marker);
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > item.level) {
      if (open.length === 1) break;
      open.pop();
    }
    const top = open.at(-1);
    const entry = { inline: item.inline, sub: null };
    if (top !== undefined && top.level < item.level && open.length < 9) {
      open.push(sublist(top, item, marker, entry));
    } else if (top === undefined || (open.length === 1 && !continues(top, item, marker))) {
      const list = levelOf(item, marker, [entry]);
      lists.push(list);
      open = [list];
    } else {
      top.items.push(entry);
      top.next = marker.number + 1;
    }
  }
  return lists;
}

function levelOf(item: WordItem, marker: Marker, items: DraftList['items']): Level {
  return {
    level: item.level,
    list: item.list,
    kind: marker.kind,
    start: marker.number,
    next: marker.number + 1,
    items,
  };
}

function sublist(parent: Level, item: WordItem, marker: Marker, entry: DraftList['items'][number]): Level {
  const host = parent.items.at(-1);
  if (host === undefined) return levelOf(item, marker, [entry]);
  if (host.sub) host.sub.items.push(entry);
  else host.sub = { kind: marker.kind, start: marker.number, items: [entry] };
  return { ...levelOf(item, marker, host.sub.items), kind: host.sub.kind };
}

function continues(list: Level, item: WordItem, marker: Marker): boolean {
  if (item.level < list.level || item.list !== list.list || marker.kind !== list.kind) return false;
  return marker.kind === 'bullet' || marker.number === list.next;
}
