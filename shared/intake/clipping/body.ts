import type { ListItem } from '../../manuscript/blocks.ts';
import { type Inline, inlineFromText, inlineToText } from '../../manuscript/inline.ts';
import type { Piece } from '../piece.ts';
import { listMarker } from './lines.ts';
import { cutInline, inlineOf, isCaps, isLine, isProse, note, textOf, type Work, words } from './parts.ts';

const RULE = /^(?:[*_=~•·.#–—-]\s*){3,}$/;
const HASHES = /^(#{1,6})\s+(.+?)\s*#*$/;
const EQUALS = /^(={2,5})\s*([^=].*?)\s*={2,5}$/;
const STARRED = /^(?:\*\*|__)([^*_].{0,118}?)(?:\*\*|__):?$/;

/** Looks like a dateline to a person, whatever it is: capitals, or words with an agency or a date in brackets. */
const LIKE_DATELINE =
  /^(?:\p{Lu}[\p{Lu} .,'’/-]{3,50}(?:,? ?[^–—-]{1,30}?)? ?[–—-]{1,2} ?(?=\p{Lu})|[^.!?]{2,50} \([^()]{2,30}\)\s[–—-]{1,2}\s|\([^()]{5,60}\d{4}\)\s)/u;

/** Takes the dateline off the first paragraph of running text; short lines may stand before it. */
export function takeDateline(work: Work): void {
  for (const [at, piece] of work.pieces.slice(0, 24).entries()) {
    const inline = inlineOf(piece);
    if (piece.kind !== 'block' || piece.block.type !== 'paragraph' || inline === null) continue;
    const text = inlineToText(inline);
    const found = work.readDateline(text);
    if (found?.certain) {
      work.draft.fields.dateline = found.dateline;
      const rest = cutInline(inline, found.length);
      if (rest.length === 0) work.pieces.splice(at, 1);
      else piece.block = { ...piece.block, inline: rest };
      return;
    }
    if (found) {
      const words = text.slice(0, found.length).trim();
      note(work, 'unsure', 'This may be a dateline; it stays in the text.', words);
    }
    if (isProse(text)) {
      const like = found === null ? LIKE_DATELINE.exec(text)?.[0] : undefined;
      if (like) note(work, 'unsure', 'This may be a dateline; it stays in the text.', like.trim());
      return;
    }
  }
}

/** Plain lines become what they plainly are: crossheads, lists, verse; separators go. */
export function shapeBody(work: Work): void {
  work.pieces = listsIn(work, crossheadsIn(work, versesIn(withoutRules(work))));
}

function withoutRules(work: Work): Piece[] {
  const rules = work.pieces.filter(
    (piece) => isLine(piece) && textOf(piece).length <= 300 && RULE.test(textOf(piece)),
  );
  if (rules.length > 0)
    note(work, 'left-out', 'Lines that only separate were left out.', rules.map(textOf).join('\n'));
  return work.pieces.filter((piece) => !rules.includes(piece));
}

/**
 * Where empty lines part the paragraphs, short lines without one between them belong together: verse, an address, a
 * result. They become one paragraph with line breaks. Lines that end like sentences are paragraphs of their own.
 */
function versesIn(pieces: readonly Piece[]): Piece[] {
  const long = pieces.filter((piece) => textOf(piece).length > 90);
  const parted = long.filter((piece) => piece.kind === 'block' && !piece.tight).length;
  if (long.length === 0 || parted < long.length * 0.8 || pieces.length < 3) return [...pieces];
  const out: Piece[] = [];
  let group: Piece[] = [];
  const close = () => {
    const [first] = group;
    if (group.length > 1 && first?.kind === 'block' && isVerse(group)) out.push(joinedLines(first, group));
    else out.push(...group);
    group = [];
  };
  for (const piece of pieces) {
    if (piece.kind !== 'block' || !piece.tight || piece.heading > 0) close();
    group.push(piece);
  }
  close();
  return out;
}

function isVerse(group: readonly Piece[]): boolean {
  const lines = group.map(textOf);
  const fit = group.every((piece, at) => {
    const line = lines[at] ?? '';
    return isLine(piece) && line.length <= 90 && listMarker(line) === null && markedHeading(line) === null;
  });
  const sentences = lines
    .slice(0, -1)
    .filter((line) => /[.!?…]["”’)\]]?$/u.test(line) && words(line) >= 5).length;
  return fit && sentences <= (lines.length - 1) / 3;
}

function joinedLines(first: Piece & { kind: 'block' }, lines: readonly Piece[]): Piece {
  const inline = lines.flatMap((line, at): Inline => {
    const words = inlineOf(line) ?? [];
    return at === 0 ? words : [{ type: 'break' }, ...words];
  });
  return { ...first, block: { id: first.block.id, type: 'paragraph', inline } };
}

function crossheadsIn(work: Work, pieces: readonly Piece[]): Piece[] {
  const lower = pieces.filter((piece) => words(textOf(piece)) >= 8 && !isCaps(textOf(piece))).length;
  const maybe: string[] = [];
  const out = pieces.map((piece, at): Piece => {
    if (piece.kind !== 'block' || piece.block.type !== 'paragraph') return piece;
    const text = textOf(piece);
    const marked = markedHeading(text);
    if (marked) return crosshead(piece, marked.level, marked.text);
    const next = pieces[at + 1];
    const introduces = next?.kind === 'block' && (words(textOf(next)) >= 8 || next.block.type === 'list');
    if (at === 0 || !introduces || text.includes('\n') || words(text) > 10 || text.length > 80) return piece;
    if (/[.,;:]$/.test(text) || /\d[:.]\d\d/.test(text) || listMarker(text)) return piece;
    if (isCaps(text) && lower >= 3 && words(text) <= 8 && /\p{Lu}{2}/u.test(text)) {
      note(work, 'recognised', 'A line in capitals became a crosshead.', text);
      return crosshead(piece, 1, text);
    }
    if (/^\p{Lu}/u.test(text) && words(text) <= 8 && !/^\p{Lu}[\p{L} .]{0,20}:\s/u.test(text))
      maybe.push(text);
    return piece;
  });
  if (maybe.length > 0)
    note(work, 'unsure', 'Short lines that may be crossheads stay as paragraphs.', maybe.join('\n'));
  return out;
}

function markedHeading(text: string): { level: 1 | 2; text: string } | null {
  if (text.length > 300) return null;
  const hashes = HASHES.exec(text);
  if (hashes?.[1] && hashes[2]) return { level: hashes[1].length <= 2 ? 1 : 2, text: hashes[2] };
  const equals = EQUALS.exec(text);
  if (equals?.[1] && equals[2]) return { level: equals[1].length <= 2 ? 1 : 2, text: equals[2] };
  const starred = STARRED.exec(text)?.[1];
  return starred && !/[.!?]$/.test(starred) ? { level: 1, text: starred } : null;
}

function crosshead(piece: Piece & { kind: 'block' }, level: 1 | 2, text: string): Piece {
  return { ...piece, block: { id: piece.block.id, type: 'crosshead', level, inline: inlineFromText(text) } };
}

/** Two and more lines with markers, one after the other, are a list. Hyphens may also be dialogue: they need three. */
function listsIn(work: Work, pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const run = markedRun(pieces, at);
    const first = listMarker(textOf(pieces[at]));
    const needed = first?.kind === 'bullet' && /^[-+]/.test(textOf(pieces[at])) ? 3 : 2;
    if (first === null || run.length < needed) {
      const piece = pieces[at];
      if (piece) out.push(piece);
      continue;
    }
    const items = run.map((piece): ListItem => {
      const marker = listMarker(textOf(piece));
      return { id: work.newId(), inline: cutInline(inlineOf(piece) ?? [], marker?.length ?? 0) };
    });
    const start = first.kind === 'number' && first.number !== 1 ? { start: first.number } : {};
    out.push({
      kind: 'block',
      block: { id: work.newId(), type: 'list', kind: first.kind, ...start, items },
      heading: 0,
      tight: false,
    });
    at += run.length - 1;
  }
  return out;
}

function markedRun(pieces: readonly Piece[], from: number): Piece[] {
  const first = listMarker(textOf(pieces[from]));
  const run: Piece[] = [];
  for (let at = from; first !== null && at < pieces.length; at += 1) {
    const piece = pieces[at];
    const marker = listMarker(textOf(piece));
    if (piece?.kind !== 'block' || piece.block.type !== 'paragraph' || marker?.kind !== first.kind) break;
    if (marker.kind === 'number' && marker.number !== first.number + run.length) break;
    if (marker.kind === 'bullet' && textOf(piece).charAt(0) !== textOf(pieces[from]).charAt(0)) break;
    run.push(piece);
  }
  return run;
}
