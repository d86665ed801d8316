import type { Photo } from '../../../../shared/article/photo.ts';
import type { Placement, PlacementRole } from '../../../../shared/article/placement.ts';
import { printedWords } from '../../../../shared/article/words.ts';
import { canonicalJson } from '../../../../shared/canonical.ts';
import type { PlacementLine } from '../../../../shared/compare/content.ts';
import { compareInline } from '../../../../shared/compare/inline.ts';
import { type Inline, inlineFromText } from '../../../../shared/manuscript/inline.ts';
import { type Piece, piecesOf, type Tally } from './pieces.ts';

export type Photos = Readonly<Record<string, Photo>>;

/** One photo of the story on both sides, with the words that print. */
export interface PhotoRow {
  id: string;
  label: string;
  role: PlacementRole;
  /** Null: not there on that side. Its picture is null while it is to come. */
  before: { picture: Photo | null } | null;
  after: { picture: Photo | null } | null;
  caption: Piece[];
  credit: Piece[];
  altText: Piece[];
  /** What changed besides words: "Another picture", "Crops changed". */
  notes: string[];
  /** The number of the change that the notes are, or the coming or going of the photo. */
  change: number | null;
  changed: boolean;
}

const ROLES: Record<PlacementRole, string> = {
  lead: 'Lead photo',
  inline: 'Photo in the text',
  gallery: 'Gallery photo',
};

/** Every photo of two versions, changed or not, with the words that print. */
export function photoRows(
  lines: readonly PlacementLine[],
  photosBefore: Photos,
  photosAfter: Photos,
  tally: Tally,
): PhotoRow[] {
  return lines.map((line) => {
    const changes = tally.changes;
    const { left, right, op } = line;
    const role = (right ?? left)?.role ?? 'inline';
    const notes = left && right ? notesOf(left, right, op === 'moved') : [];
    const wholly = left === null || right === null;
    const change = wholly || notes.length > 0 ? tally.next() : null;
    const before = left && { picture: pictureOf(left, photosBefore) };
    const after = right && { picture: pictureOf(right, photosAfter) };
    const was = left ? printedWords(left, before?.picture ?? null) : NO_WORDS;
    const is = right ? printedWords(right, after?.picture ?? null) : NO_WORDS;
    const row = {
      id: line.id,
      label: ROLES[role],
      role,
      before,
      after,
      caption: compared(was.caption, is.caption, tally),
      credit: compared(inlineFromText(was.credit), inlineFromText(is.credit), tally),
      altText: compared(inlineFromText(was.altText), inlineFromText(is.altText), tally),
      notes: left === null ? ['New'] : right === null ? ['Taken out'] : notes,
      change,
    };
    return { ...row, changed: tally.changes > changes };
  });
}

const NO_WORDS: { caption: Inline; credit: string; altText: string } = {
  caption: [],
  credit: '',
  altText: '',
};

function compared(before: Inline, after: Inline, tally: Tally): Piece[] {
  return piecesOf(compareInline(before, after), tally);
}

function pictureOf(placement: Placement, photos: Photos): Photo | null {
  if (placement.photoId === null) return null;
  return Object.hasOwn(photos, placement.photoId) ? (photos[placement.photoId] ?? null) : null;
}

function notesOf(left: Placement, right: Placement, moved: boolean): string[] {
  const notes: string[] = [];
  if (left.photoId === null && right.photoId !== null) notes.push('Was to come');
  else if (left.photoId !== null && right.photoId === null) notes.push('Picture taken out');
  else if (left.photoId !== right.photoId) notes.push('Another picture');
  if (left.role !== right.role) notes.push(`Was ${ROLES[left.role].toLowerCase()}`);
  if (canonicalJson(left.crops) !== canonicalJson(right.crops)) notes.push('Crops changed');
  if (moved) notes.push('Moved among the photos');
  return notes;
}
