import { expect, test } from 'vitest';
import { DeskError } from '../contract/error.ts';
import { type MoveRequest, requireMove } from './move.ts';
import { MOVES, movesFrom, ROLES, STATES } from './states.ts';

const asked: MoveRequest = {
  from: 'draft',
  spikedFrom: null,
  to: 'submitted',
  role: 'desk',
  reason: 'because',
  newerWords: true,
};

function refusal(request: Partial<MoveRequest>): DeskError | null {
  try {
    requireMove({ ...asked, ...request });
    return null;
  } catch (cause) {
    if (cause instanceof DeskError) return cause;
    throw cause;
  }
}

test('every move in the table is allowed to those it names, and to nobody else', () => {
  for (const move of MOVES) {
    for (const role of ROLES) {
      const code = refusal({ from: move.from, to: move.to, role })?.code ?? '';
      expect(code, `${move.from} → ${move.to} by ${role}`).toBe(
        move.who.includes(role) ? '' : 'not-your-role',
      );
    }
  }
});

test('what is not in the table is refused, in words', () => {
  for (const from of STATES) {
    for (const to of STATES) {
      if (movesFrom(from, 'draft').some((move) => move.to === to)) continue;
      expect(refusal({ from, to, spikedFrom: 'draft' })?.code, `${from} → ${to}`).toBe('no-such-move');
    }
  }
  expect(refusal({ to: 'published' })?.message).toBe(
    'A story that is a draft cannot become published in one step.',
  );
  expect(refusal({ to: 'draft' })?.message).toBe('The story is a draft already.');
});

test('a reason where one is needed, newer words where there is something to approve again', () => {
  expect(refusal({ from: 'in-review', to: 'draft', reason: '  ' })?.code).toBe('reason-needed');
  expect(refusal({ from: 'approved', to: 'approved', newerWords: false })?.code).toBe('nothing-newer');
  expect(refusal({ from: 'approved', to: 'approved' })).toBeNull();
});

test('the spike gives a story back where it came from only', () => {
  expect(refusal({ from: 'spiked', spikedFrom: 'in-review', to: 'in-review' })).toBeNull();
  expect(refusal({ from: 'spiked', spikedFrom: 'in-review', to: 'draft' })?.code).toBe('no-such-move');
});
