import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DeskError } from '../../shared/contract/error.ts';
import { inlineFromText } from '../../shared/manuscript/inline.ts';
import type { Unsaved } from '../../shared/shell/rescue.ts';
import { CopyKeeper } from './copy-keeper.ts';
import { ArticleSession } from './session.ts';
import { MemoryDesk } from './testing/memory-desk.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

async function begin() {
  const desk = new MemoryDesk();
  const session = await ArticleSession.open(desk, 'article');
  const kept: Unsaved[] = [];
  const dropped: string[] = [];
  const shell = {
    keepCopy: async (unsaved: Unsaved) => {
      kept.push(structuredClone(unsaved));
      return { name: 'a.galley', folder: '/rescued' };
    },
    dropCopy: async (id: string) => void dropped.push(id),
  };
  const keeper = new CopyKeeper(session, shell, () => null);
  const stop = keeper.start();
  return { desk, session, keeper, shell, kept, dropped, stop };
}

test('while the disk is full the newest words are in a copy within a second, and it goes once they are saved', async () => {
  const { desk, session, keeper, kept, dropped } = await begin();
  desk.before = () => {
    throw new DeskError('disk-full', 'The disk is full.');
  };
  session.setField('headline', inlineFromText('One'));
  await vi.advanceTimersByTimeAsync(1000);
  expect(kept.at(-1)?.content.fields.headline).toEqual(inlineFromText('One'));
  expect(keeper.get()).toMatchObject({ kind: 'kept' });
  session.setField('headline', inlineFromText('One, two'));
  await vi.advanceTimersByTimeAsync(3000);
  expect(kept.at(-1)?.content.fields.headline).toEqual(inlineFromText('One, two'));
  const copies = kept.length;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(kept).toHaveLength(copies);
  desk.before = () => undefined;
  await vi.advanceTimersByTimeAsync(3000);
  expect(session.snapshot.saved.kind).toBe('saved');
  expect(keeper.get()).toEqual({ kind: 'none' });
  expect(dropped).toEqual(['article']);
});

test('a disk that does not answer is told within a second', async () => {
  const { desk, session, kept } = await begin();
  desk.before = () => new Promise(() => undefined);
  session.setField('headline', inlineFromText('Into nothing'));
  await vi.advanceTimersByTimeAsync(1000);
  expect(session.snapshot.saved).toMatchObject({ kind: 'unsaved', error: { code: 'no-answer' } });
  expect(kept).toHaveLength(1);
});

test('a copy that nobody takes is said and tried again', async () => {
  const { desk, session, keeper, shell } = await begin();
  const keep = shell.keepCopy;
  shell.keepCopy = async () => {
    throw new Error('no place');
  };
  desk.before = () => {
    throw new DeskError('disk-full', 'The disk is full.');
  };
  session.setField('headline', inlineFromText('One'));
  await vi.advanceTimersByTimeAsync(1000);
  expect(keeper.get()).toEqual({ kind: 'failed' });
  shell.keepCopy = keep;
  await vi.advanceTimersByTimeAsync(3000);
  expect(keeper.get()).toMatchObject({ kind: 'kept' });
});

test('once nobody follows, a copy that is just being written is the last one', async () => {
  const { desk, session, shell, kept, stop } = await begin();
  let written: () => void = () => undefined;
  const keep = shell.keepCopy;
  shell.keepCopy = async (unsaved) => {
    await new Promise<void>((resolve) => {
      written = resolve;
    });
    return keep(unsaved);
  };
  desk.before = () => {
    throw new DeskError('disk-full', 'The disk is full.');
  };
  session.setField('headline', inlineFromText('One'));
  await vi.advanceTimersByTimeAsync(1000);
  stop();
  const timers = vi.getTimerCount();
  written();
  await vi.advanceTimersByTimeAsync(0);
  expect(kept).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(timers);
});
