import { DeskError } from '../contract/error.ts';
import { type Move, movesFrom, type Role, type State } from './states.ts';

/** The states as people say them of a story: "it is …". */
export const STATE_LABELS: Readonly<Record<State, string>> = {
  draft: 'a draft',
  submitted: 'submitted',
  'in-review': 'in review',
  approved: 'approved',
  published: 'published',
  spiked: 'spiked',
};

const ROLE_LABELS: Readonly<Record<Role, string>> = {
  reporter: 'a reporter',
  editor: 'an editor',
  desk: 'the desk',
};

/** What an article has to say of itself before it is moved. */
export interface MoveRequest {
  from: State;
  spikedFrom: State | null;
  to: State;
  role: Role;
  reason: string;
  /** Whether its words differ from what was approved. */
  newerWords: boolean;
}

/**
 * The move that is asked for. Throws a `DeskError`: "no-such-move", "not-your-role", "reason-needed" or
 * "nothing-newer". The checks that gate it are the caller's to run.
 */
export function requireMove(request: MoveRequest): Move {
  const moves = movesFrom(request.from, request.spikedFrom);
  const move = moves.find((candidate) => candidate.to === request.to);
  if (!move) throw noSuchMove(request, moves);
  if (!move.who.includes(request.role)) {
    const who = move.who.map((role) => ROLE_LABELS[role]).join(' or ');
    throw new DeskError(
      'not-your-role',
      `“${move.label}” is for ${who}.`,
      'Ask one of them, or change your role in Settings if it is wrong.',
    );
  }
  if (move.needsReason && request.reason.trim() === '') {
    throw new DeskError(
      'reason-needed',
      `“${move.label}” needs a reason.`,
      'Say in a few words why; it stays with the story.',
    );
  }
  if (request.from === 'approved' && request.to === 'approved' && !request.newerWords) {
    throw new DeskError(
      'nothing-newer',
      'These words are approved already.',
      'There is nothing newer to approve.',
    );
  }
  return move;
}

function noSuchMove(request: MoveRequest, moves: readonly Move[]): DeskError {
  const from = STATE_LABELS[request.from];
  if (request.from === request.to) {
    return new DeskError('no-such-move', `The story is ${from} already.`, 'Nothing was changed.');
  }
  const ways = moves.map((move) => STATE_LABELS[move.to]).join(', ');
  return new DeskError(
    'no-such-move',
    `A story that is ${from} cannot become ${STATE_LABELS[request.to]} in one step.`,
    `From here it can become: ${ways}.`,
  );
}
