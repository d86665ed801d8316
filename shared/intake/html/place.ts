import { type PlacementRole, placementRoleSchema } from '../../article/placement.ts';
import type { ListKind } from '../../manuscript/blocks.ts';
import type { Inline } from '../../manuscript/inline.ts';
import type { PictureWords } from '../piece.ts';
import { declarations } from './css.ts';
import { ARTICLE_BODY, ZONE } from './elements.ts';
import { readMsoList } from './word-list.ts';

export type Attribute = (name: string) => string | null;

/** A picture with words around it while its figure is open. */
export interface Figure {
  /** From its class: Galley's own pages name the role there. */
  role: PlacementRole | null;
  picture: PictureWords | null;
  caption: Inline[];
  credit: string[];
  loose: { inline: Inline; place: Place }[];
}

/** A list whose items say their level themselves, each part of it an element of its own. */
export interface FlatList {
  list: string;
  level: number;
  kind: ListKind;
  /** The number of the next item. */
  next: number;
}

/** What blocks in one place become. Held by value in every open element, so that closing restores it. */
export interface Place {
  heading: number;
  quote: boolean;
  /** Bits of `ZONE`. */
  zone: number;
  /** Inside a figure, where words are its caption or its credit. */
  figure: Figure | null;
  words: 'body' | 'caption' | 'credit';
  /** The paragraph is an item of a list that is written as paragraphs. */
  word: { list: string; level: number } | null;
  flat: FlatList | null;
}

export const ROOT: Place = {
  heading: 0,
  quote: false,
  zone: 0,
  figure: null,
  words: 'body',
  word: null,
  flat: null,
};

const CREDIT_CLASS = /(^|[\s_-])(credit|credits|byline|copyright|photographer|source)($|[\s_-])/i;

/** Whether an element in a figure holds its credit. */
export function isCredit(attribute: Attribute): boolean {
  return CREDIT_CLASS.test(attribute('class') ?? '');
}

/** The place inside a block element. */
export function placeIn(name: string, attribute: Attribute, around: Place): Place {
  const zone = (ZONE[name] ?? 0) | (attribute('itemprop') === 'articleBody' ? ARTICLE_BODY : 0);
  const place: Place = { ...around, zone: around.zone | zone };
  const kind = attribute('class') ?? '';
  if (/^h[1-6]$/.test(name)) place.heading = Number(name.slice(1));
  else if (name === 'p' || name === 'div') place.heading = headingOf(kind, attribute) || place.heading;
  else if (name === 'blockquote') place.quote ||= !isIndentation(declarations(attribute('style') ?? ''));
  if (name === 'p' && /Mso(Intense)?Quote/.test(kind)) place.quote = true;
  if (name === 'figure') {
    const role = placementRoleSchema.safeParse(kind).data ?? null;
    place.figure = { role, picture: null, caption: [], credit: [], loose: [] };
    place.words = 'body';
  }
  if (place.figure) {
    if (name === 'figcaption') place.words = 'caption';
    else if (CREDIT_CLASS.test(kind)) place.words = 'credit';
  }
  return place;
}

/** The list that a paragraph of Word is an item of, or null. */
export function wordListOf(attribute: Attribute): Place['word'] {
  const list = declarations(attribute('style') ?? '').get('mso-list');
  return list === undefined ? null : readMsoList(list);
}

/** Pages exported by Google Docs write every level of a list as a list of its own and name the level in its class. */
export function flatListOf(name: string, attribute: Attribute): FlatList | null {
  const [, list, level] = /\blst-(kix_\w+)-(\d)\b/.exec(attribute('class') ?? '') ?? [];
  if (list === undefined) return null;
  const kind = name === 'ol' ? 'number' : 'bullet';
  return { list, level: Number(level) + 1, kind, next: whole(attribute('start')) ?? 1 };
}

/** Headings that Word and Word Online write as paragraphs. */
function headingOf(kind: string, attribute: Attribute): number {
  if (/\bMsoTitle\b/.test(kind)) return 1;
  const word = /\bMsoHeading([1-9])\b/.exec(kind)?.[1];
  if (word !== undefined) return Math.min(6, Number(word));
  if (attribute('role') !== 'heading') return 0;
  return Math.min(6, Math.max(1, whole(attribute('aria-level')) ?? 2));
}

/** Mail programs and Google Docs indent by block quotes without a border. */
function isIndentation(css: ReadonlyMap<string, string>): boolean {
  return /^(none|0(px)?)\b/.test(css.get('border') ?? '') && /^0/.test(css.get('padding') ?? '0');
}

export function whole(value: string | null): number | null {
  const number = value === null || !/^\s*-?\d{1,7}\s*$/.test(value) ? Number.NaN : Number(value);
  return Number.isInteger(number) ? number : null;
}
