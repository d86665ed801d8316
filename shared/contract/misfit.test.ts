import { expect, test } from 'vitest';
import { fieldsSchema } from '../article/fields.ts';
import { misfit } from './misfit.ts';

function said(value: unknown, name?: string): string {
  const issue = fieldsSchema.partial().safeParse(value).error?.issues[0];
  return issue ? misfit(issue, name) : '';
}

test('what does not fit is told in words, with the number that fits', () => {
  expect(said({ slugline: 'x'.repeat(2001) }, 'The slugline')).toBe(
    'The slugline is too long: at most 2,000 characters fit.',
  );
  expect(said({ keywords: ['a', 'x'.repeat(2001)] })).toBe(
    '“keywords.1” is too long: at most 2,000 characters fit.',
  );
  expect(said({ priority: 'high' })).toMatch(/^“priority” cannot be read: .*[^.]\.$/);
});
