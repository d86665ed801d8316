import type { Content } from '../article/content.ts';
import type { Fields, Topic } from '../article/fields.ts';
import type { Photo } from '../article/photo.ts';
import type { PlacementRole } from '../article/placement.ts';
import { wholeSeconds } from '../article/time.ts';
import type { Dateline } from '../dateline/types.ts';
import type { Tally } from '../manuscript/count.ts';
import { printableLine, printableText } from '../story/printable.ts';
import { type PhotosById, settle } from '../story/settle.ts';
import type { Story, StoryInline } from '../story/story.ts';
import { tallyStory } from '../story/text.ts';
import type { House } from '../workflow/people.ts';
import { languageTag } from './language.ts';
import { idUri, placementUri } from './uris.ts';

/** A picture file of the package. */
export interface Rendition {
  /** "main" is the one to print; "web" and "thumbnail" are smaller; the others are crops by their name. */
  name: string;
  /** In the package, with forward slashes: "media/lead-main.jpg". */
  path: string;
  mediaType: string;
  width: number;
  height: number;
  bytes: number;
}

/** A photo as this article uses it. */
export interface PackagePhoto {
  placementId: string;
  role: PlacementRole;
  /** Unique in the article, made of letters, digits and hyphens: "lead", "inline-2". */
  name: string;
  uri: string;
  photoUri: string;
  caption: StoryInline;
  credit: string;
  altText: string;
  /** The record: creator, date, place, rights. Its caption, credit and alt text are not what prints. */
  photo: Photo;
  renditions: readonly Rendition[];
}

export type PackageFields = Omit<Fields, 'headline' | 'standfirst'>;

/** All that a format is made of. Texts hold no character that cannot be printed. */
export interface PackageInput {
  /** "Galley 0.1.0". */
  generator: string;
  articleId: string;
  uri: string;
  version: number;
  /** Hash of the revision. */
  revision: string;
  /** RFC 3339 with Z in whole seconds, as all times here. */
  createdAt: string;
  /** When the revision was made. */
  revisedAt: string;
  fields: PackageFields;
  house: House;
  story: Story;
  tally: Tally;
  photos: readonly PackagePhoto[];
}

/** A frozen revision with all that belongs to it. */
export interface FrozenArticle {
  generator: string;
  articleId: string;
  version: number;
  revision: string;
  createdAt: string;
  revisedAt: string;
  content: Content;
  /** Photo records by id, as they were when the revision was made. */
  photos: PhotosById;
  house: House;
}

/**
 * Readies a frozen revision for the formats. Placements without a photo are left out; `renditions` are those
 * of the placements by id. Throws a TypeError where a time is none.
 */
export function packageInput(
  frozen: FrozenArticle,
  renditions: ReadonlyMap<string, readonly Rendition[]>,
): PackageInput {
  const story = settle(frozen.content, 'final', frozen.photos);
  return {
    generator: printableLine(frozen.generator),
    articleId: frozen.articleId,
    uri: idUri('article', frozen.articleId),
    version: frozen.version,
    revision: frozen.revision,
    createdAt: time(frozen.createdAt),
    revisedAt: time(frozen.revisedAt),
    fields: cleanFields(frozen.content.fields, frozen.house),
    house: cleanHouse(frozen.house),
    story,
    tally: tallyStory(story),
    photos: usedPhotos(frozen, story, renditions),
  };
}

/** The placements that have a photo, in order, each with a name of its own: the nth of its role. */
export function namePlacements(frozen: Pick<FrozenArticle, 'content' | 'photos'>): {
  placement: Content['placements'][number];
  photo: Photo;
  name: string;
}[] {
  const counts = new Map<PlacementRole, number>();
  return frozen.content.placements.flatMap((placement) => {
    const photo = placement.photoId === null ? undefined : frozen.photos.get(placement.photoId);
    if (!photo) return [];
    const count = (counts.get(placement.role) ?? 0) + 1;
    counts.set(placement.role, count);
    const name = placement.role === 'lead' && count === 1 ? 'lead' : `${placement.role}-${count}`;
    return [{ placement, photo, name }];
  });
}

