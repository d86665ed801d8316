import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockSchema } from '../../manuscript/blocks.ts';
import { inlineToText } from '../../manuscript/inline.ts';
import { inlinesOf } from '../testing/shape.ts';
import { countWords } from '../testing/words.ts';
import { readHtml } from './html.ts';

const SIZE = 1_000_000;
const fill = (part: string) => part.repeat(Math.ceil(SIZE / part.length));

/** Each would take minutes if any step looked at all that came before. */
const HEAPS: readonly [string, string][] = [
  ['nested divs', fill('<div>')],
  ['nested divs with text', fill('<div>a')],
  ['nested bold', fill('<p><b>x')],
  ['different bolds', Array.from({ length: 60_000 }, (_, at) => `<b a=${at}>`).join('') + fill('<p>')],
  ['nested lists', fill('<ul><li>a')],
  ['nested tables', fill('<table><tr><td>a')],
  ['misnested marks', fill('<b><i>x</b>y</i>')],
  ['attributes', `<p ${Array.from({ length: 100_000 }, (_, at) => `a${at}=1`).join(' ')}>x`],
  ['one long style', `<p style="${fill('a:b;')}">x`],
  ['one long pre', `<pre>${fill('a line\n')}</pre>`],
  ['blanks', `<p>${fill(' \n')}x`],
  ['breaks', fill('<br>')],
  ['entities', fill('&amp;')],
  ['brackets', fill('<')],
  ['open comment', `<!--${fill('-')}`],
  ['items of Word', fill('<p style="mso-list:l0 level3 lfo1"><span style="mso-list:Ignore">1.</span>x</p>')],
  ['nested figures', fill('<figure>')],
  ['open links', fill('<a href=x>y')],
  ['one long picture', `<img src="data:image/png;base64,${fill('AAAA')}">`],
];

test.each(HEAPS)('a megabyte of %s is read in one go', (_name, html) => {
  expect(Array.isArray(readHtml(html).pieces)).toBe(true);
});

test('a hundred thousand nested elements keep their text', () => {
  const { pieces } = readHtml(`${'<div><span>'.repeat(50_000)}deep${'</span></div>'.repeat(50_000)}<p>after`);
  expect(inlinesOf(pieces.map(({ piece }) => piece)).map(inlineToText)).toEqual(['deep', 'after']);
});

const TAGS =
  'p div b i u s sup sub a h1 h3 ul ol li blockquote table tr td figure figcaption pre span br img o:p article'.split(
    ' ',
  );
const token = fc.oneof(
  fc.constantFrom(...TAGS).map((tag) => `<${tag}>`),
  fc.constantFrom(...TAGS).map((tag) => `</${tag}>`),
  fc.constantFrom(
    '<p style="mso-list:l0 level2 lfo1">',
    '<span style="font-weight:700">',
    '<a href="https://e.org/x">',
    '<!--[if x]>',
    '<![endif]-->',
    '&nbsp;',
    '&lt;',
    '<',
    '>',
    '"',
  ),
  fc.integer({ min: 0, max: 99_999 }).map((number) => ` w${number} `),
);

test('any heap of tags gives sound blocks, and every word once', () => {
  fc.assert(
    fc.property(fc.array(token, { maxLength: 60 }), (tokens) => {
      const html = tokens.join('');
      const pieces = readHtml(html).pieces.map(({ piece }) => piece);
      for (const piece of pieces) {
        if (piece.kind === 'block') expect(blockSchema.safeParse(piece.block).error).toBeUndefined();
      }
      if (/<!--|<[^>]*$|[<>"]/.test(tokens.filter((part) => !/^<\/?[a-z]/.test(part)).join(''))) return;
      const kept = inlinesOf(pieces).map(inlineToText).join('\n');
      const said = tokens.filter((part) => part.startsWith(' w')).join(' ');
      expect(countWords(kept)).toEqual(countWords(said));
    }),
    { numRuns: 500 },
  );
});
