import { describe, expect, test } from 'vitest';
import { someLookup } from '../../dateline/fixtures.ts';
import { parseDatelineRunIn } from '../../dateline/parse.ts';
import { FORMATS } from '../../formats/formats.ts';
import { packageInput } from '../../formats/input.ts';
import { sampleContent, sampleFrozen, sampleRenditions } from '../../formats/sample.ts';
import { inlineToText, normaliseInline } from '../../manuscript/inline.ts';
import { blockText } from '../piece.ts';
import { pageDraft } from './page.ts';

const readDateline = (text: string) => parseDatelineRunIn(text, someLookup, { language: 'en-GB' });
const notes = (draft: ReturnType<typeof pageDraft>, kind: string) =>
  draft.notes
    .filter((note) => note.kind === kind)
    .map((note) => note.text)
    .join('\n');

const PAGE = `<!doctype html><html lang="en-GB"><head><title>Ferry strike ends after nine days | The Harbour Times</title>
<meta name="author" content="Jane Doe"><meta name="description" content="Boats sail again on Monday after a pay deal.">
<script type="application/ld+json">{"@type":"WebPage"}</script><style>p{}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<header><h1>Ferry strike ends after nine days</h1></header>
<main><article><figure><img src="a.jpg" alt="A ferry"><figcaption>A ferry lies idle. <span class="credit">Photo: AP</span></figcaption></figure>
<p><b>TROMSØ, Norway (Reuters) -</b> Ferry workers voted on Friday to end a strike that had closed the harbour for nine days.</p>
<p>They go back on <i>Monday</i>, said their union in a statement that it published on its own pages.</p>
<aside><p>Read more about ferries</p></aside><h2>Pay deal</h2><p>The deal runs for two years.</p><div hidden>preview line</div>
</article></main><footer><p>© 2025 Harbour Times</p></footer></body></html>`;

test('the article of a page, what its head says, and a note of what stands around it', () => {
  const draft = pageDraft(PAGE, { readDateline });
  expect(inlineToText(draft.fields.headline ?? [])).toBe('Ferry strike ends after nine days');
  expect(draft.fields).toMatchObject({ byline: ['Jane Doe'], language: 'en-GB' });
  expect(inlineToText(draft.fields.standfirst ?? [])).toBe('Boats sail again on Monday after a pay deal.');
  expect(draft.fields.dateline?.text).toBe('TROMSØ, Norway (Reuters) -');
  expect(draft.placements).toMatchObject([{ role: 'lead', credit: 'AP', altText: 'A ferry' }]);
  expect(draft.photos).toMatchObject([{ href: 'a.jpg' }]);
  expect(draft.blocks.map((block) => `${block.type}: ${blockText(block)}`)).toEqual([
    'paragraph: Ferry workers voted on Friday to end a strike that had closed the harbour for nine days.',
    'paragraph: They go back on Monday, said their union in a statement that it published on its own pages.',
    'crosshead: Pay deal',
    'paragraph: The deal runs for two years.',
  ]);
  for (const words of ['Sport', 'Read more about ferries', '© 2025 Harbour Times', 'preview line']) {
    expect(notes(draft, 'left-out')).toContain(words);
  }
});

test('a page without a heading takes its title without the name of the site', () => {
  const draft = pageDraft(
    '<title>Ferry strike ends after nine days - Harbour Times</title><p>The strike ended on Friday after nine days of talks in the harbour.</p>',
  );
  expect(inlineToText(draft.fields.headline ?? [])).toBe('Ferry strike ends after nine days');
  expect(draft.blocks).toHaveLength(1);
});

test('authors and section of schema.org are taken', () => {
  const ld = {
    '@graph': [
      {
        '@type': 'NewsArticle',
        headline: 'Strike ends',
        author: [{ name: 'Jane Doe' }, 'John Roe'],
        articleSection: 'Transport',
        keywords: 'ferries, pay',
        inLanguage: 'nb',
      },
    ],
  };
  const draft = pageDraft(
    `<script type="application/ld+json">${JSON.stringify(ld)}</script><p>The strike ended on Friday after nine days of talks in the harbour.</p>`,
  );
  expect(draft.fields).toMatchObject({
    byline: ['Jane Doe', 'John Roe'],
    section: 'Transport',
    keywords: ['ferries', 'pay'],
    language: 'nb',
  });
});

test('a text file that a browser shows is read as a text', () => {
  const draft = pageDraft(
    '<html><head></head><body><pre>Ferry strike ends\n\nTROMSØ, Norway (Reuters) - Ferry workers voted on Friday to end a\nstrike that had closed the harbour for nine days and more.\n</pre></body></html>',
    { readDateline },
  );
  expect(inlineToText(draft.fields.headline ?? [])).toBe('Ferry strike ends');
  expect(draft.blocks).toHaveLength(1);
});

describe('Galley’s own page comes back', () => {
  const html =
    FORMATS.find((format) => format.name === 'html')?.write(packageInput(sampleFrozen, sampleRenditions)) ??
    '';
  const draft = pageDraft(html, { readDateline });

  test('fields', () => {
    const { dateline, editorNote: _never, profile: _internal, ...wanted } = sampleContent.fields;
    const { dateline: found, ...rest } = draft.fields;
    expect({ ...rest, headline: normaliseInline(rest.headline ?? []) }).toEqual({
      ...wanted,
      embargo: '2025-06-18T05:00:00Z',
    });
    expect([found?.text, found?.date]).toEqual([dateline?.text, dateline?.date]);
  });

  test('body and photos', () => {
    expect(draft.blocks.map((block) => `${block.type}: ${blockText(block)}`)).toEqual(
      sampleContent.blocks
        .filter((block) => block.id !== 'b5')
        .map((block) => `${block.type}: ${blockText(block)}`),
    );
    expect(draft.placements.map((one) => [one.role, one.credit, one.altText])).toEqual([
      ['lead', 'Ida Marsh/Harbour News', 'A white ferry at a pier'],
      ['inline', 'Record credit', 'Alternative text of the record'],
      ['gallery', 'Record credit', 'People with bicycles'],
    ]);
    expect(draft.photos.map((photo) => [photo.href, photo.creator])).toEqual([
      ['media/lead-main.jpg', 'Ida Marsh'],
      ['media/inline-1-main.jpg', 'Ida Marsh'],
      ['media/gallery-1-main.jpg', 'Ida Marsh'],
    ]);
  });
});
