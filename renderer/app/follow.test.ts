import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Follower } from './follow.ts';

let asked: string[] = [];
let marked: string[] = [];
let follower: Follower;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  marked = [];
  follower = new Follower({
    async invalidateQueries(filters) {
      const name = String(filters?.queryKey?.[0]);
      (filters?.refetchType === 'none' ? marked : asked).push(name);
    },
  });
});
afterEach(() => {
  follower.stop();
  vi.useRealTimers();
});

it('follows the first change at once, and a row of them at most every 400 ms', () => {
  follower.changed(['list']);
  expect(asked).toEqual(['list']);
  follower.changed(['list']);
  follower.changed(['list', 'facets']);
  expect(asked).toEqual(['list']);
  vi.advanceTimersByTime(400);
  expect(asked).toEqual(['list', 'list', 'facets']);
});

it('marks what typing makes old at once, and asks at a pause', () => {
  follower.typed(['list']);
  expect(marked).toEqual(['list']);
  vi.advanceTimersByTime(900);
  follower.typed(['list']);
  vi.advanceTimersByTime(900);
  expect(asked).toEqual([]);
  vi.advanceTimersByTime(100);
  expect(asked).toEqual(['list']);
});

it('does not wait for ever for a pause', () => {
  for (let time = 0; time <= 3000; time += 250) {
    follower.typed(['list']);
    vi.advanceTimersByTime(250);
  }
  expect(asked).toEqual(['list']);
});

it('follows other changes at once while somebody types', () => {
  follower.typed(['list']);
  follower.changed(['list']);
  expect(asked).toEqual(['list']);
});

it('asks for nothing once it is stopped', () => {
  follower.changed(['list']);
  follower.changed(['list']);
  follower.typed(['list']);
  follower.stop();
  vi.advanceTimersByTime(5000);
  expect(asked).toEqual(['list']);
});
