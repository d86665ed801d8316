import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { openZip } from '../../zip/reader.ts';
import { HANDOFF_LIMITS } from '../limits.ts';

export interface Piece {
  name: string;
  data: Buffer;
  stored: boolean;
  mode?: number;
}

/** For tests: the files of a zip. */
export async function unpack(path: string): Promise<Piece[]> {
  const zip = await openZip(path, HANDOFF_LIMITS);
  const pieces: Piece[] = [];
  for (const { path: name, stored } of zip.entries) pieces.push({ name, stored, data: await zip.read(name) });
  zip.close();
  return pieces;
}

/** For tests: writes a zip of whatever it is given, also what no honest program would write. */
export async function pack(path: string, pieces: readonly Piece[]): Promise<void> {
  await rm(path, { force: true });
  const zip = new ZipFile();
  for (const { name, data, stored, mode } of pieces) {
    zip.addBuffer(data, name, { compress: !stored, ...(mode === undefined ? {} : { mode }) });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}
