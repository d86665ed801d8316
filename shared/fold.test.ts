import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldPlace } from './fold.ts';

describe('the key of a name', () => {
  it.each([
    ['Aix-en-Provence', 'aix en provence'],
    ["O'Fallon", 'ofallon'],
    ['Xi’an', 'xian'],
    ['TROMSØ', 'tromso'],
    ['Łódź', 'lodz'],
    ['İstanbul', 'istanbul'],
    ['Weißenburg', 'weissenburg'],
    ['Thừa Thiên–Huế', 'thua thien hue'],
    ['U.S.', 'us'],
    ['  São   Paulo ', 'sao paulo'],
    ['東京', '東京'],
    ['القاهِرة', 'القاهرة'],
    ['', ''],
  ])('%s', (name, key) => {
    expect(fold(name)).toBe(key);
  });

  it('writes saints, mounts and forts short in places', () => {
    expect(foldPlace('Saint-Étienne')).toBe('st etienne');
    expect(foldPlace('Fort Worth')).toBe(foldPlace('FT. WORTH'));
    expect(foldPlace('Saintes')).toBe('saintes');
  });

  it('keeps the signs without which other scripts cannot be told apart', () => {
    expect(fold('दिल्ली')).not.toBe(fold('दलल'));
    expect(fold('が')).not.toBe(fold('か'));
  });

  it('is settled after one time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});
