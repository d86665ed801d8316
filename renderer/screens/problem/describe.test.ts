import { expect, test } from 'vitest';
import { DeskError } from '../../../shared/contract/error.ts';
import { describeProblem } from './describe.ts';

test('a store problem has its own title, the words of the service, and what is safe', () => {
  const problem = describeProblem(new DeskError('store-newer', 'The store has schema 9; this app knows 4.'));
  expect(problem.title).toMatch(/newer Galley/);
  expect(problem.happened).toBe('The store has schema 9; this app knows 4.');
  expect(problem.safe).not.toBe('');
  expect(problem.todo).toMatch(/newest Galley/);
});

test("the service's hint comes first", () => {
  expect(
    describeProblem(new DeskError('store-locked', 'Locked.', 'Close the one with process 12.')).todo,
  ).toBe('Close the one with process 12.');
});

test('title, lead, what is safe and what to do each say something of their own', () => {
  for (const code of ['store-newer', 'store-foreign', 'store-missing']) {
    const problem = describeProblem(new DeskError(code, 'The store has layout 9.', 'Nothing was changed.'));
    expect(problem.title).not.toMatch(/had to stop/);
    expect(problem.todo).not.toContain('Nothing was changed');
  }
});

test('anything else is never shown as it is', () => {
  const problem = describeProblem(new TypeError("Cannot read properties of undefined (reading 'x')"));
  expect(JSON.stringify(problem)).not.toContain('undefined');
  expect(describeProblem(null).title).toBe(problem.title);
  expect(describeProblem(new DeskError('constructor', 'Odd.')).title).toBe(problem.title);
});
