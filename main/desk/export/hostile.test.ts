import { join } from 'node:path';
import fc from 'fast-check';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { sharedDir } from '../../../scripts/fixtures.ts';
import type { Problem } from '../../../shared/contract/desk.ts';
import { FORMATS } from '../../../shared/formats/formats.ts';
import { type PackageInput, packageInput } from '../../../shared/formats/input.ts';
import { sampleFrozen, samplePhoto, sampleRenditions } from '../../../shared/formats/sample.ts';
import type { Manifest } from '../../../shared/package/manifest.ts';
import { anyContent, anyPhoto, anyText } from '../../../shared/story/arbitraries.ts';
import type { StoryList } from '../../../shared/story/story.ts';
import { storyText } from '../../../shared/story/text.ts';
import { checkAgreement } from './verify/agree.ts';
import { checkPhotos } from './verify/photos.ts';
import { dense, oneLine, type Said } from './verify/said.ts';
import { loadSchemas } from './verify/schemas.ts';
import { READERS } from './verify/verify.ts';

const folder = sharedDir();

/** Anything that people may type, everywhere at once. */
const anyInput: fc.Arbitrary<PackageInput> = fc
  .record({
    content: anyContent(),
    photo: anyPhoto,
    language: fc.constantFrom('en-GB', 'ar', 'he', 'ja', 'fa-IR', 'und', 'not a language', ''),
    line: anyText,
    other: anyText,
  })
  .map(({ content, photo, language, line, other }) => {
    const house = { ...sampleFrozen.house, provider: line, copyrightLine: other };
    const place = { region: other, regionCode: '', country: line, countryCode: 'GB', lat: 1e-7, lon: -0.5 };
    const dateline = {
      text: `${line} –`,
      custom: true,
      style: 'ap' as const,
      places: [{ name: line, ...place, timeZone: null, geonameId: null, matched: true }],
      date: '2025-06-17',
      source: other,
    };
    const fields = {
      ...content.fields,
      language,
      dateline,
      byline: [line, other],
      section: other,
      genre: line,
      keywords: [line, other],
      topics: [
        { scheme: 'medtop', code: '20000340', name: line },
        { scheme: line, code: other, name: other },
        { scheme: 'house', code: line, name: '' },
      ],
      usageTerms: other,
      editorNote: line,
      embargo: '2025-06-18T05:00:00Z',
    };
    const photos = new Map([[photo.id, { ...photo, source: line, keywords: [other], copyright: other }]]);
    const renditions = new Map(
      [...sampleRenditions.values()].map((files, index) => [['lead', 'one', 'x'][index] ?? 'x', files]),
    );
    return packageInput({ ...sampleFrozen, house, photos, content: { ...content, fields } }, renditions);
  });

function manifestOf(input: PackageInput): Manifest {
  const { articleId, version, revision, fields, photos } = input;
  return {
    galley: 1,
    generator: input.generator,
    article: articleId,
    version,
    revision,
    language: fields.language,
    embargo: fields.embargo,
    files: photos.flatMap((photo) =>
      photo.renditions.map((file) => ({ ...file, role: 'media', sha256: '0'.repeat(64) })),
    ),
  };
}

function listText(list: StoryList): string {
  return list.items.map((item) => storyText(item.inline) + (item.sub ? listText(item.sub) : '')).join('');
}

/** The printed words, put together without the code of the formats. */
function words(input: PackageInput): string {
  const blocks = input.story.blocks.map((block) =>
    block.type === 'figure' ? '' : block.type === 'list' ? listText(block) : storyText(block.inline),
  );
  const first = input.story.blocks.findIndex((block) => block.type === 'paragraph');
  blocks.splice(Math.max(first, 0), 0, input.fields.dateline?.text ?? '');
  return dense(blocks.join('') + input.fields.signOff);
}

describe('whatever is typed', () => {
  test('every format can be read, says the same, and has every word', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const said = new Map<string, Said>();
        for (const [file, format, read] of READERS) {
          const text = FORMATS.find(({ name }) => name === format)?.write(input) ?? '';
          said.set(file, read(text));
        }
        const problems: Problem[] = [];
        checkAgreement(said, manifestOf(input), problems);
        checkPhotos(said, manifestOf(input), problems);
        // An empty headline, text or caption is for the checks of the article, not for its formats.
        expect(problems.filter((one) => !one.rule.endsWith('-missing'))).toEqual([]);
        for (const one of said.values()) {
          expect(one.headline).toBe(oneLine(storyText(input.story.headline)));
          expect(one.body).toBe(words(input));
          expect(one.photos.length).toBe(input.photos.length);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('the page is valid HTML and ends where it should', async () => {
    const loader = new StaticConfigLoader({ extends: ['html-validate:standard'] });
    const validator = new HtmlValidate(loader);
    await fc.assert(
      fc.asyncProperty(anyInput, async (input) => {
        const html = FORMATS.find(({ name }) => name === 'html')?.write(input) ?? '';
        const report = await validator.validateString(html);
        expect(report.results.flatMap((result) => result.messages)).toEqual([]);
        expect(html.match(/<\/script>/g)).toHaveLength(1);
        expect(html.match(/<!--/g)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  test.skipIf(folder === null)('the official schemas hold', async () => {
    const schemas = await loadSchemas(join(folder ?? '', 'schemas'));
    await fc.assert(
      fc.asyncProperty(anyInput, async (input) => {
        for (const format of FORMATS) {
          expect((await schemas.get(format.name)?.(format.write(input))) ?? []).toEqual([]);
        }
      }),
      { numRuns: 25 },
    );
  });
});

test.each([
  ['ar', 'rtl'],
  ['fa-IR', 'rtl'],
  ['he', 'rtl'],
  ['az-Arab', 'rtl'],
  ['ja', 'ltr'],
  ['en-GB', 'ltr'],
])('a page in %s runs %s', (language, dir) => {
  const fields = { ...sampleFrozen.content.fields, language };
  const input = packageInput({ ...sampleFrozen, content: { ...sampleFrozen.content, fields } }, new Map());
  const html = FORMATS.find(({ name }) => name === 'html')?.write(input);
  expect(html).toContain(`<html lang="${language}" dir="${dir}">`);
});

test('the sample photo is not what prints: the placement’s words are', () => {
  for (const format of FORMATS) {
    const text = format.write(packageInput(sampleFrozen, sampleRenditions));
    expect(text).toContain('A white ferry at a pier');
    expect(text.match(new RegExp(samplePhoto.credit, 'g'))?.length).toBeGreaterThan(0);
  }
});
