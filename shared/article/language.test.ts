import { expect, test } from 'vitest';
import { readLanguageTag } from './language.ts';

test('languages in their usual spelling, words and inventions refused', () => {
  const good = [
    ['en-gb', 'en-GB'],
    [' de ', 'de'],
    ['en-UK', 'en-GB'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['es-419', 'es-419'],
    ['eng', 'en'],
    ['fkv', 'fkv'],
    ['ca-valencia', 'ca-valencia'],
  ] as const;
  for (const [typed, tag] of good) expect([typed, readLanguageTag(typed)]).toEqual([typed, tag]);
  for (const typed of ['', 'english', 'Deutsch', 'en_GB', 'xx', 'en-XX', 'en-Abcd', '!!', 'x-house', 'de,fr'])
    expect([typed, readLanguageTag(typed)]).toEqual([typed, null]);
});
