import { open, stat } from 'node:fs/promises';
import { HANDOFF_INDEX } from '../../../shared/package/handoff.ts';

/** Local file header of a zip: signature, then at 26 the length of the first name, which starts at 30. */
const HEADER = 30;

/**
 * Whether a file says of itself that it is a hand-off: a zip whose first file is the list of contents. Looks
 * at the first bytes only; whether it is a good one shows when it is read. Throws what opening it throws.
 */
export async function isHandoff(path: string): Promise<boolean> {
  if (!(await stat(path)).isFile()) return false;
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(HEADER + HANDOFF_INDEX.length);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return (
      bytesRead === head.length &&
      head.readUInt32LE(0) === 0x04034b50 &&
      head.readUInt16LE(26) === HANDOFF_INDEX.length &&
      head.subarray(HEADER).toString('latin1') === HANDOFF_INDEX
    );
  } finally {
    await file.close();
  }
}
