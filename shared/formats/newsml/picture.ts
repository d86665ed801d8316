import { storyText } from '../../story/text.ts';
import type { PackageInput, PackagePhoto } from '../input.ts';
import { type Element, el, elIf, rows } from '../markup/element.ts';
import { type Codes, OUR_ROLES, RENDITIONS } from './codes.ts';
import { catalogs, itemAttributes, itemMeta, rightsInfo } from './items.ts';

/** One photo as a picture item: its printed words, its record, its files as remote content. */
export function pictureItem(input: PackageInput, used: PackagePhoto, codes: Codes): Element {
  const { photo } = used;
  return rows(
    'newsItem',
    itemAttributes(input, used.uri),
    catalogs(codes),
    rightsInfo('', photo.copyright, photo.usageTerms),
    itemMeta(input, 'ninat:picture', codes, { title: photo.headline, edNote: photo.instructions }),
    rows(
      'contentMeta',
      null,
      el('urgency', null, String(input.fields.priority)),
      photo.date === null ? null : el('contentCreated', null, photo.date),
      taken(used),
      photo.source === ''
        ? null
        : rows('infoSource', { literal: photo.source }, el('name', null, photo.source)),
      photo.creator === ''
        ? null
        : rows('creator', { literal: photo.creator }, el('name', null, photo.creator)),
      el('altId', null, used.photoUri),
      input.fields.language === 'und' ? null : el('language', { tag: input.fields.language }),
      photo.keywords.map((keyword) => el('keyword', null, keyword)),
      elIf('headline', null, photo.headline),
      elIf('creditline', null, used.credit),
      elIf('description', { role: 'drol:caption' }, storyText(used.caption)),
      elIf('description', { role: codes.code(OUR_ROLES, 'altText') }, used.altText),
      el('description', { role: codes.code(OUR_ROLES, 'placement') }, used.role),
    ),
    rows(
      'contentSet',
      null,
      used.renditions.map((file) =>
        el('remoteContent', {
          rendition: RENDITIONS[file.name] ?? codes.code('crop', file.name),
          href: file.path,
          size: file.bytes,
          contenttype: file.mediaType,
          width: file.width,
          height: file.height,
        }),
      ),
    ),
  );
}

function taken(used: PackagePhoto): Element | null {
  const { sublocation, city, region, country, countryCode } = used.photo.place;
  const name = city || sublocation;
  if (name === '' && region === '' && country === '') return null;
  const within = (code: string, text: string) =>
    text === '' && code === ''
      ? null
      : rows('broader', { literal: code || text }, el('name', null, text || code));
  return rows(
    'located',
    { literal: name || region || country },
    elIf('name', null, name),
    sublocation !== '' && city !== '' ? el('note', null, sublocation) : null,
    within('', region),
    within(countryCode, country),
  );
}
