import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { expect, test } from 'vitest';
import { sharedDir } from '../../../scripts/fixtures.ts';
import { inlineToText } from '../../manuscript/inline.ts';
import { dressOf, inlinesOf, shapeOf } from '../testing/shape.ts';
import { countWords } from '../testing/words.ts';
import { readHtml } from './html.ts';

/**
 * Real clipboards, with what a person sees in each: shape and dress as `testing/shape.ts` writes them. Numbers of
 * Word's lists that begin in the middle stand as Word shows them; numbered headings keep their number as text.
 */
const CLIPBOARDS: readonly (readonly [string, string, string])[] = [
  ['koenig/google-docs-empty-paragraphs', 'p p h1 p *.. p p', ''],
  ['koenig/office-com-headings', 'h1 h1 h2 h2', 'italic 1'],
  [
    'koenig/office-com-text-formats',
    'p p p p',
    'bold 3, italic 3, underline 2, strike 1, superscript 1, subscript 1, link 2',
  ],
  ['lexical/vscode-safari', 'p p p p p p p p p p p p p', 'bold 2, underline 1'],
  ['lexical/word', 'p #.... #.(#..). *..', ''],
  ['word-and-docs/basic-styles__bold-within-text__input.safari.word2016', 'p', 'bold 1'],
  ['word-and-docs/basic-styles__italic-starting-text__input.safari.word2016', 'p', 'italic 1'],
  [
    'word-and-docs/basic-styles__multiple-styles-multiline__input.safari.word2016',
    'p p p',
    'bold 5, italic 2, underline 2, strike 1',
  ],
  [
    'word-and-docs/basic-styles__multiple-styles-single-line__input.safari.word2016',
    'p',
    'bold 2, italic 1, underline 3, strike 3',
  ],
  ['word-and-docs/basic-styles__strikethrough-ending-text__input.safari.word2016', 'p', 'strike 1'],
  ['word-and-docs/basic-styles__underlined-text__input.safari.word2016', 'p', 'underline 1'],
  ['word-and-docs/bookmark__image__input.word', 'i i i p i p i', ''],
  ['word-and-docs/bookmark__table__input.word', 'p p p p p', ''],
  ['word-and-docs/image__adjacent-groups__input.safari.word2016', 'i i i', ''],
  ['word-and-docs/image__alternative-text__input.safari.word2016', 'i', ''],
  ['word-and-docs/image__linked__input.safari.word2016', 'i', ''],
  ['word-and-docs/image__mixed-images-from-filesystem__input.word2023', 'h1 p p i h1 p p i p i p h1', ''],
  ['word-and-docs/image__no-img-tag__input.chrome.word2016', '', ''],
  ['word-and-docs/image__offline__input.word2016', 'p i i', ''],
  ['word-and-docs/image__online-offline__input.word2016', 'p i p i i', ''],
  ['word-and-docs/image__reflection__input.word2016', 'i', ''],
  ['word-and-docs/image__rotated__input.word2016', 'i', ''],
  ['word-and-docs/image__shapes-online-offline__input.word2016', 'p i p i i i p i', ''],
  ['word-and-docs/image__wrapped__input.word2016', 'i', ''],
  ['word-and-docs/link__combined__input.word2016', 'p', 'link 2'],
  ['word-and-docs/link__two-line__input.word2016', 'p', 'link 2, break 1'],
  ['word-and-docs/link__within-text__input.word2016', 'p', 'link 1'],
  ['word-and-docs/list__heading1__input.safari.word2016', 'h1 h1', ''],
  ['word-and-docs/list__heading3-styled__input.safari.word2016', 'h2 h2', 'bold 1, italic 1, underline 2'],
  ['word-and-docs/list__heading7__input.safari.word2016', 'h2', ''],
  [
    'word-and-docs/list__indent-block-list__input.word',
    '*.(*.(*.)) #.(#.).(#...). #.(#..). *.(*.). #.(#.)',
    '',
  ],
  ['word-and-docs/list__manual-indent__input.word', '#.(#.(#.))', ''],
  ['word-and-docs/list__many-one-item__input.word2016', '#. #. #. #. #. #. #. *. *. *. *. #.', ''],
  ['word-and-docs/list__multi-block-block-after__input.word', '#.(#.(#.).) p #2.(#.(#.))', ''],
  ['word-and-docs/list__multi-skip-level-deep__input.word', '#.(#.(#.(#...).))', ''],
  ['word-and-docs/list__multiple-combined__input.word2016', '#.. #..', ''],
  ['word-and-docs/list__multiple__input.word2016', '#.. p *.', ''],
  ['word-and-docs/list__nested-mixed-id__input.safari.word2016', '*..(#..). #..(*..).', ''],
  ['word-and-docs/list__nested-mixed__input.safari.word2016', '*.(#.(*..)).(#.)', ''],
  ['word-and-docs/list__nested-multiple__input.safari.word2016', '*.(*..) p #. #2.(#.) *.(#.).', ''],
  ['word-and-docs/list__nested__input.safari.word2016', '#..(#.(#.).(#.)).', ''],
  [
    'word-and-docs/list__resume-template__input.safari.word2016',
    'h1 p h1 p h1 h1 *... h1 *... h1 h1 *. h1 *. h1 *. h1 *. h1 h1 *. h1 *.',
    '',
  ],
  ['word-and-docs/list__simple__input.safari.word2016', '#..', ''],
  ['word-and-docs/list__styled-anchor__input.safari.word2016', 'p *...', ''],
  ['word-and-docs/list__styled__input.safari.word2016', 'p *...', 'bold 3, italic 4, underline 2, link 1'],
  [
    'word-and-docs/other__smart-tags__input',
    'p p p p p p p p p p p p p p p p p p p p p p p p p p p p p p p',
    'bold 8',
  ],
  ['word-and-docs/paste-from-google-docs__bold-wrapper__simple-text-windows__input.firefox', 'p', ''],
  ['word-and-docs/paste-from-google-docs__bold-wrapper__simple-text__input.firefox', 'p', ''],
  ['word-and-docs/paste-from-google-docs__br-paragraph__simple-paragraphs__input', 'h1 p', ''],
  ['word-and-docs/paste-from-google-docs__lists__mixed-list__input', '#.(*.(#.))..(*..) *.(#..)', ''],
  ['word-and-docs/paste-from-google-docs__lists__partially-selected__input', '#...(#.(#.)).(#....)', ''],
  ['word-and-docs/spacing__line-break-as-space__input.safari.word2016', 'p', ''],
  ['word-and-docs/spacing__multi-line__input.safari.word2016', 'p p p', ''],
  ['word-and-docs/spacing__simple__input.safari.word2016', 'p', ''],
  ['word-and-docs/spacing__single-line__input.safari.word2016', 'p', ''],
  ['word-and-docs/table__tablecellproperties__input', 'p p p p p p p p p p p p', 'bold 3'],
];

