import type { Query, Term } from '../../../shared/search/query.ts';
import { type Piece, runTokens } from '../../../shared/search/tokens.ts';
import { EVERY, FIELD_MARK, isCommonPair, PAIR } from './words.ts';

/** An FTS5 MATCH expression, and whether it needs the table that keeps positions. */
export interface Match {
  expression: string;
  positions: boolean;
}

/** Turns a query into an FTS5 expression. `extra` are tokens that must be there, `without` that must not. */
export function matchOf(query: Query, extra: readonly string[] = [], without: readonly string[] = []): Match {
  const parts = query.terms.map((term) => ({ not: term.not, ...termMatch(term) }));
  const wanted = [...parts.filter((part) => !part.not).map((part) => part.expression), ...extra.map(quote)];
  const unwanted = [
    ...parts.filter((part) => part.not).map((part) => part.expression),
    ...without.map(quote),
  ];
  const all = wanted.length > 0 ? wanted.join(' AND ') : quote(EVERY);
  return {
    expression: unwanted.reduce((rest, expression) => `(${rest}) NOT (${expression})`, all),
    positions: parts.some((part) => part.positions),
  };
}

function termMatch(term: Term): Match {
  const mark = term.field === null ? '' : FIELD_MARK[term.field];
  if (term.field === 'state') {
    const state = mark + term.pieces.map((piece) => piece.text).join('');
    return { expression: quote(state) + (term.prefix ? ' *' : ''), positions: false };
  }
  const { tokens, prefix } = phraseTokens(term);
  const expression = quote(tokens.map((token) => mark + token).join(' ')) + (prefix ? ' *' : '');
  const pairs = term.field === null ? pairTokens(tokens, prefix) : [];
  return {
    expression: pairs.length > 0 ? `(${[expression, ...pairs.map(quote)].join(' AND ')})` : expression,
    positions: tokens.length > 1,
  };
}

/** The tokens of a term in order, and whether the last one may go on. */
function phraseTokens(term: Term): { tokens: string[]; prefix: boolean } {
  const tokens: string[] = [];
  let prefix = false;
  for (const [index, piece] of term.pieces.entries()) {
    const last = index === term.pieces.length - 1;
    const own =
      last && piece.kind === 'run' ? openRun(piece) : { tokens: closed(piece), prefix: last && term.prefix };
    tokens.push(...own.tokens);
    prefix = own.prefix;
  }
  return { tokens, prefix };
}

function closed(piece: Piece): string[] {
  return piece.kind === 'word' ? [piece.text] : runTokens(piece.text);
}

/** A run at the end of a term may go on in the text: its pairs, or as a beginning where it is one character. */
function openRun(piece: Piece): { tokens: string[]; prefix: boolean } {
  const tokens = runTokens(piece.text);
  return tokens.length === 1 ? { tokens, prefix: true } : { tokens: tokens.slice(0, -1), prefix: false };
}

function pairTokens(tokens: readonly string[], prefix: boolean): string[] {
  const whole = prefix ? tokens.slice(0, -1) : tokens;
  const pairs = new Set<string>();
  for (const [index, first] of whole.entries()) {
    const second = whole[index + 1];
    if (second !== undefined && isCommonPair(first, second)) pairs.add(PAIR + first + PAIR + second);
  }
  return [...pairs];
}

function quote(tokens: string): string {
  return `"${tokens.replaceAll('"', '""')}"`;
}
