import { type Move, movesFrom, type Role, STATES, type State } from '../../../../shared/workflow/states.ts';

export interface Steps {
  /** The one step forward, or null where there is none. */
  next: Move | null;
  /** Every other way. */
  others: readonly Move[];
}

const rank = (state: State): number => STATES.indexOf(state);

/** The step forward from a state, and the other ways. Words newer than the approved ones are approved first. */
export function stepsFrom(state: State, spikedFrom: State | null, newerWords: boolean): Steps {
  const moves = movesFrom(state, spikedFrom).filter((move) => move.to !== state || newerWords);
  const again = moves.find((move) => move.to === state);
  const forward = moves.find((move) => move.to !== 'spiked' && rank(move.to) > rank(state));
  const back = state === 'spiked' ? moves[0] : undefined;
  const next = again ?? forward ?? back ?? null;
  return { next, others: moves.filter((move) => move !== next) };
}

const ROLE_WORDS: Record<Role, string> = { reporter: 'a reporter', editor: 'an editor', desk: 'the desk' };

/** Why this person may not make a move, or null when they may. */
export function notYours(move: Move, role: Role): string | null {
  if (move.who.includes(role)) return null;
  return `“${move.label}” is for ${move.who.map((one) => ROLE_WORDS[one]).join(' or ')}.`;
}
