import type { Place } from '../../dateline/types.ts';
import { storyLine, storyText } from '../../story/text.ts';
import { bodyElements, inlineElements } from '../body.ts';
import type { PackageInput, PackagePhoto } from '../input.ts';
import { type JsonObject, jsonFile, present } from '../json.ts';
import { printedText } from '../layout.ts';
import { writeHtml } from '../markup/html.ts';
import { datelinePlaces, fullPlaceName, hasPosition } from '../places.ts';
import { copyrightHolder, nameLine, provider } from '../rights.ts';
import { conceptUri, geonamesUri, packageFileUri } from '../uris.ts';

/** The standard and its schema as the file names them (iptc.org/standards/ninjs). */
export const NINJS_3 = {
  name: 'ninjs',
  version: '3.1',
  schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#',
} as const;

/**
 * article.ninjs.json: the article as IPTC ninjs 3.1. Where ninjs has no property of its own the value stands
 * in a list with a role: docs/formats.md has the table. Photos are associations, their files renditions.
 */
export function writeNinjs3(input: PackageInput): string {
  const { fields, story } = input;
  return jsonFile(
    present({
      standard: NINJS_3,
      uri: input.uri,
      type: 'text',
      representationType: 'full',
      profile: fields.profile,
      version: String(input.version),
      firstCreated: input.createdAt,
      versionCreated: input.revisedAt,
      embargoedUntil: fields.embargo,
      pubStatus: 'usable',
      urgency: fields.priority,
      copyrightHolder: copyrightHolder(input),
      copyrightNotice: input.house.copyrightLine,
      usageTerms: fields.usageTerms,
      edNote: fields.editorNote,
      language: fields.language,
      title: storyLine(story.headline),
      slugline: fields.slugline,
      by: nameLine(fields.byline),
      located: datelinePlaces(input)[0]?.name,
      headlines: headlines(input),
      descriptions: descriptions(input),
      bodies: bodies(input),
      subjects: subjects(input),
      places: datelinePlaces(input).map(place),
      genres: fields.genre === '' ? [] : [{ name: fields.genre, literal: fields.genre }],
      infoSources: infoSources(input),
      altIds: [{ role: 'revision', value: input.revision }],
      associations: input.photos.map((photo) => picture(input, photo)),
    }),
  );
}

function headlines(input: PackageInput): JsonObject[] {
  const { headline } = input.story;
  const plain = storyLine(headline);
  if (plain === '') return [];
  const out: JsonObject[] = [{ role: 'main', contentType: 'text/plain', value: plain }];
  if (headline.some((item) => item.type === 'text' && item.marks.length > 0)) {
    out.push({ role: 'mainHtml', contentType: 'text/html', value: writeHtmlLine(headline) });
  }
  return out;
}

function descriptions(input: PackageInput): JsonObject[] {
  const { dateline } = input.fields;
  return [
    ...textWithRole('summary', storyText(input.story.standfirst)),
    ...textWithRole('dateline', dateline?.text ?? ''),
    ...textWithRole('datelineDate', dateline?.date ?? ''),
    ...textWithRole('datelineSource', dateline?.source ?? ''),
  ];
}

function bodies(input: PackageInput): JsonObject[] {
  const { words: wordCount, characters: charCount } = input.tally;
  const html = writeHtml(bodyElements(input, { figures: 'inline', classes: false }));
  return [
    { role: 'html', contentType: 'text/html', charCount, wordCount, value: html },
    { role: 'text', contentType: 'text/plain', charCount, wordCount, value: printedText(input) },
  ];
}

function subjects(input: PackageInput): JsonObject[] {
  const { fields } = input;
  return [
    ...fields.topics.map((topic, index) => ({
      name: topic.name,
      rel: index === 0 ? 'mainTopic' : 'topic',
      uri: conceptUri(topic.scheme, topic.code),
      literal: `${topic.scheme}:${topic.code}`,
    })),
    ...(fields.section === '' ? [] : [labelled('section', fields.section)]),
    ...fields.keywords.map((keyword) => labelled('keyword', keyword)),
  ];
}

function labelled(rel: 'section' | 'keyword', name: string): JsonObject {
  return { name, rel, uri: conceptUri(rel, name), literal: `${rel}:${name}` };
}

function place(one: Place): JsonObject {
  const address = present({ locality: one.name, area: one.region, country: one.country });
  return present({
    name: fullPlaceName(one),
    rel: 'dateline',
    uri: one.geonameId === null ? null : geonamesUri(one.geonameId),
    literal: [one.countryCode, one.regionCode].filter((code) => code !== '').join('-'),
    contactInfo: [{ type: 'address', address }],
    geoJSON: hasPosition(one) ? { type: 'Point', coordinates: [one.lon, one.lat] } : null,
  });
}

function infoSources(input: PackageInput): JsonObject[] {
  const out: JsonObject[] = [];
  if (provider(input) !== '') out.push({ name: provider(input), role: 'provider' });
  if (input.fields.signOff !== '') out.push({ name: input.fields.signOff, role: 'signOff' });
  return out;
}

function picture(input: PackageInput, used: PackagePhoto): JsonObject {
  const { photo } = used;
  return present({
    name: used.name,
    rel: used.role,
    uri: used.uri,
    type: 'picture',
    version: String(input.version),
    versionCreated: input.revisedAt,
    contentCreated: photo.date?.includes('T') ? photo.date : null,
    pubStatus: 'usable',
    copyrightNotice: photo.copyright,
    usageTerms: photo.usageTerms,
    edNote: photo.instructions,
    language: input.fields.language,
    title: photo.headline,
    by: photo.creator,
    located: photo.place.city,
    headlines: textWithRole('main', photo.headline),
    descriptions: [
      ...textWithRole('caption', storyText(used.caption)),
      ...captionHtml(used),
      ...textWithRole('creditline', used.credit),
      ...textWithRole('altText', used.altText),
      ...textWithRole('dateCreated', photo.date ?? ''),
    ],
    places: photoPlaces(used),
    subjects: photo.keywords.map((keyword) => labelled('keyword', keyword)),
    infoSources: photo.source === '' ? [] : [{ name: photo.source, role: 'source' }],
    altIds: [{ role: 'photo', value: used.photoUri }],
    renditions: used.renditions.map((file) => ({
      name: file.name,
      href: packageFileUri(file.path),
      contentType: file.mediaType,
      width: file.width,
      height: file.height,
      sizeInBytes: file.bytes,
    })),
  });
}

function captionHtml(used: PackagePhoto): JsonObject[] {
  const dressed = used.caption.some((item) => item.type === 'text' && (item.marks.length > 0 || item.href));
  return dressed
    ? [{ role: 'captionHtml', contentType: 'text/html', value: writeHtmlLine(used.caption) }]
    : [];
}

function photoPlaces(used: PackagePhoto): JsonObject[] {
  const { sublocation, city, region, country, countryCode } = used.photo.place;
  const name = fullPlaceName({ name: city || sublocation, region, country });
  if (name === '') return [];
  const address = present({
    lines: city !== '' && sublocation !== '' ? [sublocation] : [],
    locality: city || sublocation,
    area: region,
    country,
  });
  return [present({ name, rel: 'taken', literal: countryCode, contactInfo: [{ type: 'address', address }] })];
}

function textWithRole(role: string, value: string): JsonObject[] {
  return value === '' ? [] : [{ role, contentType: 'text/plain', value }];
}

function writeHtmlLine(inline: PackagePhoto['caption']): string {
  return inlineElements(inline)
    .map((node) => writeHtml([node]))
    .join('');
}
