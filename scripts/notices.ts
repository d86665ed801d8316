import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from './prepare/root.ts';

/** A part of somebody else's that ships with the app. */
export interface Notice {
  name: string;
  version: string;
  /** SPDX expression. */
  licence: string;
  /** The licence as its authors wrote it; empty when the package has none in it. */
  text: string;
}

/**
 * Licences whose parts may ship with an MIT app: as they are for the permissive ones; unchanged and replaceable for
 * MPL (its own files) and LGPL (a WebAssembly file or library of its own); ExifTool under the Artistic License.
 */
const COMPATIBLE = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'Zlib',
  'BlueOak-1.0.0',
  'OFL-1.1',
  'MPL-2.0',
  'LGPL-3.0',
  'LGPL-3.0-or-later',
  'Artistic-1.0-Perl',
  'CC0-1.0',
  'CC-BY-4.0',
  'Unlicense',
]);

/** Whether an SPDX expression can be met: one side of each OR, both of each AND. */
export function isCompatible(expression: string): boolean {
  const plain = expression.replace(/[()]/g, ' ');
  return plain
    .split(/\sOR\s/i)
    .some((side) => side.split(/\sAND\s/i).every((one) => COMPATIBLE.has(one.trim())));
}

const bundledSchema = z.array(
  z.object({
    name: z.string(),
    version: z.string(),
    identifier: z.string().nullish(),
    text: z.string().nullish(),
  }),
);
const manifestSchema = z.object({ name: z.string(), version: z.string(), license: z.string().optional() });
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ dev: z.boolean().optional(), devOptional: z.boolean().optional() }),
  ),
});

function licenceText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(name));
  return file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
}

function fromFolder(path: string): Notice {
  const folder = join(ROOT, path);
  const { name, version, license } = manifestSchema.parse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  );
  return { name, version, licence: license ?? 'unknown', text: licenceText(folder) };
}

/** Packages whose code the bundler put into ours. */
function bundled(): Notice[] {
  return ['main', 'preload', 'renderer'].flatMap((part) => {
    const list = bundledSchema.parse(
      JSON.parse(readFileSync(join(ROOT, 'out', part, 'licences.json'), 'utf8')),
    );
    return list.map(({ name, version, identifier, text }) => ({
      name,
      version,
      licence: identifier ?? 'unknown',
      text: text?.trim() ?? '',
    }));
  });
}

/** Packages that ship as they are, and the fonts. */
function whole(): Notice[] {
  const lock = lockSchema.parse(
    JSON.parse(readFileSync(join(ROOT, 'node_modules/.package-lock.json'), 'utf8')),
  );
  const shipped = Object.entries(lock.packages).flatMap(([path, { dev, devOptional }]) =>
    dev || devOptional || /^node_modules\/node-(linux|win)/.test(path) ? [] : [path],
  );
  const fonts = Object.keys(lock.packages).filter((path) => path.startsWith('node_modules/@fontsource'));
  return [...shipped, ...fonts].filter((path) => existsSync(join(ROOT, path))).map(fromFolder);
}

/** Everything of others that is in the app, each once, by name. */
export function collectNotices(): Notice[] {
  const all = new Map<string, Notice>();
  for (const notice of [...bundled(), ...whole()]) all.set(`${notice.name}@${notice.version}`, notice);
  return [...all.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Data that came from elsewhere and is in `resources/`. */
const DATA = `Data

IPTC Media Topics: (c) IPTC, www.iptc.org, Creative Commons Attribution 4.0 International.
Places: GeoNames, www.geonames.org, Creative Commons Attribution 4.0 International; put into a form of our own.
`;

/** Writes `out/NOTICES.txt` for the packaged app. Throws when a part may not ship. */
export function writeNotices(): void {
  const notices = collectNotices();
  const wrong = notices.filter((notice) => !isCompatible(notice.licence));
  if (wrong.length > 0) {
    throw new Error(
      `These parts may not ship: ${wrong.map((one) => `${one.name} (${one.licence})`).join(', ')}`,
    );
  }
  const parts = notices.map(
    ({ name, version, licence, text }) => `${name} ${version}\nLicence: ${licence}\n\n${text}\n`,
  );
  const intro =
    'Galley is made with parts of other people. Electron and Chromium have notices of their own beside this file.\n';
  writeFileSync(join(ROOT, 'out/NOTICES.txt'), [intro, DATA, ...parts].join(`\n${'-'.repeat(80)}\n\n`));
}
