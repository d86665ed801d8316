import { type Line, listMarker } from './lines.ts';

/** A paragraph of a plain text, put together from one line or several. */
export interface Para {
  text: string;
  /** Neither an empty line nor an indent parts it from the one before. */
  tight: boolean;
  /** What the paragraph begins with, where nothing but the end of a sentence says that it begins. */
  doubt: string | null;
  /** Words that were put together over the end of a line only because the column is full of hyphens. */
  mended: readonly string[];
}

/** Lines longer than this are whole paragraphs, not lines of a wrapped one. */
const LONGEST = 110;
const NARROWEST = 30;
/** Ends of lines where a sentence, and so perhaps a paragraph, is over. */
const SENTENCE_END = /[.!?…:;][)\]"'”’»]*$/u;
const LOWER_START = /^["'“‘«(]?\p{Ll}/u;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。「」，！？]/u;

/** What is known of a text's lines as a whole. */
interface Wrapping {
  /** The width that it was wrapped at, in columns, or null. */
  width: number | null;
  /** "format=flowed" (RFC 3676): lines that go on end in a blank, and last lines of paragraphs do not. */
  flowed: boolean;
  /** Words were broken behind their hyphens. */
  hyphens: boolean;
  /** Empty lines or indents part the paragraphs. */
  parted: boolean;
}

/**
 * Puts paragraphs together that were wrapped at a fixed width. A line is taken to go on where the first word of
 * the next would not have fitted: every program that wraps works that way, and verse, tables and addresses do not.
 * `alone` says of a line that it is no part of a paragraph (a byline, a credit, a line of page furniture).
 */
export function unwrap(lines: readonly Line[], alone: (text: string) => boolean): Para[] {
  const wrapping = wrappingOf(lines);
  const paras: Para[] = [];
  let group: Line[] = [];
  let doubtful = false;
  const close = () => {
    const first = group[0];
    if (first === undefined) return;
    const tight = !first.afterBlank && !startsByIndent(first, paras, group);
    const doubt = doubtful ? first.text.slice(0, 60) : null;
    paras.push({ text: joined(group.map((line) => line.text)), tight, doubt, mended: [] });
    group = [];
  };
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    const joins = before !== undefined && goesOn(group, before, line, wrapping, alone);
    const parts = joins && !wrapping.parted && mayEnd(group, line);
    if (before !== undefined && (!joins || parts)) {
      close();
      doubtful = parts;
    }
    group.push(line);
  }
  close();
  return mendHyphens(paras, lines.length);
}

/** A first-line indent parts paragraphs as an empty line does. */
function startsByIndent(first: Line, paras: readonly Para[], group: readonly Line[]): boolean {
  return first.indent > 0 && paras.length > 0 && (group[1]?.indent ?? first.indent - 1) < first.indent;
}

/**
 * Where nothing parts the paragraphs of a wrapped text, a full line that ends a sentence may end a paragraph as well.
 * In news two sentences of three do, so it is taken to, except inside a quotation.
 */
