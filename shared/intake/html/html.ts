import { newShortId } from '../../id.ts';
import type { Block } from '../../manuscript/blocks.ts';
import { normaliseInline } from '../../manuscript/inline.ts';
import type { Head } from './head.ts';
import { readStyleSheet } from './style-sheet.ts';
import { tokenize } from './tokens.ts';
import { HtmlWalk } from './walk.ts';
import { type HtmlPiece, HtmlWriter } from './writer.ts';

export interface HtmlOptions {
  /** Names blocks and list items; `newShortId` unless told otherwise. */
  newId?: () => string;
}

/** HTML as pieces in order, with what its head says and the text that it hides. */
export interface HtmlContent {
  pieces: HtmlPiece[];
  head: Head;
  hidden: string;
  /** The text of a page that is one `pre`, as browsers show a text file; null for others. */
  verbatim: string | null;
}

/** Windows programs put a list of offsets before the HTML on the clipboard. */
const CLIPBOARD_HEADER = /^\ufeff?Version:\d[\s\S]{0,2000}?(?=<)/;

/**
 * Reads HTML of any origin. Paragraphs, headings, lists, quotes, marks and safe links are kept, pictures with their
 * captions are pieces of their own, the words of tables become paragraphs; everything else is dropped. Linear in
 * the length of the source; never throws.
 */
export function readHtml(html: string, options: HtmlOptions = {}): HtmlContent {
  const source = html.toWellFormed().replace(CLIPBOARD_HEADER, '');
  const writer = new HtmlWriter(options.newId ?? newShortId);
  const walk = new HtmlWalk(writer, readStyleSheet(source));
  tokenize(source, walk);
  const head = walk.end();
  const verbatim = walk.verbatim.length > walk.outside * 4 ? walk.verbatim : null;
  const hidden = walk.hidden.replace(/\s+/g, ' ').trim();
  return { pieces: writer.pieces.map(normalised), head, hidden, verbatim };
}

/** The blocks of HTML, pictures left out. */
export function blocksFromHtml(html: string, options: HtmlOptions = {}): Block[] {
  return readHtml(html, options).pieces.flatMap(({ piece }) => (piece.kind === 'block' ? [piece.block] : []));
}

function normalised({ piece, zone }: HtmlPiece): HtmlPiece {
  if (piece.kind === 'picture') {
    const picture = { ...piece.picture, caption: normaliseInline(piece.picture.caption) };
    return { piece: { ...piece, picture }, zone };
  }
  if (piece.kind === 'figure' || piece.block.type === 'list') return { piece, zone };
  const block = { ...piece.block, inline: normaliseInline(piece.block.inline) };
  return { piece: { ...piece, block }, zone };
}
