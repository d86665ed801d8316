import { newShortId } from '../../id.ts';
import { normaliseInline } from '../../manuscript/inline.ts';
import { emptyDraft, type IntakeDraft, type IntakeOptions, type RunIn, type RunInReader } from '../draft.ts';
import { fitDraft } from '../fit.ts';
import type { Piece } from '../piece.ts';
import { shapeBody, takeDateline } from './body.ts';
import { isByline } from './byline.ts';
import { isCaptionLine } from './caption-credit.ts';
import { takeCaptions } from './captions.ts';
import { isFurniture, takeFurniture } from './furniture.ts';
import { datedStart, isBody, takeHead } from './head.ts';
import { takeMailHead } from './labels.ts';
import { linesOf } from './lines.ts';
import { note, paragraph, textOf, type Work } from './parts.ts';
import { takeTail } from './tail.ts';
import { isTopicHeader, takeTopics } from './topics.ts';
import { unwrap } from './wrap.ts';

/** The paragraphs of a plain text; wrapped lines are put together again. */
export function textPieces(text: string, newId: () => string): Piece[] {
  const alone = (line: string) =>
    isByline(line) || isFurniture(line) || isCaptionLine(line) || isTopicHeader(line);
  return unwrap(linesOf(text), alone).map((para): Piece => {
    const piece = paragraph(newId(), para.text, para.tight);
    if (piece.kind !== 'block') return piece;
    return {
      ...piece,
      ...(para.doubt === null ? {} : { doubt: para.doubt }),
      ...(para.mended.length === 0 ? {} : { mended: para.mended }),
    };
  });
}

/**
 * Takes the text of a clipping or a wire story apart: headline, byline, dateline, captions, topics, sign-off and body
 * to their places. Every word is afterwards in the draft: in a field, a placement, a block or a note. What it cannot
 * tell stays in the body and is noted as unsure.
 */
export function clippingDraft(text: string, options: IntakeOptions = {}): IntakeDraft {
  return takeApart(textPieces(text, options.newId ?? newShortId), options);
}

/** The same for pieces that come from HTML, Markdown or Word. `known` is what the source says besides its text. */
export function takeApart(
  pieces: readonly Piece[],
  options: IntakeOptions = {},
  known: Partial<IntakeDraft> = {},
): IntakeDraft {
  const work: Work = {
    pieces: [...pieces],
    draft: { ...emptyDraft(), ...known },
    newId: options.newId ?? newShortId,
    readDateline: sparing(options.readDateline ?? (() => null)),
  };
  noteDoubts(work);
  noteMended(work);
  const subject = takeMailHead(work);
  takeFurniture(work);
  takeTopics(work);
  // Before the dateline nothing is running text yet, however long it is.
  const head = new Set(work.pieces.slice(0, Math.max(0, datedStart(work))));
  takeCaptions(work, (piece) => !head.has(piece) && isBody(work, piece));
  takeTail(work);
  takeHead(work, subject);
  takeDateline(work);
  shapeBody(work);
  noteDeskWords(work);
  writeBlocks(work);
  if (work.draft.blocks.length === 0) note(work, 'warning', 'No text was found.');
  return fitDraft(work.draft);
}

/** A dateline stands among the first paragraphs: a text of a hundred thousand lines is not asked line by line. */
const MOST_DATELINES = 300;

function sparing(read: RunInReader): RunInReader {
  const known = new Map<string, RunIn | null>();
  return (paragraph) => {
    const start = paragraph.slice(0, 400);
    const before = known.get(start);
    if (before !== undefined || known.size >= MOST_DATELINES) return before ?? null;
    const found = read(start);
    known.set(start, found);
    return found;
  };
}

/** Writes what is left of the pieces as the blocks of the draft. */
export function writeBlocks(work: Work): void {
  for (const piece of work.pieces) {
    if (piece.kind === 'figure') {
      work.draft.blocks.push({ id: work.newId(), type: 'figure', placementId: piece.placementId });
    } else if (piece.kind === 'block' && textOf(piece) !== '') {
      const { block } = piece;
      work.draft.blocks.push(
        block.type === 'list' ? block : { ...block, inline: normaliseInline(block.inline) },
      );
    }
  }
  noteBlanks(work);
}

/** Reporters' names in brackets and mail addresses that stand in running text: for the desk, as a rule. */
const DESK_WORDS = /[（(](?:記者|记者)[^()（）]{1,60}[)）]|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}/gu;

function noteDeskWords(work: Work): void {
  const found = work.pieces.flatMap((piece) => {
    const text = textOf(piece);
    return /@|記者|记者/u.test(text) ? [...text.matchAll(DESK_WORDS)].map(([words]) => words) : [];
  });
  if (found.length === 0) return;
  const message = 'A reporter’s name in brackets or a mail address stays in the text.';
  note(work, 'unsure', message, [...new Set(found)].slice(0, 20).join(', '));
}

function noteDoubts(work: Work): void {
  const doubts = work.pieces.flatMap((piece) => (piece.kind === 'block' && piece.doubt ? [piece.doubt] : []));
  if (doubts.length === 0) return;
  const message = 'Nothing parts the paragraphs of the source; that these begin here is a guess.';
  note(work, 'unsure', message, doubts.slice(0, 20).join('\n'));
}

function noteMended(work: Work): void {
  const mended = work.pieces.flatMap((piece) => (piece.kind === 'block' ? (piece.mended ?? []) : []));
  if (mended.length === 0) return;
  const message = 'Words that were broken at the ends of lines were put together; some may have a hyphen.';
  note(work, 'warning', message, [...new Set(mended)].slice(0, 40).join(', '));
}

/** Runs of blanks are kept as they are: to make them one would be a change that nobody asked for. */
function noteBlanks(work: Work): void {
  const found: string[] = [];
  for (const piece of work.pieces) {
    const text = textOf(piece);
    for (const match of text.matchAll(/[^\S\n]{2,}/gu)) {
      const before = /\S{1,30}$/u.exec(text.slice(Math.max(0, match.index - 30), match.index))?.[0] ?? '';
      const end = match.index + match[0].length;
      found.push(`${before}${match[0]}${/^\S{1,30}/u.exec(text.slice(end, end + 30))?.[0] ?? ''}`);
    }
  }
  if (found.length === 0) return;
  const what = found.length === 1 ? 'A run of blanks stands' : `${found.length} runs of blanks stand`;
  note(work, 'warning', `${what} in the text as in the source.`, found.slice(0, 5).join('\n'));
}
