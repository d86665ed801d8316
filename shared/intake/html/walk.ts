import { BLOCK, CODE, FORMATTING, IMPLIED_END, SCOPE, UNSEEN, VOID } from './elements.ts';
import { type Head, HeadReader } from './head.ts';
import {
  type Attribute,
  flatListOf,
  isCredit,
  type Place,
  placeIn,
  ROOT,
  whole,
  wordListOf,
} from './place.ts';
import { applied, PLAIN, type StyleChange, styleChange, type TextStyle } from './style.ts';
import type { StyleSheet } from './style-sheet.ts';
import type { HtmlSink } from './tokens.ts';
import type { HtmlWriter } from './writer.ts';

interface Entry {
  name: string;
  change: StyleChange | null;
  style: TextStyle;
  place: Place;
  closes: 'list' | 'item' | 'figure' | null;
}

/** Browsers, too, stop nesting at 512. Deeper elements still part blocks; they change nothing else. */
const MAX_DEPTH = 512;
const MAX_HIDDEN = 20_000;
const P = new Set(['p']);
const P_SCOPE = new Set(['table', 'td', 'th', 'caption', 'button', 'html', 'li', 'blockquote', 'figure']);
const LISTS = new Set(['ul', 'ol', 'menu', 'dir']);

/**
 * Follows the tags and text of HTML with a stack of open elements, forgiving as browsers are: end tags that are missing,
 * wrong or crossed. One pass; memory for what is kept.
 */
export class HtmlWalk implements HtmlSink {
  /** Text that the source hides, such as preview lines of mails. */
  hidden = '';
  /** Text inside `pre` as it was typed, and how much text there is outside. */
  verbatim = '';
  outside = 0;
  readonly #writer: HtmlWriter;
  readonly #sheet: StyleSheet;
  readonly #entries: Entry[] = [];
  readonly #open = new Map<string, number>();
  readonly #head = new HeadReader();

  constructor(writer: HtmlWriter, sheet: StyleSheet) {
    this.#writer = writer;
    this.#sheet = sheet;
  }

