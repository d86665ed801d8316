import { join } from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { beforeAll, describe, expect, test } from 'vitest';
import { sharedDir } from '../../../scripts/fixtures.ts';
import { FORMATS } from '../../../shared/formats/formats.ts';
import { packageInput } from '../../../shared/formats/input.ts';
import { sampleFrozen, sampleRenditions } from '../../../shared/formats/sample.ts';
import { loadSchemas, type SchemaChecks } from './verify/schemas.ts';

const folder = sharedDir();
const input = packageInput(sampleFrozen, sampleRenditions);

describe.skipIf(folder === null)('official schemas', () => {
  let schemas: SchemaChecks;
  beforeAll(async () => {
    schemas = await loadSchemas(join(folder ?? '', 'schemas'));
  });
  test.each(FORMATS.filter((format) => format.name !== 'html'))('$name', async (format) => {
    const check = schemas.get(format.name);
    expect(check).toBeDefined();
    expect(await check?.(format.write(input))).toEqual([]);
  });
});

test('article.html passes an HTML validator', async () => {
  const validator = new HtmlValidate(new StaticConfigLoader({ extends: ['html-validate:recommended'] }));
  const html = FORMATS.find((format) => format.name === 'html')?.write(input) ?? '';
  const report = await validator.validateString(html);
  expect(report.results.flatMap((result) => result.messages)).toEqual([]);
});
