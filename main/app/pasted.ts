import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeskError } from '../../shared/contract/error.ts';

/** The largest file that may come as bytes: a pasted picture, in bytes. Larger ones come from a file. */
const MOST_BYTES = 256 * 1024 * 1024;

/** A name that a page gave, made safe as the last part of a path: no separators, no leading dots, not too long. */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    // Control characters, and what Windows, macOS or Linux keep for themselves.
    .replace(/[\p{Cc}<>:"/\\|?*]/gu, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  // 255 bytes is the limit of common file systems; a character takes up to 4.
  const short = plain.length > 60 ? `${plain.slice(0, 50)}${/\.[^.]{1,8}$/.exec(plain)?.[0] ?? ''}` : plain;
  return short === '' ? 'pasted' : short;
}

/** Files that came as bytes, from a paste. They live for one run of the app. */
export class PastedFiles {
  #folder: string;

  /** @param folder a folder of its own, emptied now: what the last run left is of no use */
  constructor(folder: string) {
    this.#folder = folder;
    this.clear();
  }

  /** Writes the bytes and returns the path. */
  async keep(name: string, bytes: Uint8Array): Promise<string> {
    if (bytes.byteLength > MOST_BYTES) {
      throw new DeskError('too-large', `${name} is too large to paste.`, 'Save it as a file and drop that.');
    }
    const folder = join(this.#folder, randomUUID());
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, safeName(name));
    await writeFile(path, bytes, { flag: 'wx', mode: 0o600 });
    return path;
  }

  clear(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
