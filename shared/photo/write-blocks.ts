import type { PhotoWords } from '../article/photo.ts';
import { type WrittenXmp, writtenFields } from './written.ts';
import { NS } from './xmp.ts';

const NAMESPACES: Record<WrittenXmp['prefix'], string> = {
  dc: NS.dc,
  photoshop: NS.photoshop,
  Iptc4xmpCore: NS.iptcCore,
  xmpRights: NS.xmpRights,
};

/** A photo's words as an XMP packet (XMP specification part 1, 7.3); the same words give the same text. */
export function xmpPacket(words: PhotoWords): string {
  const properties = writtenFields(words).xmp.filter(({ values }) => values.length > 0);
  const namespaces = Object.entries(NAMESPACES).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="${NS.rdf}">`,
    `<rdf:Description rdf:about=""${namespaces.join('')}>`,
    ...properties.map(({ prefix, name, kind, values }) => {
      const tag = `${prefix}:${name}`;
      return `<${tag}>${valueXml(kind, values.map(escapeXml))}</${tag}>`;
    }),
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="w"?>',
  ].join('\n');
}

function valueXml(kind: WrittenXmp['kind'], values: readonly string[]): string {
  if (kind === 'text') return values.join('');
  if (kind === 'language') {
    return `<rdf:Alt><rdf:li xml:lang="x-default">${values.join('')}</rdf:li></rdf:Alt>`;
  }
  const container = kind === 'list' ? 'rdf:Seq' : 'rdf:Bag';
  return `<${container}>${values.map((value) => `<rdf:li>${value}</rdf:li>`).join('')}</${container}>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The longest value of an ordinary dataset, in bytes (IIM 4.2, 1.5). XMP has longer ones whole. */
const MAX_VALUE = 0x7fff;

/**
 * A photo's words as an IIM block in UTF-8 that says so (1:90), datasets in ascending order. Values longer than
 * IIM's old limits (32 bytes of credit) are written whole: every reader copes, and half a name helps nobody.
 */
export function iimBlock(words: PhotoWords): Uint8Array {
  const datasets = writtenFields(words)
    .iim.flatMap(({ id, values }) => values.map((value) => ({ id, bytes: utf8(value) })))
    .sort((a, b) => a.id - b.id);
  const all = [
    { id: 0x015a, bytes: Uint8Array.of(0x1b, 0x25, 0x47) },
    { id: 0x0200, bytes: Uint8Array.of(0, 4) },
    ...datasets,
  ];
  return Uint8Array.from(
    all.flatMap(({ id, bytes }) => [
      0x1c,
      id >> 8,
      id & 0xff,
      bytes.length >> 8,
      bytes.length & 0xff,
      ...bytes,
    ]),
  );
}

/** Never in the middle of a character. */
function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(MAX_VALUE);
  return bytes.subarray(0, new TextEncoder().encodeInto(text, bytes).written);
}
