import { newShortId } from '../id.ts';
import { inlineFromText } from '../manuscript/inline.ts';
import { takeApart, textPieces } from './clipping/clipping.ts';
import { withLineFeeds } from './decode.ts';
import { emptyDraft, type IntakeDraft, type IntakeOptions } from './draft.ts';
import { readHtml } from './html/html.ts';
import { noteBarePictures } from './pictures.ts';
import type { PictureWords, Piece } from './piece.ts';

/** What the clipboard holds. Empty or absent where it has none of that kind. */
export interface Clip {
  html?: string;
  text?: string;
}

export interface PasteOptions extends IntakeOptions {
  /** Take a whole story apart (a paste into a new article) instead of reading blocks for the body. */
  whole?: boolean;
}

/**
 * What a clipboard holds, HTML before plain text; the plain text also where the HTML is only a text file as browsers
 * show it. `hidden` is text that the HTML does not show. Never throws.
 */
export function clipPieces(clip: Clip, newId: () => string): { pieces: Piece[]; hidden: string } {
  const text = withLineFeeds(clip.text ?? '');
  const html = clip.html ? readHtml(clip.html, { newId }) : null;
  const pieces = html?.pieces.map(({ piece }) => piece) ?? [];
  const plain = html === null || html.verbatim !== null || !pieces.some((piece) => piece.kind === 'block');
  const words = text.trim() === '' ? (html?.verbatim ?? '') : text;
  const usable = plain && words.trim() !== '' ? textPieces(words, newId) : pieces;
  return { pieces: usable, hidden: html?.hidden ?? '' };
}

/**
 * Reads a clipboard. For the body of an article it gives blocks and no placement: captions become paragraphs. With
 * `whole` it gives what a file would give. Never throws.
 */
export function pasteDraft(clip: Clip, options: PasteOptions = {}): IntakeDraft {
  const newId = options.newId ?? newShortId;
  const { pieces, hidden } = clipPieces(clip, newId);
  const draft = options.whole ? takeApart(pieces, options) : bodyDraft(pieces, newId);
  if (hidden !== '') {
    draft.notes.push({ kind: 'left-out', message: 'Text that the source hides was left out.', text: hidden });
  }
  return draft;
}

function bodyDraft(pieces: readonly Piece[], newId: () => string): IntakeDraft {
  const draft = emptyDraft();
  const bare: PictureWords[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'block') draft.blocks.push(piece.block);
    else if (piece.kind === 'picture') {
      const { caption, credit } = piece.picture;
      if (caption.length === 0 && credit === '') bare.push(piece.picture);
      else {
        const inline =
          credit === ''
            ? caption
            : [...caption, ...inlineFromText(caption.length > 0 ? ` ${credit}` : credit)];
        draft.blocks.push({ id: newId(), type: 'paragraph', inline });
        draft.notes.push({
          kind: 'unsure',
          message: 'The caption of a picture stays as a paragraph.',
          text: '',
        });
      }
    }
  }
  noteBarePictures(draft, bare);
  return draft;
}
