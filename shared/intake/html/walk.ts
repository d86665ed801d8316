import { type PlacementRole, placementRoleSchema } from '../../article/placement.ts';
import type { Block } from '../../manuscript/blocks.ts';
import { type Inline, inlineToText } from '../../manuscript/inline.ts';
import type { PictureWords, Piece } from '../piece.ts';
import { declarations } from './css.ts';
import { ARTICLE_BODY, BLOCK, FORMATTING, IMPLIED_END, SCOPE, UNSEEN, VOID, ZONE } from './elements.ts';
import { type Head, HeadReader } from './head.ts';
import { InlineBuilder } from './inline-builder.ts';
import { type DraftList, finishedList, ListBuilder } from './list-builder.ts';
import { applied, PLAIN, type StyleChange, styleChange, type TextStyle } from './style.ts';
import type { HtmlSink } from './tokens.ts';
import { listsOfWordItems, readMarker, readMsoList, type WordItem } from './word-list.ts';

/** Pieces of a page with the parts of it that they stand in (bits of `ZONE`). */
export interface HtmlPiece {
  piece: Piece;
  zone: number;
}

/** What blocks in one place become. Kept by value in every open element, so that closing restores it. */
interface Place {
  heading: number;
  quote: boolean;
  zone: number;
  /** Inside a figure, where words are its caption or its credit. */
  figure: Figure | null;
  words: 'body' | 'caption' | 'credit';
  /** The paragraph is an item of a list that Word writes as paragraphs. */
  word: { list: string; level: number } | null;
}
interface Figure {
  /** From its class: Galley's own pages name the role there. */
  role: PlacementRole | null;
  picture: PictureWords | null;
  caption: Inline[];
  credit: string[];
  loose: { inline: Inline; place: Place }[];
}
interface Entry {
  name: string;
  change: StyleChange | null;
  style: TextStyle;
  place: Place;
  closes: 'list' | 'item' | 'figure' | null;
}

/** Browsers, too, stop nesting at 512. Deeper elements still part blocks; they change nothing else. */
const MAX_DEPTH = 512;
const ROOT: Place = { heading: 0, quote: false, zone: 0, figure: null, words: 'body', word: null };
const CREDIT_CLASS = /(^|[\s_-])(credit|credits|byline|copyright|photographer|source)($|[\s_-])/i;

