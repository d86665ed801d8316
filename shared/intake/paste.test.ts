import { expect, test } from 'vitest';
import { someLookup } from '../dateline/fixtures.ts';
import { parseDatelineRunIn } from '../dateline/parse.ts';
import { inlineToText } from '../manuscript/inline.ts';
import { pasteDraft } from './paste.ts';
import { blockText } from './piece.ts';
import { noteLine, warningsOf } from './warnings.ts';

const readDateline = (text: string) => parseDatelineRunIn(text, someLookup, { language: 'en-GB' });
const texts = (clip: Parameters<typeof pasteDraft>[0]) => pasteDraft(clip).blocks.map(blockText);

test('plain text of one and of many paragraphs', () => {
  expect(texts({ text: 'one word' })).toEqual(['one word']);
  expect(texts({ text: 'one\r\n\r\ntwo\rthree' })).toEqual(['one', 'two', 'three']);
  expect(texts({ text: '' })).toEqual([]);
});

test('HTML goes before plain text, unless it has no words or is only a text in a page', () => {
  expect(texts({ html: '<p>a <b>b</b></p>', text: 'x' })).toEqual(['a b']);
  expect(texts({ html: '<meta charset="utf-8"><img src="x">', text: 'x' })).toEqual(['x']);
  const wrapped =
    'The crews of the northern ferries said on Friday that they would\nnot return before an agreement had been made about their pay and\nthe hours that they work in the winter.';
  expect(texts({ html: `<pre>${wrapped}</pre>`, text: wrapped })).toEqual([wrapped.replaceAll('\n', ' ')]);
  expect(texts({ html: `<pre>${wrapped}</pre>` })).toEqual([wrapped.replaceAll('\n', ' ')]);
});

test('captions in a paste are paragraphs, pictures without words and hidden text are noted', () => {
  const draft = pasteDraft({
    html: '<p>a</p><figure><img src="x.jpg"><figcaption>A ferry. <span class="credit">AP</span></figcaption></figure><img src="y.jpg" alt="A quay"><p style="display:none">preview</p>',
  });
  expect(draft.blocks.map(blockText)).toEqual(['a', 'A ferry. AP']);
  expect(draft.placements).toEqual([]);
  expect(draft.notes.map((note) => [note.kind, note.text])).toEqual([
    ['unsure', ''],
    ['left-out', 'A quay'],
    ['left-out', 'preview'],
  ]);
});

test('a whole story is taken apart, marks and links kept', () => {
  const draft = pasteDraft(
    {
      html: '<h1>Ferry strike ends</h1><p>By Jane Doe</p><p><b>PARIS, June 3 (Reuters) -</b> The strike <i>ended</i> on Friday after nine days of talks, <a href="https://e.org/">they said</a>.</p><p>Boats sail on Monday. REUTERS</p>',
    },
    { whole: true, readDateline },
  );
  expect(inlineToText(draft.fields.headline ?? [])).toBe('Ferry strike ends');
  expect(draft.fields).toMatchObject({ byline: ['Jane Doe'], signOff: 'REUTERS' });
  expect(draft.fields.dateline?.text).toBe('PARIS, June 3 (Reuters) -');
  expect(
    draft.blocks[0]?.type === 'paragraph' &&
      draft.blocks[0].inline.map((item) => item.type === 'text' && item.text),
  ).toEqual(['The strike ', 'ended', ' on Friday after nine days of talks, ', 'they said', '.']);
});

test('notes as lines: the sentence, then the words, on one line', () => {
  const note = { kind: 'left-out' as const, message: 'Lines were left out.', text: 'one\ntwo  three' };
  expect(noteLine(note)).toBe('Lines were left out: “one; two three”');
  expect(noteLine({ ...note, text: '' })).toBe('Lines were left out.');
  const draft = pasteDraft({ text: 'x' });
  draft.notes.push(note, { ...note, kind: 'recognised' });
  expect(warningsOf(draft)).toHaveLength(1);
});
