import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { blankContent, type Content } from '../shared/article/content.ts';
import { waitingPlacement } from '../shared/article/placement.ts';
import { takenInSchema } from '../shared/contract/photos.ts';
import type { Dateline } from '../shared/dateline/types.ts';
import type { Block } from '../shared/manuscript/blocks.ts';
import { inlineFromText } from '../shared/manuscript/inline.ts';
import { callDesk } from './pages/desk-api.ts';

/** What a story says, as briefly as a test can. */
export interface Words {
  slugline: string;
  language: string;
  headline: string;
  /** Paragraphs by their ids, in order. */
  body: Record<string, string>;
  dateline?: string;
  topics?: readonly string[];
}

const paragraphs = (body: Words['body']): Block[] =>
  Object.entries(body).map(([id, text]) => ({ id, type: 'paragraph', inline: inlineFromText(text) }));

function fieldsOf(words: Words): Content['fields'] {
  const dateline: Dateline | null =
    words.dateline === undefined
      ? null
      : { text: words.dateline, custom: true, style: 'commonwealth', places: [], date: null, source: '' };
  return {
    ...blankContent('none').fields,
    slugline: words.slugline,
    language: words.language,
    headline: inlineFromText(words.headline),
    dateline,
    topics: (words.topics ?? []).map((name) => ({ scheme: 'house', code: name, name })),
  };
}

/** Makes a story that says one thing in a version that is kept, and another now. Answers its id. */
export async function storyOfTwo(page: Page, was: Words, is: Words): Promise<string> {
  const { id } = await callDesk(page, 'articles.create', {
    content: {
      schema: 1,
      fields: fieldsOf(was),
      placements: [waitingPlacement('lead', 'lead')],
      blocks: paragraphs(was.body),
    },
  });
  await callDesk(page, 'articles.move', { id, to: 'submitted', reason: '' });
  const { seq } = await callDesk(page, 'articles.open', { id });
  await callDesk(page, 'articles.patch', {
    id,
    seq: seq + 1,
    fields: fieldsOf(is),
    blocks: paragraphs(is.body),
    removedBlocks: Object.keys(was.body),
    blockOrder: Object.keys(is.body),
  });
  await callDesk(page, 'articles.close', { id });
  return id;
}

/** Takes a drawn picture in and places it where the story waits for one. */
export async function fillPhoto(page: Page, id: string, filename: string): Promise<void> {
  const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#36607d' } })
    .jpeg()
    .toBuffer();
  const tokens = await page.evaluate(
    async ([name, base64]) => {
      const raw = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      return window.galley.files([new File([raw], name, { type: 'image/jpeg' })]);
    },
    [filename, bytes.toString('base64')] as const,
  );
  const { value } = JSON.parse(tokens) as { value: { token: string }[] };
  const taken = await callDesk(page, 'photos.takeIn', {
    files: value.map(({ token }) => ({ token })),
  });
  const first = takenInSchema.parse(taken[0]);
  if (!first.ok) throw new Error(first.error.message);
  await callDesk(page, 'photos.update', {
    id: first.photo.id,
    words: { caption: inlineFromText('The quay on Tuesday.'), credit: 'Mara Halvorsen' },
  });
  await callDesk(page, 'photos.attach', { id, photoIds: [first.photo.id] });
}

export const FERRY: { was: Words; is: Words } = {
  was: {
    slugline: 'tromso-ferry-quay',
    language: 'en-GB',
    headline: 'Tromsø switches on electric ferry quay after long delay',
    dateline: 'TROMSO, Norway –',
    topics: ['water transport'],
    body: {
      a: 'The first quay in the Arctic that charges a car ferry while it unloads went live on Tuesday, two winters late and a third over its budget, the county said.',
      b: 'A second quay at Vannøya was to open on the same day, but did not.',
      c: 'The county has put both diesel ferries up for sale.',
      d: 'Two hundred people came to see the first boat in.',
    },
  },
  is: {
    slugline: 'tromso-ferry-quay',
    language: 'en-GB',
    headline: 'Tromsø switches on electric ferry quay after two winters of delay',
    dateline: 'TROMSØ, Norway –',
    topics: ['water transport', 'renewable energy', 'Norway'],
    body: {
      d: 'Two hundred people came to see the first boat in.',
      a: 'The first quay in the Arctic that charges a car ferry while it unloads went live on Tuesday, two winters late and a third over budget, Troms county said.',
      b: 'A second quay at Vannøya was to open on the same day, but the cable laid across the sound failed its test in August.',
      c: 'The county has put both diesel ferries up for sale.',
      e: 'The next boat is due in spring.',
    },
  },
};

export const SUMMIT: { was: Words; is: Words } = {
  was: {
    slugline: 'japan-korea-summit',
    language: 'ja',
    headline: '日韓首脳、関係強化で一致',
    body: {
      a: '石破首相は火曜日、韓国の李大統領と会談し、経済協力を深めることで一致した。',
      b: '両首脳は来月も会う。',
    },
  },
  is: {
    slugline: 'japan-korea-summit',
    language: 'ja',
    headline: '日韓首脳、安全保障の強化で一致',
    body: {
      a: '石破首相は水曜日、韓国の李大統領と会談し、安全保障での協力を深めることで一致した。',
      b: '両首脳は来月も会う。',
    },
  },
};

export const HARBOUR: { was: Words; is: Words } = {
  was: {
    slugline: 'harbour-strike',
    language: 'ar',
    headline: 'عمال الميناء يبدأون إضرابا',
    body: { a: 'بدأ عمال الميناء إضرابا يوم الثلاثاء بسبب الأجور.', b: 'وقالت الإدارة إنها مستعدة للحوار.' },
  },
  is: {
    slugline: 'harbour-strike',
    language: 'ar',
    headline: 'عمال الميناء ينهون إضرابا طويلا',
    body: {
      a: 'أنهى عمال الميناء إضرابا يوم الأربعاء بعد اتفاق على الأجور.',
      b: 'وقالت الإدارة إنها مستعدة للحوار.',
    },
  },
};