function mayEnd(group: readonly Line[], next: Line): boolean {
  const last = group.at(-1)?.text ?? '';
  if (!/[.!?…]["”’)]?$/u.test(last) || ABBREVIATION.test(last) || !/^["“‘(]?\p{Lu}/u.test(next.text))
    return false;
  const text = group.map((line) => line.text).join(' ');
  return text.split('“').length <= text.split('”').length && text.split('"').length % 2 === 1;
}

const ABBREVIATION =
  /(?:^|[\s.(])(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|Gov|Gen|Sen|Rep|Lt|Col|Capt|Sgt|Prof|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Inc|Ltd|Co|Corp|U\.S|U\.N|U\.K|vs|etc)\.$/u;

function goesOn(
  group: readonly Line[],
  before: Line,
  line: Line,
  wrapping: Wrapping,
  alone: (text: string) => boolean,
): boolean {
  const { width } = wrapping;
  if (line.afterBlank || columns(before) > LONGEST || alone(line.text)) return false;
  if (wrapping.flowed && before.flowed) return true;
  if (width === null) {
    // Too little to tell a width from: a long line that stops in the middle of a sentence goes on all the same.
    return (
      columns(before) >= 55 &&
      LOWER_START.test(line.text) &&
      !SENTENCE_END.test(before.text) &&
      listMarker(line.text) === null
    );
  }
  if (listMarker(line.text) && (SENTENCE_END.test(before.text) || listMarker(group[0]?.text ?? '')))
    return false;
  // A line that stands alone may itself be wrapped, but then it goes on in lower case.
  if (group.length === 1 && alone(before.text) && !LOWER_START.test(line.text)) return false;
  // The first line of a paragraph may stand further in or further out than the others.
  if (group.length > 1 && line.indent !== before.indent) return false;
  if (group.length === 1 && line.indent > before.indent && !listMarker(before.text)) return false;
  if (columns(before) + 1 + firstWord(line.text, wrapping.hyphens) > width) return true;
  return LOWER_START.test(line.text) && !SENTENCE_END.test(before.text) && columns(before) > width * 0.6;
}

function columns(line: Line): number {
  return line.indent + line.text.length;
}

function firstWord(text: string, hyphens: boolean): number {
  const blank = text.indexOf(' ');
  // A script without blanks may be broken at any character.
  if (CJK.test(text.charAt(0))) return 1;
  const word = blank < 0 ? text : text.slice(0, blank);
  const hyphen = hyphens ? word.indexOf('-') : -1;
  return hyphen > 0 ? hyphen + 1 : word.length;
}

function wrappingOf(lines: readonly Line[]): Wrapping {
  const inside = lines.filter((line) => !line.afterBlank);
  const hyphens = lines.filter((line) => /\p{L}-$/u.test(line.text)).length >= 2;
  const indented = inside.filter((line, at) => line.indent > (inside[at + 1]?.indent ?? line.indent)).length;
  return {
    width: wrapWidth(lines, hyphens),
    flowed: isFlowed(lines),
    hyphens,
    parted: lines.length - inside.length > 1 || indented > 1,
  };
}

function isFlowed(lines: readonly Line[]): boolean {
  const wide = lines.map((line, at) => ({ line, isEnd: lines[at + 1]?.afterBlank ?? true }));
  const usable = wide.filter(({ line }) => columns(line) >= 50 && columns(line) <= LONGEST);
  const ends = usable.filter(({ isEnd }) => isEnd);
  const inside = usable.filter(({ isEnd }) => !isEnd);
  const flowing = inside.filter(({ line }) => line.flowed).length;
  if (flowing < 2 || flowing < inside.length * 0.4) return false;
  // Some programs end every line in a blank: that says nothing.
  return ends.filter(({ line }) => line.flowed).length <= ends.length * 0.2 && usable.length - flowing > 0;
}

/**
 * The width that explains most line ends, in columns; null when the text is not wrapped. Of the ends of lines that
 * another follows, half have to be explained by one width, and at least three: chance explains one in eight. No
 * program leaves lines that are longer than its width, but a headline may stand among them.
 */
function wrapWidth(lines: readonly Line[], hyphens: boolean): number | null {
  const explained = new Array<number>(LONGEST + 2).fill(0);
  let pairs = 0;
  let certain = 0;
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1];
    const length = columns(line);
    if (next === undefined || next.afterBlank || length > LONGEST || length < NARROWEST) continue;
    if (next.indent > line.indent + 1) continue;
    pairs += 1;
    if (LOWER_START.test(next.text) && !SENTENCE_END.test(line.text)) certain += 1;
    const last = Math.min(LONGEST, length + firstWord(next.text, hyphens));
    for (let width = length; width <= last; width += 1) explained[width] = (explained[width] ?? 0) + 1;
  }
  let best = 0;
  for (let width = NARROWEST; width <= LONGEST; width += 1) {
    if ((explained[width] ?? 0) >= (explained[best] ?? 0)) best = width;
  }
  const share = (explained[best] ?? 0) / pairs;
  const longer = lines.filter(
    (line) => columns(line) > best && columns(line) <= LONGEST && !/^[\w-]+:\s/.test(line.text),
  ).length;
  if (longer > (explained[best] ?? 0) * 0.25) return null;
  if ((explained[best] ?? 0) >= 3 && share >= 0.5) return best;
  // Too few lines to tell by width: sentences that go on in lower case tell as well.
  return pairs > 0 && certain === pairs && best >= 55 && share >= 0.5 ? best : null;
}

