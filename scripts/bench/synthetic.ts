import type { Content } from '../../shared/article/content.ts';
import { blankFields, type Topic } from '../../shared/article/fields.ts';
import type { Block } from '../../shared/manuscript/blocks.ts';
import { inlineFromText } from '../../shared/manuscript/inline.ts';
import { STATES, type State } from '../../shared/workflow/states.ts';
import { Random } from './random.ts';

const COMMON =
  'the of to and a in said on that for is was with he at by it from as his be has are have its not an will who their they had but were this been after which would more one about up also out than when her there two last we over into could first other year new people time percent government'.split(
    ' ',
  );
const ONSETS = 'b c d f g h j k l m n p r s t v w br cr dr fr gr pr tr st sp sk bl cl fl pl sl'.split(' ');
const VOWELS = 'a e i o u ai ea ee ou'.split(' ');
const CODAS = 'n r s t l m nd rt st ck ng x'.split(' ');
const NAMES = [
  'Mara Halvorsen',
  'Ilir Dede',
  'Jon Okafor',
  'Sofia Nilsen',
  'Amina Khan',
  'Rune Haugen',
  'Yuki Tanaka',
  'Lena Dahl',
];
const SECTIONS = ['World', 'Politics', 'Business', 'Islands', 'Sport', 'Culture', 'Science', 'Opinion'];
const TOPICS: readonly Topic[] = [
  'Water transport',
  'Diplomacy',
  'Fishing industry',
  'Local politics',
  'School',
  'Hospital',
  'Weather',
].map((name) => ({ scheme: 'house', code: name.toLowerCase().replaceAll(' ', '-'), name }));
const JAPANESE = [
  ...'日韓首脳会談政府発表東京大阪経済新聞記者国会選挙地震台風鉄道学校病院市長議会予算外交安全保障技術開発',
];
const ARABIC =
  'الرئيس الحكومة وزير الخارجية اجتماع مدينة مستشفى جديد طلاب مدرسة اقتصاد انتخابات البرلمان أعلن يوم الثلاثاء'.split(
    ' ',
  );
const KOREAN = '대통령 정부 회담 발표 서울 경제 국회 선거 학교 병원 시장 한국 일본 협력 관계 정상'.split(' ');

/** A vocabulary of 20,000 words, the commonest first, the same on every machine. */
export function vocabulary(): string[] {
  const random = new Random(7);
  const words = new Set(COMMON);
  while (words.size < 20_000) {
    let word = '';
    for (let syllable = 0; syllable <= random.below(3); syllable++) {
      word += random.pick(ONSETS) + random.pick(VOWELS) + (random.next() < 0.5 ? random.pick(CODAS) : '');
    }
    words.add(word);
  }
  return [...words];
}

export interface Synthetic {
  content: Content;
  state: State;
  /** RFC 3339 with Z. */
  updatedAt: string;
}

/**
 * Article number `index` of a made-up newsroom: many lengths, authors, languages, days and topics; about
 * 4.4 kB of text on average. The same number is the same article everywhere.
 */
export function syntheticArticle(index: number, words: readonly string[]): Synthetic {
  const random = new Random(index * 2_654_435_761 + 1);
  const language = random.pick([
    'en-GB',
    'en-GB',
    'en-GB',
    'en-GB',
    'en-US',
    'en-US',
    'ja',
    'ar',
    'ko',
    'fr-FR',
  ]);
  const sentence = (length: number) => sentenceIn(language, length, random, words);
  const paragraphs = Math.max(2, Math.min(120, Math.round(Math.exp(2.9 + 0.6 * random.normal()))));
  const blocks: Block[] = [];
  for (let at = 0; at < paragraphs; at++) {
    const count = 1 + random.below(3);
    const text = Array.from({ length: count }, () => sentence(8 + random.below(16))).join(' ');
    blocks.push({ id: `b${at}`, type: 'paragraph', inline: inlineFromText(text) });
    if (at % 8 === 7)
      blocks.push({ id: `h${at}`, type: 'crosshead', level: 1, inline: inlineFromText(sentence(3)) });
  }
  const headline = sentence(7).replace(/[.。]$/, '');
  const fields = {
    ...blankFields(language),
    slugline: `${random.pick(words)}-${random.pick(words)}-${index}`,
    headline: inlineFromText(headline),
    standfirst: inlineFromText(sentence(14)),
    byline: random.next() < 0.8 ? [random.pick(NAMES)] : [random.pick(NAMES), random.pick(NAMES)],
    section: random.pick(SECTIONS),
    topics: [random.pick(TOPICS)],
    keywords: [random.pick(words)],
    priority: 1 + random.below(9),
  };
  const minutes = Math.floor(random.next() * 60 * 24 * 900);
  return {
    content: { schema: 1, fields, placements: [], blocks },
    state: random.pick([...STATES.slice(0, 5), 'published', 'published', 'published'] as const),
    updatedAt: new Date(Date.UTC(2024, 0, 1) + minutes * 60_000).toISOString().replace('.000Z', 'Z'),
  };
}

function sentenceIn(language: string, length: number, random: Random, words: readonly string[]): string {
  if (language === 'ja')
    return `${Array.from({ length: length * 2 }, () => random.pick(JAPANESE)).join('')}。`;
  if (language === 'ar') return `${Array.from({ length }, () => random.pick(ARABIC)).join(' ')}.`;
  if (language === 'ko') return `${Array.from({ length }, () => random.pick(KOREAN)).join(' ')}.`;
  const list = Array.from({ length }, () => words[random.zipf(words.length)] ?? 'the');
  const text = list.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
