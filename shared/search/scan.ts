import { dayIn } from './days.ts';
import { documentParts, type SearchDocument } from './document.ts';
import { fold } from './fold.ts';
import type { Query, Term } from './query.ts';
import { type Piece, pieces } from './tokens.ts';

/**
 * Whether an article is a hit, by reading all of it: what the index must agree with.
 * Slow, plain, and the definition of the search.
 */
export function scanMatches(query: Query, document: SearchDocument): boolean {
  const day = query.zone === null ? '' : dayIn(Date.parse(document.updatedAt), query.zone);
  if (query.from !== null && day < query.from) return false;
  if (query.to !== null && day > query.to) return false;
  return query.terms.every((term) => termMatches(term, document) !== term.not);
}

function termMatches(term: Term, document: SearchDocument): boolean {
  switch (term.field) {
    case 'state':
      return startsWith(fold(document.state.replaceAll('-', '')), term);
    case 'section':
      return inParts([document.section], term);
    case 'byline':
      return inParts(document.byline, term);
    case 'topic':
      return inParts(
        document.topics.flatMap((topic) => [topic.name, topic.code]),
        term,
      );
    case 'assigned':
      // Who is meant by a name is known to the desk, not to the words: see `assignedTo`.
      return !term.not;
    default:
      return inParts(documentParts(document), term);
  }
}

function startsWith(value: string, term: Term): boolean {
  const wanted = term.pieces.map((piece) => piece.text).join('');
  return term.prefix ? value.startsWith(wanted) : value === wanted;
}

function inParts(parts: readonly string[], term: Term): boolean {
  return parts.some((part) => stands(pieces(part), term));
}

/** Whether the pieces of a term stand one after another in a text. A run matches anywhere within a run. */
function stands(text: readonly Piece[], term: Term): boolean {
  const wanted = term.pieces;
  for (let start = 0; start + wanted.length <= text.length; start++) {
    const fits = wanted.every((piece, index) => {
      const here = text[start + index];
      if (!here || here.kind !== piece.kind) return false;
      return piece.kind === 'run'
        ? runFits(here.text, piece.text, index, wanted.length)
        : wordFits(here.text, piece.text, term, index);
    });
    if (fits) return true;
  }
  return false;
}

function wordFits(here: string, wanted: string, term: Term, index: number): boolean {
  const last = index === term.pieces.length - 1;
  return last && term.prefix ? here.startsWith(wanted) : here === wanted;
}

/** Inside a phrase of several pieces a run must touch its neighbours. */
function runFits(here: string, wanted: string, index: number, count: number): boolean {
  if (count === 1) return here.includes(wanted);
  if (index === 0) return here.endsWith(wanted);
  return index === count - 1 ? here.startsWith(wanted) : here === wanted;
}
