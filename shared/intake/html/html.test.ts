import { expect, test } from 'vitest';
import { inlineToText } from '../../manuscript/inline.ts';
import { blockText } from '../piece.ts';
import { blocksFromHtml, readHtml } from './html.ts';

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

const runs = (html: string) => {
  const [block] = blocksFromHtml(html, { newId });
  return block?.type === 'paragraph' ? block.inline : [];
};

test('marks by the classes of a page’s own style sheet, as Google Docs exports them', () => {
  const page = '<style>.c1{font-weight:700}.c2{font-style:italic}p.c3,.x .c4{font-weight:700}</style>';
  expect(
    runs(
      `${page}<p class="c3"><span class="c1">a</span><span class="c2 c4">b</span><span class="c4">c</span></p>`,
    ),
  ).toEqual([
    { type: 'text', text: 'a', marks: ['bold'] },
    { type: 'text', text: 'b', marks: ['italic'] },
    { type: 'text', text: 'c' },
  ]);
});

test('lists that are written flat: Google Docs’ pages and Word Online', () => {
  const docs =
    '<ul class="lst-kix_a-0 start"><li>one</li></ul><ul class="lst-kix_a-1 start"><li>two</li></ul><ul class="lst-kix_a-0"><li>three</li></ul><ol class="lst-kix_b-0 start" start="3"><li>x</li><li>y</li></ol>';
  const online = (pos: number, level: number, text: string) =>
    `<div class="ListContainerWrapper"><ol role="list"><li data-listid="2" data-aria-posinset="${pos}" data-aria-level="${level}" role="listitem"><p class="Paragraph">${text}</p></li></ol></div>`;
  const shape = (html: string) =>
    blocksFromHtml(html, { newId }).map((block) =>
      JSON.stringify(block, (key, value) => (key === 'id' ? undefined : value)),
    );
  expect(shape(docs)).toHaveLength(2);
  expect(shape(docs)[0]).toContain('"text":"one"}],"sub":{"kind":"bullet"');
  expect(shape(docs)[1]).toContain('"kind":"number","start":3');
  const [list, ...none] = shape(online(1, 1, 'one') + online(1, 2, 'in') + online(2, 1, 'two'));
  expect(none).toEqual([]);
  expect(list).toContain('"text":"one"}],"sub":{"kind":"number"');
});

test('figures, ruby, hidden text, pixels and tables', () => {
  expect(texts('<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>')).toEqual(['paragraph: 漢(かん)']);
  expect(texts('<p>a<span style="display:none">b</span><img width="1" src="x"></p>')).toEqual([
    'paragraph: a',
  ]);
  expect(texts('<table><caption>T</caption><tr><th>a</th><td>b</td></tr></table>c')).toEqual([
    'paragraph: T',
    'paragraph: a',
    'paragraph: b',
    'paragraph: c',
  ]);
});

test('a list and a picture keep their order', () => {
  const { pieces } = readHtml(
    '<p style="mso-list:l0 level1 lfo1">a</p><p><img src="x.jpg" alt="y"></p><p>b</p>',
    { newId },
  );
  expect(pieces.map(({ piece }) => (piece.kind === 'block' ? piece.block.type : piece.kind))).toEqual([
    'list',
    'picture',
    'paragraph',
  ]);
});
