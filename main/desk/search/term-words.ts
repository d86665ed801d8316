import type { Term } from '../../../shared/search/query.ts';
import { type Piece, runTokens } from '../../../shared/search/tokens.ts';
import { FIELD_MARK } from './words.ts';

/** What a term looks for: words that stand one after another. */
export interface TermWords {
  words: string[];
  /** Whether the last one may go on: it is only the beginning of a word. */
  open: boolean;
}

/** The indexed words of a term, in order. */
export function termWords(term: Term): TermWords {
  const mark = term.field === null ? '' : FIELD_MARK[term.field];
  if (term.field === 'state') {
    return { words: [mark + term.pieces.map((piece) => piece.text).join('')], open: term.prefix };
  }
  const words: string[] = [];
  let open = false;
  for (const [index, piece] of term.pieces.entries()) {
    const last = index === term.pieces.length - 1;
    const own =
      last && piece.kind === 'run' ? openRun(piece) : { words: closed(piece), open: last && term.prefix };
    words.push(...own.words.map((word) => mark + word));
    open = own.open;
  }
  return { words, open };
}

function closed(piece: Piece): string[] {
  return piece.kind === 'word' ? [piece.text] : runTokens(piece.text);
}

/** A run at the end of a term may go on in the text: its pairs, or as a beginning where it is one character. */
function openRun(piece: Piece): TermWords {
  const words = runTokens(piece.text);
  return words.length === 1 ? { words, open: true } : { words: words.slice(0, -1), open: false };
}
