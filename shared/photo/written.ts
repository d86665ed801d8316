import type { PhotoWords } from '../article/photo.ts';
import { inlineToText } from '../manuscript/inline.ts';
import { splitDate } from './dates.ts';
import { IIM } from './iim.ts';
import { tidyLine, tidyText } from './tidy.ts';

/** How XMP stores a property: plain text, text by language, an ordered list or a set. */
export type XmpKind = 'text' | 'language' | 'list' | 'set';

/** One property of XMP or dataset of IIM as it is written. No values: it is removed. */
export interface WrittenXmp {
  prefix: 'dc' | 'photoshop' | 'Iptc4xmpCore' | 'xmpRights';
  name: string;
  kind: XmpKind;
  values: readonly string[];
}
export interface WrittenIim {
  /** Record and number as `record << 8 | dataset`. */
  id: number;
  /** As ExifTool calls it. */
  name: string;
  /** As they stand in the block: dates as CCYYMMDD, times as HHMMSS±HHMM. */
  values: readonly string[];
}

/**
 * Where a photo's words are written, in XMP and in IIM (IPTC Photo Metadata Standard 2021.1), so that old and new
 * readers find the same. A field that is absent is not touched; an empty one is removed.
 */
export function writtenFields(words: PhotoWords): { xmp: WrittenXmp[]; iim: WrittenIim[] } {
  const xmp: WrittenXmp[] = [];
  const iim: WrittenIim[] = [];
  const put = (
    values: readonly string[] | string | undefined,
    [prefix, name, kind]: [WrittenXmp['prefix'], string, XmpKind],
    dataset?: [id: number, name: string],
  ) => {
    if (values === undefined) return;
    const given = (typeof values === 'string' ? [values] : values).filter((value) => value !== '');
    xmp.push({ prefix, name, kind, values: given });
    if (dataset) iim.push({ id: dataset[0], name: dataset[1], values: given });
  };
  const line = (text: string | undefined) => (text === undefined ? undefined : tidyLine(text, Infinity));
  const text = (value: string | undefined) => (value === undefined ? undefined : tidyText(value, Infinity));

  put(line(words.headline), ['photoshop', 'Headline', 'text'], [IIM.headline, 'Headline']);
  put(
    text(words.caption && inlineToText(words.caption)),
    ['dc', 'description', 'language'],
    [IIM.caption, 'Caption-Abstract'],
  );
  put(line(words.credit), ['photoshop', 'Credit', 'text'], [IIM.credit, 'Credit']);
  put(creators(line(words.creator)), ['dc', 'creator', 'list'], [IIM.byline, 'By-line']);
  put(text(words.altText), ['Iptc4xmpCore', 'AltTextAccessibility', 'language']);
  if (words.date !== undefined) {
    const date = words.date === null ? null : splitDate(words.date);
    const time = date?.time && date.offset ? `${date.time}${date.offset}` : '';
    put(date ? `${date.day}${time && `T${time}`}` : '', ['photoshop', 'DateCreated', 'text']);
    iim.push({
      id: IIM.dateCreated,
      name: 'DateCreated',
      values: date ? [date.day.replaceAll('-', '')] : [],
    });
    iim.push({ id: IIM.timeCreated, name: 'TimeCreated', values: time ? [time.replaceAll(':', '')] : [] });
  }
  const { place } = words;
  if (place) {
    put(line(place.sublocation), ['Iptc4xmpCore', 'Location', 'text'], [IIM.sublocation, 'Sub-location']);
    put(line(place.city), ['photoshop', 'City', 'text'], [IIM.city, 'City']);
    put(line(place.region), ['photoshop', 'State', 'text'], [IIM.region, 'Province-State']);
    put(line(place.country), ['photoshop', 'Country', 'text'], [IIM.country, 'Country-PrimaryLocationName']);
    const code = tidyLine(place.countryCode, Infinity);
    put(code, ['Iptc4xmpCore', 'CountryCode', 'text']);
    // IIM 2:100 holds an ISO 3166-1 code of three letters, no other.
    const three = /^[A-Za-z]{3}$/.test(code) ? [code] : [];
    iim.push({ id: IIM.countryCode, name: 'Country-PrimaryLocationCode', values: three });
  }
  put(line(words.copyright), ['dc', 'rights', 'language'], [IIM.copyright, 'CopyrightNotice']);
  put(text(words.usageTerms), ['xmpRights', 'UsageTerms', 'language']);
  put(
    text(words.instructions),
    ['photoshop', 'Instructions', 'text'],
    [IIM.instructions, 'SpecialInstructions'],
  );
  put(line(words.source), ['photoshop', 'Source', 'text'], [IIM.source, 'Source']);
  put(
    words.keywords?.map((keyword) => tidyLine(keyword, Infinity)),
    ['dc', 'subject', 'set'],
    [IIM.keywords, 'Keywords'],
  );
  return { xmp, iim };
}

/** Several creators stand in one line with semicolons; a comma may be part of a name. */
function creators(line: string | undefined): string[] | undefined {
  return line?.split(';').map((name) => name.trim());
}
