import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inlineFromText } from '../../../shared/manuscript/inline.ts';
import { ArticleSession } from '../../article/session.ts';
import { MemoryDesk } from '../../article/testing/memory-desk.ts';
import { RunningChecks } from './running-checks.ts';

const idle = new Map<number, () => void>();
let lastIdle = 0;

beforeEach(() => {
  vi.useFakeTimers();
  idle.clear();
  vi.stubGlobal('requestIdleCallback', (run: () => void) => {
    idle.set(++lastIdle, run);
    return lastIdle;
  });
  vi.stubGlobal('cancelIdleCallback', (number: number) => idle.delete(number));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const runIdle = () => {
  for (const run of idle.values()) run();
  idle.clear();
};
const headlineFails = (checks: RunningChecks) =>
  checks
    .results()
    .some(({ level, where }) => level === 'fail' && where.kind === 'part' && where.part === 'headline');

test('the rules run at a pause and in an idle moment, not between two keys', async () => {
  const session = await ArticleSession.open(new MemoryDesk(), 'article');
  const checks = new RunningChecks(session);
  const stop = checks.start();
  await vi.advanceTimersByTimeAsync(300);
  runIdle();
  expect(headlineFails(checks)).toBe(true);
  session.setField('headline', inlineFromText('A ferry leaves at nine'), 'page');
  await vi.advanceTimersByTimeAsync(200);
  session.setField('headline', inlineFromText('A ferry leaves at ten'), 'page');
  await vi.advanceTimersByTimeAsync(200);
  expect(idle.size).toBe(0);
  await vi.advanceTimersByTimeAsync(600);
  expect(headlineFails(checks)).toBe(true);
  runIdle();
  expect(headlineFails(checks)).toBe(false);
  stop();
});

test('results that say the same stay the same list, so that nothing is drawn again', async () => {
  const session = await ArticleSession.open(new MemoryDesk(), 'article');
  const checks = new RunningChecks(session);
  const stop = checks.start();
  const told = vi.fn();
  checks.subscribe(told);
  const before = checks.results();
  session.setField('slugline', 'ferry');
  await vi.advanceTimersByTimeAsync(2000);
  runIdle();
  expect(told).toHaveBeenCalled();
  expect(checks.results().filter(({ level }) => level === 'fail')).toEqual(
    before.filter(({ level }) => level === 'fail'),
  );
  const after = checks.results();
  session.setField('slugline', 'ferries');
  await vi.advanceTimersByTimeAsync(2000);
  runIdle();
  expect(checks.results()).toBe(after);
  stop();
});

test('nothing runs once it is stopped', async () => {
  const session = await ArticleSession.open(new MemoryDesk(), 'article');
  const checks = new RunningChecks(session);
  checks.start()();
  session.setField('slugline', 'ferry');
  await vi.advanceTimersByTimeAsync(2000);
  runIdle();
  expect(checks.results().length).toBeGreaterThan(0);
  expect(idle.size).toBe(0);
});

test('a topic that is chosen is no longer said to be missing at the next idle moment', async () => {
  const session = await ArticleSession.open(new MemoryDesk(), 'article');
  const checks = new RunningChecks(session);
  const stop = checks.start();
  await vi.advanceTimersByTimeAsync(1000);
  runIdle();
  const missing = () => checks.results().some(({ id }) => id === 'topic-missing');
  expect(missing()).toBe(true);
  await vi.advanceTimersByTimeAsync(1000);
  session.setField('topics', [{ scheme: 'house', code: 'ferries', name: 'Ferries' }]);
  await vi.advanceTimersByTimeAsync(1);
  runIdle();
  expect(missing()).toBe(false);
  stop();
});

test('a headline that is typed without a rest is not said to be missing all the while', async () => {
  const session = await ArticleSession.open(new MemoryDesk(), 'article');
  const checks = new RunningChecks(session);
  const stop = checks.start();
  await vi.advanceTimersByTimeAsync(300);
  runIdle();
  for (let key = 1; key <= 15; key += 1) {
    session.setField('headline', inlineFromText('a'.repeat(key)), 'page');
    await vi.advanceTimersByTimeAsync(100);
    runIdle();
  }
  expect(headlineFails(checks)).toBe(false);
  stop();
});

test('whoever asks gets what stands there now, without waiting for a pause', async () => {
  const session = await ArticleSession.open(new MemoryDesk(), 'article');
  const checks = new RunningChecks(session);
  const stop = checks.start();
  await vi.advanceTimersByTimeAsync(300);
  runIdle();
  session.setField('headline', inlineFromText('A ferry leaves at nine'), 'page');
  expect(headlineFails(checks)).toBe(true);
  expect(checks.now().some(({ id }) => id === 'headline-missing')).toBe(false);
  expect(headlineFails(checks)).toBe(false);
  stop();
});
