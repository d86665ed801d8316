import type { Block, ListKind } from '../../manuscript/blocks.ts';
import { type Inline, inlineToText } from '../../manuscript/inline.ts';
import type { PictureWords, Piece } from '../piece.ts';
import { InlineBuilder } from './inline-builder.ts';
import { type DraftList, finishedList, ListBuilder } from './list-builder.ts';
import type { Figure, Place } from './place.ts';
import type { TextStyle } from './style.ts';
import { listsOfWordItems, readMarker, type WordItem } from './word-list.ts';

/** Pieces of a page with the parts of it that they stand in (bits of `ZONE`). */
export interface HtmlPiece {
  piece: Piece;
  zone: number;
}

/** Puts text, lists and pictures together into pieces, in the order of the source. */
export class HtmlWriter {
  readonly pieces: HtmlPiece[] = [];
  readonly #newId: () => string;
  readonly #text = new InlineBuilder();
  readonly #lists = new ListBuilder();
  #listZone = 0;
  #wordItems: WordItem[] = [];
  #wordZone = 0;
  #marker = '';
  #pictures: { picture: PictureWords; zone: number }[] = [];

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  get inList(): boolean {
    return this.#lists.isOpen;
  }

  /** Nothing has been written since the last flush. */
  get isEmpty(): boolean {
    return this.#text.isEmpty;
  }

  text(text: string, style: TextStyle): void {
    this.#text.add(text, style);
  }

  lineBreak(): void {
    this.#text.addBreak();
  }

  /** The marker of an item, as a list of paragraphs writes it. */
  marker(text: string): void {
    this.#marker += text;
  }

  picture(picture: PictureWords, place: Place): void {
    if (place.figure === null) this.#pictures.push({ picture, zone: place.zone });
    else place.figure.picture ??= picture;
  }

  openList(kind: ListKind, start: number, zone: number): void {
    if (!this.#lists.isOpen) this.#listZone = zone;
    this.#lists.openList(kind, start);
  }

  closeList(): void {
    const list = this.#lists.closeList();
    if (list) this.#put(list, this.#listZone);
  }

  openItem(value: number | null): void {
    this.#endWordList();
    this.#lists.openItem(value);
  }

  closeItem(): void {
    this.#lists.closeItem();
  }

  closeFigure(figure: Figure, around: Place): void {
    if (figure.picture === null) {
      for (const { inline, place } of figure.loose) this.#putText(inline, { ...place, figure: null });
      for (const inline of figure.caption) this.#putText(inline, around);
      for (const credit of figure.credit) this.#putText([{ type: 'text', text: credit }], around);
      return;
    }
    const caption = withBreaks([...figure.loose.map((part) => part.inline), ...figure.caption]);
    this.#putPicture({ ...figure.picture, caption, credit: figure.credit.join(' ') }, around.zone);
  }

  /** Ends the block that is being written. */
  flush(place: Place): void {
    const parts = this.#text.take();
    if (place.word !== null || this.#marker !== '') this.#flushWord(parts, place);
    else for (const inline of parts) this.#putText(inline, place);
    const pictures = this.#pictures;
    if (pictures.length === 0) return;
    this.#pictures = [];
    for (const { picture, zone } of pictures) this.#putPicture(picture, zone);
  }

  end(): void {
    while (this.#lists.isOpen) this.closeList();
    this.#endWordList();
  }

  #putPicture(picture: PictureWords, zone: number): void {
    this.#endWordList();
    this.pieces.push({ piece: { kind: 'picture', picture }, zone });
  }

  #put(list: DraftList, zone: number): void {
    const block: Block = { id: this.#newId(), type: 'list', ...finishedList(list, this.#newId) };
    this.pieces.push({ piece: { kind: 'block', block, heading: 0, tight: false }, zone });
  }

  #flushWord(parts: readonly Inline[], place: Place): void {
    const inline = withBreaks(parts);
    if (inline.length === 0) return;
    const marker = this.#marker;
    this.#marker = '';
    if (place.heading === 0) {
      if (this.#wordItems.length === 0) this.#wordZone = place.zone;
      const { list, level } = place.word ?? { list: '', level: 1 };
      this.#wordItems.push({ list, level, marker, inline });
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
      return;
    }
    this.#endWordList();
    if (this.#lists.isOpen) {
      this.#lists.text(inline);
      return;
    }
    const block = blockOf(this.#newId(), inline, place);
    this.pieces.push({
      piece: { kind: 'block', block, heading: place.heading, tight: false },
      zone: place.zone,
    });
  }
}

function withBreaks(parts: readonly Inline[]): Inline {
  return parts.flatMap((part, index): Inline => (index === 0 ? part : [{ type: 'break' }, ...part]));
}

function blockOf(id: string, inline: Inline, place: Place): Exclude<Block, { type: 'figure' }> {
  if (place.heading > 0) {
    return { id, type: 'crosshead', level: place.heading <= 2 ? 1 : 2, inline: withoutFullBold(inline) };
  }
  return { id, type: place.quote ? 'quote' : 'paragraph', inline };
}

/** Headings are bold by nature: bold all through says nothing. */
export function withoutFullBold(inline: Inline): Inline {
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
