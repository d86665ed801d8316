import { newShortId } from '../id.ts';
import { inlineFromText } from '../manuscript/inline.ts';
import { emptyDraft, type IntakeDraft, type IntakeOptions } from './draft.ts';
import { readHtml } from './html/html.ts';
import type { Piece } from './piece.ts';

/** What the clipboard holds. Empty or absent where it has none of that kind. */
export interface Clip {
  html?: string;
  text?: string;
}

/** The blocks of a clipboard for the body of an article. Plain text of many lines becomes many paragraphs. */
export function pasteDraft(clip: Clip, options: IntakeOptions = {}): IntakeDraft {
  const newId = options.newId ?? newShortId;
  const draft = emptyDraft();
  const pieces = clip.html ? readHtml(clip.html, { newId }).pieces.map(({ piece }) => piece) : [];
  const text = clip.text ?? '';
  const usable: Piece[] = pieces.some((piece) => piece.kind === 'block') ? pieces : textPieces(text, newId);
  let pictures = 0;
  for (const piece of usable) {
    if (piece.kind === 'block') draft.blocks.push(piece.block);
    else if (piece.kind === 'picture') pictures += 1;
  }
  if (pictures > 0) {
    const what = pictures === 1 ? 'A picture was' : `${pictures} pictures were`;
    draft.notes.push({
      kind: 'left-out',
      message: `${what} left out: paste or drop the files themselves.`,
      text: '',
    });
  }
  return draft;
}

function textPieces(text: string, newId: () => string): Piece[] {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.map((line) => ({
    kind: 'block',
    block: { id: newId(), type: 'paragraph', inline: inlineFromText(line) },
    heading: 0,
    tight: false,
  }));
}
