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
 * Reads a clipboard, HTML before plain text. For the body of an article it gives blocks and no placement: captions
 * become paragraphs. With `whole` it gives what a file would give. Never throws.
 */
export function pasteDraft(clip: Clip, options: PasteOptions = {}): IntakeDraft {
  const newId = options.newId ?? newShortId;
  const text = withLineFeeds(clip.text ?? '');
  const html = clip.html ? readHtml(clip.html, { newId }) : null;
  const pieces = html?.pieces.map(({ piece }) => piece) ?? [];
  const plain = html === null || html.verbatim !== null || !pieces.some((piece) => piece.kind === 'block');
  const words = text.trim() === '' ? (html?.verbatim ?? '') : text;
  const usable = plain && words.trim() !== '' ? textPieces(words, newId) : pieces;
  const draft = options.whole ? takeApart(usable, options) : bodyDraft(usable, newId);
  if (html?.hidden) {
    draft.notes.push({
      kind: 'left-out',
      message: 'Text that the source hides was left out.',
      text: html.hidden,
    });
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
