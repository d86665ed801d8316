import mammoth from 'mammoth';
import { takeApart } from '../../../shared/intake/clipping/clipping.ts';
import { isProse } from '../../../shared/intake/clipping/parts.ts';
import type { IntakeDraft, IntakeOptions } from '../../../shared/intake/draft.ts';
import { IntakeError } from '../../../shared/intake/error.ts';
import { readHtml } from '../../../shared/intake/html/html.ts';
import { blockText, type Piece, withoutLateTitles } from '../../../shared/intake/piece.ts';
import { tableNotes } from '../../../shared/intake/warnings.ts';
import type { SafeZip } from '../zip/reader.ts';
import { notesOfWord, type WordParts, wordParts } from './docx-parts.ts';
import { type StoryFile, type StoryPhoto, storyFile } from './story-file.ts';

/** How Word's styles are read. Captions pass as headings of the last rank, to be found again. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='heading 6'] => h5:fresh",
  "p[style-name='Heading 6'] => h5:fresh",
  "p[style-name='caption'] => h6:fresh",
  "p[style-name='Caption'] => h6:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  'u => u',
  'strike => s',
];
const IMAGE = 'docx-image:';

/**
 * Reads a Word document. Tracked changes are accepted; comments, headers and footers are left out and noted; pictures
 * come along with their captions. `zip` is the same file, looked through by the safe reader before.
 */
export async function readDocx(zip: SafeZip, bytes: Uint8Array, options: IntakeOptions): Promise<StoryFile> {
  const parts = await wordParts(zip);
  const images: { contentType: string; read: () => Promise<Uint8Array> }[] = [];
  const html = await convert(bytes, async (image) => {
    images.push({ contentType: image.contentType, read: () => image.readAsBuffer() });
    return { src: `${IMAGE}${images.length - 1}` };
  });
  const pieces = captioned(readHtml(html, options).pieces.map(({ piece }) => piece));
  const isText = (piece: Piece) => piece.kind === 'block' && isProse(blockText(piece.block));
  const draft = takeApart(withoutLateTitles(pieces, isText), options);
  draft.notes.push(...tableNotes(html), ...notesOfWord(parts, draft));
  return storyFile(draft, photosOf(draft, images));
}

type Image = Parameters<Parameters<typeof mammoth.images.imgElement>[0]>[0];

async function convert(
  bytes: Uint8Array,
  image: (image: Image) => Promise<{ src: string }>,
): Promise<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const options = {
    styleMap: STYLES,
    // A style map inside the document could turn its words into anything.
    includeEmbeddedStyleMap: false,
    ignoreEmptyParagraphs: true,
    externalFileAccess: false,
    convertImage: mammoth.images.imgElement(image),
  };
  try {
    return (await mammoth.convertToHtml({ buffer }, options)).value;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n')[0]?.slice(0, 200) : '';
    throw new IntakeError(
      'bad-docx',
      `The Word document is damaged: ${why}.`,
      'Nothing was taken in. Open it in Word and save it anew.',
    );
  }
}

/** Pictures of the document, each with the paragraph in the style of captions that stands next to it. */
function captioned(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (piece.kind === 'picture') {
      const before =
        last?.kind === 'block' && last.heading === 6 && last.block.type === 'crosshead' ? last : null;
      if (before) out.pop();
      const caption = before?.block.type === 'crosshead' ? before.block.inline : piece.picture.caption;
      out.push({
        kind: 'picture',
        picture: { ...piece.picture, caption, came: piece.picture.src.startsWith(IMAGE) },
      });
    } else if (
      piece.kind === 'block' &&
      piece.heading === 6 &&
      piece.block.type === 'crosshead' &&
      last?.kind === 'picture' &&
      last.picture.caption.length === 0
    ) {
      out[out.length - 1] = { kind: 'picture', picture: { ...last.picture, caption: piece.block.inline } };
    } else out.push(piece);
  }
  return out.map(asParagraph);
}

/** A caption without a picture is a paragraph. */
function asParagraph(piece: Piece): Piece {
  if (piece.kind !== 'block' || piece.heading !== 6 || piece.block.type !== 'crosshead') return piece;
  return {
    ...piece,
    heading: 0,
    block: { id: piece.block.id, type: 'paragraph', inline: piece.block.inline },
  };
}

function photosOf(
  draft: IntakeDraft,
  images: readonly { contentType: string; read: () => Promise<Uint8Array> }[],
): StoryPhoto[] {
  const photos: StoryPhoto[] = [];
  for (const photo of draft.photos) {
    if (!photo.href.startsWith(IMAGE)) continue;
    const index = Number(photo.href.slice(IMAGE.length));
    const image = images[index];
    if (image === undefined) continue;
    const name = `image-${index + 1}.${/^image\/([a-z]+)/.exec(image.contentType)?.[1] ?? 'bin'}`;
    photo.href = name;
    photos.push({ placementId: photo.placementId, name, read: image.read });
  }
  return photos;
}

export type { WordParts };
