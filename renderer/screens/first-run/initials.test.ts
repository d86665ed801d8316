import { expect, test } from 'vitest';
import { initialsOf } from './initials.ts';

test.each([
  ['Mara Halvorsen', 'MH'],
  ['  mara   halvorsen ', 'MH'],
  ['Ilir', 'IL'],
  ['Jean-Luc Picard', 'JP'],
  ['Ángel de la Cruz Ortega', 'ÁDO'],
  ['J. R. R. Tolkien', 'JRT'],
  ["O'Neil", 'ON'],
  ['田中 裕子', '田裕'],
  ['田中', '田'],
  ['محمد علي', 'مع'],
  ['', ''],
  ['  - ', ''],
])('%j has the initials %j', (name, initials) => expect(initialsOf(name)).toBe(initials));
