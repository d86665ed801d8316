import { type Line, listMarker } from './lines.ts';

/** A paragraph of a plain text, put together from one line or several. */
export interface Para {
  text: string;
  /** Neither an empty line nor an indent parts it from the one before. */
  tight: boolean;
  /** How many lines of the source it takes. */
  lines: number;
}

/** Lines longer than this are whole paragraphs, not lines of a wrapped one. */
const LONGEST = 110;
const NARROWEST = 30;
/** Ends of lines where a sentence, and so perhaps a paragraph, is over. */
const SENTENCE_END = /[.!?…:;][)\]"'”’»]*$/u;
const LOWER_START = /^["'“‘«(]?\p{Ll}/u;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。「」，！？]/u;

/**
 * Puts paragraphs together that were wrapped at a fixed width. A line is taken to go on where the first word of
 * the next would not have fitted: every program that wraps works that way, and verse, tables and addresses do not.
 * `begins` says of a line that it cannot be the middle of a paragraph (a byline, a credit).
 */
export function unwrap(lines: readonly Line[], begins: (text: string) => boolean): Para[] {
  const width = wrapWidth(lines);
  const flowed = isFlowed(lines);
  const paras: Para[] = [];
  let group: Line[] = [];
  const close = () => {
    const first = group[0];
    if (first === undefined) return;
    const text = joined(group.map((line) => line.text));
    paras.push({
      text,
      tight: !first.afterBlank && !startsByIndent(first, paras, group),
      lines: group.length,
    });
    group = [];
  };
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    if (before !== undefined && !goesOn({ group, before, line, width, flowed, begins })) close();
    group.push(line);
  }
  close();
  return mendHyphens(paras, lines.length);
}

/** A first-line indent parts paragraphs as an empty line does. */
function startsByIndent(first: Line, paras: readonly Para[], group: readonly Line[]): boolean {
  return first.indent > 0 && paras.length > 0 && (group[1]?.indent ?? first.indent - 1) < first.indent;
}

interface Joint {
  group: readonly Line[];
  before: Line;
  line: Line;
  width: number | null;
  flowed: boolean;
  begins: (text: string) => boolean;
}

function goesOn({ group, before, line, width, flowed, begins }: Joint): boolean {
  if (line.afterBlank) return false;
  if (flowed && before.flowed && !begins(line.text)) return true;
  if (width === null) return false;
  if (columns(before) > LONGEST || begins(line.text)) return false;
  if (listMarker(line.text) && (SENTENCE_END.test(before.text) || listMarker(group[0]?.text ?? '')))
    return false;
  // The first line of a paragraph may stand further in or further out than the others.
  if (group.length > 1 && line.indent !== before.indent) return false;
  if (group.length === 1 && line.indent > before.indent && !listMarker(before.text)) return false;
  if (isFull(before, line, width)) return true;
  return LOWER_START.test(line.text) && !SENTENCE_END.test(before.text) && columns(before) > width * 0.6;
}

/** "format=flowed" (RFC 3676): lines that go on end in a blank, and last lines of paragraphs do not. */
function isFlowed(lines: readonly Line[]): boolean {
  let inside = 0;
  let ends = 0;
  let flowing = 0;
  let flowingEnds = 0;
  for (const [at, line] of lines.entries()) {
    const isEnd = lines[at + 1]?.afterBlank ?? true;
    if (columns(line) < 50) continue;
    if (isEnd) ends += 1;
    else inside += 1;
    if (line.flowed && isEnd) flowingEnds += 1;
    else if (line.flowed) flowing += 1;
  }
  return flowing >= 2 && flowing >= inside * 0.4 && flowingEnds <= ends * 0.2;
}

function columns(line: Line): number {
  return line.indent + line.text.length;
}

function isFull(line: Line, next: Line, width: number): boolean {
  return columns(line) + 1 + firstWord(next.text) > width;
}

function firstWord(text: string): number {
  const blank = text.indexOf(' ');
  // A word may also be broken behind a hyphen; a script without blanks at any character.
  if (CJK.test(text.charAt(0))) return 1;
  const word = blank < 0 ? text : text.slice(0, blank);
  const hyphen = word.indexOf('-');
  return hyphen > 0 ? hyphen + 1 : word.length;
}

/**
 * The width that explains most line ends, in columns; null when the text is not wrapped. Of the ends of lines that
 * another follows, half have to be explained by one width, and at least three: chance explains one in eight.
 */
function wrapWidth(lines: readonly Line[]): number | null {
  const explained = new Array<number>(LONGEST + 2).fill(0);
  let pairs = 0;
  let certain = 0;
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1];
    if (next === undefined || next.afterBlank || columns(line) > LONGEST || columns(line) < NARROWEST)
      continue;
    if (next.indent > line.indent + 1) continue;
    pairs += 1;
    if (LOWER_START.test(next.text) && !SENTENCE_END.test(line.text)) certain += 1;
    const last = Math.min(LONGEST, columns(line) + firstWord(next.text));
    for (let width = columns(line); width <= last; width += 1) explained[width] = (explained[width] ?? 0) + 1;
  }
  let best = 0;
  for (let width = NARROWEST; width <= LONGEST; width += 1) {
    if ((explained[width] ?? 0) >= (explained[best] ?? 0)) best = width;
  }
  const share = (explained[best] ?? 0) / pairs;
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
  const pattern = new RegExp(`([\\p{L}\\p{N}]*)-${HYPHEN_JOIN}([\\p{L}\\p{N}]+)`, 'gu');
  return paras.map((para) => {
    const text = para.text
      .replace(pattern, (_all, before: string, after: string) => {
        const hyphenated = words.has(`${before}-${after}`.toLowerCase()) || !/^\p{Ll}/u.test(after);
        const whole = typeset || words.has(`${before}${after}`.toLowerCase());
        return whole && !hyphenated ? `${before}${after}` : `${before}-${after}`;
      })
      .replaceAll(HYPHEN_JOIN, '');
    return { ...para, text };
  });
}