const shared = sharedDir();
const folder = join(shared ?? '', 'examples', 'paste-html');
const load = (name: string) => readFileSync(join(folder, `${name}.html`), 'utf8');
const piecesOf = (html: string) => readHtml(html).pieces.map(({ piece }) => piece);

test.runIf(shared !== null).each(CLIPBOARDS)('%s', (name, shape, dress) => {
  const pieces = piecesOf(load(name));
  expect(shapeOf(pieces)).toBe(shape);
  expect(dressOf(pieces)).toBe(dress);
});

test.runIf(shared !== null)('every clipboard is in the table', () => {
  const names = ['koenig', 'lexical', 'word-and-docs'].flatMap((maker) =>
    readdirSync(join(folder, maker)).map((file) => `${maker}/${file.replace(/\.html$/, '')}`),
  );
  expect(CLIPBOARDS.map(([name]) => name)).toEqual(names);
});

test.runIf(shared !== null).each(CLIPBOARDS)('no word of %s is lost or doubled', (name, shape) => {
  // Numbered headings keep the marker that lists lose.
  const markers = /^h\d( h\d)*$/.test(shape);
  const seen = seenText(parse(load(name)), markers);
  const kept = inlinesOf(piecesOf(load(name)))
    .map(inlineToText)
    .join('\n');
  expect(countWords(kept)).toEqual(countWords(seen));
});

/** What a browser would show, by parse5's own tree: the reader under test does not build one. */
function seenText(node: DefaultTreeAdapterTypes.Node, markers: boolean): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  if ('attrs' in node) {
    if (['style', 'script', 'title', 'xml'].includes(node.tagName)) return '';
    const style = node.attrs.find((attribute) => attribute.name === 'style')?.value ?? '';
    if (!markers && /mso-list:\s*ignore/i.test(style)) return '';
  }
  if (!('childNodes' in node)) return '';
  const inner = node.childNodes.map((child) => seenText(child, markers)).join('');
  const block = /^(p|h[1-6]|li|td|th|tr|div|br|ul|ol|table)$/.test(node.nodeName);
  return block ? `\n${inner}\n` : inner;
}
