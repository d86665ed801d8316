import { expect, test } from 'vitest';
import { inlineFromText } from '../../shared/manuscript/inline.ts';
import { BodyCounter } from './counts.ts';

const block = (text: string) => ({ id: 'b', type: 'paragraph' as const, inline: inlineFromText(text) });

test('counts are another object only when they say something else', () => {
  const counter = new BodyCounter();
  counter.reset([block('one two')]);
  const before = counter.counts;
  expect(before).toEqual({ words: 2, characters: 7, minutes: 1, unit: 'words' });
  counter.set(block('two one'));
  expect(counter.counts).toBe(before);
  counter.set(block('two one three'));
  expect(counter.counts).not.toBe(before);
  expect(counter.counts.words).toBe(3);
});
