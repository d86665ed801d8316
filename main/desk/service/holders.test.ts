import { expect, test, vi } from 'vitest';
import { DeskError } from '../../../shared/contract/error.ts';
import { Holders } from './holders.ts';
import type { Session } from './session.ts';

const window = (): Session => ({ sender: 'window', actingAs: null });

function made(patience = 50) {
  const asked: [Session, string][] = [];
  const held: [string, boolean][] = [];
  const holders = new Holders({
    ask: (session, id) => asked.push([session, id]),
    changed: (id, now) => held.push([id, now]),
    patience,
  });
  return { holders, asked, held };
}

test('the first window writes, the second reads until the first has closed', () => {
  const { holders, held } = made();
  const [one, two] = [window(), window()];
  holders.open('a', one);
  holders.open('a', two);
  expect(holders.isElsewhere('a', two)).toBe(true);
  expect(holders.isElsewhere('a', one)).toBe(false);
  expect(() => holders.require('a', two)).toThrow(DeskError);
  holders.close('a', two);
  expect(holders.isElsewhere('a', two)).toBe(true);
  holders.close('a', one);
  expect(holders.isElsewhere('a', two)).toBe(false);
  expect(held).toEqual([
    ['a', true],
    ['a', false],
  ]);
});

test('an article that is opened again before it is closed stays with its window', () => {
  const { holders } = made();
  const one = window();
  holders.open('a', one);
  holders.open('a', one);
  holders.close('a', one);
  expect(holders.isElsewhere('a', window())).toBe(true);
});

test('a window that is gone holds nothing', () => {
  const { holders } = made();
  const [one, two] = [window(), window()];
  holders.open('a', one);
  holders.open('b', one);
  holders.gone(one);
  holders.require('a', two);
  expect(holders.isElsewhere('a', one)).toBe(true);
});

test('taking over waits until the other window has saved and closed', async () => {
  const { holders, asked } = made();
  const [one, two] = [window(), window()];
  holders.open('a', one);
  const over = vi.fn();
  const taking = holders.takeOver('a', two).then(over);
  expect(asked).toEqual([[one, 'a']]);
  await Promise.resolve();
  expect(over).not.toHaveBeenCalled();
  holders.close('a', one);
  await taking;
  expect(holders.isElsewhere('a', one)).toBe(true);
});

test('a window that cannot save keeps the article, and says why', async () => {
  const { holders } = made();
  const [one, two] = [window(), window()];
  holders.open('a', one);
  const taking = holders.takeOver('a', two);
  holders.keep('a', one, { code: 'disk-full', message: 'The disk is full.', hint: '' });
  await expect(taking).rejects.toMatchObject({
    code: 'writer-cannot-save',
    hint: expect.stringContaining('full'),
  });
  expect(holders.isElsewhere('a', two)).toBe(true);
});

test('a window that does not answer keeps the article', async () => {
  const { holders } = made(1);
  const [one, two] = [window(), window()];
  holders.open('a', one);
  await expect(holders.takeOver('a', two)).rejects.toMatchObject({ code: 'writer-silent' });
  expect(holders.isElsewhere('a', two)).toBe(true);
});

test('of two windows that want it, one gets it and the other is refused', async () => {
  const { holders } = made();
  const [one, two, three] = [window(), window(), window()];
  holders.open('a', one);
  const results = Promise.allSettled([holders.takeOver('a', two), holders.takeOver('a', three)]);
  holders.close('a', one);
  expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
});

test('the command line is no window', () => {
  const { holders } = made();
  holders.open('a', window());
  holders.require('a', { sender: 'cli', actingAs: null });
});
