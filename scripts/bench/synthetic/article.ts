import type { Content } from '../../../shared/article/content.ts';
import { blankFields } from '../../../shared/article/fields.ts';
import { type Placement, waitingPlacement } from '../../../shared/article/placement.ts';
import type { Block } from '../../../shared/manuscript/blocks.ts';
import { inlineFromText } from '../../../shared/manuscript/inline.ts';
import { STATES, type State } from '../../../shared/workflow/states.ts';
import { Random } from '../random.ts';
import { BYLINES, SECTIONS, SIGN_OFF, STAFF, TOPICS } from './newsroom.ts';
import { photoIdOf } from './photos.ts';
import { sentenceIn } from './words.ts';

/** One in twenty. */
const LANGUAGES =
  'en-GB en-GB en-GB en-GB en-GB en-GB en-GB en-US en-US en-US ja ja zh ko ko ar ar fr-FR de-DE es-ES'.split(
    ' ',
  );
/** Days from 1 January 2024 over which the newsroom worked. */
const DAYS = 1050;

export interface Synthetic {
  id: string;
  content: Content;
  state: State;
  /** RFC 3339 with Z. */
  createdAt: string;
  updatedAt: string;
  /** Person id, or empty. */
  assignee: string;
  due: string | null;
}

/**
 * Article number `index` of a made-up newsroom with so many photos: many lengths, authors, languages, days and
 * topics; about 4.4 kB of text on average. The same number is the same article everywhere.
 */
export function syntheticArticle(index: number, words: readonly string[], photos: number): Synthetic {
  const random = new Random(index * 2_654_435_761 + 1);
  const language = random.pick(LANGUAGES);
  const sentence = (length: number) => sentenceIn(language, length, random, words);
  const placements = placementsOf(random, photos);
  const blocks = blocksOf(random, sentence);
  for (const placement of placements.slice(1)) {
    blocks.splice(1 + random.below(blocks.length), 0, {
      id: `f${placement.id}`,
      type: 'figure',
      placementId: placement.id,
    });
  }
  const topic = () => TOPICS[random.zipf(TOPICS.length)] ?? random.pick(TOPICS);
  const topics = [...new Set(Array.from({ length: 1 + random.below(3) }, topic))];
  const fields = {
    ...blankFields(language),
    slugline: `${random.pick(words)}-${random.pick(words)}-${index}`,
    headline: inlineFromText(sentence(7).replace(/[.。]$/, '')),
    standfirst: inlineFromText(sentence(14)),
    byline: [...new Set(Array.from({ length: random.next() < 0.8 ? 1 : 2 }, () => author(random)))],
    section: random.pick(SECTIONS),
    topics,
    keywords: [random.pick(words)],
    signOff: SIGN_OFF,
    priority: 1 + random.below(9),
  };
  const created = Date.UTC(2024, 0, 1) + Math.floor(random.next() * 60 * 24 * DAYS) * 60_000;
  const updated = created + random.below(7200) * 1000;
  return {
    id: idOf(random),
    content: { schema: 1, fields, placements, blocks },
    state: random.next() < 0.02 ? 'spiked' : random.pick([...STATES.slice(0, 5), ...PUBLISHED]),
    createdAt: time(created),
    updatedAt: time(updated),
    assignee: random.next() < 0.4 ? random.pick(STAFF).id : '',
    due: random.next() < 0.2 ? time(updated + random.below(72) * 3_600_000) : null,
  };
}

const PUBLISHED = ['published', 'published', 'published', 'published'] as const;

function blocksOf(random: Random, sentence: (length: number) => string): Block[] {
  const paragraphs = Math.max(2, Math.min(120, Math.round(Math.exp(2.9 + 0.6 * random.normal()))));
  const blocks: Block[] = [];
  for (let at = 0; at < paragraphs; at++) {
    const count = 1 + random.below(3);
    const text = Array.from({ length: count }, () => sentence(8 + random.below(16))).join(' ');
    blocks.push({ id: `b${at}`, type: 'paragraph', inline: inlineFromText(text) });
    if (at % 8 === 7)
      blocks.push({ id: `h${at}`, type: 'crosshead', level: 1, inline: inlineFromText(sentence(3)) });
  }
  return blocks;
}

/** None for four in ten, one for as many, up to four for the rest; the first one leads. */
function placementsOf(random: Random, photos: number): Placement[] {
  const share = random.next();
  const count = photos === 0 || share < 0.4 ? 0 : share < 0.8 ? 1 : 2 + random.below(3);
  return Array.from({ length: count }, (_, at) => ({
    ...waitingPlacement(`p${at}`, at === 0 ? 'lead' : 'inline'),
    photoId: photoIdOf(random.below(photos)),
  }));
}

/** Half of all stories are the staff's. */
function author(random: Random): string {
  return random.next() < 0.5 ? random.pick(STAFF).name : random.pick(BYLINES);
}

function idOf(random: Random): string {
  const hex = (length: number) => Array.from({ length }, () => random.below(16).toString(16)).join('');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
}

function time(ms: number): string {
  return new Date(ms).toISOString();
}
