import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inlineFromText } from '../../shared/manuscript/inline.ts';
import { KEEP_AFTER, RevisionClock } from './revision-clock.ts';
import { ArticleSession } from './session.ts';
import { MemoryDesk } from './testing/memory-desk.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const MINUTE = 60_000;

test('ten minutes from the first edit that no version has, however much follows', async () => {
  const keep = vi.fn(async () => undefined);
  const clock = new RevisionClock(keep);
  for (let minute = 0; minute < 9; minute += 1) {
    clock.edited();
    await vi.advanceTimersByTimeAsync(MINUTE);
  }
  expect(keep).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(keep).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(3 * KEEP_AFTER);
  expect(keep).toHaveBeenCalledOnce();
});

test('a version made by hand begins the ten minutes anew', async () => {
  const keep = vi.fn(async () => undefined);
  const clock = new RevisionClock(keep);
  clock.edited();
  await vi.advanceTimersByTimeAsync(9 * MINUTE);
  clock.kept();
  clock.edited();
  await vi.advanceTimersByTimeAsync(9 * MINUTE);
  expect(keep).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(keep).toHaveBeenCalledOnce();
});

test('a refusal is tried again after a minute, and not once it is stopped', async () => {
  const keep = vi.fn(async () => {
    throw new Error('disk full');
  });
  const clock = new RevisionClock(keep);
  clock.edited();
  await vi.advanceTimersByTimeAsync(KEEP_AFTER + 2 * MINUTE);
  expect(keep).toHaveBeenCalledTimes(3);
  clock.stop();
  clock.edited();
  await vi.advanceTimersByTimeAsync(KEEP_AFTER);
  expect(keep).toHaveBeenCalledTimes(3);
});

test('a session keeps a version of what is on disk, with the last words in it', async () => {
  const desk = new MemoryDesk();
  const session = await ArticleSession.open(desk, 'article');
  const seen: { reason: string; headline: unknown }[] = [];
  desk.committed = ({ reason }) => seen.push({ reason, headline: desk.content.fields.headline });
  await vi.advanceTimersByTimeAsync(2 * KEEP_AFTER);
  expect(seen).toEqual([]);
  session.setField('slugline', 'first');
  await vi.advanceTimersByTimeAsync(KEEP_AFTER);
  session.setField('headline', inlineFromText('At the last moment'));
  await vi.advanceTimersByTimeAsync(300);
  expect(seen).toEqual([{ reason: 'automatic', headline: inlineFromText('At the last moment') }]);
  await session.close();
  await vi.advanceTimersByTimeAsync(2 * KEEP_AFTER);
  expect(seen).toHaveLength(1);
});

test('keeping by hand or moving the story counts as a version', async () => {
  const desk = new MemoryDesk();
  const session = await ArticleSession.open(desk, 'article');
  const seen: string[] = [];
  desk.committed = ({ reason, note }) => seen.push(`${reason} ${note}`);
  session.setField('slugline', 'first');
  await vi.advanceTimersByTimeAsync(9 * MINUTE);
  await session.commit('saved', 'before lunch');
  await vi.advanceTimersByTimeAsync(9 * MINUTE);
  session.setField('slugline', 'second');
  await vi.advanceTimersByTimeAsync(9 * MINUTE);
  await session.move('submitted');
  await vi.advanceTimersByTimeAsync(2 * KEEP_AFTER);
  expect(seen).toEqual(['saved before lunch']);
});
