/** The parts of a message that can be read without a library: RFC 5322 heads, RFC 2045 encodings, RFC 2046 parts. */

const HEAD_LINE = /^[A-Za-z][\w-]{1,40}:/;
/** Parts within parts; more is no mail that a person wrote. */
const DEEPEST = 5;

interface Entity {
  head: ReadonlyMap<string, string>;
  body: string;
}

/**
 * A saved mail (.eml) with its text decoded: quoted-printable and base64, the plain part of several, encoded words
 * in the subject. The head stays before it. Null where the text is no mail or needs no decoding.
 */
export function decodeMail(text: string): string | null {
  const mail = entity(text.trimStart());
  if (mail === null || !mail.head.has('content-type') || mail.head.size < 3) return null;
  const encoding = (mail.head.get('content-transfer-encoding') ?? '').toLowerCase();
  const type = mail.head.get('content-type') ?? '';
  if (!/^(quoted-printable|base64)$/.test(encoding) && !/^multipart\//i.test(type)) return null;
  const plain = plainText(mail, 0);
  if (plain === null) return null;
  const named = ['from', 'to', 'date', 'subject'].flatMap((name) => {
    const value = mail.head.get(name);
    return value ? [`${name.charAt(0).toUpperCase()}${name.slice(1)}: ${decodeWords(value)}`] : [];
  });
  return `${named.join('\n')}\n\n${plain}`;
}

function entity(text: string): Entity | null {
  const gap = text.search(/\n[ \t]*\n/);
  const head = new Map<string, string>();
  let last = '';
  for (const line of text.slice(0, gap < 0 ? 0 : gap).split('\n')) {
    if (/^[ \t]/.test(line) && last !== '') head.set(last, `${head.get(last)} ${line.trim()}`);
    else if (HEAD_LINE.test(line)) {
      last = line.slice(0, line.indexOf(':')).toLowerCase();
      head.set(last, line.slice(line.indexOf(':') + 1).trim());
    } else return null;
  }
  return { head, body: text.slice(gap).replace(/^\n[ \t]*\n/, '') };
}

/** The words of the first plain part. */
function plainText({ head, body }: Entity, depth: number): string | null {
  const type = head.get('content-type') ?? 'text/plain';
  if (/^multipart\//i.test(type)) {
    const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1]?.trim();
    if (!boundary || depth >= DEEPEST) return null;
    for (const piece of `\n${body}`.split(`\n--${boundary}`).slice(1)) {
      const part = entity(piece.replace(/^[^\n]*\n/, ''));
      const words = part ? plainText(part, depth + 1) : null;
      if (words !== null) return words;
    }
    return null;
  }
  if (!/^text\/plain/i.test(type)) return null;
  const encoding = (head.get('content-transfer-encoding') ?? '').toLowerCase();
  const charset = /charset="?([\w.:-]+)"?/i.exec(type)?.[1] ?? 'utf-8';
  if (encoding === 'quoted-printable') return decoded(unquote(body), charset);
  if (encoding === 'base64') return decoded(unbase(body), charset);
  return body;
}

/** Bytes as characters 0 to 255, and what was read as text already as UTF-8. */
function unquote(text: string): Uint8Array {
  const joined = text.replace(/=[ \t]*\n/g, '');
  const parts = joined.split(/((?:=[0-9A-Fa-f]{2})+)/);
  const bytes = parts.flatMap((part, at) =>
    at % 2 === 1
      ? [...part.matchAll(/=(..)/g)].map(([, hex = '']) => Number.parseInt(hex, 16))
      : [...new TextEncoder().encode(part)],
  );
  return Uint8Array.from(bytes);
}

function unbase(text: string): Uint8Array {
  const clean = text.replace(/[^A-Za-z0-9+/]/g, '');
  return Uint8Array.from(atob(clean.slice(0, clean.length - (clean.length % 4 === 1 ? 1 : 0))), (char) =>
    char.charCodeAt(0),
  );
}

function decoded(bytes: Uint8Array, charset: string): string {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(charset);
  } catch {
    decoder = new TextDecoder('utf-8');
  }
  return decoder.decode(bytes).replace(/\r\n?/g, '\n');
}

/** "=?UTF-8?Q?Troms=C3=B8?=" → "Tromsø" (RFC 2047). */
function decodeWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(
      /=\?([\w.:-]+)(?:\*[\w-]+)?\?([bq])\?([^?]*)\?=/gi,
      (_all, charset: string, kind: string, words: string) =>
        decoded(/b/i.test(kind) ? unbase(words) : unquote(words.replaceAll('_', ' ')), charset),
    );
}
