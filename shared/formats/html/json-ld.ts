import type { Topic } from '../../article/fields.ts';
import type { Place } from '../../dateline/types.ts';
import { storyLine, storyText } from '../../story/text.ts';
import type { PackageInput, PackagePhoto } from '../input.ts';
import { type JsonObject, present } from '../json.ts';
import { printedText } from '../layout.ts';
import { datelinePlaces, fullPlaceName, hasPosition } from '../places.ts';
import { copyrightHolder, copyrightYear, provider } from '../rights.ts';
import { conceptUri, geonamesUri, MEDIA_TOPICS, schemeUri } from '../uris.ts';

/**
 * The article as a schema.org NewsArticle. `datePublished` is the earliest moment that it may be read: the
 * end of the embargo, else when this version was approved; a CMS that knows better replaces it.
 */
export function newsArticle(input: PackageInput): JsonObject {
  const { fields, story, house } = input;
  const holder = copyrightHolder(input);
  return present({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': input.uri,
    identifier: input.uri,
    version: String(input.version),
    headline: storyLine(story.headline),
    description: storyText(story.standfirst),
    inLanguage: fields.language,
    dateline: fields.dateline?.text,
    contentReferenceTime: fields.dateline?.date,
    locationCreated: datelinePlaces(input).map(place),
    author: fields.byline.map((name) => ({ '@type': 'Person', name })),
    creditText: fields.signOff,
    publisher: organisation(house.publisher || house.provider),
    provider: organisation(provider(input)),
    copyrightHolder: organisation(holder),
    copyrightYear: holder === '' ? null : copyrightYear(input),
    copyrightNotice: house.copyrightLine,
    usageInfo: fields.usageTerms === '' ? null : { '@type': 'CreativeWork', text: fields.usageTerms },
    conditionsOfAccess: fields.embargo === null ? null : `Embargoed until ${fields.embargo}`,
    dateCreated: input.createdAt,
    dateModified: input.revisedAt,
    datePublished: fields.embargo ?? input.revisedAt,
    articleSection: fields.section,
    genre: fields.genre,
    keywords: fields.keywords,
    about: fields.topics.map(topic),
    wordCount: input.tally.words,
    image: input.photos.flatMap((photo) => image(photo) ?? []),
    articleBody: printedText(input),
  });
}

function organisation(name: string): JsonObject | null {
  return name === '' ? null : { '@type': 'Organization', name };
}

function topic(one: Topic): JsonObject {
  return present({
    '@type': 'Thing',
    name: one.name,
    identifier: { '@type': 'PropertyValue', propertyID: schemeUri(one.scheme), value: one.code },
    sameAs: schemeUri(one.scheme) === MEDIA_TOPICS ? conceptUri(one.scheme, one.code) : null,
  });
}

function place(one: Place): JsonObject {
  return present({
    '@type': 'Place',
    name: fullPlaceName(one),
    address: present({
      '@type': 'PostalAddress',
      addressLocality: one.name,
      addressRegion: one.region,
      addressCountry: one.countryCode || one.country,
    }),
    geo: hasPosition(one) ? { '@type': 'GeoCoordinates', latitude: one.lat, longitude: one.lon } : null,
    sameAs: one.geonameId === null ? null : geonamesUri(one.geonameId),
  });
}

function image(used: PackagePhoto): JsonObject | null {
  const file = used.renditions[0];
  if (!file) return null;
  const { photo } = used;
  return present({
    '@type': 'ImageObject',
    '@id': used.uri,
    contentUrl: file.path,
    encodingFormat: file.mediaType,
    width: file.width,
    height: file.height,
    headline: photo.headline,
    caption: storyText(used.caption),
    description: used.altText,
    creditText: used.credit,
    creator: photo.creator === '' ? null : { '@type': 'Person', name: photo.creator },
    copyrightNotice: photo.copyright,
    dateCreated: photo.date,
    contentLocation: fullPlaceName({ ...photo.place, name: photo.place.city || photo.place.sublocation }),
  });
}
