const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A short random name for a block, placement, suggestion or list item: 10 characters of [0-9a-z], 51 bits. */
export function newShortId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  let id = '';
  for (const byte of bytes) {
    // 252 is the largest multiple of 36 below 256: larger bytes would favour the first letters.
    if (byte < 252 && id.length < 10) id += ALPHABET[byte % 36];
  }
  return id.length === 10 ? id : newShortId();
}

/** The identity of an article or photo on every machine: a random UUID (RFC 9562, version 4). */
export function newId(): string {
  return crypto.randomUUID();
}