  open(name: string, attribute: Attribute, selfClosing: boolean): void {
    this.#head.open(name, attribute);
    if (VOID.has(name)) {
      this.#void(name, attribute);
      return;
    }
    const isBlock = BLOCK.has(name);
    if (isBlock) {
      this.#writer.flush(this.#place);
      this.#closeImplied(name);
    }
    if (selfClosing && (UNSEEN.has(name) || name.includes(':')) && name !== 'script') return;
    if (this.#entries.length >= MAX_DEPTH) return;
    const change = this.#changeOf(name, attribute);
    const entry: Entry = {
      name,
      change,
      style: applied(this.#style, change),
      place: this.#place,
      closes: null,
    };
    if (isBlock) this.#enter(entry, attribute);
    else if (entry.place.figure && isCredit(attribute)) {
      this.#writer.flush(this.#place);
      entry.place = { ...entry.place, words: 'credit' };
    }
    this.#entries.push(entry);
    this.#open.set(name, (this.#open.get(name) ?? 0) + 1);
    if (name === 'rt') this.text('(');
  }

  close(name: string): void {
    this.#head.close(name);
    if (name === 'br') this.#void('br', () => null);
    const isBlock = BLOCK.has(name);
    if (isBlock) this.#writer.flush(this.#place);
    if ((this.#open.get(name) ?? 0) === 0) return;
    if (name === 'rt') this.text(')');
    const at = this.#find(name);
    if (at < 0) return;
    if (!isBlock && at < this.#entries.length - 1) this.#closeMiddle(at);
    else this.#closeTo(at);
  }

  text(text: string): void {
    if (this.#head.text(text)) return;
    const style = this.#style;
    if (style.hidden) {
      if (this.hidden.length < MAX_HIDDEN && !style.code) this.hidden += ` ${text}`;
      return;
    }
    if (style.marker) {
      this.#writer.marker(text);
      return;
    }
    if (style.verbatim) this.verbatim += text;
    else this.outside += text.trim().length;
    if (style.whiteSpace !== 'pre' || !this.#isIndentation(text, style)) this.#writer.text(text, style);
  }

  /** Ends the source. */
  end(): Head {
    this.#writer.flush(this.#place);
    if (this.#entries.length > 0) this.#closeTo(0);
    this.#writer.flush(this.#place);
    this.#writer.end();
    return this.#head.done();
  }

  get #style(): TextStyle {
    return this.#entries.at(-1)?.style ?? PLAIN;
  }

  get #place(): Place {
    return this.#entries.at(-1)?.place ?? ROOT;
  }

  /** Line ends between the tags of a pretty-printed source are no text, even where blanks are kept. */
  #isIndentation(text: string, style: TextStyle): boolean {
    return this.#writer.isEmpty && !style.verbatim && /^[ \t\r\n]*$/.test(text);
  }

  #changeOf(name: string, attribute: Attribute): StyleChange | null {
    const change = styleChange(name, attribute, this.#sheet);
    return UNSEEN.has(name) ? { on: 0, off: 0, ...change, hidden: true, code: CODE.has(name) } : change;
  }

  #void(name: string, attribute: Attribute): void {
    if (this.#style.hidden) return;
    if (name === 'br') {
      if (attribute('class') !== 'Apple-interchange-newline') this.#writer.lineBreak();
    } else if (name === 'hr') this.#writer.flush(this.#place);
    else if (name === 'img' && !this.#style.marker) this.#image(attribute);
  }

  #image(attribute: Attribute): void {
    const small = (value: string | null) => value !== null && Number.parseInt(value, 10) <= 2;
    // Pictures of a pixel count readers.
    if (small(attribute('width')) || small(attribute('height'))) return;
    const place = this.#place;
    const picture = {
      src: attribute('src') ?? '',
      alt: (attribute('alt') ?? '').replace(/\s+/g, ' ').trim(),
      caption: [],
      credit: '',
      role: place.figure?.role ?? null,
      came: false,
    };
    this.#writer.picture(picture, place);
  }

  #enter(entry: Entry, attribute: Attribute): void {
    const { name } = entry;
    const place = placeIn(name, attribute, entry.place);
    if (name === 'figure') entry.closes = 'figure';
    if (LISTS.has(name)) {
      place.flat = this.#writer.inList ? null : flatListOf(name, attribute);
      if (place.flat === null) {
        this.#writer.openList(
          name === 'ol' ? 'number' : 'bullet',
          whole(attribute('start')) ?? 1,
          place.zone,
        );
        entry.closes = 'list';
      }
    } else if (name === 'li') place.word = this.#openItem(entry, place, attribute);
    else if (!this.#writer.inList && place.flat === null) place.word = wordListOf(attribute) ?? place.word;
    entry.place = place;
  }

  /** An item of a list; null, or the list and level that it names where lists are written flat. */
  #openItem(entry: Entry, place: Place, attribute: Attribute): Place['word'] {
    if (place.flat) {
      this.#writer.marker(place.flat.kind === 'number' ? `${place.flat.next}.` : '•');
      place.flat.next += 1;
      return { list: place.flat.list, level: place.flat.level };
    }
    const level = whole(attribute('data-aria-level'));
    if (level !== null && attribute('data-listid') !== null) {
      // Word Online puts every item into a list of its own.
      const isNumber = (this.#entries.findLast((one) => LISTS.has(one.name))?.name ?? '') === 'ol';
      this.#writer.marker(isNumber ? `${whole(attribute('data-aria-posinset')) ?? 1}.` : '•');
      return { list: `online-${attribute('data-listid')}`, level: Math.min(9, Math.max(1, level)) };
    }
    if (!this.#writer.inList) return { list: '', level: 1 };
    entry.closes = 'item';
    this.#writer.openItem(whole(attribute('value')));
    return null;
  }

  #closeImplied(name: string): void {
    if (this.#entries.length === 0) return;
    const rule = IMPLIED_END.get(name);
    if (rule !== undefined) {
      const at = this.#nearest(rule.closes, rule.upTo);
      if (at >= 0) this.#closeTo(at);
    }
    if ((this.#open.get('p') ?? 0) > 0) {
      const at = this.#nearest(P, P_SCOPE);
      if (at >= 0) this.#closeTo(at);
    }
  }

  #nearest(wanted: ReadonlySet<string>, upTo: ReadonlySet<string>): number {
    let found = -1;
    for (let at = this.#entries.length - 1; at >= 0; at -= 1) {
      const name = this.#entries[at]?.name ?? '';
      if (wanted.has(name)) found = at;
      else if (upTo.has(name)) break;
    }
    return found;
  }

  #find(name: string): number {
    const inTable = name === 'table' || SCOPE.has(name) || /^t(r|body|head|foot)$/.test(name);
    for (let at = this.#entries.length - 1; at >= 0; at -= 1) {
      const entry = this.#entries[at];
      if (entry?.name === name) return at;
      if (!inTable && SCOPE.has(entry?.name ?? '')) return -1;
    }
    return -1;
  }

  /** Closes an inline element around others that stay open. */
  #closeMiddle(at: number): void {
    const [gone] = this.#entries.splice(at, 1);
    if (gone) this.#count(gone.name);
    this.#restyle(at);
  }

  #restyle(from: number): void {
    for (let at = from; at < this.#entries.length; at += 1) {
      const entry = this.#entries[at];
      if (entry) entry.style = applied(this.#entries[at - 1]?.style ?? PLAIN, entry.change);
    }
  }

  /** Closes down to an element; formatting that was open in it goes on behind it. */
  #closeTo(at: number): void {
    const kept: Entry[] = [];
    while (this.#entries.length > at) {
      const entry = this.#entries.at(-1);
      if (entry === undefined) break;
      this.#leave(entry);
      this.#entries.pop();
      if (this.#entries.length > at && FORMATTING.has(entry.name)) kept.push(entry);
      else this.#count(entry.name);
    }
    if (kept.length === 0) return;
    for (const entry of kept.reverse()) this.#entries.push({ ...entry, place: this.#place });
    this.#restyle(at);
  }

  #count(name: string): void {
    this.#open.set(name, (this.#open.get(name) ?? 1) - 1);
  }

  #leave(entry: Entry): void {
    const below = this.#entries.at(-2)?.place ?? ROOT;
    if (BLOCK.has(entry.name) || below.words !== entry.place.words) this.#writer.flush(this.#place);
    if (entry.closes === 'list') this.#writer.closeList();
    else if (entry.closes === 'item') this.#writer.closeItem();
    else if (entry.closes === 'figure' && entry.place.figure) {
      this.#writer.closeFigure(entry.place.figure, below);
    }
  }
}
