import { createHash } from 'node:crypto';

/** SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits. */
export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A hash as the store keeps it: 32 bytes. */
export function toBlob(hash: string): Uint8Array {
  return Buffer.from(hash, 'hex');
}

export function toHex(blob: Uint8Array): string {
  return Buffer.from(blob).toString('hex');
}

export function toHexOrNull(blob: Uint8Array | null): string | null {
  return blob === null ? null : toHex(blob);
}
