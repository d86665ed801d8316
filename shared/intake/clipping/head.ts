import type { Piece } from '../piece.ts';
import { isByline, takeBareByline, takeByline } from './byline.ts';
import { isDateLine } from './date-line.ts';
import { takeDeskLines, takeEarlyDates } from './desk-lines.ts';
import { takeHeadline, takeRepeatedHeadline, takeStandfirst } from './headline.ts';
import { takeLabels } from './labels.ts';
import { isLine, isProse, note, textOf, type Work } from './parts.ts';

/** A dateline further down than this belongs to another item. */
const DATELINE_WITHIN = 20;

/**
 * Takes what stands before the running text: labels, slugs, dates, the byline, the headline and the standfirst. What it
 * cannot tell stays before the first paragraph and is noted. `subject` is the headline where the story has none.
 */
export function takeHead(work: Work, subject: string | null): void {
  let start = bodyStart(work);
  start = takeLabels(work, start);
  const before = start;
  start = takeBareByline(work, start, isDateLine);
  start = takeDeskLines(work, start);
  if (work.draft.fields.headline === undefined) start = takeHeadline(work, start);
  start = takeRepeatedHeadline(work, start);
  start = takeByline(work, start);
  const dated = work.readDateline(textOf(work.pieces[start]))?.certain === true;
  const byline = (work.draft.fields.byline ?? []).length > 0;
  takeStandfirst(work, start, before > 0 && (dated || byline));
  if (work.draft.fields.headline === undefined && subject !== null) {
    work.draft.fields.headline = [{ type: 'text', text: subject }];
    note(work, 'recognised', 'The subject of the mail became the headline.', subject);
  }
  takeEarlyDates(work);
  if (work.draft.fields.headline === undefined) note(work, 'warning', 'No headline was found.');
}

/** Whether a piece is running text: it has a dateline, reads like sentences, or is a list or a quote. */
export function isBody(work: Work, piece: Piece): boolean {
  if (piece.kind !== 'block' || piece.heading > 0) return false;
  if (piece.block.type !== 'paragraph') return true;
  const text = textOf(piece);
  if (work.readDateline(text)?.certain === true) return true;
  return isProse(text) && !isByline(text);
}

/** The first piece of running text. */
function bodyStart(work: Work): number {
  const at = work.pieces.findIndex((piece) => isBody(work, piece));
  if (at < 0) return firstSentence(work.pieces);
  // A page's headline is marked as such, whatever stands before it.
  const heading = work.pieces.findIndex((piece) => piece.kind === 'block' && piece.heading === 1);
  if (heading > at && heading < 12 && heading < work.pieces.length - 1) return heading + 1;
  const dated = datedStart(work);
  return dated > at ? dated : at;
}

/**
 * The piece with the dateline, which begins the story, or -1. A sentence or two may stand before it, as a headline, a
 * standfirst or a caption.
 */
export function datedStart(work: Work): number {
  const dated = work.pieces
    .slice(0, DATELINE_WITHIN)
    .findIndex((piece) => isLine(piece) && work.readDateline(textOf(piece))?.certain === true);
  const prose = work.pieces.slice(0, Math.max(0, dated)).filter((piece) => isBody(work, piece));
  const short = prose.length <= 3 && prose.every((piece) => isLine(piece) && textOf(piece).length <= 400);
  return short ? dated : -1;
}

/** Where there is no running text, all that comes before the first line that ends like a sentence. */
function firstSentence(pieces: readonly Piece[]): number {
  if (pieces.length === 1) return /[.!?。]["”’)]?$/u.test(textOf(pieces[0])) ? 0 : 1;
  const at = pieces
    .slice(0, DATELINE_WITHIN)
    .findIndex((piece) => /\S \S.*[.!?。]["”’)]?$/u.test(textOf(piece)));
  return at < 0 ? Math.min(pieces.length, 3) : Math.max(1, at);
}
