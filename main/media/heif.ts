/** What the boxes of a HEIF file say about its main picture (ISO/IEC 23008-12), read without decoding it. */
export interface HeifHeader {
  /** Pixels, after its rotation. */
  width: number;
  height: number;
  /** An ICC profile, or the number of the colour primaries (ITU-T H.273), or null. */
  colour: { icc: Uint8Array } | { primaries: number } | null;
}

interface Box {
  type: string;
  /** Of the content, after the header. */
  start: number;
  end: number;
}

/**
 * Reads the header of a HEIF file; null when it has no main picture with a size. Nothing in the file is trusted:
 * lengths are held against the bytes there are.
 */
export function readHeifHeader(bytes: Uint8Array): HeifHeader | null {
  try {
    return header(bytes);
  } catch {
    // A number that points outside of the file.
    return null;
  }
}

function header(bytes: Uint8Array): HeifHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const meta = boxes(view, 0, view.byteLength).find((box) => box.type === 'meta');
  if (!meta) return null;
  const inside = boxes(view, meta.start + 4, meta.end);
  const pitm = inside.find((box) => box.type === 'pitm');
  const iprp = inside.find((box) => box.type === 'iprp');
  if (!pitm || !iprp) return null;
  const item =
    view.getUint8(pitm.start) === 0 ? view.getUint16(pitm.start + 4) : view.getUint32(pitm.start + 4);
  const properties = boxes(view, iprp.start, iprp.end);
  const ipco = properties.find((box) => box.type === 'ipco');
  if (!ipco) return null;
  const all = boxes(view, ipco.start, ipco.end);
  const mine = properties
    .filter((box) => box.type === 'ipma')
    .flatMap((box) => associations(view, box, item))
    .flatMap((index) => all[index - 1] ?? []);

  const size = mine.find((box) => box.type === 'ispe');
  if (!size) return null;
  let width = view.getUint32(size.start + 4);
  let height = view.getUint32(size.start + 8);
  const rotation = mine.find((box) => box.type === 'irot');
  if (rotation && (view.getUint8(rotation.start) & 1) === 1) [width, height] = [height, width];
  if (width === 0 || height === 0) return null;
  return { width, height, colour: colourOf(view, bytes, mine) };
}

function boxes(view: DataView, start: number, end: number): Box[] {
  const found: Box[] = [];
  let at = start;
  while (at + 8 <= end && found.length < 10_000) {
    let size = view.getUint32(at);
    const type = String.fromCharCode(...[4, 5, 6, 7].map((offset) => view.getUint8(at + offset)));
    let content = at + 8;
    if (size === 1) {
      size = Number(view.getBigUint64(at + 8));
      content = at + 16;
    } else if (size === 0) {
      size = end - at;
    }
    if (size < content - at || at + size > end) break;
    found.push({ type, start: content, end: at + size });
    at += size;
  }
  return found;
}

/** The property numbers (from 1) that an item-property-association box gives an item. */
function associations(view: DataView, box: Box, item: number): number[] {
  const version = view.getUint8(box.start);
  const wide = (view.getUint8(box.start + 3) & 1) === 1;
  const entries = view.getUint32(box.start + 4);
  let at = box.start + 8;
  for (let entry = 0; entry < entries && at < box.end; entry += 1) {
    const id = version === 0 ? view.getUint16(at) : view.getUint32(at);
    at += version === 0 ? 2 : 4;
    const count = view.getUint8(at);
    at += 1;
    const indexes: number[] = [];
    for (let index = 0; index < count; index += 1) {
      // The highest bit says that the property is essential.
      indexes.push(wide ? view.getUint16(at) & 0x7fff : view.getUint8(at) & 0x7f);
      at += wide ? 2 : 1;
    }
    if (id === item) return indexes;
  }
  return [];
}

function colourOf(view: DataView, bytes: Uint8Array, mine: readonly Box[]): HeifHeader['colour'] {
  let primaries: number | null = null;
  for (const box of mine) {
    if (box.type !== 'colr') continue;
    const kind = String.fromCharCode(...bytes.subarray(box.start, box.start + 4));
    if (kind === 'prof' || kind === 'rICC') return { icc: bytes.subarray(box.start + 4, box.end) };
    if (kind === 'nclx') primaries = view.getUint16(box.start + 4);
  }
  return primaries === null ? null : { primaries };
}
