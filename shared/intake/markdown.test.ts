import { expect, test } from 'vitest';
import { someLookup } from '../dateline/fixtures.ts';
import { parseDatelineRunIn } from '../dateline/parse.ts';
import { inlineToText } from '../manuscript/inline.ts';
import { markdownDraft } from './markdown.ts';
import { blockText } from './piece.ts';
import { shapeOf } from './testing/shape.ts';
import { lostWords } from './testing/words.ts';

const readDateline = (text: string) => parseDatelineRunIn(text, someLookup, { language: 'en-GB' });
const STORY = `---
title: "Ferry strike ends"
author: Jane Doe
date: 2025-11-20
tags: [ferries, strike]
topics:
  - Transport
  - Norway
---

TROMSØ, Norway – Ferry workers voted on **Friday** to end a [strike](https://e.org/) that had closed the harbour.

## Pay

1. one
2. two
   - below

> We are glad to go back.

The boats sail again. REUTERS
`;

test('front matter fills fields, the text goes the way of every story', () => {
  const draft = markdownDraft(STORY, { readDateline });
  expect(inlineToText(draft.fields.headline ?? [])).toBe('Ferry strike ends');
  expect(draft.fields).toMatchObject({
    byline: ['Jane Doe'],
    keywords: ['ferries', 'strike'],
    signOff: 'REUTERS',
  });
  expect(draft.fields.dateline?.text).toBe('TROMSØ, Norway –');
  expect(draft.topicNames).toEqual(['Transport', 'Norway']);
  const pieces = draft.blocks.flatMap((block) =>
    block.type === 'figure' ? [] : [{ kind: 'block' as const, block, heading: 0, tight: false }],
  );
  expect(shapeOf(pieces)).toBe('p h1 #..(*.) q p');
  expect(draft.notes.map((note) => note.text)).toContain('date: 2025-11-20');
  expect(lostWords(STORY.replace('https://e.org/', ''), draft)).toEqual([]);
});

test('without front matter the first heading is the headline', () => {
  const draft = markdownDraft(
    '# Ferry strike ends\n\n*By Jane Doe*\n\nThe strike ended on Friday after nine days of talks in the harbour.\n',
  );
  expect(inlineToText(draft.fields.headline ?? [])).toBe('Ferry strike ends');
  expect(draft.fields.byline).toEqual(['Jane Doe']);
  expect(draft.blocks.map(blockText)).toEqual([
    'The strike ended on Friday after nine days of talks in the harbour.',
  ]);
});

test('a title that the text repeats stands once', () => {
  const draft = markdownDraft(
    '---\ntitle: Ferry strike ends\n---\n# Ferry strike ends\n\nThe strike ended on Friday after nine days of talks in the harbour.\n',
  );
  expect(draft.blocks).toHaveLength(1);
});

test.each([
  ['stars', '**a'.repeat(100_000)],
  ['quotes', '> '.repeat(100_000)],
  ['brackets', '['.repeat(50_000)],
  ['links', '[a](b)'.repeat(40_000)],
])('a heap of %s is read in one go', (_name, text) => {
  expect(markdownDraft(text).notes.length).toBeGreaterThan(0);
});

test('HTML and scripts in Markdown are what they are in HTML', () => {
  const draft = markdownDraft(
    'Head line here\n\n<script>alert(1)</script>\n\nOne <b>two</b> [three](javascript:x) four five six seven eight.\n',
  );
  expect(JSON.stringify(draft.blocks)).not.toContain('javascript');
  expect(JSON.stringify(draft.blocks)).not.toContain('alert');
});
