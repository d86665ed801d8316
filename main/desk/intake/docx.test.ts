import { expect, test } from 'vitest';
import { someLookup } from '../../../shared/dateline/fixtures.ts';
import { datelineReader } from '../../../shared/intake/dateline-reader.ts';
import { blockText } from '../../../shared/intake/piece.ts';
import { inlineToText } from '../../../shared/manuscript/inline.ts';
import { readStoryFile } from './read.ts';
import { docxOf, paragraph, picture } from './testing/docx.ts';

const options = { readDateline: datelineReader(someLookup, 'en-GB') };
const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const read = async (body: string, more = {}) =>
  readStoryFile('story.docx', await docxOf(body, more), options);

test('styles, marks, links and pictures of a Word document', async () => {
  const story = await read(
    [
      paragraph('Ferry strike ends after nine days', 'Title'),
      paragraph('By Jane Doe'),
      paragraph(picture),
      paragraph('A ferry lies idle in Tromsø. Photo: AP', 'Caption'),
      paragraph(
        `${run('TROMSØ, Norway (Reuters) - Ferry workers ')}${run('voted', '<w:b/>')}${run(' on ')}${run('Friday', '<w:i/><w:u w:val="single"/>')}${run(' to end H')}${run('2', '<w:vertAlign w:val="subscript"/>')}${run('O, see ')}<w:hyperlink r:id="rIdLink">${run('here')}</w:hyperlink>${run(' for more.')}`,
      ),
      paragraph('Pay deal', 'Heading1'),
      paragraph('We are glad to go back.', 'Quote'),
      paragraph('The boats sail again on Monday. REUTERS'),
    ].join(''),
  );
  const { draft } = story;
  expect(inlineToText(draft.fields.headline ?? [])).toBe('Ferry strike ends after nine days');
  expect(draft.fields).toMatchObject({ byline: ['Jane Doe'], signOff: 'REUTERS' });
  expect(draft.fields.dateline?.text).toBe('TROMSØ, Norway (Reuters) -');
  expect(draft.blocks.map((block) => block.type)).toEqual(['paragraph', 'crosshead', 'quote', 'paragraph']);
  expect(draft.blocks[0]?.type === 'paragraph' && draft.blocks[0].inline).toEqual([
    { type: 'text', text: 'Ferry workers ' },
    { type: 'text', text: 'voted', marks: ['bold'] },
    { type: 'text', text: ' on ' },
    { type: 'text', text: 'Friday', marks: ['italic', 'underline'] },
    { type: 'text', text: ' to end H' },
    { type: 'text', text: '2', marks: ['subscript'] },
    { type: 'text', text: 'O, see ' },
    { type: 'text', text: 'here', href: 'https://example.org/' },
    { type: 'text', text: ' for more.' },
  ]);
  expect(draft.placements).toMatchObject([{ role: 'lead', credit: 'AP' }]);
  expect(inlineToText(draft.placements[0]?.caption ?? [])).toBe('A ferry lies idle in Tromsø.');
  expect(story.photos.map((photo) => photo.name)).toEqual(['image-1.png']);
  expect((await story.photos[0]?.read())?.length).toBe(8);
});

test('tracked changes are accepted and said, comments and page headers noted', async () => {
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const story = await read(
    paragraph('Ferry strike ends') +
      paragraph(
        `${run('The strike ended ')}<w:del w:id="1"><w:r><w:delText>on Thursday </w:delText></w:r></w:del><w:ins w:id="2">${run('on Friday ')}</w:ins>${run('after nine days of talks in the harbour, they said.')}`,
      ),
    {
      'word/comments.xml': `<w:comments ${w}><w:comment w:id="0">${paragraph('Is this right?')}</w:comment></w:comments>`,
      'word/header1.xml': `<w:hdr ${w}>${paragraph('Harbour Times confidential')}</w:hdr>`,
    },
  );
  expect(story.draft.blocks.map(blockText)).toEqual([
    'The strike ended on Friday after nine days of talks in the harbour, they said.',
  ]);
  const said = story.warnings.join('\n');
  expect(said).toContain('on Thursday');
  expect(said).toContain('Is this right?');
  expect(said).toContain('Harbour Times confidential');
});

test.each([
  ['a document type', { 'word/settings.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x/>' }, 'document type'],
  ['damaged XML', { 'word/document.xml': '<w:document><w:body>' }, 'damaged'],
])('%s is refused with a sentence', async (_name, more, said) => {
  await expect(read('', more)).rejects.toThrow(said);
});

test('a document that would unpack to far more than its size is refused', async () => {
  await expect(read(paragraph('a'.repeat(70_000_000)))).rejects.toThrow(/far more than its size|too large/);
});
