import { vocabulary } from './synthetic/words.ts';

/** A kind of search and what is typed for it, several of each, so that no answer is simply still at hand. */
export interface SearchKind {
  name: string;
  texts: readonly string[];
}

/** Every kind of search that a desk makes, those that are hard among them. */
export function searchKinds(): SearchKind[] {
  const words = vocabulary();
  const every = (from: number, step: number) =>
    Array.from({ length: 10 }, (_, at) => words[from + at * step] ?? '');
  const rare = every(9_000, 1_000);
  const middling = every(300, 130);
  const common = [
    'government',
    'percent',
    'people',
    'time',
    'year',
    'other',
    'first',
    'could',
    'over',
    'last',
  ];
  const top = ['the', 'of', 'to', 'and', 'in', 'said', 'that', 'for', 'was', 'with'];
  return [
    { name: 'rare word', texts: rare },
    { name: 'middling word', texts: middling },
    { name: 'common word', texts: common },
    { name: 'commonest word', texts: top },
    { name: 'word in every article', texts: ['wire', 'northern', 'northern wire', 'wire northern'] },
    { name: 'prefix of one letter', texts: [...'stcpgbdflw'] },
    {
      name: 'prefix of two and three',
      texts: ['st', 'tr', 'gov', 'peo', 'ca', 'flo', 'per', 'th', 'bri', 'sk'],
    },
    {
      name: 'prefix of four and more',
      texts: ['gove', 'peop', 'perce', 'start', 'blaix', 'flea', 'north', 'groul'],
    },
    { name: 'two common words', texts: pairs(common, common, 3) },
    { name: 'two words', texts: pairs(common, rare, 0) },
    { name: 'three words', texts: pairs(common, middling, 1).map((text) => `${text} the`) },
    { name: 'phrase', texts: pairs(common, common, 1).map(quoted) },
    {
      name: 'phrase of the commonest words',
      texts: ['"the of the"', ...pairs(top, top, 1).map(quoted), ...pairs(top, top, 0).map(quoted)],
    },
    { name: 'phrase of a common and a rare word', texts: pairs(top, rare, 2).map(quoted) },
    { name: 'exclusion', texts: common.map((word) => `${word} -the`) },
    { name: 'only exclusions', texts: ['-the', '-wire', '-government', '-the -of', '-"the of"', '-s'] },
    { name: 'phrase and exclusion', texts: pairs(top, common, 2).map((text) => `${quoted(text)} -percent`) },
    {
      name: 'byline',
      texts: ['byline:halvorsen', 'byline:dede', 'byline:"Petra Novák"', 'byline:garcia', 'byline:m'],
    },
    {
      name: 'topic',
      texts: ['topic:diplomacy', 'topic:"water transport"', 'topic:school', 'topic:treaty', 'topic:w'],
    },
    { name: 'section and word', texts: common.map((word) => `section:islands ${word}`) },
    { name: 'state and word', texts: common.map((word) => `state:in-review ${word}`) },
    {
      name: 'day',
      texts: [
        'from:2025-03-14 to:2025-03-14',
        'from:2026-01-02 to:2026-01-02',
        'from:2024-07-01 to:2024-07-01',
      ],
    },
    {
      name: 'month and common word',
      texts: top.map(
        (word, at) => `from:2025-0${at === 9 ? 1 : at + 1} to:2025-0${at === 9 ? 1 : at + 1} ${word}`,
      ),
    },
    {
      name: 'many filters',
      texts: common.map((word) => `state:published section:world topic:diplomacy from:2025 ${word}`),
    },
    {
      name: 'Japanese, two characters',
      texts: ['日本', '韓国', '首脳', '東京', '地震', '約束', '技術', '島民', '本の', '市長'],
    },
    { name: 'Japanese, one character', texts: [...'日会島長は駅約語地震'] },
    {
      name: 'Japanese, longer',
      texts: ['首脳会談', '日本の政府', '大統領', '東京から', 'フェリーについて', '安全保障', '明らかにした'],
    },
    { name: 'Chinese', texts: ['总统', '经济发展', '中', '渔业', '记者', '北京的', '选举'] },
    { name: 'Korean', texts: ['대통령', '정부', '회담', '통령', '국', '외교', '신문', '대통령은', '지난해'] },
    { name: 'Arabic', texts: ['الحكومة', 'مستشفى', 'وزير الخارجية', 'قال', 'حكوم', '"وزير الخارجية"', 'ال'] },
    { name: 'nothing to be found', texts: ['qqqzz', '"zzz the of"', 'the qqqq', 'byline:nobody', '龘'] },
  ];
}

function pairs(first: readonly string[], second: readonly string[], shift: number): string[] {
  return first.map((word, at) => `${word} ${second[(at + shift) % second.length] ?? ''}`);
}

function quoted(text: string): string {
  return `"${text}"`;
}