function usedPhotos(
  frozen: FrozenArticle,
  story: Story,
  renditions: ReadonlyMap<string, readonly Rendition[]>,
): PackagePhoto[] {
  return namePlacements(frozen).map(({ placement, photo, name }) => ({
    placementId: placement.id,
    role: placement.role,
    name,
    uri: placementUri(frozen.articleId, placement.id),
    photoUri: idUri('photo', photo.id),
    caption: story.captions.get(placement.id) ?? [],
    credit: printableLine(placement.credit ?? photo.credit),
    altText: printableLine(placement.altText ?? photo.altText),
    photo: cleanPhoto(photo),
    renditions: renditions.get(placement.id) ?? [],
  }));
}

function cleanFields(fields: Fields, house: House): PackageFields {
  const { headline: _headline, standfirst: _standfirst, ...rest } = fields;
  return {
    ...rest,
    profile: printableLine(fields.profile),
    slugline: printableLine(fields.slugline),
    byline: lines(fields.byline),
    section: printableLine(fields.section),
    dateline: fields.dateline && cleanDateline(fields.dateline),
    language: languageTag(fields.language === '' ? house.language : fields.language),
    // The house profile prints where the article says nothing of its own.
    signOff: printableLine(fields.signOff) || printableLine(house.signOff),
    // Codes are made by programs; one of nothing but control characters names nothing.
    topics: fields.topics.map(cleanTopic).filter((topic) => topic.scheme !== '' && topic.code !== ''),
    keywords: lines(fields.keywords),
    genre: printableLine(fields.genre),
    embargo: fields.embargo === null ? null : time(fields.embargo),
    editorNote: printableText(fields.editorNote).trim(),
    usageTerms: printableText(fields.usageTerms).trim(),
  };
}

function cleanTopic(topic: Topic): Topic {
  return {
    scheme: printableLine(topic.scheme),
    code: printableLine(topic.code),
    name: printableLine(topic.name),
  };
}

function cleanDateline(dateline: Dateline): Dateline | null {
  const text = printableLine(dateline.text);
  const places = dateline.places.map((place) => ({
    ...place,
    name: printableLine(place.name),
    region: printableLine(place.region),
    regionCode: printableLine(place.regionCode),
    country: printableLine(place.country),
    countryCode: printableLine(place.countryCode),
  }));
  if (text === '' && places.length === 0) return null;
  const date = dateline.date !== null && /^\d{4}-\d\d-\d\d$/.test(dateline.date) ? dateline.date : null;
  return { ...dateline, text, places, date, source: printableLine(dateline.source) };
}

function cleanHouse(house: House): House {
  return {
    ...house,
    provider: printableLine(house.provider),
    publisher: printableLine(house.publisher),
    copyrightLine: printableLine(house.copyrightLine),
    language: languageTag(house.language),
    signOff: printableLine(house.signOff),
  };
}

function cleanPhoto(photo: Photo): Photo {
  const place = Object.fromEntries(
    Object.entries(photo.place).map(([name, value]) => [name, printableLine(value)]),
  );
  return {
    ...photo,
    filename: printableLine(photo.filename),
    headline: printableLine(photo.headline),
    creator: printableLine(photo.creator),
    date: photo.date === null ? null : photoDate(photo.date),
    place: { ...photo.place, ...place },
    copyright: printableLine(photo.copyright),
    usageTerms: printableText(photo.usageTerms).trim(),
    instructions: printableText(photo.instructions).trim(),
    source: printableLine(photo.source),
    keywords: lines(photo.keywords),
  };
}

/** YYYY-MM-DD stays a day; a time becomes one with Z; anything else is no date. */
function photoDate(date: string): string | null {
  return /^\d{4}-\d\d-\d\d$/.test(date) ? date : wholeSeconds(date);
}

function lines(texts: readonly string[]): string[] {
  return texts.map(printableLine).filter((text) => text !== '');
}

function time(text: string): string {
  const at = wholeSeconds(text);
  if (at === null) throw new TypeError(`Not a time: ${text}`);
  return at;
}
