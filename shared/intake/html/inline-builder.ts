import type { Inline } from '../../manuscript/inline.ts';
import { marksOf, type TextStyle } from './style.ts';

/** Control characters that no format can carry; tabs and line ends are dealt with as blanks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;

/**
 * Gathers the inline text of one block. Blanks collapse as CSS has it ("white-space: normal"): a run becomes one
 * blank, none at the start of a line or before its end; no-break blanks stay. Text under "white-space: pre" keeps
 * its blanks and its line ends become breaks.
 */
export class InlineBuilder {
  #items: Inline = [];
  #lastStyle: TextStyle | null = null;
  /** The text ends with a blank that the next one collapses into. */
  #blankPending = false;
  #lineStart = true;

  /** Whether anything at all has been written. */
  get isEmpty(): boolean {
    return this.#items.length === 0;
  }

  add(raw: string, style: TextStyle): void {
    let text = raw.replace(CONTROL, '');
    if (style.plainBlanks) text = text.replace(/\u00a0/g, ' ');
    if (style.whiteSpace === 'normal') {
      this.#addCollapsed(text.replace(/[\u2028\u2029]/g, ' ').replace(/[ \t\n\r\f\v]+/g, ' '), style);
      return;
    }
    const lines = text.replace(/\r\n?|[\u0085\u2028\u2029\f\v]/g, '\n').split('\n');
    for (const [index, line] of lines.entries()) {
      if (index > 0) this.addBreak();
      const plain = line.replace(/\t/g, ' ');
      if (style.whiteSpace === 'pre-line' || style.plainBlanks)
        this.#addCollapsed(plain.replace(/ +/g, ' '), style);
      else this.#push(plain, style);
    }
  }

  addBreak(): void {
    this.#dropBlank();
    this.#items.push({ type: 'break' });
    this.#lastStyle = null;
    this.#lineStart = true;
    this.#blankPending = false;
  }

  /** The text so far as one piece of inline text or several: two breaks and more in a row part paragraphs. */
  take(): Inline[] {
    const items = this.#items;
    this.#items = [];
    this.#lastStyle = null;
    this.#blankPending = false;
    this.#lineStart = true;
    return partAtBreaks(items).map(trimInline).filter(hasWords);
  }

  #addCollapsed(text: string, style: TextStyle): void {
    const body = (this.#lineStart || this.#blankPending) && text.startsWith(' ') ? text.slice(1) : text;
    if (body === '') return;
    this.#push(body, style);
    this.#blankPending = body.endsWith(' ');
  }

  #push(text: string, style: TextStyle): void {
    if (text === '') return;
    const last = this.#items.at(-1);
    if (last?.type === 'text' && this.#lastStyle !== null && sameLook(this.#lastStyle, style)) {
      last.text += text;
    } else {
      const marks = marksOf(style);
      this.#items.push({
        type: 'text',
        text,
        ...(marks.length > 0 ? { marks } : {}),
        ...(style.href !== null ? { href: style.href } : {}),
      });
    }
    this.#lastStyle = style;
    this.#lineStart = false;
    this.#blankPending = false;
  }

  #dropBlank(): void {
    const last = this.#items.at(-1);
    if (!this.#blankPending || last?.type !== 'text') return;
    if (last.text === ' ') this.#items.pop();
    else last.text = last.text.slice(0, -1);
  }
}

function sameLook(a: TextStyle, b: TextStyle): boolean {
  return a === b || (a.marks === b.marks && a.href === b.href);
}

function partAtBreaks(items: Inline): Inline[] {
  const parts: Inline[] = [];
  let part: Inline = [];
  let breaks = 0;
  for (const item of items) {
    if (item.type === 'break') {
      breaks += 1;
      continue;
    }
    if (item.text.trim() === '' && breaks > 0) continue;
    if (breaks > 1 && part.length > 0) {
      parts.push(part);
      part = [];
    } else if (breaks === 1 && part.length > 0) {
      part.push({ type: 'break' });
    }
    breaks = 0;
    part.push(item);
  }
  parts.push(part);
  return parts;
}

/** Without blanks and breaks at either end. */
export function trimInline(inline: Inline): Inline {
  let from = 0;
  let to = inline.length;
  while (from < to && isBlank(inline[from])) from += 1;
  while (to > from && isBlank(inline[to - 1])) to -= 1;
  const kept = inline.slice(from, to);
  const first = kept[0];
  if (first?.type === 'text') kept[0] = { ...first, text: first.text.trimStart() };
  const last = kept.at(-1);
  if (last?.type === 'text') kept[kept.length - 1] = { ...last, text: last.text.trimEnd() };
  return kept;
}

function isBlank(item: Inline[number] | undefined): boolean {
  return item === undefined || item.type === 'break' || item.text.trim() === '';
}

/** Zero-width characters alone are no words. */
function hasWords(inline: Inline): boolean {
  return inline.some(
    (item) => item.type === 'text' && /[^\s\u200b-\u200d\u2060\ufeff\u00ad]/u.test(item.text),
  );
}
