import { expect, test } from 'vitest';
import { inlineToText } from '../../manuscript/inline.ts';
import { blockText } from '../piece.ts';
import { blocksFromHtml } from './html.ts';

let count = 0;
const newId = () => `n${count++}`;
const texts = (html: string) =>
  blocksFromHtml(html, { newId }).map((block) => `${block.type}: ${blockText(block)}`);

test('paragraphs, headings, quotes and breaks', () => {
  expect(
    texts('<h1>A</h1><p>one<br>two</p><h3>B</h3><blockquote><p>q1<p>q2</blockquote>tail<br><br>more'),
  ).toEqual([
    'crosshead: A',
    'paragraph: one\ntwo',
    'crosshead: B',
    'quote: q1',
    'quote: q2',
    'paragraph: tail',
    'paragraph: more',
  ]);
});

test('blanks collapse as in CSS and words never fuse', () => {
  expect(texts('<p> a \n b <b> c</b> d</p><table><tr><td>e<td>f</table><div>g</div>h')).toEqual([
    'paragraph: a b c d',
    'paragraph: e',
    'paragraph: f',
    'paragraph: g',
    'paragraph: h',
  ]);
});

test('marks go on behind a paragraph that closed around them, and end where they end', () => {
  const [first, second] = blocksFromHtml('<p><b>x</p><p>y</b>z</p>', { newId });
  expect(first?.type === 'paragraph' && first.inline).toEqual([{ type: 'text', text: 'x', marks: ['bold'] }]);
  expect(second?.type === 'paragraph' && second.inline).toEqual([
    { type: 'text', text: 'y', marks: ['bold'] },
    { type: 'text', text: 'z' },
  ]);
});

test('only safe links are kept, their words always', () => {
  const [block] = blocksFromHtml(
    '<p><a href="javascript:x()">bad</a> <a href="https://e.org/">good</a></p>',
    { newId },
  );
  expect(block?.type === 'paragraph' && block.inline).toEqual([
    { type: 'text', text: 'bad ' },
    { type: 'text', text: 'good', href: 'https://e.org/' },
  ]);
  expect(block && inlineToText(block.type === 'paragraph' ? block.inline : [])).toBe('bad good');
});
