import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdKeys, takeHeldKeys } from './type-ahead.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  takeHeldKeys();
  vi.useRealTimers();
});

/** Presses keys, one by one. @returns those that somebody else heard of */
function press(target: EventTarget, keys: readonly string[], held: object = {}): string[] {
  return keys.filter((key) => {
    const event = new Event('keydown', { cancelable: true });
    const getModifierState = (name: string) => name in held;
    target.dispatchEvent(Object.assign(event, { key, getModifierState, ...held }));
    return !event.defaultPrevented;
  });
}

test('what is typed before the page is there is given to the page, as it would have been typed', () => {
  const target = new EventTarget();
  holdKeys(target);
  expect(press(target, [...'Ferri', 'Backspace', ...'y 日本', 'Enter', 'Tab', 'Delete'])).toEqual([]);
  expect(press(target, ['€'], { ctrlKey: true, altKey: true, AltGraph: true })).toEqual([]);
  expect(takeHeldKeys()).toBe('Ferry 日本€');
  expect(press(target, ['a'])).toEqual(['a']);
  expect(takeHeldKeys()).toBe('');
});

test.each([
  ['a command', ['1'], { ctrlKey: true }],
  ['Escape', ['Escape'], {}],
])('%s means something else: the keys are let go', (_what, keys, modifiers) => {
  const target = new EventTarget();
  holdKeys(target);
  press(target, ['a']);
  expect(press(target, keys, modifiers)).toEqual(keys);
  expect(press(target, ['b'])).toEqual(['b']);
  expect(takeHeldKeys()).toBe('');
});

test('a modifier alone and an input method are left alone, and nothing ends', () => {
  const target = new EventTarget();
  holdKeys(target);
  expect(press(target, ['Shift', 'AltGraph', 'Process'])).toEqual(['Shift', 'AltGraph', 'Process']);
  press(target, ['A']);
  expect(takeHeldKeys()).toBe('A');
});

test.each([
  ['the pointer', (target: EventTarget) => target.dispatchEvent(new Event('pointerdown'))],
  ['a story that could not be made', (_target: EventTarget, end: () => void) => end()],
  ['time', () => vi.advanceTimersByTime(6000)],
])('%s lets go of the keys', (_what, letGo) => {
  const target = new EventTarget();
  const end = holdKeys(target);
  expect(press(target, ['a'])).toEqual([]);
  letGo(target, end);
  expect(press(target, ['a'])).toEqual(['a']);
});

test('a second new story begins with an empty page', () => {
  const target = new EventTarget();
  const first = holdKeys(target);
  press(target, ['a']);
  holdKeys(target);
  first();
  press(target, ['b']);
  expect(takeHeldKeys()).toBe('b');
});
