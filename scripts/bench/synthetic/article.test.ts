import { expect, test } from 'vitest';
import { contentSchema } from '../../../shared/article/content.ts';
import { syntheticArticle } from './article.ts';
import { vocabulary } from './words.ts';

const words = vocabulary();

test('the same number is the same article', () => {
  expect(syntheticArticle(42, words, 9)).toEqual(syntheticArticle(42, words, 9));
  expect(syntheticArticle(42, words, 9)).not.toEqual(syntheticArticle(43, words, 9));
});

test('the newsroom writes in many languages, with photos, at many lengths', () => {
  const made = Array.from({ length: 300 }, (_, index) => syntheticArticle(index, words, 50));
  for (const { content } of made) expect(contentSchema.parse(content)).toEqual(content);
  expect(new Set(made.map(({ content }) => content.fields.language)).size).toBe(9);
  expect(new Set(made.map(({ id }) => id)).size).toBe(300);
  expect(new Set(made.map(({ content }) => content.placements.length))).toEqual(new Set([0, 1, 2, 3, 4]));
  const lengths = made.map(({ content }) => content.blocks.length);
  expect(Math.min(...lengths)).toBeLessThan(8);
  expect(Math.max(...lengths)).toBeGreaterThan(50);
});
