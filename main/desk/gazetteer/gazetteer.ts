import { readFileSync } from 'node:fs';
import { zstdDecompressSync } from 'node:zlib';
import { type Gazetteer, openGazetteer } from '../../../shared/dateline/gazetteer/open.ts';
import { resourcePath } from '../../paths.ts';

/** The file that ships with the app. */
export function gazetteerFile(): string {
  return resourcePath('gazetteer', 'places.bin.zst');
}

/** Reads a gazetteer file. Throws when it is missing or no gazetteer. Some 20 ms and 7 MB. */
export function readGazetteer(file: string): Gazetteer {
  return openGazetteer(zstdDecompressSync(readFileSync(file)));
}

let shipped: Gazetteer | null = null;

/** The gazetteer that ships with the app, read when it is first asked for and kept from then on. */
export function gazetteer(): Gazetteer {
  shipped ??= readGazetteer(gazetteerFile());
  return shipped;
}
