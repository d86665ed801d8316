import { expect, test } from 'vitest';
import { STATES } from '../../../../shared/workflow/states.ts';
import { notYours, stepsFrom } from './next-step.ts';

test.each([
  ['draft', false, 'submitted'],
  ['submitted', false, 'in-review'],
  ['in-review', false, 'approved'],
  ['approved', false, 'published'],
  ['approved', true, 'approved'],
  ['published', false, undefined],
  ['spiked', false, 'submitted'],
] as const)('from %s (newer words: %s) the next step is %s', (state, newer, to) => {
  expect(stepsFrom(state, state === 'spiked' ? 'submitted' : null, newer).next?.to).toBe(to);
});

test('every move is offered once', () => {
  for (const state of STATES) {
    const { next, others } = stepsFrom(state, null, true);
    const all = next ? [next, ...others] : others;
    expect(new Set(all).size).toBe(all.length);
  }
  expect(stepsFrom('approved', null, false).others.some((move) => move.to === 'approved')).toBe(false);
});

test('a move that is not yours says whose it is', () => {
  const { next } = stepsFrom('in-review', null, false);
  expect(next && notYours(next, 'reporter')).toBe('“Approve” is for an editor or the desk.');
  expect(next && notYours(next, 'editor')).toBeNull();
});
