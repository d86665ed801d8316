import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topicSchema } from '../article/fields.ts';
import { houseCode, makeHouseTopic } from './house.ts';
import { findTopic, resolveTopic } from './resolve.ts';
import { searchTopics } from './search.ts';
import { type KnownTopic, sameTopic, topicsOf } from './vocabulary.ts';

const known: KnownTopic[] = [
  ...topicsOf({
    scheme: 'medtop',
    name: 'test',
    released: '2023-10-02',
    attribution: '',
    terms: [
      { code: '20000002', name: 'arts and entertainment', parent: '01000000' },
      { code: '01000000', name: 'arts, culture, entertainment and media', parent: '' },
      { code: '15000000', name: 'sport', parent: '' },
      { code: '20001108', name: 'sport industry', parent: '15000000' },
    ],
  }),
  { scheme: 'house', code: 'elysee', name: 'Élysée', parent: '' },
  { scheme: 'house', code: '日韓関係', name: '日韓関係', parent: '' },
];
const names = (text: string) => searchTopics(text, known).map((topic) => topic.name);

describe('searching topics', () => {
  it('puts the whole name before beginnings and beginnings before later words', () => {
    expect(names('sport')).toEqual(['sport', 'sport industry']);
    expect(names('ent')).toEqual(['arts, culture, entertainment and media', 'arts and entertainment']);
    expect(names('MED art')).toEqual(['arts, culture, entertainment and media']);
  });

  it('folds accents and case, finds codes, and looks inside words without spaces', () => {
    expect(names('elys')).toEqual(['Élysée']);
    expect(names('medtop:15000000')).toEqual(['sport']);
    expect(names('関係')).toEqual(['日韓関係']);
    expect(names('xyz')).toEqual([]);
    expect(names('')).toHaveLength(known.length);
  });

  it('names the term above', () => {
    expect(searchTopics('sport industry', known)[0]?.parent).toBe('sport');
  });
});

describe('resolving a name', () => {
  it('finds what a vocabulary knows, by name or code', () => {
    expect(resolveTopic('Sport', known)).toEqual({ scheme: 'medtop', code: '15000000', name: 'sport' });
    expect(findTopic('Arts, Culture, Entertainment & Media', known)).toBeNull();
    expect(findTopic('ARTS CULTURE ENTERTAINMENT AND MEDIA', known)?.code).toBe('01000000');
    expect(findTopic('15000000', known)?.name).toBe('sport');
  });

  it('makes a house topic of any other', () => {
    expect(resolveTopic(' Yoon  Suk Yeol ', known)).toEqual({
      scheme: 'house',
      code: 'yoon-suk-yeol',
      name: 'Yoon Suk Yeol',
    });
    expect(houseCode('한국')).toBe('한국');
    expect(houseCode('Москва')).toBe('москва');
    expect(houseCode('🔥')).toBe('u1f525');
    expect(new Set(['C', 'C++', 'C#'].map(houseCode)).size).toBe(3);
  });

  it('gives a second name with a taken code a number', () => {
    expect(makeHouseTopic('A B', [{ scheme: 'house', code: 'a-b', name: 'Other' }]).code).toBe('a-b-2');
    expect(makeHouseTopic('a b', [{ scheme: 'house', code: 'a-b', name: 'A-B' }]).code).toBe('a-b');
  });

  it('is stable: a made topic is found again, and is always valid', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }), (name) => {
        fc.pre(name.trim() !== '');
        const made = makeHouseTopic(name, known);
        expect(topicSchema.parse(made)).toEqual(made);
        const again = resolveTopic(name, [...known, made]);
        expect(sameTopic(again, resolveTopic(name, [...known, again]))).toBe(true);
      }),
    );
  });
});
