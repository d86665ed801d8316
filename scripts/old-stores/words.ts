import { createHash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';

// What stood in stores, byte by byte, when their layouts landed. Nothing here may use today's code for articles:
// it has to stay what it was.

/** JSON with its names in order, as contents and revisions are hashed. */
export function frozenJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(frozenJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${frozenJson(item)}`).join(',')}}`;
}

export function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

export const PERSON = { id: 'p-mara', name: 'Mara Halvorsen', initials: 'MH' };
export const SIGNER = 1;

export interface OldArticle {
  id: string;
  n: number;
  headline: string;
  slugline: string;
  state: string;
  /** Paragraphs of its versions, the earliest first. */
  versions: readonly (readonly string[])[];
  /** Paragraphs of the working copy. */
  now: readonly string[];
}

export const ARTICLES: readonly OldArticle[] = [
  {
    id: '0190a1b2-0000-7000-8000-000000000001',
    n: 1,
    headline: 'Ice closes the runway',
    slugline: 'airport-ice',
    state: 'draft',
    versions: [['The airport closed.'], ['The airport closed.', 'It opened again at noon.']],
    now: ['The airport closed at dawn.', 'It opened again at noon.'],
  },
  {
    id: '0190a1b2-0000-7000-8000-000000000002',
    n: 2,
    headline: '日本と韓国が会談',
    slugline: 'japan-korea-summit',
    state: 'spiked',
    versions: [['首脳は関係強化を確認した。']],
    now: ['首脳は関係強化を確認した。'],
  },
];

const run = (text: string) => (text === '' ? [] : [{ type: 'text', text }]);

function fields(article: OldArticle): Record<string, unknown> {
  return {
    profile: 'news',
    slugline: article.slugline,
    headline: run(article.headline),
    standfirst: [],
    byline: ['Mara Halvorsen'],
    section: 'Islands',
    dateline: null,
    language: 'en-GB',
    signOff: '',
    topics: [],
    keywords: [],
    priority: 5,
    genre: '',
    embargo: null,
    editorNote: '',
    usageTerms: '',
  };
}

const blocks = (paragraphs: readonly string[]) =>
  paragraphs.map((text, index) => ({ id: `b${index}`, type: 'paragraph', inline: run(text) }));

/** The rows of `parts` of a working copy: kind, key, JSON, words. */
export function partsOf(article: OldArticle): [string, string, string, number][] {
  const list = blocks(article.now);
  return [
    ...Object.entries(fields(article)).map(([key, value]): [string, string, string, number] => [
      'field',
      key,
      frozenJson(value),
      0,
    ]),
    ...list.map((block): [string, string, string, number] => [
      'block',
      block.id,
      frozenJson(block),
      wordsIn(block.inline[0]?.text ?? ''),
    ]),
    ['order', 'blocks', frozenJson(list.map(({ id }) => id)), 0],
    ['order', 'placements', '[]', 0],
  ];
}

export function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}

export interface OldRevision {
  hash: Buffer;
  contentHash: Buffer;
  contentBytes: number;
  /** zstd of the content. */
  data: Buffer;
  parents: Buffer;
  at: string;
  state: string;
  reason: string;
}

/** The versions of an article, each going on from the one before. */
export function revisionsOf(article: OldArticle): OldRevision[] {
  const made: OldRevision[] = [];
  for (const [index, paragraphs] of article.versions.entries()) {
    const content = frozenJson({
      schema: 1,
      fields: fields(article),
      placements: [],
      blocks: blocks(paragraphs),
    });
    const before = made.at(-1);
    const at = `2026-01-0${index + 1}T09:00:00.000Z`;
    const last = index === article.versions.length - 1;
    const state = last ? article.state : 'draft';
    const reason = index === 0 ? 'created' : 'saved';
    const revision = frozenJson({
      schema: 1,
      article: article.id,
      content: hash(content).toString('hex'),
      parents: before ? [before.hash.toString('hex')] : [],
      person: PERSON,
      at,
      state,
      reason,
      note: '',
    });
    made.push({
      hash: hash(revision),
      contentHash: hash(content),
      contentBytes: Buffer.byteLength(content),
      data: zstdCompressSync(content),
      parents: before?.hash ?? Buffer.alloc(0),
      at,
      state,
      reason,
    });
  }
  return made;
}
