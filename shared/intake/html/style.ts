import { safeHref } from '../../manuscript/href.ts';
import { MARKS, type Mark } from '../../manuscript/inline.ts';
import { declarations } from './css.ts';
import { classStyle, NO_STYLES, type StyleSheet } from './style-sheet.ts';

export type WhiteSpace = 'normal' | 'pre' | 'pre-line';

/** What text looks like at one place of the source, as far as a manuscript can keep it. */
export interface TextStyle {
  /** Bit i stands for MARKS[i]. */
  marks: number;
  href: string | null;
  whiteSpace: WhiteSpace;
  /** Nothing below is taken in. */
  hidden: boolean;
  /** Blanks that a word processor wrote as no-break blanks, to be made plain again. */
  plainBlanks: boolean;
  /** Inside the marker of a list item that Word wrote as text. */
  marker: boolean;
  /** Inside `pre`: lines as they were typed. */
  verbatim: boolean;
  /** Inside a script or the like: hidden, and never words for people. */
  code: boolean;
}

/** What one element changes of the style around it. */
export interface StyleChange {
  on: number;
  off: number;
  href?: string;
  whiteSpace?: WhiteSpace;
  hidden?: boolean;
  plainBlanks?: boolean;
  marker?: boolean;
  verbatim?: boolean;
  code?: boolean;
}

export const PLAIN: TextStyle = {
  marks: 0,
  href: null,
  whiteSpace: 'normal',
  hidden: false,
  plainBlanks: false,
  marker: false,
  verbatim: false,
  code: false,
};

const BIT = Object.fromEntries(MARKS.map((mark, index) => [mark, 1 << index])) as Record<Mark, number>;

const TAG_MARKS: ReadonlyMap<string, number> = new Map([
  ['b', BIT.bold],
  ['strong', BIT.bold],
  ['i', BIT.italic],
  ['em', BIT.italic],
  ['cite', BIT.italic],
  ['dfn', BIT.italic],
  ['var', BIT.italic],
  ['u', BIT.underline],
  ['ins', BIT.underline],
  ['s', BIT.strike],
  ['strike', BIT.strike],
  ['del', BIT.strike],
  ['sup', BIT.superscript],
  ['sub', BIT.subscript],
]);

/** The marks of a style, in the order of the manuscript. */
export function marksOf(style: TextStyle): Mark[] {
  // Every browser underlines a link: under a link it is no emphasis.
  const bits = style.href === null ? style.marks : style.marks & ~BIT.underline;
  return MARKS.filter((mark) => bits & BIT[mark]);
}

/** What an element changes, read from its name and its attributes; null when it changes nothing. */
export function styleChange(
  name: string,
  attribute: (name: string) => string | null,
  sheet: StyleSheet = NO_STYLES,
): StyleChange | null {
  const change: StyleChange = { on: TAG_MARKS.get(name) ?? 0, off: 0 };
  let changes = change.on !== 0;
  const style = `${classStyle(sheet, attribute('class'))};${attribute('style') ?? ''}`;
  if (style !== ';') changes = readDeclarations(change, declarations(style)) || changes;
  if (name === 'a') {
    const href = safeHref(attribute('href') ?? '');
    if (href !== null) change.href = href;
    changes ||= href !== null;
  }
  if (name === 'pre' || name === 'listing' || name === 'xmp') {
    change.whiteSpace = 'pre';
    change.verbatim = true;
    changes = true;
  }
  if (attribute('hidden') !== null) {
    change.hidden = true;
    changes = true;
  }
  if (name === 'span' && (attribute('class') ?? '').includes('Apple-converted-space')) {
    change.plainBlanks = true;
    changes = true;
  }
  return changes ? change : null;
}

function readDeclarations(change: StyleChange, css: ReadonlyMap<string, string>): boolean {
  const before = change.on;
  const weight = css.get('font-weight')?.toLowerCase();
  if (weight !== undefined && /^(bold|normal|lighter|\d)/.test(weight))
    set(change, BIT.bold, weight.startsWith('bold') || Number.parseInt(weight, 10) >= 600);
  const slope = css.get('font-style')?.toLowerCase();
  if (slope !== undefined && /^(italic|oblique|normal)/.test(slope))
    set(change, BIT.italic, !slope.startsWith('normal'));
  const lines = `${css.get('text-decoration') ?? ''} ${css.get('text-decoration-line') ?? ''}`.toLowerCase();
  if (lines.includes('none')) change.on &= ~(BIT.underline | BIT.strike);
  if (lines.includes('underline')) change.on |= BIT.underline;
  if (lines.includes('line-through')) change.on |= BIT.strike;
  const raised = css.get('vertical-align')?.toLowerCase();
  if (raised === 'super') change.on |= BIT.superscript;
  if (raised === 'sub') change.on |= BIT.subscript;
  const space = css.get('white-space')?.toLowerCase();
  if (space !== undefined) change.whiteSpace = whiteSpaceOf(space);
  if (css.get('display')?.toLowerCase() === 'none' || css.get('visibility')?.toLowerCase() === 'hidden')
    change.hidden = true;
  if (css.get('mso-hide')?.toLowerCase() === 'all') change.hidden = true;
  if (css.get('mso-element')?.toLowerCase() === 'comment-list') change.hidden = true;
  if (css.has('mso-spacerun') || css.has('mso-tab-count')) change.plainBlanks = true;
  if (css.get('mso-list')?.toLowerCase() === 'ignore') change.marker = true;
  return (
    change.on !== before ||
    change.off !== 0 ||
    change.whiteSpace !== undefined ||
    change.hidden === true ||
    change.plainBlanks === true ||
    change.marker === true
  );
}

function set(change: StyleChange, bit: number, on: boolean): void {
  if (on) change.on |= bit;
  else {
    change.on &= ~bit;
    change.off |= bit;
  }
}

function whiteSpaceOf(value: string): WhiteSpace {
  if (value.startsWith('pre-line')) return 'pre-line';
  return value.startsWith('pre') || value.startsWith('break-spaces') ? 'pre' : 'normal';
}

/** The style below an element. */
export function applied(parent: TextStyle, change: StyleChange | null): TextStyle {
  if (change === null) return parent;
  return {
    marks: (parent.marks & ~change.off) | change.on,
    href: change.href ?? parent.href,
    whiteSpace: change.whiteSpace ?? parent.whiteSpace,
    hidden: parent.hidden || change.hidden === true,
    plainBlanks: parent.plainBlanks || change.plainBlanks === true,
    marker: parent.marker || change.marker === true,
    verbatim: parent.verbatim || change.verbatim === true,
    code: parent.code || change.code === true,
  };
}
