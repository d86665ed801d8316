import { knownAgency } from '../../dateline/agencies.ts';
import { isLine, note, textOf, type Work, words } from './parts.ts';
import { isSignature } from './sign-off.ts';

/** What stands before the names, in the languages of the agencies. */
const BY =
  /^(?:(?:written|text|story|words|reported|report|analysis|review|commentary|compiled)\s+)?(?:by|von|par|por|door|av|af|przez)\b\s*[:：]?\s*(.+)$/i;
/** Parts of a name in lower case, and what may join names or follow them. */
const SMALL =
  /^(?:de|da|do|dos|das|del|della|di|van|von|der|den|ter|ten|la|le|el|al|bin|binti|ibn|bint|abu|y|e|and|und|et|with|in|at|of|for|the|&|\||-|–|—|to|special)$/i;
const TITLE =
  /^(?:(?:the )?(?:associated press|canadian press|press association|press trust of india|agence france-presse|reuters|bloomberg|the [\p{Lu}]\S+( [\p{Lu}]\S+){0,3})\b.*|(?:(?:[\p{L}&.'’-]+)\s+){0,5}(?:correspondent|writer|reporter|editor|bureau chief|bureau|columnist|contributor|journalist|photographer|analyst|staff|news service)s?(?: in .{2,40}| at large)?)$/iu;

/** Whether a line names its author: "By JANE DOE", "Von Christian Hollmann, dpa". */
export function isByline(text: string): boolean {
  if (text.length > 300) return false;
  const rest = BY.exec(text)?.[1];
  return rest !== undefined && namesIn(rest);
}

const NO_NAME =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|contrast|far|then|now)\b/i;

/** Whether words can be names: capitals, few, no sentence. */
function namesIn(text: string): boolean {
  const bare = text
    .replace(/\s*[|•]\s*.{0,60}$/, '')
    .replace(/(?<=\p{Ll}{3})\.$/u, '')
    .trim();
  if (NO_NAME.test(bare)) return false;
  if (bare.length > 160 || /[!?;]|\.$/.test(bare.replace(/\b(?:Jr|Sr|St|Dr)\.$/i, ''))) return false;
  const list = bare.split(/[\s,/]+/).filter((word) => word !== '');
  if (list.length === 0 || list.length > 24) return false;
  const named = list.filter((word) => /^["'“‘(]?[\p{Lu}\p{Lo}]/u.test(word) || knownAgency(word) !== null);
  const others = list.filter((word) => !named.includes(word));
  const first = list[0] ?? '';
  return (
    named.length > 0 &&
    others.every((word) => SMALL.test(word)) &&
    (named.includes(first) || SMALL.test(first)) &&
    !/^(the|a|an|to)$/i.test(first)
  );
}

/** The persons of a byline: each with what follows the last comma of theirs. */
export function bylineNames(text: string): string[] {
  const rest = (BY.exec(text)?.[1] ?? text).trim().replace(/(?<=\p{Ll}{3})\.$/u, '');
  const parts = rest.split(/\s+(?:and|und|et|y|&)\s+(?=[\p{Lu}])/u).flatMap(splitAtCommas);
  return parts.map((part) => part.replace(/^[\s,]+|[\s,;]+$/g, '')).filter((part) => part !== '');
}

/** "A, B" are two persons; "A, Associated Press" and "A, AFP" are one. */
function splitAtCommas(text: string): string[] {
  const persons: string[] = [];
  for (const part of text.split(/\s*,\s*/)) {
    const last = persons.length - 1;
    const isRole =
      persons.length > 0 &&
      (TITLE.test(part) ||
        knownAgency(part) !== null ||
        words(part) === 1 ||
        /^(Jr|Sr|II|III)\.?$/.test(part));
    if (isRole) persons[last] = `${persons[last] ?? ''}, ${part}`;
    else persons.push(part);
  }
  return persons;
}

/** Whether a line after a byline says what its author is. */
export function isTitleLine(text: string): boolean {
  if (text.length > 80) return false;
  // "BBC News, Tromsø", "For The Straits Times"
  const employer = text.replace(/^for (?=\p{Lu}|the )/iu, '').split(/,\s*/)[0] ?? '';
  return TITLE.test(text) || (isSignature(employer) && text.split(/,\s*/).length <= 2);
}

/** Takes the byline out of the first pieces, with a line under it that says who that is. */
export function takeByline(work: Work, before: number): number {
  let limit = before;
  for (let at = 0; at < Math.min(limit, work.pieces.length); at += 1) {
    const piece = work.pieces[at];
    const text = textOf(piece);
    if (!isLine(piece) || text.length > 200 || !(isByline(text) || isNameAndAgency(text))) continue;
    const names = bylineNames(text);
    const under = textOf(work.pieces[at + 1]);
    const taken = isLine(work.pieces[at + 1]) && at + 1 < limit && isTitleLine(under) ? 2 : 1;
    if (taken === 2) names[names.length - 1] = `${names.at(-1) ?? ''}, ${under}`;
    work.draft.fields.byline = [...(work.draft.fields.byline ?? []), ...names];
    note(work, 'recognised', 'Taken as the byline.', taken === 2 ? `${text}\n${under}` : text);
    work.pieces.splice(at, taken);
    limit -= taken;
    at -= 1;
  }
  return limit;
}

/** "Jane Doe, The Canadian Press" */
export function isNameAndAgency(text: string): boolean {
  if (text.length > 120) return false;
  const [name = '', agency = '', more] = text.split(/\s*[,|]\s*/);
  const isAgency = knownAgency(agency) !== null || /^the (associated|canadian) press$/i.test(agency);
  return more === undefined && isName(name) && isAgency;
}

/** Two to four words that can be the name of a person and nothing else. */
function isName(text: string): boolean {
  if (text.length > 120) return false;
  const list = text.replace(/\s+in\s+\p{Lu}[\p{L} .'’-]{1,40}$/u, '').split(/\s+/);
  if (list.length < 2 || list.length > 4 || NO_NAME.test(text)) return false;
  return list.every((word) => /^\p{Lu}[\p{L}'’.-]*$/u.test(word) || SMALL_NAME.test(word));
}

const SMALL_NAME = /^(?:de|da|do|dos|del|della|di|van|von|der|den|la|le|el|al|bin|binti|ibn|bint|abu)$/;

/**
 * Takes a name without "By" where what stands around it says that it is one: "By" on the line before, a title or a
 * date on the line after. The first line is the headline's. How many pieces are left of the first ones.
 */
export function takeBareByline(work: Work, before: number, isDateLine: (text: string) => boolean): number {
  for (let at = 1; at < before; at += 1) {
    const text = textOf(work.pieces[at]);
    const next = textOf(work.pieces[at + 1]);
    const introduced = /^(?:by|von|par|por)$/i.test(textOf(work.pieces[at - 1]));
    const titled = at + 1 < before && isTitleLine(next);
    if (!isLine(work.pieces[at]) || !(introduced ? namesIn(text) : isName(text))) continue;
    if (!introduced && !titled && !(at + 1 < before && isDateLine(next))) continue;
    // A short headline in title case looks like a name: one has to stand before.
    if (!introduced && !work.pieces.slice(0, at).some((piece) => words(textOf(piece)) >= 4)) continue;
    const from = introduced ? at - 1 : at;
    const to = titled ? at + 2 : at + 1;
    const lines = work.pieces.slice(from, to).map(textOf);
    const names = bylineNames(text);
    if (titled) names[names.length - 1] = `${names.at(-1) ?? ''}, ${next}`;
    work.draft.fields.byline = [...(work.draft.fields.byline ?? []), ...names];
    note(work, 'recognised', 'Taken as the byline.', lines.join('\n'));
    work.pieces.splice(from, to - from);
    return before - (to - from);
  }
  return before;
}
