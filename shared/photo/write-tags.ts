import type { PhotoWords } from '../article/photo.ts';
import { IIM } from './iim.ts';
import { type WrittenIim, type WrittenXmp, writtenFields } from './written.ts';

/** ExifTool tag names to values; null removes the tag. */
export type MetadataTags = Record<string, string | string[] | null>;

/** A photo's words as ExifTool is told to write them. */
export function tagsFor(words: PhotoWords): MetadataTags {
  const { xmp, iim } = writtenFields(words);
  return Object.fromEntries([...xmp.map(xmpTag), ...iim.map(iimTag)]);
}

const XMP_GROUPS: Record<WrittenXmp['prefix'], string> = {
  dc: 'XMP-dc',
  photoshop: 'XMP-photoshop',
  Iptc4xmpCore: 'XMP-iptcCore',
  xmpRights: 'XMP-xmpRights',
};

function xmpTag({ prefix, name, kind, values }: WrittenXmp): [string, string | string[] | null] {
  const capital = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  const value = kind === 'list' || kind === 'set' ? [...values] : values.join('; ');
  return [`${XMP_GROUPS[prefix]}:${capital}`, values.length === 0 ? null : value];
}

const REPEATED = new Set<number>([IIM.byline, IIM.keywords]);

function iimTag({ id, name, values }: WrittenIim): [string, string | string[] | null] {
  const [value] = values;
  if (value === undefined) return [`IPTC:${name}`, null];
  if (REPEATED.has(id)) return [`IPTC:${name}`, [...values]];
  if (id === IIM.dateCreated) return [`IPTC:${name}`, value.replace(/(....)(..)(..)/, '$1:$2:$3')];
  if (id === IIM.timeCreated)
    return [`IPTC:${name}`, value.replace(/(..)(..)(..)(...)(..)/, '$1:$2:$3$4:$5')];
  return [`IPTC:${name}`, value];
}
