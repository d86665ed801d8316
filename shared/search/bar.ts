import { fold } from './fold.ts';
import { parseQuery } from './query.ts';

const FILTERS = ['state', 'section', 'assigned', 'topic', 'byline', 'from', 'to'] as const;
export type FilterName = (typeof FILTERS)[number];

/** A finished filter in a search bar's text: `-byline:"Mara Halvorsen"`. */
export interface FilterToken {
  not: boolean;
  name: FilterName;
  value: string;
}

/** A search bar's text as it is shown: filters as tokens, and the words that are typed. */
export interface Bar {
  filters: FilterToken[];
  words: string;
}

const TOKEN = /(^|\s)(-?)([a-z]+):(?:["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s"“”„«»]+))(?=\s)/giu;

/**
 * Takes the finished filters out of a text; one at the very end is still being typed. Together they ask for the same
 * as the text did.
 */
export function splitBar(text: string): Bar {
  const filters: FilterToken[] = [];
  const words = text.replaceAll(TOKEN, (whole, before: string, minus: string, name: string, quoted, bare) => {
    const token = { not: minus === '-', name: name.toLowerCase(), value: String(quoted ?? bare).trim() };
    if (!isFilter(token)) return whole;
    filters.push(token);
    return before;
  });
  return { filters, words: filters.length > 0 ? words.trimStart() : words };
}

/** The text of a bar. */
export function joinBar({ filters, words }: Bar): string {
  return filters.map((token) => `${tokenText(token)} `).join('') + words;
}

/** A filter as it is typed. */
export function tokenText({ not, name, value }: FilterToken): string {
  const clean = value.replaceAll(/["“”„«»]/gu, ' ').trim();
  const bare = /^[^\s]+$/u.test(clean);
  return `${not ? '-' : ''}${name}:${bare ? clean : `"${clean}"`}`;
}

/** Adds a filter. Another of the same name gives way where an article has only one such thing. */
export function addFilter(bar: Bar, token: FilterToken): Bar {
  const only = token.name !== 'topic' && token.name !== 'byline' && !token.not;
  const others = bar.filters.filter(
    (other) => tokenText(other) !== tokenText(token) && !(only && other.name === token.name && !other.not),
  );
  return { ...bar, filters: [...others, token] };
}

function isFilter(token: { not: boolean; name: string; value: string }): token is FilterToken {
  const { name, value } = token;
  if (!FILTERS.some((filter) => filter === name) || fold(value) === '') return false;
  if (name !== 'from' && name !== 'to') return parseQuery(`${name}:"${value}"`).terms.length > 0;
  // A date that is none is looked for as words.
  const query = parseQuery(`${name}:${value}`);
  return !token.not && (query.from !== null || query.to !== null);
}
