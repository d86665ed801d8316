import type { Dateline } from '../../dateline/types.ts';
import { newShortId } from '../../id.ts';
import { type Inline, inlineFromText, inlineToText } from '../../manuscript/inline.ts';
import { shapeBody, takeDateline } from '../clipping/body.ts';
import { takeCaptions } from '../clipping/captions.ts';
import { writeBlocks } from '../clipping/clipping.ts';
import { takeRepeatedHeadline } from '../clipping/headline.ts';
import { cutInline, inlineOf, note, textOf, type Work } from '../clipping/parts.ts';
import { takeTail } from '../clipping/tail.ts';
import type { IntakeDraft, IntakeOptions } from '../draft.ts';
import { fitDraft } from '../fit.ts';
import { pictureToCome } from '../pictures.ts';
import type { Piece } from '../piece.ts';
import { unsaid } from '../said.ts';
import { oneLine, type SourcePicture, type SourceStory } from './source.ts';

/**
 * Makes the draft of a story that a format describes: what the format names is not looked for in the text again, only
 * taken out of it where it stands there as well.
 */
export function finishStory(story: SourceStory, options: IntakeOptions = {}): IntakeDraft {
  const newId = options.newId ?? newShortId;
  const { draft } = story;
  const work: Work = {
    pieces: story.pieces,
    draft,
    newId,
    readDateline: options.readDateline ?? (() => null),
  };
  const ids = placePictures(story, newId);
  work.pieces = work.pieces.map((piece) => figureFor(piece, story, ids));
  work.pieces = work.pieces.filter((piece) => piece.kind !== 'figure' || piece.placementId !== '');
  takeCaptions(work, () => true);
  takeRepeatedHeadline(work, Math.min(2, work.pieces.length));
  takeKnownSignOff(work);
  if (!story.own) takeTail(work);
  if (story.dateline === '') takeDateline(work);
  else takeKnownDateline(work, story);
  takeSummary(work, story.summary);
  if (story.plain) shapeBody(work);
  writeBlocks(work);
  if (draft.blocks.every((block) => block.type === 'figure')) note(work, 'warning', 'No text was found.');
  const left = unsaid(draft, story.texts);
  if (left.length > 0) {
    const message = 'Details that have no place in an article were left out.';
    // Galley's own files carry the house and the photos' records besides, which come back by themselves.
    note(work, story.own ? 'recognised' : 'left-out', message, left.join('\n'));
  }
  return fitDraft(draft);
}

/** Placement ids of the pictures, in their order. The first one without a role of its own is the lead. */
function placePictures(story: SourceStory, newId: () => string): Map<SourcePicture, string> {
  const ids = new Map<SourcePicture, string>();
  const inText = new Set(story.pieces.flatMap((piece) => matching(piece, story) ?? []));
  let hasLead = story.pictures.some((picture) => picture.role === 'lead');
  for (const picture of story.pictures) {
    const isLead = picture.role === null && !hasLead && !inText.has(picture);
    const role = picture.role ?? (isLead ? 'lead' : inText.has(picture) ? 'inline' : 'gallery');
    if (isLead) hasLead = true;
    const id = newId();
    ids.set(picture, id);
    pictureToCome(story.draft, id, role, completed(picture, story));
  }
  return ids;
}

/** What the description of a picture lacks, the text may say beside it. */
function completed(picture: SourcePicture, story: SourceStory): SourcePicture {
  const beside = story.pieces.find((piece) => matching(piece, story) === picture);
  const words = beside?.kind === 'picture' ? beside.picture : picture;
  return {
    ...picture,
    src: picture.hrefs[0] ?? picture.src,
    caption: picture.caption.length > 0 ? picture.caption : words.caption,
    credit: picture.credit || words.credit,
    alt: picture.alt || words.alt,
  };
}

function matching(piece: Piece, story: SourceStory): SourcePicture | null {
  if (piece.kind !== 'picture') return null;
  const name = fileName(piece.picture.src);
  if (name === '') return null;
  return story.pictures.find((picture) => picture.hrefs.some((href) => fileName(href) === name)) ?? null;
}

/** A picture of the text that the format describes is a figure; it has no place in the text where it is no inline one. */
function figureFor(piece: Piece, story: SourceStory, ids: ReadonlyMap<SourcePicture, string>): Piece {
  const picture = matching(piece, story);
  if (picture === null) return piece;
  const id = ids.get(picture) ?? '';
  const placement = story.draft.placements.find((one) => one.id === id);
  return { kind: 'figure', placementId: placement?.role === 'inline' ? id : '' };
}

function fileName(href: string): string {
  return (
    href
      .replace(/[?#].*$/s, '')
      .split(/[/\\:]/)
      .at(-1)
      ?.toLowerCase() ?? ''
  );
}

function takeKnownSignOff(work: Work): void {
  const { signOff } = work.draft.fields;
  const last = work.pieces.at(-1);
  if (signOff === undefined || last === undefined || oneLine(textOf(last)) !== signOff) return;
  work.pieces.pop();
}

function takeKnownDateline(work: Work, story: SourceStory): void {
  const text = oneLine(story.dateline);
  const at = work.pieces.findIndex((piece) => piece.kind === 'block' && piece.block.type === 'paragraph');
  const piece = work.pieces[at];
  const inline = inlineOf(piece) ?? [];
  const words = inlineToText(inline);
  const stands = words.replace(/\s/g, ' ').startsWith(text);
  const read = work.readDateline(stands ? words : `${text} `);
  const reading = read && oneLine(read.dateline.text) === text ? read.dateline : null;
  // Some formats leave out the dash: then the parts are known, and the words stand as they are.
  const parts = reading ?? work.readDateline(`${text} – Text`)?.dateline ?? null;
  work.draft.fields.dateline = {
    ...(reading ?? { ...written(text), places: parts?.places ?? [], style: parts?.style ?? 'commonwealth' }),
    date: story.datelineDate ?? parts?.date ?? null,
    source: story.datelineSource !== '' ? story.datelineSource : (parts?.source ?? ''),
  };
  if (stands && piece?.kind === 'block' && piece.block.type === 'paragraph') {
    const rest: Inline = cutInline(inline, text.length);
    if (rest.length === 0) work.pieces.splice(at, 1);
    else piece.block = { ...piece.block, inline: rest };
  }
}

/** A dateline of which only the words are known. */
function written(text: string): Dateline {
  return { text, custom: true, style: 'commonwealth', places: [], date: null, source: '' };
}

/** Many services send the beginning of the text as its description: that is no standfirst. */
function takeSummary(work: Work, summary: string): void {
  const words = oneLine(summary);
  if (words === '' || work.draft.fields.standfirst !== undefined) return;
  const body = work.pieces.slice(0, 12).map(textOf).join(' ');
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
  // A section or a place may stand before the words that it repeats.
  const at = letters(body).indexOf(letters(words).slice(0, 60));
  if (at >= 0 && at < 200) {
    note(work, 'left-out', 'A summary that repeats the beginning of the text was left out.', words);
  } else work.draft.fields.standfirst = inlineFromText(words);
}
