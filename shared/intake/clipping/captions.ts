import { type Placement, waitingPlacement } from '../../article/placement.ts';
import { type Inline, inlineFromText, inlineToText } from '../../manuscript/inline.ts';
import { noteBarePictures, pictureToCome } from '../pictures.ts';
import type { PictureWords, Piece } from '../piece.ts';
import { isByline, isTitleLine } from './byline.ts';
import {
  CAPTION_CUE,
  captionAfterLabel,
  creditName,
  creditOfLine,
  isCreditLine,
  LONGEST_CAPTION,
  splitCredit,
} from './caption-credit.ts';
import { isDateLine } from './date-line.ts';
import { cutInline, inlineOf, isLine, keepInline, note, textOf, type Work, words } from './parts.ts';

interface Found {
  caption: Inline | null;
  credit: string;
  /** The lines of the source. */
  source: string;
  /** The piece before the credit, which is the caption. */
  before?: Piece;
}

/**
 * Takes captions and credits out of a story and makes placements that wait for their photo: the first, where it
 * stands before the running text, is the lead; others are figures where they stood. A paragraph in the running text
 * with a credit under it is taken as a caption only where it reads like one. `isBody` says what running text is.
 */
export function takeCaptions(work: Work, isBody: (piece: Piece) => boolean): void {
  const kept: Piece[] = [];
  const bare: PictureWords[] = [];
  let bodies = 0;
  /** The placement that the piece before made from a credit alone: its caption may follow. */
  let open: Placement | null = null;
  for (const piece of work.pieces) {
    const found = isLine(piece) ? foundAt(work, piece, kept, bodies) : null;
    const credited = open;
    open = null;
    if (piece.kind === 'picture') {
      const figure = placePicture(work, piece.picture, bodies > 0);
      if (figure) kept.push(figure);
      else if (!hasWords(piece.picture) && !piece.picture.came) bare.push(piece.picture);
    } else if (found === null) {
      // Two are as good as many.
      if (bodies < 2 && isBody(piece)) bodies += 1;
      kept.push(piece);
    } else if (credited !== null && found.caption !== null && found.credit === '') {
      credited.caption = found.caption;
      note(work, 'recognised', 'The caption of the photo whose credit came before.', found.source);
    } else {
      if (found.before) {
        kept.pop();
        if (isBody(found.before)) bodies -= 1;
      }
      const placement = place(work, found, bodies > 0);
      if (placement?.role === 'inline') kept.push({ kind: 'figure', placementId: placement.id });
      if (placement && found.caption === null) open = placement;
    }
  }
  work.pieces = kept;
  noteBarePictures(work.draft, bare);
}

function hasWords(picture: PictureWords): boolean {
  return picture.caption.length > 0 || picture.credit !== '';
}

function roleAt(work: Work, inBody: boolean): 'lead' | 'inline' {
  const hasLead = work.draft.placements.some((placement) => placement.role === 'lead');
  return inBody || hasLead ? 'inline' : 'lead';
}

/** A picture with words becomes a placement: the lead, or a figure where it stands. */
function placePicture(work: Work, picture: PictureWords, inBody: boolean): Piece | null {
  if (!hasWords(picture) && !picture.came) return null;
  const said = inlineToText(picture.caption);
  const split = picture.credit === '' ? splitCredit(said) : null;
  const words = split
    ? { ...picture, caption: keepInline(picture.caption, split.caption.length), credit: split.credit }
    : { ...picture, credit: creditName(picture.credit) };
  const role = picture.role ?? roleAt(work, inBody);
  const { id } = pictureToCome(work.draft, work.newId(), role, words);
  const source = [said, picture.credit, picture.alt].filter((part) => part !== '').join('\n');
  note(work, 'recognised', toCome(role === 'lead'), source);
  return role === 'inline' ? { kind: 'figure', placementId: id } : null;
}

function toCome(isLead: boolean): string {
  return `${isLead ? 'The lead photo' : 'A photo'} is still to come.`;
}

/** What agencies' pages put behind and before the captions of their pictures. */
const LICENSING = /\s*(?:purchase|acquire) licensing rights(?:,? opens new tab)?\s*$/i;
const NUMBER = /^(?:\[\d{1,2}\/\d{1,2}\]|item \d{1,2} of \d{1,2}|\d{1,2} of \d{1,2} \|)\s*/i;

function foundAt(work: Work, piece: Piece, kept: readonly Piece[], bodies: number): Found | null {
  const inline = inlineOf(piece);
  const whole = textOf(piece);
  if (inline === null || whole.length > LONGEST_CAPTION) return null;
  const text = whole.replace(LICENSING, '');
  const labelled = captionAfterLabel(text);
  if (labelled !== null) return captioned(labelled, whole);
  if (isCreditLine(text)) return withCaptionBefore(work, text, kept, bodies);
  const long = creditOfLine(text);
  if (long !== null && words(long) > 6) return captioned(long, whole);
  const split = splitCredit(text);
  if (split === null || (bodies > 0 && text.length > 400)) return null;
  const number = NUMBER.exec(text)?.[0] ?? '';
  const caption = cutInline(keepInline(inline, split.caption.length), number.length);
  return { caption, credit: split.credit, source: whole };
}

function captioned(text: string, source: string): Found {
  const split = splitCredit(text);
  const caption = inlineFromText(split ? split.caption : text);
  return { caption, credit: split?.credit ?? '', source };
}

function withCaptionBefore(work: Work, line: string, kept: readonly Piece[], bodies: number): Found {
  const credit = creditName(line);
  const before = kept.at(-1);
  const text = textOf(before);
  // "Image source, AFP" has its caption behind it.
  const usable = !/^image source\b/i.test(line) && canBeCaption(work, before, kept.length === 1);
  // The first paragraph that reads like running text may be the caption itself.
  const caption = usable && (bodies <= 1 || CAPTION_CUE.test(text)) ? inlineOf(before) : null;
  if (caption && before) {
    const doubtful = bodies === 1 && !CAPTION_CUE.test(text);
    if (doubtful)
      note(work, 'warning', 'The paragraph before a photo credit was taken as its caption.', text);
    return { caption, credit, before, source: `${text}\n${line}` };
  }
  if (usable) {
    const message = 'This may be the caption of the photo whose credit follows; it stays in the text.';
    note(work, 'unsure', message, text);
  }
  return { caption: null, credit, source: line };
}

function canBeCaption(work: Work, piece: Piece | undefined, isFirst: boolean): boolean {
  const text = textOf(piece);
  if (!isLine(piece) || text.length > 700 || words(text) < 3) return false;
  if (isFirst && !/[.!?]["”’)]?$/.test(text)) return false;
  return (
    !isByline(text) && !isTitleLine(text) && !isDateLine(text) && work.readDateline(text)?.certain !== true
  );
}

/** Makes the placement; null where the same words have been placed before. */
function place(work: Work, found: Found, inBody: boolean): Placement | null {
  const { placements } = work.draft;
  const said = inlineToText(found.caption ?? []);
  const twice = said !== '' && placements.some((one) => inlineToText(one.caption ?? []) === said);
  if (twice) {
    note(work, 'left-out', 'A caption stands twice; the second was left out.', found.source);
    return null;
  }
  const placement: Placement = {
    ...waitingPlacement(work.newId(), roleAt(work, inBody)),
    caption: found.caption,
    credit: found.credit === '' ? null : found.credit,
  };
  placements.push(placement);
  note(work, 'recognised', toCome(placement.role === 'lead'), found.source);
  return placement;
}
