import type { Place } from '../../dateline/types.ts';
import { storyLine, storyText } from '../../story/text.ts';
import { bodyElements } from '../body.ts';
import type { PackageInput, PackagePhoto } from '../input.ts';
import { type JsonObject, jsonFile, present } from '../json.ts';
import { printedText } from '../layout.ts';
import { writeHtml } from '../markup/html.ts';
import { datelinePlaces, hasPosition } from '../places.ts';
import { copyrightHolder, nameLine, provider } from '../rights.ts';
import { packageFileUri, schemeUri } from '../uris.ts';

/** The standard and its schema as the file names them. */
export const NINJS_1 = {
  name: 'ninjs',
  version: '1.6',
  schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_1.6.json#',
} as const;

/**
 * article.ninjs-1.6.json: the article for CMSs that read ninjs 1.x, Superdesk first of all. Headline and
 * byline are plain, the text is `body_html`, the lead photo is the association `featuremedia`, and a
 * picture's alternative text is its `body_text`, as Superdesk reads it.
 */
export function writeNinjs1(input: PackageInput): string {
  const { fields, story } = input;
  return jsonFile(
    present({
      $standard: NINJS_1,
      uri: input.uri,
      type: 'text',
      mimetype: 'text/html',
      representationtype: 'complete',
      profile: fields.profile,
      version: String(input.version),
      firstcreated: input.createdAt,
      versioncreated: input.revisedAt,
      embargoed: fields.embargo,
      pubstatus: 'usable',
      urgency: fields.priority,
      copyrightholder: copyrightHolder(input),
      copyrightnotice: input.house.copyrightLine,
      usageterms: fields.usageTerms,
      ednote: fields.editorNote,
      language: fields.language,
      title: storyLine(story.headline),
      headline: storyLine(story.headline),
      slugline: fields.slugline,
      byline: nameLine(fields.byline),
      located: datelinePlaces(input)[0]?.name,
      description_text: storyText(story.standfirst),
      description_dateline: fields.dateline?.text,
      description_dateline_date: fields.dateline?.date,
      body_html: writeHtml(bodyElements(input, { figures: 'inline', classes: false })),
      body_text: printedText(input),
      charcount: input.tally.characters,
      wordcount: input.tally.words,
      subject: subjects(input),
      place: datelinePlaces(input).map(place),
      genre: fields.genre === '' ? [] : [labelled('genre', fields.genre)],
      infosource: infoSources(input),
      altids: { revision: input.revision },
      associations: associations(input),
    }),
  );
}

function subjects(input: PackageInput): JsonObject[] {
  const { fields } = input;
  return [
    ...fields.topics.map((topic, index) => ({
      name: topic.name,
      rel: index === 0 ? 'mainTopic' : 'topic',
      scheme: schemeUri(topic.scheme),
      code: topic.code,
    })),
    ...(fields.section === '' ? [] : [{ ...labelled('section', fields.section), rel: 'section' }]),
    ...fields.keywords.map((keyword) => ({ ...labelled('keyword', keyword), rel: 'keyword' })),
  ];
}

function labelled(scheme: string, name: string): JsonObject {
  return { name, scheme: schemeUri(scheme), code: name };
}

function place(one: Place): JsonObject {
  return present({
    name: one.name,
    rel: 'dateline',
    scheme: one.geonameId === null ? null : 'https://sws.geonames.org/',
    code: one.geonameId === null ? null : String(one.geonameId),
    contactinfo: [
      {
        type: 'address',
        address: present({ locality: one.name, area: one.region, country: one.country }),
      },
    ],
    geometry_geojson: hasPosition(one) ? { type: 'Point', coordinates: [one.lon, one.lat] } : null,
  });
}

function infoSources(input: PackageInput): JsonObject[] {
  const out: JsonObject[] = [];
  if (provider(input) !== '') out.push({ name: provider(input), rel: 'provider' });
  if (input.fields.signOff !== '') out.push({ name: input.fields.signOff, rel: 'signOff' });
  return out;
}

function associations(input: PackageInput): JsonObject | null {
  if (input.photos.length === 0) return null;
  return Object.fromEntries(
    input.photos.map((photo) => [
      photo.name === 'lead' ? 'featuremedia' : photo.name.replaceAll('-', '_'),
      picture(input, photo),
    ]),
  );
}

function picture(input: PackageInput, used: PackagePhoto): JsonObject {
  const { photo } = used;
  return present({
    uri: used.uri,
    type: 'picture',
    mimetype: used.renditions[0]?.mediaType,
    version: String(input.version),
    versioncreated: input.revisedAt,
    contentcreated: photo.date?.includes('T') ? photo.date : null,
    pubstatus: 'usable',
    copyrightnotice: photo.copyright,
    usageterms: photo.usageTerms,
    ednote: photo.instructions,
    language: input.fields.language,
    headline: photo.headline,
    byline: photo.creator,
    located: photo.place.city,
    description_text: storyText(used.caption),
    description_creditline: used.credit,
    description_date: photo.date,
    body_text: used.altText,
    place: photoPlace(used),
    subject: photo.keywords.map((keyword) => ({ ...labelled('keyword', keyword), rel: 'keyword' })),
    infosource: photo.source === '' ? [] : [{ name: photo.source, rel: 'source' }],
    altids: { photo: used.photoUri },
    renditions: renditions(used),
  });
}

function photoPlace(used: PackagePhoto): JsonObject[] {
  const { sublocation, city, region, country } = used.photo.place;
  const address = present({ locality: city || sublocation, area: region, country });
  const name = city || sublocation || region || country;
  return name === '' ? [] : [{ name, rel: 'taken', contactinfo: [{ type: 'address', address }] }];
}

/** By name; the one to print is called `original`, which Superdesk looks for first. */
function renditions(used: PackagePhoto): JsonObject | null {
  if (used.renditions.length === 0) return null;
  return Object.fromEntries(
    used.renditions.map((file) => [
      file.name === 'main' ? 'original' : file.name.replace(/[^a-zA-Z0-9_]/g, '_'),
      {
        href: packageFileUri(file.path),
        mimetype: file.mediaType,
        width: file.width,
        height: file.height,
        sizeinbytes: file.bytes,
      },
    ]),
  );
}
