import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sharedDir } from '../../../scripts/fixtures.ts';
import { contentSchema } from '../../article/content.ts';
import { blankFields } from '../../article/fields.ts';
import { someLookup } from '../../dateline/fixtures.ts';
import { parseDatelineRunIn } from '../../dateline/parse.ts';
import { FORMATS } from '../../formats/formats.ts';
import { packageInput } from '../../formats/input.ts';
import { sampleContent, sampleFrozen, sampleRenditions } from '../../formats/sample.ts';
import { inlineToText, normaliseInline } from '../../manuscript/inline.ts';
import type { IntakeDraft } from '../draft.ts';
import { readHtml } from '../html/html.ts';
import { blockText } from '../piece.ts';
import { saidBy } from '../said.ts';
import { countWords } from '../testing/words.ts';
import { newsmlDraft } from './newsml.ts';
import { ninjsDraft } from './ninjs.ts';
import { nitfDraft } from './nitf.ts';
import { readXml, xmlAll, xmlText } from './xml.ts';

const readDateline = (text: string) => parseDatelineRunIn(text, someLookup, { language: 'en-GB' });
const options = { readDateline };
const read = (name: string, text: string): IntakeDraft => {
  if (name.endsWith('json')) return ninjsDraft(text, options);
  const root = readXml(text);
  return root.name === 'nitf' ? nitfDraft(root, options) : newsmlDraft(root, options);
};

describe.each(FORMATS.filter((format) => format.name !== 'html'))(
  'Galley’s own $name comes back',
  (format) => {
    const written = format.write(packageInput(sampleFrozen, sampleRenditions));
    const draft = read(format.file, written);

    test('fields', () => {
      const { dateline, headline, signOff, ...rest } = draft.fields;
      const {
        dateline: wantedDateline,
        headline: wantedHeadline,
        signOff: wantedSign,
        ...wanted
      } = sampleContent.fields;
      expect(rest).toEqual({ ...wanted, embargo: '2025-06-18T05:00:00Z' });
      expect(inlineToText(headline ?? [])).toBe(inlineToText(wantedHeadline));
      expect(dateline?.text).toBe(wantedDateline?.text);
      expect(dateline?.date).toBe(wantedDateline?.date);
      expect(signOff).toBe(wantedSign);
    });

    test('photos to come, with their words and files', () => {
      expect(
        draft.placements.map((one) => [one.role, inlineToText(one.caption ?? []), one.credit, one.altText]),
      ).toEqual([
        ['lead', 'The evening ferry leaves Tarbert.', 'Ida Marsh/Harbour News', 'A white ferry at a pier'],
        ['inline', 'The record’s own caption', 'Record credit', 'Alternative text of the record'],
        ['gallery', 'Waiting at the pier', 'Record credit', 'People with bicycles'],
      ]);
      expect(draft.photos.map((photo) => photo.href.replace(/^file:/, ''))).toEqual([
        'media/lead-main.jpg',
        'media/inline-1-main.jpg',
        'media/gallery-1-main.jpg',
      ]);
    });

    test('the body', () => {
      const inline = draft.placements[1]?.id;
      const wanted = sampleContent.blocks
        .filter((block) => block.id !== 'b5')
        .map((block) => ('inline' in block ? { ...block, inline: normaliseInline(block.inline) } : block));
      expect(draft.blocks.map(bare)).toEqual(wanted.map(bare));
      expect(draft.blocks.find((block) => block.type === 'figure')).toMatchObject({ placementId: inline });
    });

    test('what is made of it is sound', () => {
      const content = {
        schema: 1,
        fields: { ...blankFields(), ...draft.fields },
        placements: draft.placements,
        blocks: draft.blocks,
      };
      expect(contentSchema.safeParse(content).error).toBeUndefined();
    });
  },
);

/** A block without the names that are new on every reading. */
function bare(block: IntakeDraft['blocks'][number]): unknown {
  return JSON.parse(
    JSON.stringify(block, (key, value) => (key === 'id' || key === 'placementId' ? undefined : value)),
  );
}

