import { storyLine } from '../../story/text.ts';
import type { PackageInput, PackagePhoto } from '../input.ts';
import { afterRunIn, layOut, type TextBlock } from '../layout.ts';
import { type Element, el, elIf, rows } from '../markup/element.ts';
import { writeXml } from '../markup/xml.ts';
import { datelinePlaces } from '../places.ts';
import { copyrightHolder, copyrightYear, provider } from '../rights.ts';
import { nitfDateline, nitfPlace, nitfPosition } from './dateline.ts';
import { nitfInline, nitfList } from './inline.ts';

/**
 * article.nitf.xml: NITF 3.6 without a namespace, as readers in the field want it. The dateline stands in
 * body.head and opens the first paragraph, as agencies do; the sign-off is the tagline at the end.
 */
export function writeNitf(input: PackageInput): string {
  return writeXml(
    rows(
      'nitf',
      {
        uno: input.uri,
        version: '-//IPTC//DTD NITF 3.6//EN',
        'change.date': 'September 11, 2009',
        'change.time': '12:26',
        baselang: input.fields.language,
      },
      head(input),
      rows(
        'body',
        { 'xml:lang': input.fields.language },
        bodyHead(input),
        bodyContent(input),
        bodyEnd(input),
      ),
    ),
  );
}

function head(input: PackageInput): Element {
  const { fields } = input;
  return rows(
    'head',
    null,
    elIf('title', null, storyLine(input.story.headline)),
    meta('generator', input.generator),
    meta('anpa-keyword', fields.slugline),
    meta('anpa-wordcount', String(input.tally.words)),
    meta('profile', fields.profile),
    meta('version', String(input.version)),
    meta('revision', input.revision),
    meta('created', input.createdAt),
    meta('geo.position', nitfPosition(datelinePlaces(input)[0])),
    rows(
      'tobject',
      { 'tobject.type': 'news' },
      fields.genre === '' ? null : el('tobject.property', { 'tobject.property.type': fields.genre }),
    ),
    docdata(input),
    fields.section === '' ? null : el('pubdata', { 'position.section': fields.section }),
    el('revision-history', { norm: normTime(input.revisedAt) }),
  );
}

function meta(name: string, content: string): Element | null {
  return content === '' ? null : el('meta', { name, content });
}

function docdata(input: PackageInput): Element {
  const { fields } = input;
  const place = datelinePlaces(input)[0];
  const holder = copyrightHolder(input);
  const topics = fields.topics.map((topic) =>
    el('classifier', { type: 'topic', idsrc: topic.scheme, value: topic.code }, topic.name),
  );
  const places = datelinePlaces(input).map(nitfPlace);
  return rows(
    'docdata',
    { 'management-status': 'usable' },
    place
      ? el('evloc', {
          'iso-cc': orNone(place.countryCode),
          'state-prov': orNone(place.region),
          city: orNone(place.name),
        })
      : null,
    el('doc-id', { regsrc: orNone(provider(input)), 'id-string': input.uri }),
    el('urgency', { 'ed-urg': fields.priority }),
    el('date.issue', { norm: normTime(input.revisedAt) }),
    fields.embargo === null ? null : el('date.release', { norm: normTime(fields.embargo) }),
    fields.editorNote === '' ? null : el('ed-msg', { 'msg-type': 'note', info: fields.editorNote }),
    el('du-key', { version: input.version, key: orNone(fields.slugline) }),
    holder === '' ? null : el('doc.copyright', { year: copyrightYear(input), holder }),
    fields.usageTerms === '' && holder === ''
      ? null
      : el('doc.rights', { owner: orNone(holder), limitations: orNone(fields.usageTerms) }),
    fields.keywords.length === 0
      ? null
      : rows(
          'key-list',
          null,
          fields.keywords.map((key) => el('keyword', { key })),
        ),
    topics.length + places.length === 0 ? null : rows('identified-content', null, places, topics),
  );
}

