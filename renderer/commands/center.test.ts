import { beforeEach, expect, test, vi } from 'vitest';
import type { CommandId } from '../../shared/commands/commands.ts';
import { CommandCenter } from './center.ts';

let center: CommandCenter;
beforeEach(() => {
  center = new CommandCenter('linux');
});

function answer(id: CommandId, run: () => void, over: { enabled?: boolean; layer?: number } = {}) {
  return center.add({ id, run, enabled: true, checked: false, layer: center.layers, ...over });
}
const ctrl = (key: string) => ({
  key,
  code: '',
  ctrlKey: true,
  metaKey: false,
  altKey: false,
  shiftKey: false,
});
const nowhere = { typing: false, plainField: false };
const field = { typing: true, plainField: true };

test('the newest answer wins, and the one before comes back', () => {
  const frame = vi.fn();
  const screen = vi.fn();
  answer('article.new', frame);
  const end = answer('article.new', screen);
  expect(center.run('article.new')).toBe(true);
  expect(screen).toHaveBeenCalledOnce();
  end();
  center.run('article.new');
  expect(frame).toHaveBeenCalledOnce();
});

test('what lies under a dialog does not answer', () => {
  const under = vi.fn();
  answer('article.new', under);
  const close = center.openLayer();
  expect(center.run('article.new')).toBe(false);
  expect(center.enabled()).toEqual([]);
  const inDialog = vi.fn();
  answer('article.new', inDialog);
  expect(center.run('article.new')).toBe(true);
  expect(inDialog).toHaveBeenCalledOnce();
  close();
  expect(under).not.toHaveBeenCalled();
});

test('one key means what this screen answers to', () => {
  answer('photos.nextNeedsCaption', vi.fn());
  expect(center.find(ctrl('Enter'), nowhere)).toBe('photos.nextNeedsCaption');
  answer('article.nextStep', vi.fn());
  expect(center.find(ctrl('Enter'), nowhere)).toBe('article.nextStep');
});

test('list keys and undo stay with the text', () => {
  answer('article.assign', vi.fn());
  answer('edit.undo', vi.fn());
  const a = { ...ctrl('a'), ctrlKey: false };
  expect(center.find(a, nowhere)).toBe('article.assign');
  expect(center.find(a, field)).toBeNull();
  expect(center.find(ctrl('z'), field)).toBeNull();
  expect(center.find(ctrl('z'), { typing: true, plainField: false })).toBe('edit.undo');
});

test('a name from outside that is no command does nothing', () => {
  expect(center.run('constructor')).toBe(false);
});

test('many changes in one turn are told once', async () => {
  const listener = vi.fn();
  center.subscribe(listener);
  answer('article.new', vi.fn());
  answer('article.export', vi.fn())();
  await Promise.resolve();
  expect(listener).toHaveBeenCalledOnce();
});
