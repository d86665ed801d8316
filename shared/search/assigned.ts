import type { Person } from '../workflow/people.ts';
import { fold } from './fold.ts';
import type { Term } from './query.ts';
import { pieces } from './tokens.ts';

/** Words for an article that nobody has, and for whoever asks. */
const NOBODY = 'nobody';
const ME = 'me';

/**
 * The ids of the people that an `assigned:` term means: by initials, else by a name that begins so; `nobody` is the
 * empty id, `me` who sits here. A term that means nobody on this desk finds nothing.
 */
export function assignedTo(term: Term, people: readonly Person[], me: string): string[] {
  const wanted = term.pieces.map((piece) => piece.text).join(' ');
  if (wanted === NOBODY) return [''];
  if (wanted === ME) return me === '' ? [] : [me];
  const initials = people.filter((person) => fold(person.initials) === wanted);
  if (initials.length > 0) return initials.map((person) => person.id);
  const named = (name: string) => pieces(name).map((piece) => piece.text);
  return people
    .filter(({ name }) => {
      const words = named(name);
      return words.some((_, at) => words.slice(at).join(' ').startsWith(wanted));
    })
    .map((person) => person.id);
}
