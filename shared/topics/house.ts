import type { Topic } from '../article/fields.ts';
import { fold } from '../fold.ts';
import { sameTopic } from './vocabulary.ts';

/** The scheme of topics made in this newsroom. */
export const HOUSE = 'house';

/** Signs that tell one name from another, said in words so that "C", "C++" and "C#" have codes of their own. */
const SIGNS: Readonly<Record<string, string>> = {
  '+': ' plus ',
  '#': ' sharp ',
  '&': ' and ',
  '%': ' percent ',
};

/**
 * The code of a house topic: the folded name with hyphens, letters of every script kept. A name without any letter or
 * digit is coded by its code points ("🔥" gives `u1f525`). At most 80 characters.
 */
export function houseCode(name: string): string {
  const spoken = name.normalize('NFC').replace(/[+#&%]/g, (sign) => SIGNS[sign] ?? sign);
  const code = fold(spoken).normalize('NFC').replaceAll(' ', '-');
  if (code !== '') return [...code].slice(0, 80).join('').replace(/-$/, '');
  const points = [...name.trim()].slice(0, 12).map((char) => `u${(char.codePointAt(0) ?? 0).toString(16)}`);
  return points.join('-') || 'untitled';
}

/**
 * Makes a house topic. The same name always gives the same code, so that two desks make the same topic; a number is put
 * after the code only where another name among `known` has it already.
 */
export function makeHouseTopic(name: string, known: readonly Topic[]): Topic {
  const clean = name.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, 400);
  const code = houseCode(clean);
  for (let number = 1; ; number += 1) {
    const topic = { scheme: HOUSE, code: number === 1 ? code : `${code}-${number}`, name: clean };
    const taken = known.find((one) => sameTopic(one, topic));
    if (taken === undefined || fold(taken.name) === fold(clean)) return topic;
  }
}
