import { type Inline, inlineFromText } from '../../manuscript/inline.ts';
import type { IntakeDraft, IntakeNote, RunInReader } from '../draft.ts';
import { blockText, type Piece } from '../piece.ts';

/** A story while it is taken apart: what has not been recognised yet, and what has. */
export interface Work {
  pieces: Piece[];
  draft: IntakeDraft;
  newId: () => string;
  readDateline: RunInReader;
}

/** The words of a piece; a picture has none of its own line. */
export function textOf(piece: Piece | undefined): string {
  return piece?.kind === 'block' ? blockText(piece.block) : '';
}

/** A piece of plain text that may be anything yet: no list, no quote. */
export function isLine(piece: Piece | undefined): boolean {
  return piece?.kind === 'block' && (piece.block.type === 'paragraph' || piece.block.type === 'crosshead');
}

/** The inline text of a paragraph or crosshead, else null. */
export function inlineOf(piece: Piece | undefined): Inline | null {
  if (piece?.kind !== 'block' || piece.block.type === 'list') return null;
  return piece.block.inline;
}

export function note(work: Work, kind: IntakeNote['kind'], message: string, text = ''): void {
  work.draft.notes.push({ kind, message, text });
}

export function addEditorNote(work: Work, text: string): void {
  const before = work.draft.fields.editorNote ?? '';
  work.draft.fields.editorNote = before === '' ? text : `${before}\n${text}`;
}

/** A paragraph with new words in place of a piece's own. */
export function paragraph(id: string, text: string, tight = false): Piece {
  return { kind: 'block', block: { id, type: 'paragraph', inline: inlineFromText(text) }, heading: 0, tight };
}

/** Inline text without its first characters (breaks count one each), and without blanks that then come first. */
export function cutInline(inline: Inline, characters: number): Inline {
  const rest: Inline = [];
  let left = characters;
  for (const item of inline) {
    if (rest.length > 0) rest.push(item);
    else if (item.type === 'break') {
      if (left > 0) left -= 1;
    } else if (item.text.length <= left) left -= item.text.length;
    else {
      const text = item.text.slice(left).trimStart();
      left = 0;
      if (text !== '') rest.push({ ...item, text });
    }
  }
  return rest;
}

/** Inline text up to a number of characters, without blanks at its end. */
export function keepInline(inline: Inline, characters: number): Inline {
  const kept: Inline = [];
  let left = characters;
  for (const item of inline) {
    if (left <= 0) break;
    if (item.type === 'break') {
      left -= 1;
      kept.push(item);
      continue;
    }
    const text = item.text.slice(0, left);
    left -= item.text.length;
    kept.push({ ...item, text });
  }
  for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
    const text = last.type === 'text' ? last.text.trimEnd() : '';
    if (last.type === 'text' && text !== '') {
      kept[kept.length - 1] = { ...last, text };
      break;
    }
    kept.pop();
  }
  return kept;
}

const SENTENCE_END = /[.!?…][)\]"'”’»]*\d{0,2}$/u;

/** Whether a line reads like running text: it ends like a sentence and is long enough for one, or simply long. */
export function isProse(text: string): boolean {
  if (text.length >= 200) return true;
  if (text.length >= 60 && SENTENCE_END.test(text)) return true;
  return /[。！？]$/u.test(text) || (text.length > 90 && /[.!?]["”’»]? ["“‘«(]?[\p{Lu}\d$€£]/u.test(text));
}

export function words(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}

/** Capitals only, as slugs, crossheads and sign-offs are set. */
export function isCaps(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}