function bodyHead(input: PackageInput): Element {
  const { fields, story } = input;
  const headline = storyLine(story.headline);
  const notice = input.house.copyrightLine;
  const distributor = provider(input);
  return rows(
    'body.head',
    null,
    headline === '' ? null : rows('hedline', null, el('hl1', null, headline)),
    notice === '' && fields.usageTerms === ''
      ? null
      : el(
          'rights',
          null,
          notice,
          notice !== '' && fields.usageTerms !== '' ? ' ' : null,
          elIf('rights.limitations', null, fields.usageTerms),
        ),
    fields.byline.map((name) => el('byline', null, name)),
    distributor === '' ? null : el('distributor', null, el('org', null, distributor)),
    fields.dateline === null ? null : nitfDateline(fields.dateline),
    storyLine(story.standfirst) === ''
      ? null
      : rows('abstract', null, el('p', null, nitfInline(story.standfirst))),
  );
}

function bodyContent(input: PackageInput): Element {
  const layout = layOut(input);
  let opening = true;
  return rows(
    'body.content',
    null,
    layout.lead.flatMap((photo) => media(photo) ?? []),
    layout.body.flatMap((part) => {
      if (part.type === 'figure') return media(part.photo) ?? [];
      const lede = opening && part.block.type === 'paragraph' ? 'true' : null;
      if (lede) opening = false;
      return textBlock(part.block, part.runIn, lede);
    }),
    layout.rest.flatMap((photo) => media(photo) ?? []),
  );
}

function textBlock(block: TextBlock, runIn: string, lede: string | null): Element {
  if (block.type === 'list') return nitfList(block);
  const inline = nitfInline(block.inline);
  if (block.type === 'crosshead') return el('hl2', { class: `level-${block.level}` }, inline);
  if (block.type === 'quote') return rows('bq', null, rows('block', null, el('p', null, inline)));
  const opening = runIn === '' ? '' : runIn + (inline.length === 0 ? '' : afterRunIn(runIn));
  return el('p', { lede }, opening, inline);
}

function media(used: PackagePhoto): Element | null {
  const { photo } = used;
  if (used.renditions.length === 0) return null;
  return rows(
    'media',
    { 'media-type': 'image', class: used.role },
    mediaMetadata('placement', used.name),
    mediaMetadata('id', used.photoUri),
    mediaMetadata('headline', photo.headline),
    mediaMetadata('date', photo.date ?? ''),
    mediaMetadata('sublocation', photo.place.sublocation),
    mediaMetadata('city', photo.place.city),
    mediaMetadata('region', photo.place.region),
    mediaMetadata('country', photo.place.country),
    mediaMetadata('country-code', photo.place.countryCode),
    mediaMetadata('source', photo.source),
    mediaMetadata('usage-terms', photo.usageTerms),
    mediaMetadata('instructions', photo.instructions),
    mediaMetadata('creator', photo.creator),
    mediaMetadata('keywords', photo.keywords.join(', ')),
    used.renditions.map((file) =>
      el('media-reference', {
        source: file.path,
        name: file.name,
        'mime-type': file.mediaType,
        'source-credit': orNone(used.credit),
        copyright: orNone(photo.copyright),
        'alternate-text': used.altText,
        height: file.height,
        width: file.width,
        units: 'pixels',
      }),
    ),
    used.caption.length === 0 ? null : el('media-caption', null, nitfInline(used.caption)),
    elIf('media-producer', null, used.credit),
  );
}

function mediaMetadata(name: string, value: string): Element | null {
  return value === '' ? null : el('media-metadata', { name, value });
}

function bodyEnd(input: PackageInput): Element | null {
  const { signOff } = input.fields;
  return signOff === '' ? null : rows('body.end', null, el('tagline', null, signOff));
}

/** A time as NITF's norm attributes have it: 20250617T100000Z. */
function normTime(time: string): string {
  return time.replace(/[-:]/g, '');
}

function orNone(text: string): string | null {
  return text === '' ? null : text;
}
