import type { z } from 'zod';

type Issue = Pick<z.core.$ZodIssue, 'code' | 'path' | 'message'> & {
  origin?: string | undefined;
  maximum?: number | bigint | undefined;
};

/**
 * What is wrong with a value that did not fit a schema, as a sentence for a person. `name` is what they call the
 * value; without it, where it stands.
 */
export function misfit(issue: Issue, name?: string): string {
  const what = name ?? where(issue.path);
  const most = issue.maximum === undefined ? '' : Number(issue.maximum).toLocaleString('en-GB');
  if (issue.code === 'too_big' && issue.origin === 'string') {
    return `${what} is too long: at most ${most} characters fit.`;
  }
  if (issue.code === 'too_big' && issue.origin === 'array')
    return `${what} has too many parts: at most ${most} fit.`;
  return `${what} cannot be read: ${issue.message.replace(/\.$/, '')}.`;
}

function where(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'It' : `“${path.map(String).join('.')}”`;
}