const shared = sharedDir();
const folder = (name: string) => join(shared ?? '', 'examples', name);
const NINJS =
  shared === null
    ? []
    : ['ninjs/1.x', 'ninjs/3.x'].flatMap((dir) => readdirSync(folder(dir)).map((file) => `${dir}/${file}`));
const NEWSML = shared === null ? [] : readdirSync(folder('newsml-g2')).map((file) => `newsml-g2/${file}`);

/** What of each example a person has to find again: the first words of the body, and how many blocks there are. */
const EXPECTED: Record<string, [blocks: number, first: string]> = {
  'ninjs/1.x/ninjsExComplex1.json': [4, 'The trial of the captain'],
  'ninjs/1.x/ninjsExComplex2.json': [4, 'The trial of the captain'],
  'ninjs/1.x/ninjsExMediumText1.json': [4, 'The trial of the captain'],
  'ninjs/1.x/ninjsExSimplePhoto1.json': [0, ''],
  'ninjs/1.x/ninjsExSimpleText1.json': [4, 'The trial of the captain'],
  'ninjs/3.x/ap_image.json': [0, ''],
  'ninjs/3.x/dpa_text.json': [9, 'Für Lucien Favre'],
  'ninjs/3.x/ninjsExSimpleText_3.json': [4, 'The trial of the captain'],
  'ninjs/3.x/tt_text_image_3.json': [6, 'Försvar'],
  'newsml-g2/LISTING_1_A_NewsML-G2_News_Item.xml': [0, ''],
  'newsml-g2/LISTING_22_Sports_story_in_NewsML-G2NITF.xml': [6, '(Sports Network) - A pair'],
  'newsml-g2/LISTING_25_An_NITF_marked-up_article_conveyed_in_inlineXML.xml': [
    1,
    '(Sports Network) - With the',
  ],
  'newsml-g2/LISTING_26_Embedded_photo_metadata_fields_mapped_to_NewsML-G2.xml': [0, ''],
  'newsml-g2/LISTING_28_Illustrating_Located_Subject_and_Dateline.xml': [0, ''],
  'newsml-g2/LISTING_2_NewsML-G2_Text_Document.xml': [2, '(New York, NY - October 21) Et,'],
  'newsml-g2/LISTING_3_Photo_in_NewsML-G2.xml': [0, ''],
  'newsml-g2/LISTING_6_Simple_NewsML-G2_Package.xml': [4, 'Obama annonce son équipe'],
};

test.runIf(shared !== null).each([...NINJS, ...NEWSML])('%s is read', (name) => {
  const draft = read(name, readFileSync(folder(name), 'utf8'));
  const [blocks, first] = EXPECTED[name] ?? [-1, ''];
  expect(draft.blocks.length).toBe(blocks);
  expect(draft.blocks[0] ? blockText(draft.blocks[0]).slice(0, first.length) : '').toBe(first);
});

test.runIf(shared !== null).each(NEWSML)('no text of %s is lost', (name) => {
  const text = readFileSync(folder(name), 'utf8');
  const draft = read(name, text);
  const said = countWords(saidBy(draft));
  // Stamps and counters are no text; everything else in an element is.
  const root = readXml(
    text.replace(
      /<(versionCreated|firstCreated|content(?:Created|Modified)|embargoed|fileName|profile|altId)\b[^>]*>[^<]*<\/\1>/g,
      '',
    ),
  );
  const lost = [...countWords(deepText(root)).keys()].filter(
    (word) => !said.has(word) && /\p{L}/u.test(word),
  );
  expect(lost).toEqual([]);
});

/** All text with a blank between elements, so that neighbours do not fuse. */
function deepText(element: ReturnType<typeof readXml>): string {
  return element.children.map((child) => (typeof child === 'string' ? child : deepText(child))).join(' ');
}

test.runIf(shared !== null).each(NINJS)('no text of %s is lost', (name) => {
  const text = readFileSync(folder(name), 'utf8');
  const draft = read(name, text);
  const said = countWords(saidBy(draft));
  const item: unknown = JSON.parse(text);
  const words = [...countWords(humanText(item, '')).keys()];
  // TT sets "Försvar" and "TT" as neighbours without a blank, and numbers its associations.
  const known = ['försvar', 'a001'];
  const lost = words.filter((word) => !said.has(word) && /\p{L}/u.test(word) && !known.includes(word));
  expect(lost).toEqual([]);
});

