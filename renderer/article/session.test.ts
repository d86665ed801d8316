import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DeskError } from '../../shared/contract/error.ts';
import { inlineFromText } from '../../shared/manuscript/inline.ts';
import type { BodyChange } from './changes.ts';
import { ArticleSession } from './session.ts';
import { MemoryDesk } from './testing/memory-desk.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('many quick changes are one patch, and the state is what the disk has', async () => {
  const desk = new MemoryDesk();
  const session = await ArticleSession.open(desk, 'article');
  for (const word of ['o', 'on', 'one']) session.setField('slugline', word);
  session.setField('headline', inlineFromText('Three words here'));
  expect(session.snapshot.saved).toEqual({ kind: 'saving' });
  expect(session.snapshot.headlineLength).toBe(16);
  await vi.advanceTimersByTimeAsync(300);
  expect(desk.patches).toHaveLength(1);
  expect(desk.content.fields.slugline).toBe('one');
  expect(session.snapshot.saved.kind).toBe('saved');
});

test('steady typing is never more than half a second behind', async () => {
  const desk = new MemoryDesk();
  const session = await ArticleSession.open(desk, 'article');
  for (let key = 1; key <= 50; key += 1) {
    session.setField('slugline', String(key));
    await vi.advanceTimersByTimeAsync(40);
    const behind = key - Number(desk.content.fields.slugline || 0);
    expect(behind * 40).toBeLessThanOrEqual(500);
  }
});

test('setting what is already there sends nothing', async () => {
  const desk = new MemoryDesk();
  const session = await ArticleSession.open(desk, 'article');
  session.setField('slugline', '');
  await session.flush();
  expect(desk.patches).toHaveLength(0);
});

test('a lost answer: the patch goes again under its number and is applied once', async () => {
  const desk = new MemoryDesk();
  const session = await ArticleSession.open(desk, 'article');
  desk.after = () => {
    desk.after = () => undefined;
    throw new DeskError('disconnected', 'The desk service stopped.');
  };
  session.setField('slugline', 'a');
  await vi.advanceTimersByTimeAsync(260);
  session.setField('section', 'b');
  expect(session.snapshot.saved.kind).toBe('saving');
  await vi.advanceTimersByTimeAsync(1000);
  expect(desk.patches.map((patch) => patch.seq)).toEqual([1, 1, 2]);
  expect(desk.content.fields).toMatchObject({ slugline: 'a', section: 'b' });
  expect(session.snapshot.saved.kind).toBe('saved');
});

test('a number that another window has used is counted past: the patch is sent again, not taken for an old one', async () => {
  const desk = new MemoryDesk();
  const session = await ArticleSession.open(desk, 'article');
  desk.seq = 5;
  session.setField('slugline', 'ours');
  await session.flush();
  expect(desk.content.fields.slugline).toBe('ours');
  expect(desk.patches.map((patch) => patch.seq)).toEqual([1, 6]);
});

test('a refusal is shown in the words of the service, kept in memory and tried again', async () => {
  const desk = new MemoryDesk();
  const session = await ArticleSession.open(desk, 'article');
  desk.before = () => {
    throw new DeskError('disk-full', 'Not saved: disk full.', 'Free some space.');
  };
  session.setField('slugline', 'a');
  await expect(session.flush()).rejects.toThrow('disk full');
  expect(session.snapshot.saved).toMatchObject({ kind: 'unsaved', error: { code: 'disk-full' } });
  session.setField('section', 'b');
  await expect(session.close()).rejects.toThrow('disk full');
  desk.before = () => undefined;
  await vi.advanceTimersByTimeAsync(3000);
  expect(desk.content.fields).toMatchObject({ slugline: 'a', section: 'b' });
  expect(session.snapshot.saved.kind).toBe('saved');
});

test('flush during a flight also sends what came since', async () => {
  const desk = new MemoryDesk();
  const session = await ArticleSession.open(desk, 'article');
  const held = Promise.withResolvers<void>();
  desk.before = () => held.promise;
  session.setField('slugline', 'a');
  await vi.advanceTimersByTimeAsync(260);
  session.setField('slugline', 'b');
  desk.before = () => undefined;
  held.resolve();
  await session.flush();
  expect(desk.content.fields.slugline).toBe('b');
});

test('the body is asked when a patch is due, and its words are counted', async () => {
  const desk = new MemoryDesk();
  const session = await ArticleSession.open(desk, 'article');
  let change: BodyChange | null = {
    blocks: [{ id: 'two', type: 'paragraph', inline: inlineFromText('Four words stand here') }],
    removed: ['first'],
    order: ['two'],
  };
  session.connectBody({
    drain() {
      const drained = change;
      change = null;
      return drained;
    },
  });
  session.bodyTouched();
  await vi.advanceTimersByTimeAsync(300);
  expect(desk.content.blocks.map((block) => block.id)).toEqual(['two']);
  expect(session.snapshot.counts).toEqual({ words: 4, characters: 21, minutes: 1, unit: 'words' });
  expect(session.blocks()).toEqual(desk.content.blocks);
});

test('reload shows what another writer made of it, and goes on from there', async () => {
  const desk = new MemoryDesk();
  const session = await ArticleSession.open(desk, 'article');
  const seen: string[] = [];
  session.subscribeBeside((change) => seen.push(change.kind));
  desk.content = { ...desk.content, fields: { ...desk.content.fields, slugline: 'theirs' } };
  desk.seq = 7;
  await session.reload();
  expect(session.snapshot.fields.slugline).toBe('theirs');
  expect(seen).toEqual(['content']);
  session.setField('slugline', 'ours');
  await session.flush();
  expect(desk.patches.at(-1)?.seq).toBe(8);
  await session.commit('saved', 'a note');
  await session.close();
  expect(desk.calls.slice(-2)).toEqual(['articles.commit', 'articles.close']);
});
