import type { z } from 'zod';
import { type PhotoPlace, photoWordsSchema } from '../article/photo.ts';
import { inlineFromText } from '../manuscript/inline.ts';
import { dateFromExif, dateFromIim, dateFromXmp } from './dates.ts';
import { decodeIim, IIM, type Iim, type IimDataset } from './iim.ts';
import { type ByteEncoding, tidyLine, tidyText } from './tidy.ts';
import { NS, parseXmp, type Xmp, xmpList, xmpStructs, xmpText } from './xmp.ts';

/** The EXIF tags that carry words. */
export const EXIF_WORDS = [
  'ImageDescription',
  'Artist',
  'Copyright',
  'DateTimeOriginal',
  'OffsetTimeOriginal',
] as const;
export type ExifWords = Partial<Record<(typeof EXIF_WORDS)[number], string>>;

/** What a file holds about itself, as found and not yet understood. */
export interface EmbeddedMetadata {
  /** XMP packets, decoded; empty when there are none. */
  xmp: string;
  iim: readonly IimDataset[];
  exif: ExifWords;
}

/** The words of a photo as read from its file, all present; what the file lacks is empty. */
export const readWordsSchema = photoWordsSchema.required();
export type ReadWords = z.infer<typeof readWordsSchema>;

const LINE = 4000;
const TEXT = 20000;
/** Inline text has no limit of its own; a caption longer than this is no caption. */
const CAPTION = 100_000;
const MAX_KEYWORDS = 500;

/** What cameras and programs write into the description by themselves. */
const NOISE =
  /^((\S+ )*DIGITAL( STILL)? CAMERA|SONY DSC|SAMSUNG( CAMERA PICTURES)?|Exif[_ ]JPEG(_PICTURE)?|DCF \d.\d|default|DCIM\\.*|\S*\.(jpe?g|dng|png)|(Created with|File written by|Software:) .*|converted PBM file)$/i;

const ENCODING_NAMES: Record<ByteEncoding, string> = {
  ascii: 'ASCII',
  'utf-8': 'UTF-8',
  'windows-1252': 'Windows-1252',
  'mac-roman': 'Mac OS Roman',
};
const EMPTY_IIM: Iim = { values: new Map(), guessed: null };
const EMPTY_XMP: Xmp = new Map();

/**
 * Turns embedded metadata into the words of a photo: XMP before IIM before EXIF, field by field (Metadata
 * Working Group guidelines 2.0, section 5; IPTC Photo Metadata Standard 2021.1 for the names). Whatever is in
 * the file, the result fits the photo record; `notes` says in sentences what was doubtful.
 */
export function wordsFrom(metadata: EmbeddedMetadata): { words: ReadWords; notes: string[] } {
  const notes: string[] = [];
  const xmp = readXmp(metadata.xmp, notes);
  const iim = metadata.iim.length > 0 ? decodeIim(metadata.iim) : EMPTY_IIM;
  const { exif } = metadata;
  if (iim.guessed) {
    notes.push(
      `The IPTC words in the file are in an old encoding, read as ${ENCODING_NAMES[iim.guessed]}: check accents.`,
    );
  }
  const one = (id: number) => iim.values.get(id)?.[0] ?? '';
  const line = (...candidates: string[]) => first(candidates, (text) => tidyLine(text, LINE));
  const text = (max: number, ...candidates: string[]) => first(candidates, (item) => tidyText(item, max));
  const lists = (candidates: readonly (readonly string[])[]) =>
    candidates.map((items) => unique(items)).find((items) => items.length > 0) ?? [];

  const description = NOISE.test(exif.ImageDescription?.trim() ?? '') ? '' : exif.ImageDescription;
  const words: ReadWords = {
    headline: line(xmpText(xmp, `${NS.photoshop}Headline`), one(IIM.headline)),
    caption: inlineFromText(
      text(CAPTION, xmpText(xmp, `${NS.dc}description`), one(IIM.caption), description ?? ''),
    ),
    credit: line(xmpText(xmp, `${NS.photoshop}Credit`), one(IIM.credit)),
    creator: tidyLine(
      lists([
        xmpList(xmp, `${NS.dc}creator`),
        iim.values.get(IIM.byline) ?? [],
        exif.Artist ? [exif.Artist] : [],
      ]).join('; '),
      LINE,
    ),
    altText: text(TEXT, xmpText(xmp, `${NS.iptcCore}AltTextAccessibility`)),
    date:
      dateFromXmp(xmpText(xmp, `${NS.photoshop}DateCreated`)) ??
      dateFromXmp(xmpText(xmp, `${NS.exif}DateTimeOriginal`)) ??
      dateFromIim(one(IIM.dateCreated), one(IIM.timeCreated)) ??
      dateFromExif(exif.DateTimeOriginal ?? '', exif.OffsetTimeOriginal ?? ''),
    place: placeFrom([xmpPlace(xmp), iimPlace(one), createdPlace(xmp)]),
    copyright: line(
      xmpText(xmp, `${NS.dc}rights`),
      one(IIM.copyright),
      // EXIF keeps the photographer's and the editor's notice apart by a NUL.
      (exif.Copyright ?? '').split('\u0000').join(' '),
    ),
    usageTerms: text(TEXT, xmpText(xmp, `${NS.xmpRights}UsageTerms`)),
    instructions: text(TEXT, xmpText(xmp, `${NS.photoshop}Instructions`), one(IIM.instructions)),
    source: line(xmpText(xmp, `${NS.photoshop}Source`), one(IIM.source)),
    keywords: lists([xmpList(xmp, `${NS.dc}subject`), iim.values.get(IIM.keywords) ?? []]).slice(
      0,
      MAX_KEYWORDS,
    ),
  };
  return { words, notes };
}

