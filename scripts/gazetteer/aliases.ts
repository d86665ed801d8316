import { foldPlace } from '../../shared/fold.ts';
import type { GeoRow } from './places.ts';

const LATIN = /^\p{Lu}[\p{Script=Latin}\p{M}\s.'’ʻ-]*$/u;
const OTHER_SCRIPT =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Devanagari}\p{M}\sー・-]+$/u;

/** From how many inhabitants a place that is no capital or seat of a region gets other names, by script. */
const LATIN_FROM = 30_000;
const OTHER_FROM = 150_000;

/**
 * The other names of a place that are kept: exonyms and older names in Latin letters for towns, and the names in the
 * scripts that the larger agencies write for cities. GeoNames' lists mix them with airport codes, transliterations
 * in small letters and nicknames, which are left out.
 */
export function aliasesOf(row: GeoRow, printed: string, more: readonly string[]): string[] {
  const seat = row.feature === 'PPLC' || row.feature === 'PPLA';
  const printedKey = foldPlace(printed);
  const kept = new Map<string, string>();
  const marks = (name: string) => name.normalize('NFD').length;
  const add = (name: string) => {
    const key = foldPlace(name);
    if (key === '' || key === printedKey) return;
    // Of spellings that only accents tell apart the fuller one: München, not Munchen.
    const before = kept.get(key);
    if (before === undefined || (!more.includes(before) && marks(name) > marks(before))) {
      kept.set(key, name.normalize('NFC'));
    }
  };
  for (const name of [...more, ...row.name.split(' / ')]) add(name);
  for (const name of row.otherNames) {
    if (name.length < 2 || name.length > 40 || /\d|^The |City of |Città di |Ville de /.test(name)) continue;
    const latin = LATIN.test(name) && name.length > 3 && !/^\p{Lu}+$/u.test(name);
    if (latin && (seat || row.population >= LATIN_FROM)) add(name);
    const other = OTHER_SCRIPT.test(name) && (row.feature === 'PPLC' || row.population >= OTHER_FROM);
    if (other) add(name);
  }
  return [...kept.values()];
}