function joined(lines: readonly string[]): string {
  const parts: string[] = [];
  let before = '';
  for (const line of lines) {
    if (before !== '') parts.push(joint(before.slice(-2), line));
    parts.push(line);
    before = line;
  }
  return parts.join('');
}

/** What stands between two lines of a paragraph: nothing where the script has no blanks or a word was broken. */
function joint(end: string, next: string): string {
  if (CJK.test(end.at(-1) ?? '') && CJK.test(next.charAt(0))) return '';
  const broken = /[\p{L}\p{N}]-$/u.test(end) && /^[\p{L}\p{N}]/u.test(next);
  return broken && !/^(and|or|to|und|oder|et|ou|y|o)\s/.test(next) ? HYPHEN_JOIN : ' ';
}

/** Stands where a line ended in a hyphen, until the whole text has been seen. */
const HYPHEN_JOIN = '\ue000';

/** Beginnings of words that have hyphens of their own: "well-known". */
const OWN = /^(?:well|self|half|vice)$/i;

/**
 * A hyphen at the end of a line may be the word's own ("Chicago-based") or made by the wrapping ("inter-national").
 * It goes where the text has the whole word elsewhere and not the hyphenated one; in a column that was hyphenated
 * when it was set, which shows by how many lines end so, it goes unless the text has the hyphenated word.
 */
function mendHyphens(paras: Para[], lines: number): Para[] {
  const ends = paras.reduce((sum, para) => sum + para.text.split(HYPHEN_JOIN).length - 1, 0);
  if (ends === 0) return paras;
  const typeset = ends >= 3 && ends >= lines * 0.08;
  const words = new Set<string>();
  for (const para of paras) {
    for (const [word] of para.text.matchAll(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu))
      words.add(word.toLowerCase());
  }
  const isOneWord = (before: string, after: string) => {
    const hyphenated =
      words.has(`${before}-${after}`.toLowerCase()) || !/^\p{Ll}/u.test(after) || OWN.test(before);
    return !hyphenated && (typeset || words.has(`${before}${after}`.toLowerCase()));
  };
  return paras.map((para) => {
    const [first = '', ...rest] = para.text.split(`-${HYPHEN_JOIN}`);
    if (rest.length === 0) return para;
    const mended: string[] = [];
    const parts = [first];
    let before = first;
    for (const after of rest) {
      const [head, tail] = [wordAtEnd(before), wordAtStart(after)];
      const whole = isOneWord(head, tail);
      if (whole && !words.has(`${head}${tail}`.toLowerCase())) mended.push(`${head}${tail}`);
      parts.push(whole ? '' : '-', after);
      before = after;
    }
    return { ...para, text: parts.join(''), mended };
  });
}

/** Longer than any word: what is not a word is not worth searching to its end. */
const LONGEST_WORD = 80;

function wordAtEnd(text: string): string {
  return /[\p{L}\p{N}]*$/u.exec(text.slice(-LONGEST_WORD))?.[0] ?? '';
}

function wordAtStart(text: string): string {
  return /^[\p{L}\p{N}]*/u.exec(text.slice(0, LONGEST_WORD))?.[0] ?? '';
}
