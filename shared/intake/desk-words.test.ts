import { expect, test } from 'vitest';
import { clippingDraft } from './clipping/clipping.ts';
import type { IntakeDraft } from './draft.ts';
import { markdownDraft } from './markdown.ts';
import { pageDraft } from './page/page.ts';
import { nitfDraft } from './structured/nitf.ts';
import { readXml } from './structured/xml.ts';

const SAID =
  'The airport in the north of the country closed on Friday because of heavy snow, officials said.';
const story = (...paragraphs: string[]) => ['Ice closes the airport', SAID, ...paragraphs].join('\n\n');
const messages = (draft: IntakeDraft) => draft.notes.map((note) => note.message);

test('the sign-off of CNA goes to its field, its initials to the desk', () => {
  for (const [line, desk] of [
    ['- CNA/jr', 'jr'],
    ['CNA/jr(ca)', 'jr(ca)'],
  ] as const) {
    expect(clippingDraft(story(SAID, line))).toMatchObject({
      blocks: { length: 2 },
      fields: { signOff: 'CNA', editorNote: desk },
    });
  }
});

test('reporters in brackets and addresses of mail go to the desk, or are told where they stand in the text', () => {
  for (const line of ['홍길동 기자 hong@yna.co.kr', '（記者王大明）', '（編輯：王大明）1130603']) {
    const draft = clippingDraft(story(SAID, line));
    expect([line, draft.blocks.length, draft.fields.editorNote]).toEqual([line, 2, line]);
  }
  for (const words of ['(記者王大明／台北報導)', 'hong@yna.co.kr']) {
    const draft = clippingDraft(story(`${SAID} ${words} ${SAID}`, SAID));
    expect(draft.notes).toContainEqual({
      kind: 'unsure',
      message: 'A reporter’s name in brackets or a mail address stays in the text.',
      text: words,
    });
  }
});

test('lines behind stars are a list as those behind dots are', () => {
  for (const mark of ['*', '•'])
    expect(clippingDraft(story(`${mark} ice\n${mark} snow`, SAID)).blocks[1]).toMatchObject({
      type: 'list',
      items: { length: 2 },
    });
});

test('a table that becomes paragraphs is told', () => {
  expect(messages(markdownDraft(`# Ice\n\n${SAID}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n`)).join()).toContain(
    'A table became paragraphs',
  );
});

test('a byline that the page names does not stand in the text as well', () => {
  const page = (line: string) =>
    pageDraft(
      `<html lang=de><head><meta name=author content="Eva Muster"></head><body><article><h1>Eis legt Flughafen lahm</h1><p>${SAID}</p><p>${line}</p><p>${SAID}</p></article></body></html>`,
    );
  expect(page('Von Eva Muster')).toMatchObject({ blocks: { length: 2 }, fields: { byline: ['Eva Muster'] } });
  expect(page('Von Eva Other').blocks).toHaveLength(3);
});

test('a file without any text says so', () => {
  const nitf =
    '<nitf><body><body.head><hedline><hl1>Listing</hl1></hedline></body.head><body.content/></body></nitf>';
  expect(messages(nitfDraft(readXml(nitf)))).toContain('No text was found.');
});

test('a language that is none is told and left out', () => {
  const draft = markdownDraft(`---\nlang: english\n---\n# Ice\n\n${SAID}\n`);
  expect(draft.fields.language).toBeUndefined();
  expect(messages(draft)).toContain('What the source calls its language is none that is known.');
  expect(markdownDraft(`---\nlang: en-us\n---\n# Ice\n\n${SAID}\n`).fields.language).toBe('en-US');
});