const WORDS =
  /^(headline|headlines|title|byline|by|body_.*|bodies|description.*|slugline|ednote|edNote|usage.*|copyrightnotice|copyrightNotice|name|value)$/;
const NO_WORDS = /^(renditions|altIds|genres)$/;

/** Every text of ninjs that is for people, without markup. Versions of a text in other markup are the same words. */
function humanText(value: unknown, name: string): string {
  if (typeof value === 'string') {
    if (!WORDS.test(name) || /^https?:|^<TTNITF/.test(value)) return '';
    return readHtml(value.includes('<') ? value : '').pieces.length > 0
      ? readHtml(value)
          .pieces.map(({ piece }) =>
            piece.kind === 'block'
              ? blockText(piece.block)
              : piece.kind === 'picture'
                ? inlineToText(piece.picture.caption)
                : '',
          )
          .join('\n')
      : value;
  }
  if (Array.isArray(value)) return value.map((one) => humanText(one, name)).join('\n');
  if (value === null || typeof value !== 'object') return '';
  return Object.entries(value)
    .filter(([key]) => !NO_WORDS.test(key))
    .map(([key, one]) => humanText(one, key))
    .join('\n');
}

describe('NITF of others', () => {
  const nitf = (body: string, head = '') =>
    `<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-2.dtd">\n<nitf>${head}<body><body.head><hedline><hl1>Talks end &amp; begin</hl1></hedline><byline>By <person>Jane Doe</person>\n<byttl>Staff Writer</byttl></byline></body.head><body.content>${body}</body.content></body></nitf>`;

  test('a document type is passed over, person and title are one byline, blocks are read', () => {
    const draft = read(
      'x.xml',
      nitf(
        '<block><p>PARIS, June 3 (Reuters) - One <em>two</em>.</p><p>Three&#8212;four &copy; &mdash;.</p></block>',
      ),
    );
    expect(draft.fields.byline).toEqual(['Jane Doe Staff Writer']);
    expect(draft.fields.dateline?.text).toBe('PARIS, June 3 (Reuters) -');
    expect(draft.blocks.map(blockText)).toEqual(['One two.', 'Three—four © —.']);
  });

  test('a picture without a file keeps its caption and its credit', () => {
    const draft = read(
      'x.xml',
      nitf(
        '<media media-type="image"><media-caption>A ferry.</media-caption><media-producer>AP</media-producer></media><p>One two three four.</p>',
      ),
    );
    expect(draft.placements).toMatchObject([{ caption: [{ type: 'text', text: 'A ferry.' }], credit: 'AP' }]);
  });
});

describe('what is no story', () => {
  test.each([
    ['broken JSON', 'a.json', '{"headline": "x",\n "body_text": ', 'line 2'],
    ['other JSON', 'a.json', '{"name": "x"}', 'no ninjs'],
    ['a list', 'a.json', '[{"uri":"a"},{"uri":"b"}]', 'list of 2'],
    ['broken XML', 'a.xml', '<nitf>\n<body>\n</nitf>', 'line 3'],
    [
      'entities',
      'a.xml',
      '<!DOCTYPE nitf [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><nitf><body>&b;</body></nitf>',
      'entities of its own',
    ],
    [
      'an external entity',
      'a.xml',
      '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf>&x;</nitf>',
      'entities of its own',
    ],
    ['too deep', 'a.xml', `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`, 'damaged'],
    [
      'an empty message',
      'a.xml',
      '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet/></newsMessage>',
      'no news item',
    ],
  ])('%s is refused with a sentence', (_name, file, text, said) => {
    expect(() => read(file, text)).toThrow(said);
  });

  test('nothing that an entity could name is ever read', () => {
    const root = readXml('<nitf><body>&x; &amp; &#65;</body></nitf>');
    expect(xmlText(xmlAll(root, 'body')[0])).toBe('&x; & A');
  });
});
