import type { Content } from '../../../../shared/article/content.ts';
import { compareContents } from '../../../../shared/compare/content.ts';
import { compareInline } from '../../../../shared/compare/inline.ts';
import { type BlockRow, blockRows } from './block-rows.ts';
import { type FieldRow, fieldRows } from './field-rows.ts';
import { type PhotoRow, type Photos, photoRows } from './photo-rows.ts';
import { type Piece, piecesOf, Tally } from './pieces.ts';

/** A version to compare, with the photos as they were. */
export interface ComparedVersion {
  content: Content;
  photos: Photos;
}

export interface ChangeCounts {
  wordsIn: number;
  wordsOut: number;
  fields: number;
  photos: number;
  moved: number;
}

/** All that the compare view draws of two versions. Changes are numbered from 0 as they are read. */
export interface Shown {
  headline: Piece[];
  standfirst: Piece[];
  fields: FieldRow[];
  /** Photos that stand above the text, and changed ones that stand nowhere in it. */
  photos: PhotoRow[];
  /** Photos in the text, by placement id. */
  figures: ReadonlyMap<string, PhotoRow>;
  blocks: BlockRow[];
  changes: number;
  counts: ChangeCounts;
}

/** Compares two versions as they are drawn. */
export function compareShown(left: ComparedVersion, right: ComparedVersion): Shown {
  const comparison = compareContents(left.content, right.content);
  const [was, is] = [left.content.fields, right.content.fields];
  const tally = new Tally();
  const headline = piecesOf(compareInline(was.headline, is.headline), tally);
  const standfirst = piecesOf(compareInline(was.standfirst, is.standfirst), tally);
  const fields = fieldRows(comparison.fields, tally);
  const rows = photoRows(comparison.placements, left.photos, right.photos, tally);
  const inText = placed([...left.content.blocks, ...right.content.blocks]);
  const blocks = blockRows(left.content.blocks, comparison.blocks, tally);
  return {
    headline,
    standfirst,
    fields,
    photos: rows.filter((row) => row.changed && !inText.has(row.id)),
    figures: new Map(rows.map((row) => [row.id, row])),
    blocks,
    changes: tally.changes,
    counts: {
      wordsIn: tally.wordsIn,
      wordsOut: tally.wordsOut,
      fields: fields.length,
      photos: rows.filter((row) => row.changed).length,
      moved: blocks.filter((row) => row.place === 'moved-here').length,
    },
  };
}

function placed(blocks: Content['blocks']): Set<string> {
  return new Set(blocks.flatMap((block) => (block.type === 'figure' ? [block.placementId] : [])));
}

/** "14 words in, 6 out · 2 fields · 1 photo · 1 moved": empty when nothing of the kind changed. */
export function countsText(counts: ChangeCounts): string {
  const { wordsIn, wordsOut, fields, photos, moved } = counts;
  const words =
    wordsIn + wordsOut === 0
      ? ''
      : wordsIn === 0
        ? `${many(wordsOut, 'word')} out`
        : `${many(wordsIn, 'word')} in${wordsOut === 0 ? '' : `, ${wordsOut} out`}`;
  return [
    words,
    fields > 0 ? many(fields, 'field') : '',
    photos > 0 ? many(photos, 'photo') : '',
    moved > 0 ? `${moved} moved` : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

const many = (count: number, thing: string): string =>
  `${count.toLocaleString('en-GB')} ${thing}${count === 1 ? '' : 's'}`;
