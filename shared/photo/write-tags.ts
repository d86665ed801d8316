import type { PhotoWords } from '../article/photo.ts';
import { inlineToText } from '../manuscript/inline.ts';
import { splitDate } from './dates.ts';

/** ExifTool tag names to values; null removes the tag. */
export type MetadataTags = Record<string, string | string[] | null>;

/**
 * The tags that say a photo's words, in XMP and in IIM (IPTC Photo Metadata Standard 2021.1), so that old and
 * new readers find the same. A field that is absent is not touched; an empty one is removed.
 */
export function tagsFor(words: PhotoWords): MetadataTags {
  const tags: MetadataTags = {};
  const put = (value: string | undefined, ...names: string[]) => {
    if (value === undefined) return;
    for (const name of names) tags[name] = value === '' ? null : value;
  };
  const putList = (values: readonly string[] | undefined, ...names: string[]) => {
    if (values === undefined) return;
    for (const name of names) tags[name] = values.length === 0 ? null : [...values];
  };

  put(words.headline, 'XMP-photoshop:Headline', 'IPTC:Headline');
  put(words.caption && inlineToText(words.caption), 'XMP-dc:Description', 'IPTC:Caption-Abstract');
  put(words.credit, 'XMP-photoshop:Credit', 'IPTC:Credit');
  putList(creators(words.creator), 'XMP-dc:Creator', 'IPTC:By-line');
  put(words.altText, 'XMP-iptcCore:AltTextAccessibility');
  putDate(words.date, tags);
  if (words.place) {
    put(words.place.sublocation, 'XMP-iptcCore:Location', 'IPTC:Sub-location');
    put(words.place.city, 'XMP-photoshop:City', 'IPTC:City');
    put(words.place.region, 'XMP-photoshop:State', 'IPTC:Province-State');
    put(words.place.country, 'XMP-photoshop:Country', 'IPTC:Country-PrimaryLocationName');
    put(words.place.countryCode, 'XMP-iptcCore:CountryCode');
    // IIM 2:100 holds an ISO 3166-1 code of three letters, no other.
    const code = words.place.countryCode;
    tags['IPTC:Country-PrimaryLocationCode'] = /^[A-Za-z]{3}$/.test(code) ? code : null;
  }
  put(words.copyright, 'XMP-dc:Rights', 'IPTC:CopyrightNotice');
  put(words.usageTerms, 'XMP-xmpRights:UsageTerms');
  put(words.instructions, 'XMP-photoshop:Instructions', 'IPTC:SpecialInstructions');
  put(words.source, 'XMP-photoshop:Source', 'IPTC:Source');
  putList(words.keywords, 'XMP-dc:Subject', 'IPTC:Keywords');
  return tags;
}

/** Several creators stand in one line with semicolons; a comma may be part of a name. */
function creators(line: string | undefined): string[] | undefined {
  return line
    ?.split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function putDate(date: string | null | undefined, tags: MetadataTags): void {
  if (date === undefined) return;
  const parts = date === null ? null : splitDate(date);
  const time = parts?.time && parts.offset ? `${parts.time}${parts.offset}` : null;
  tags['XMP-photoshop:DateCreated'] = parts ? (time ? `${parts.day}T${time}` : parts.day) : null;
  tags['IPTC:DateCreated'] = parts ? parts.day.replaceAll('-', ':') : null;
  tags['IPTC:TimeCreated'] = time;
}
