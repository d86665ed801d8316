import { expect, test } from 'vitest';
import type { RevisionReason } from '../article/revision.ts';
import { type Standing, type Step, standingAt } from './standing.ts';
import type { State } from './states.ts';

/** "id<parent,parent state reason" on each line. */
function history(lines: string): (head: string) => Standing {
  const steps = new Map<string, Step>();
  for (const line of lines.trim().split('\n')) {
    const [names = '', state, reason = 'state'] = line.trim().split(' ');
    const [id = '', parents = ''] = names.split('<');
    steps.set(id, {
      state: state as State,
      reason: reason as RevisionReason,
      parents: parents === '' ? [] : parents.split(','),
    });
  }
  return (head) => standingAt(head, (hash) => steps.get(hash));
}

const line = `a draft created
b<a submitted
c<b in-review
d<c approved
e<d approved saved
f<e approved
g<f published`;

test('approvals are counted and pointed at, saves between them are not', () => {
  const at = history(line);
  expect(at('c')).toEqual({
    state: 'in-review',
    spikedFrom: null,
    version: 0,
    approved: null,
    published: null,
  });
  expect(at('e')).toMatchObject({ state: 'approved', version: 1, approved: 'd' });
  expect(at('f')).toMatchObject({ version: 2, approved: 'f', published: null });
  expect(at('g')).toMatchObject({ state: 'published', published: 'f' });
});

test('the next version goes on beside the live one; an approval that is sent back is withdrawn', () => {
  const at = history(`${line}
h<g draft saved
i<h submitted
j<i in-review
k<j approved
l<k draft`);
  expect(at('h')).toMatchObject({ state: 'draft', approved: 'f', published: 'f', version: 2 });
  expect(at('k')).toMatchObject({ approved: 'k', published: 'f', version: 3 });
  expect(at('l')).toMatchObject({ state: 'draft', approved: 'f', published: 'f', version: 3 });
});

test('the spike remembers, and coming off it is no approval', () => {
  const at = history(`${line}
h<g spiked
i<h published`);
  expect(at('h')).toMatchObject({ state: 'spiked', spikedFrom: 'published', approved: 'f' });
  expect(at('i')).toMatchObject({
    state: 'published',
    spikedFrom: null,
    approved: 'f',
    published: 'f',
    version: 2,
  });
});

test('joined lines: the first parent goes on, what is live elsewhere is not forgotten', () => {
  const at = history(`${line}
x<a draft saved
y<x,g draft picked`);
  expect(at('y')).toMatchObject({ state: 'draft', version: 2, approved: null, published: 'f' });
});

test('what was thinned out is no hindrance, and neither is a very long history', () => {
  const at = history('b<gone submitted');
  expect(at('b')).toMatchObject({ state: 'submitted' });
  expect(at('nowhere')).toMatchObject({ state: 'draft', version: 0 });
  const long = (hash: string): Step => ({
    state: 'draft',
    reason: 'saved',
    parents: hash === '0' ? [] : [String(Number(hash) - 1)],
  });
  expect(standingAt('20000', long)).toMatchObject({ state: 'draft' });
});
