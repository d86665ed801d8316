import { IntakeError } from '../../../shared/intake/error.ts';

/** How a story file is to be read. */
export type StoryKind = 'zip' | 'json' | 'xml' | 'html' | 'markdown' | 'text';

const starts = (bytes: Uint8Array, mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte);

/** First bytes of files that people take for stories, and what to do with them. */
const REFUSED: readonly [readonly number[], string, string, string][] = [
  [
    [0x25, 0x50, 0x44, 0x46],
    'pdf',
    'The file is a PDF, which holds a page and no story.',
    'Copy the text out of it and paste it.',
  ],
  [
    [0x7b, 0x5c, 0x72, 0x74, 0x66],
    'rtf',
    'The file is RTF, which is not read.',
    'Open it in a word processor and save it as .docx.',
  ],
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    'old-office',
    'The file is of an Office of before 2007, which is not read.',
    'Open it in a word processor and save it as .docx.',
  ],
  [[0xff, 0xd8, 0xff], 'photo', 'The file is a photo, not a story.', 'Add it as a photo.'],
  [[0x89, 0x50, 0x4e, 0x47], 'photo', 'The file is a picture, not a story.', 'Add it as a photo.'],
  [[0x47, 0x49, 0x46, 0x38], 'photo', 'The file is a picture, not a story.', 'Add it as a photo.'],
  [[0x49, 0x49, 0x2a, 0x00], 'photo', 'The file is a picture, not a story.', 'Add it as a photo.'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'photo', 'The file is a picture, not a story.', 'Add it as a photo.'],
  [[0x1f, 0x8b], 'packed', 'The file is packed with gzip.', 'Unpack it first.'],
];

/** The kind of a file by its first bytes. Throws an IntakeError for kinds that are known and not read. */
export function kindOfBytes(bytes: Uint8Array): 'zip' | 'text' {
  if (starts(bytes, [0x50, 0x4b, 0x03, 0x04]) || starts(bytes, [0x50, 0x4b, 0x05, 0x06])) return 'zip';
  const refused = REFUSED.find(([mark]) => starts(bytes, mark));
  if (refused) throw new IntakeError(refused[1], refused[2], `Nothing was taken in. ${refused[3]}`);
  return 'text';
}

/** The kind of a text by how it begins; its name decides where that says nothing. */
export function kindOfText(name: string, text: string): Exclude<StoryKind, 'zip'> {
  const start = text
    .slice(0, 4000)
    .replace(/^(?:\s*<!--[\s\S]{0,1500}?-->)+/, '')
    .trimStart();
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (extension === 'json' || /^(\{\s*"|\[\s*\{\s*")/.test(start)) return 'json';
  if (/^<(!doctype\s+html|html|head|body)\b/i.test(start) || /^(html?|xhtml|xht)$/.test(extension))
    return 'html';
  if (/^<\?xml|^<!doctype|^<(!--|[a-z][\w.:-]*[\s/>])/i.test(start)) {
    return /^<(p|div|h[1-6]|span|article|section|main|meta|title|table|ul|ol)\b/i.test(start)
      ? 'html'
      : 'xml';
  }
  if (extension === 'xml' || extension === 'nitf') return 'xml';
  return /^(md|markdown|mdown|mkd)$/.test(extension) || /^---\n[A-Za-z][\w -]*:/.test(start)
    ? 'markdown'
    : 'text';
}
