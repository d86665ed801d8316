import { expect, test } from 'vitest';
import { KINDS, planRounds } from './kinds.ts';

test('25 rounds hold every kind, and the same seed plays the same rounds', () => {
  const rounds = planRounds(25, 7, null);
  expect(new Set(rounds.map(({ kind }) => kind))).toEqual(new Set(KINDS));
  expect(planRounds(25, 7, null)).toEqual(rounds);
  expect(planRounds(25, 8, null)).not.toEqual(rounds);
  expect(planRounds(60, 7, null).slice(0, 25)).toEqual(rounds);
});

test('one kind alone', () => {
  expect(planRounds(3, 7, 'page').map(({ kind }) => kind)).toEqual(['page', 'page', 'page']);
});
