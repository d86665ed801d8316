import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bylineLead, joinByline, splitByline } from './byline.ts';

test.each([
  ['By Mara Halvorsen and Ilir Dede', ['Mara Halvorsen', 'Ilir Dede']],
  ['Mara Halvorsen, Li Na & Ilir Dede', ['Mara Halvorsen', 'Li Na', 'Ilir Dede']],
  ['A, B, and C', ['A', 'B', 'C']],
  ['Von Anna Schmidt und Jörg Maier', ['Anna Schmidt', 'Jörg Maier']],
  ['Andy Sanders', ['Andy Sanders']],
  ['Byron Lee', ['Byron Lee']],
  ['山田太郎、鈴木花子', ['山田太郎', '鈴木花子']],
  ['  ', []],
])('%j names %j', (typed, names) => expect(splitByline(typed)).toEqual(names));

test('names come back from the line that they print', () => {
  const name = fc.stringMatching(/^[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}$/);
  const language = fc.constantFrom('en-GB', 'de', 'fr-FR', 'es', 'ja', 'nl');
  fc.assert(
    fc.property(fc.array(name, { maxLength: 4 }), language, (names, tag) => {
      expect(splitByline(`${bylineLead(tag)} ${joinByline(names, tag)}`)).toEqual(names);
    }),
  );
});
