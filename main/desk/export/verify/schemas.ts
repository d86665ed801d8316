import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { z } from 'zod';

/** Says what a text breaks of its official schema, one sentence each; none when it is valid. */
export type SchemaCheck = (text: string) => Promise<string[]>;

/** Checks by the name of the format; a format whose schema is not in the folder has none. */
export type SchemaChecks = ReadonlyMap<string, SchemaCheck>;

const NITF_NAMESPACE = 'http://iptc.org/std/NITF/2006-10-18/';
/** A document is copied into WebAssembly memory; 256 MiB is enough for a package's article of any size. */
const XML_MEMORY_PAGES = 4096;

/**
 * Loads the official schemas of a folder, wherever in it they lie: ninjs 3.1 and 1.6 (with GeoJSON beside
 * them), NewsML-G2 2.35, NITF 3.6. Throws what reading the folder throws.
 */
export async function loadSchemas(folder: string): Promise<SchemaChecks> {
  const files = await filesByName(folder);
  const checks = new Map<string, SchemaCheck>();
  const ninjs3 = files.get('ninjs-schema_3.1.json');
  const geojson = files.get('GeoJSON-schema.json');
  if (ninjs3) checks.set('ninjs-3.1', await jsonCheck(ninjs3, geojson, '2020'));
  const ninjs1 = files.get('ninjs-schema_1.6.json');
  if (ninjs1) checks.set('ninjs-1.6', await jsonCheck(ninjs1, undefined, '7'));
  const newsml = files.get('NewsML-G2_2.35-spec-All-Power.xsd');
  if (newsml) checks.set('newsml-g2-2.35', await xmlCheck(newsml, [files.get('xml.xsd')], (text) => text));
  const nitf = files.get('nitf-3-6.xsd');
  if (nitf) {
    const included = [files.get('xml.xsd'), files.get('nitf-3-6-ruby-include.xsd')];
    checks.set('nitf-3.6', await xmlCheck(nitf, included, namespaced));
  }
  return checks;
}

async function filesByName(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) files.set(entry.name, join(entry.parentPath, entry.name));
  }
  return files;
}

const schemaDocument = z.record(z.string(), z.unknown());

async function jsonCheck(
  file: string,
  geojson: string | undefined,
  draft: '2020' | '7',
): Promise<SchemaCheck> {
  // Loaded only here: no other part of the service needs it.
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const { Ajv } = await import('ajv');
  const { default: formats } = await import('ajv-formats');
  const options = { strict: false, allErrors: true };
  const ajv = draft === '2020' ? new Ajv2020(options) : new Ajv(options);
  formats.default(ajv);
  if (geojson) {
    ajv.addSchema(schemaDocument.parse(await readJson(geojson)), 'https://geojson.org/schema/GeoJSON.json');
  }
  const validate: ValidateFunction = ajv.compile(schemaDocument.parse(await readJson(file)));
  return async (text) => {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return ['It is not JSON.'];
    }
    return validate(value) ? [] : (validate.errors ?? []).slice(0, 20).map(sentence);
  };
}

function sentence(error: ErrorObject): string {
  return `${error.instancePath === '' ? 'The file' : error.instancePath} ${error.message ?? 'is not valid'}.`;
}

async function xmlCheck(
  schema: string,
  included: readonly (string | undefined)[],
  prepare: (text: string) => string,
): Promise<SchemaCheck> {
  const { validateXML } = await import('xmllint-wasm');
  const preload = await Promise.all(
    included.filter((file) => file !== undefined).map(async (file) => await named(file)),
  );
  const main = await named(schema);
  return async (text) => {
    const result = await validateXML({
      xml: [{ fileName: 'article.xml', contents: prepare(text) }],
      schema: [main],
      preload,
      initialMemoryPages: 512,
      maxMemoryPages: XML_MEMORY_PAGES,
    });
    return result.errors.slice(0, 20).map((error) => error.message);
  };
}

/** NITF's schema has a namespace, its files in the field have none: the copy that is checked gets it. */
export function namespaced(nitf: string): string {
  return nitf.replace(/<nitf(?=[\s>])/, `<nitf xmlns="${NITF_NAMESPACE}"`);
}

async function named(file: string): Promise<{ fileName: string; contents: string }> {
  return { fileName: file.split(/[\\/]/).at(-1) ?? file, contents: await readFile(file, 'utf8') };
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'));
}
