import { fold } from '../fold.ts';
import { readsAsWellKnown } from './alone.ts';
import type { Head } from './head.ts';

export type Verdict = 'certain' | 'unsure' | 'no';

/** Labels that open a paragraph in capitals and a dash as datelines do, and are none. */
const LABELS = new Set(
  (
    'advisory alert analysis announcement appeal attention background blog breaking brief bulletin caption clarification ' +
    'column comment commentary corrected correction developing disclaimer editorial essay eds exclusive explainer ' +
    'factbox feature flash focus fact facts gallery graphic highlights highlight important info insight interview ' +
    'investigation kicker latest lead letter live long listen map media memo more note notes news newsletter ' +
    'now obituary opinion photo photos picture pictures podcast poll preview profile promo quote quotes read refile ' +
    'repeat report reporter review roundup scandal series sidebar source sources special spotlight sponsored sport ' +
    'sports story summary subscribe table timeline tip today top update updated urgent video view viewpoint ' +
    'warning watch weather week why wrap wrapup writethru q a nato un eu us uk who opec'
  ).split(' '),
);

/** Cities whose names are also words or given names, so that capitals alone prove little. */
const ALSO_WORDS = new Set(
  (
    'aurora bath clifton cork enterprise essen florence george gary grace hope hull independence ' +
    'jackson jordan lincoln mobile nice normal orange paradise peace pearl progress reading regina sale salt split ' +
    'surprise troy union victoria victory warren wells'
  ).split(' '),
);

/** How the words after the separator begin, quotes and brackets aside. */
function opening(rest: string): 'lower' | 'upper' | 'none' {
  const first = rest.replace(/^[\s"'“”‘’«»„‚‹›([¿¡…]+/u, '')[0];
  if (first === undefined) return 'none';
  return /\p{Ll}/u.test(first) ? 'lower' : 'upper';
}

/** A label and nothing else, or, where no gazetteer knows the name, one that begins or ends it ("LIVE UPDATES"). */
function isLabel(head: Head, known: boolean): boolean {
  return head.names.some((name) => {
    const words = fold(name).split(' ');
    if (known) return words.length === 1 && LABELS.has(words[0] ?? '');
    return LABELS.has(words[0] ?? '') || LABELS.has(words[words.length - 1] ?? '');
  });
}

/**
 * Weighs whether words that can be read as a dateline are one. An agency or a day next to a place settle it; without
 * them it takes capitals, a place or region that the gazetteer knows, and a sentence that begins after the dash.
 */
export function judge(head: Head, separator: string, rest: string, caps: boolean): Verdict {
  const places = head.places;
  const known = places.length > 0 && places.every((one) => one.place.matched || one.qualified);
  const next = opening(rest);
  if (places.length === 0) return head.knownSource && next !== 'lower' ? 'certain' : 'no';
  if (head.knownSource) return known || caps || head.saidDate !== null ? 'certain' : 'unsure';
  if (isLabel(head, known)) return 'no';
  if (head.saidDate !== null) {
    if (!known && !caps) return 'no';
    return known && next !== 'lower' && (caps || head.source !== '' || separator !== ':')
      ? 'certain'
      : 'unsure';
  }
  if (head.source !== '') return known && caps ? 'unsure' : 'no';
  if (!known) {
    const ambiguous = places.some((one) => one.ambiguous);
    const all = places.every((one) => one.ambiguous || one.place.matched || one.qualified);
    return caps && ambiguous && all && next === 'upper' ? 'unsure' : 'no';
  }
  if (!caps) {
    const plausible = places.every((one) => one.qualified || one.large);
    return plausible && next !== 'lower' && separator !== ':' ? 'unsure' : 'no';
  }
  if (next !== 'upper') return 'unsure';
  const clear = places.every((one, index) => {
    const name = head.names[index] ?? '';
    if (one.qualified) return true;
    return one.large && (!ALSO_WORDS.has(fold(name)) || readsAsWellKnown(name));
  });
  return clear ? 'certain' : 'unsure';
}