/** Turns the tags and text of HTML into pieces, forgiving as browsers are. One pass; memory for what it keeps. */
export class HtmlWalk implements HtmlSink {
  readonly pieces: HtmlPiece[] = [];
  /** Text that the source hides, such as preview lines of mails. */
  hidden = '';
  /** Text inside `pre` as it was typed, and how much text there is outside. */
  verbatim = '';
  outside = 0;
  readonly #newId: () => string;
  readonly #entries: Entry[] = [];
  readonly #open = new Map<string, number>();
  readonly #text = new InlineBuilder();
  readonly #lists = new ListBuilder();
  readonly #head = new HeadReader();
  #listZone = 0;
  #wordItems: WordItem[] = [];
  #wordZone = 0;
  #marker = '';
  #pictures: { picture: PictureWords; zone: number }[] = [];

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  open(name: string, attribute: (name: string) => string | null, selfClosing: boolean): void {
    this.#head.open(name, attribute);
    if (VOID.has(name)) {
      this.#void(name, attribute);
      return;
    }
    const isBlock = BLOCK.has(name);
    if (isBlock) {
      this.#flush();
      this.#closeImplied(name);
    }
    if (selfClosing && (UNSEEN.has(name) || name.includes(':')) && name !== 'script') return;
    if (this.#entries.length >= MAX_DEPTH) return;
    const change = this.#styleOf(name, attribute);
    const style = applied(this.#style, change);
    const entry: Entry = { name, change, style, place: this.#place, closes: null };
    if (isBlock) this.#openBlock(entry, attribute);
    else if (entry.place.figure && CREDIT_CLASS.test(attribute('class') ?? '')) {
      this.#flush();
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
    if (isBlock) this.#flush();
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
      if (this.hidden.length < 2000) this.hidden += text;
    } else if (style.marker) this.#marker += text;
    else {
      if (style.verbatim) this.verbatim += text;
      else this.outside += text.trim().length;
      if (style.whiteSpace !== 'pre' || !this.#isIndentation(text, style)) this.#text.add(text, style);
    }
  }

  /** Ends the source. */
  end(): Head {
    this.#flush();
    if (this.#entries.length > 0) this.#closeTo(0);
    this.#flush();
    while (this.#lists.isOpen) this.#closeList();
    this.#endWordList();
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
    return this.#text.isEmpty && !style.verbatim && /^[ \t\r\n]*$/.test(text);
  }

  #styleOf(name: string, attribute: (name: string) => string | null): StyleChange | null {
    const change = styleChange(name, attribute);
    return UNSEEN.has(name) ? { on: 0, off: 0, ...change, hidden: true } : change;
  }

  #void(name: string, attribute: (name: string) => string | null): void {
    if (this.#style.hidden) return;
    if (name === 'br') {
      if (attribute('class') !== 'Apple-interchange-newline') this.#text.addBreak();
    } else if (name === 'hr') this.#flush();
    else if (name === 'img' && !this.#style.marker) this.#image(attribute);
  }

  #image(attribute: (name: string) => string | null): void {
    const small = (value: string | null) => value !== null && Number.parseInt(value, 10) <= 2;
    if (small(attribute('width')) || small(attribute('height'))) return;
    const picture: PictureWords = {
      src: attribute('src') ?? '',
      alt: (attribute('alt') ?? '').replace(/\s+/g, ' ').trim(),
      caption: [],
      credit: '',
      role: this.#place.figure?.role ?? null,
      came: false,
    };
    const figure = this.#place.figure;
    if (figure === null) this.#pictures.push({ picture, zone: this.#place.zone });
    else figure.picture ??= picture;
  }

  #openBlock(entry: Entry, attribute: (name: string) => string | null): void {
    const { name } = entry;
    const zone = (ZONE[name] ?? 0) | (attribute('itemprop') === 'articleBody' ? ARTICLE_BODY : 0);
    const place: Place = { ...entry.place, zone: entry.place.zone | zone };
    const kind = attribute('class') ?? '';
    const css = declarations(attribute('style') ?? '');
    if (/^h[1-6]$/.test(name)) place.heading = Number(name.slice(1));
    else if (name === 'p' || name === 'div') place.heading = headingOf(kind, attribute) || place.heading;
    if (name === 'blockquote') place.quote ||= !isIndentation(css);
    if (name === 'p' && /Mso(Intense)?Quote/.test(kind)) place.quote = true;
    if (name === 'figure') {
      const role = placementRoleSchema.safeParse(kind).data ?? null;
      place.figure = { role, picture: null, caption: [], credit: [], loose: [] };
      place.words = 'body';
      entry.closes = 'figure';
    }
    if (place.figure) {
      if (name === 'figcaption') place.words = 'caption';
      else if (CREDIT_CLASS.test(kind)) place.words = 'credit';
    }
    if (name === 'ul' || name === 'ol' || name === 'menu' || name === 'dir') {
      if (!this.#lists.isOpen) this.#listZone = place.zone;
      this.#endWordList();
      this.#lists.openList(name === 'ol' ? 'number' : 'bullet', whole(attribute('start')) ?? 1);
      entry.closes = 'list';
    } else if (name === 'li') {
      place.word = this.#openItem(entry, attribute);
    } else if (!this.#lists.isOpen) {
      const list = css.get('mso-list');
      if (list !== undefined) place.word = readMsoList(list);
    }
    entry.place = place;
  }

  /** Items without a list, and Word Online's, which puts each into a list of its own and says the level. */
  #openItem(entry: Entry, attribute: (name: string) => string | null): Place['word'] {
    if (this.#lists.isOpen) {
      entry.closes = 'item';
      this.#lists.openItem(whole(attribute('value')));
      return null;
    }
    return { list: '', level: 1 };
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
    if (BLOCK.has(entry.name) || below.words !== entry.place.words) this.#flush();
    if (entry.closes === 'list') this.#closeList();
    else if (entry.closes === 'item') this.#lists.closeItem();
    else if (entry.closes === 'figure' && entry.place.figure) this.#closeFigure(entry.place.figure, below);
  }

  #closeList(): void {
    const list = this.#lists.closeList();
    if (list) this.#put(list, this.#listZone);
  }

  #put(list: DraftList, zone: number): void {
    const block: Block = { id: this.#newId(), type: 'list', ...finishedList(list, this.#newId) };
    this.pieces.push({ piece: { kind: 'block', block, heading: 0, tight: false }, zone });
  }

  #closeFigure(figure: Figure, around: Place): void {
    if (figure.picture === null) {
      for (const { inline, place } of figure.loose) this.#putText(inline, { ...place, figure: null });
      for (const inline of figure.caption) this.#putText(inline, around);
      for (const credit of figure.credit) this.#putText([{ type: 'text', text: credit }], around);
      return;
    }
    const words = [...figure.loose.map((part) => part.inline), ...figure.caption];
    const caption = words.flatMap(
      (inline, index): Inline => (index === 0 ? inline : [{ type: 'break' }, ...inline]),
    );
    const picture = { ...figure.picture, caption, credit: figure.credit.join(' ') };
    this.pieces.push({ piece: { kind: 'picture', picture }, zone: around.zone });
  }

  #flush(): void {
    const place = this.#place;
    const parts = this.#text.take();
    if (place.word !== null || this.#marker !== '') this.#flushWord(parts, place);
    else for (const inline of parts) this.#putText(inline, place);
    const pictures = this.#pictures;
    if (pictures.length === 0) return;
    this.#pictures = [];
    for (const { picture, zone } of pictures) this.pieces.push({ piece: { kind: 'picture', picture }, zone });
  }

  #flushWord(parts: readonly Inline[], place: Place): void {
    const marker = this.#marker;
    const inline = parts.flatMap(
      (part, index): Inline => (index === 0 ? part : [{ type: 'break' }, ...part]),
    );
    if (inline.length === 0) return;
    this.#marker = '';
    if (place.heading === 0) {
      if (this.#wordItems.length === 0) this.#wordZone = place.zone;
      this.#wordItems.push({ list: place.word?.list ?? '', level: place.word?.level ?? 1, marker, inline });
      return;
    }
    // The number of a numbered heading is part of how it reads.
    const number = readMarker(marker).kind === 'number' ? `${marker.replace(/\s+/g, ' ').trim()} ` : '';
    this.#putText(number === '' ? inline : [{ type: 'text', text: number }, ...inline], place);
  }

  #endWordList(): void {
    if (this.#wordItems.length === 0) return;
    const items = this.#wordItems;
    this.#wordItems = [];
    for (const list of listsOfWordItems(items)) this.#put(list, this.#wordZone);
  }

  #putText(inline: Inline, place: Place): void {
    if (place.figure) {
      if (place.words === 'caption') place.figure.caption.push(inline);
      else if (place.words === 'credit') place.figure.credit.push(inlineToText(inline).replace(/\s+/g, ' '));
      else place.figure.loose.push({ inline, place });
    } else if (this.#lists.isOpen) this.#lists.text(inline);
    else {
      this.#endWordList();
      const id = this.#newId();
      const block = blockOf(id, inline, place);
      this.pieces.push({
        piece: { kind: 'block', block, heading: place.heading, tight: false },
        zone: place.zone,
      });
    }
  }
}

const P = new Set(['p']);
const P_SCOPE = new Set(['table', 'td', 'th', 'caption', 'button', 'html', 'li', 'blockquote', 'figure']);

function blockOf(id: string, inline: Inline, place: Place): Exclude<Block, { type: 'figure' }> {
  if (place.heading > 0) {
    return { id, type: 'crosshead', level: place.heading <= 2 ? 1 : 2, inline: withoutFullBold(inline) };
  }
  return { id, type: place.quote ? 'quote' : 'paragraph', inline };
}

/** Headings are bold by nature: bold all through says nothing. */
function withoutFullBold(inline: Inline): Inline {
  if (
    !inline.every((item) => item.type === 'break' || item.marks?.includes('bold') || item.text.trim() === '')
  )
    return inline;
  return inline.map((item) => {
    if (item.type === 'break') return item;
    const { marks, ...rest } = item;
    const others = (marks ?? []).filter((mark) => mark !== 'bold');
    return others.length > 0 ? { ...rest, marks: others } : rest;
  });
}

/** Headings that Word and Word Online write as paragraphs. */
function headingOf(kind: string, attribute: (name: string) => string | null): number {
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

function whole(value: string | null): number | null {
  const number = value === null || !/^\s*-?\d{1,7}\s*$/.test(value) ? Number.NaN : Number(value);
  return Number.isInteger(number) ? number : null;
}