function readXmp(packets: string, notes: string[]): Xmp {
  if (packets.trim() === '') return EMPTY_XMP;
  try {
    return parseXmp(packets);
  } catch {
    notes.push('The XMP words in the file are damaged and were left out.');
    return EMPTY_XMP;
  }
}

function first(candidates: readonly string[], tidy: (text: string) => string): string {
  for (const candidate of candidates) {
    const tidied = tidy(candidate);
    if (tidied !== '') return tidied;
  }
  return '';
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items.map((item) => tidyLine(item, LINE)).filter((item) => item !== ''))];
}

type PlaceParts = Record<keyof PhotoPlace, string>;

function xmpPlace(xmp: Xmp): PlaceParts {
  return {
    sublocation: xmpText(xmp, `${NS.iptcCore}Location`),
    city: xmpText(xmp, `${NS.photoshop}City`),
    region: xmpText(xmp, `${NS.photoshop}State`),
    country: xmpText(xmp, `${NS.photoshop}Country`),
    countryCode: xmpText(xmp, `${NS.iptcCore}CountryCode`),
  };
}

function iimPlace(one: (id: number) => string): PlaceParts {
  return {
    sublocation: one(IIM.sublocation),
    city: one(IIM.city),
    region: one(IIM.region),
    country: one(IIM.country),
    countryCode: one(IIM.countryCode),
  };
}

/** Newer files say where the camera stood only in this structure. */
function createdPlace(xmp: Xmp): PlaceParts {
  const [created] = xmpStructs(xmp, `${NS.iptcExt}LocationCreated`);
  const part = (name: string) => (created ? xmpText(created, NS.iptcExt + name) : '');
  return {
    sublocation: part('Sublocation'),
    city: part('City'),
    region: part('ProvinceState'),
    country: part('CountryName'),
    countryCode: part('CountryCode'),
  };
}

/**
 * The first source that names a place, its gaps filled from the next ones only where those do not speak of
 * another place: half of Lyon and half of Lagos is no place.
 */
function placeFrom(sources: readonly PlaceParts[]): PhotoPlace {
  let place: PhotoPlace = { sublocation: '', city: '', region: '', country: '', countryCode: '' };
  for (const source of sources) {
    const tidied: PhotoPlace = {
      sublocation: tidyLine(source.sublocation, LINE),
      city: tidyLine(source.city, LINE),
      region: tidyLine(source.region, LINE),
      country: tidyLine(source.country, LINE),
      countryCode: tidyLine(source.countryCode, LINE),
    };
    const differs = (key: keyof PhotoPlace) =>
      place[key] !== '' && tidied[key] !== '' && place[key].toLowerCase() !== tidied[key].toLowerCase();
    if (differs('city') || differs('region') || differs('country') || differs('countryCode')) continue;
    place = {
      sublocation: place.sublocation || tidied.sublocation,
      city: place.city || tidied.city,
      region: place.region || tidied.region,
      country: place.country || tidied.country,
      countryCode: place.countryCode || tidied.countryCode,
    };
  }
  return place;
}
