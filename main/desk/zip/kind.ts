import { lstat, open, stat } from 'node:fs/promises';
import { DeskError } from '../../../shared/contract/error.ts';

/** Local file header of a zip: signature, then at 26 the length of the first name, which starts at 30. */
const HEADER = 30;

/**
 * Whether a file is a zip whose first file has this name, by which hand-offs and backups say what they are. Looks at
 * the first bytes only; whether it is a good one shows when it is read. Throws what opening it throws.
 */
export async function beginsWith(path: string, first: string): Promise<boolean> {
  if (!(await stat(path)).isFile()) return false;
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(HEADER + first.length);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return (
      bytesRead === head.length &&
      head.readUInt32LE(0) === 0x04034b50 &&
      head.readUInt16LE(26) === first.length &&
      head.subarray(HEADER).toString('latin1') === first
    );
  } finally {
    await file.close();
  }
}

/**
 * Makes sure that a zip may take a name: nothing has it, or an empty file, or an older zip of its kind, told by its
 * first file. Throws "file-in-the-way".
 * @param kind what it is, for the person: "hand-off"
 */
export async function requireFree(path: string, first: string, kind: string): Promise<void> {
  const there = await lstat(path).catch(() => null);
  if (there === null || (there.isFile() && (there.size === 0 || (await beginsWith(path, first))))) return;
  throw new DeskError(
    'file-in-the-way',
    `Something that is no ${kind} has the name ${path}.`,
    'Nothing was written. Choose another name.',
  );
}
