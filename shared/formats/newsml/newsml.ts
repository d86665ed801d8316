import { storyLine, storyText } from '../../story/text.ts';
import { bodyElements } from '../body.ts';
import type { PackageInput } from '../input.ts';
import { direction } from '../language.ts';
import { type Element, el, elIf, rows } from '../markup/element.ts';
import { writeXml } from '../markup/xml.ts';
import { datelinePlaces } from '../places.ts';
import { copyrightHolder, nameLine, provider } from '../rights.ts';
import { Codes, OUR_ROLES } from './codes.ts';
import { catalogs, itemAttributes, itemMeta, rightsInfo } from './items.ts';
import { located } from './located.ts';
import { pictureItem } from './picture.ts';

const NAR = 'http://iptc.org/std/nar/2006-10-01/';
const XHTML = 'http://www.w3.org/1999/xhtml';

/**
 * article.newsml.xml: a NewsML-G2 2.35 news message with the text as a news item (XHTML inside), every photo
 * as a picture item with its files as remote content, and a package item that ties them together.
 */
export function writeNewsml(input: PackageInput): string {
  const codes = new Codes(input);
  const pictures = input.photos.map((photo) => pictureItem(input, photo, codes));
  return writeXml(
    rows(
      'newsMessage',
      { xmlns: NAR },
      rows(
        'header',
        null,
        el('sent', null, input.revisedAt),
        elIf('sender', null, provider(input)),
        el('transmitId', null, input.revision),
        el('priority', null, String(input.fields.priority)),
      ),
      rows(
        'itemSet',
        null,
        textItem(input, codes),
        pictures,
        pictures.length > 0 ? packageItem(input, codes) : null,
      ),
    ),
  );
}

function textItem(input: PackageInput, codes: Codes): Element {
  return rows(
    'newsItem',
    itemAttributes(input, input.uri),
    catalogs(codes),
    rightsInfo(copyrightHolder(input), input.house.copyrightLine, input.fields.usageTerms),
    itemMeta(input, 'ninat:text', codes),
    contentMeta(input, codes),
    rows('contentSet', null, inlineBody(input)),
  );
}

function contentMeta(input: PackageInput, codes: Codes): Element {
  const { fields, story } = input;
  const dateline = fields.dateline;
  return rows(
    'contentMeta',
    null,
    el('urgency', null, String(fields.priority)),
    dateline?.date ? el('contentCreated', null, dateline.date) : null,
    el('contentModified', null, input.revisedAt),
    datelinePlaces(input).map(located),
    fields.signOff === ''
      ? null
      : rows('infoSource', { literal: fields.signOff }, el('name', null, fields.signOff)),
    fields.byline.map((name) => rows('creator', { literal: name }, el('name', null, name))),
    fields.language === 'und' ? null : el('language', { tag: fields.language }),
    fields.genre === '' ? null : rows('genre', { literal: fields.genre }, el('name', null, fields.genre)),
    fields.keywords.map((keyword) => el('keyword', null, keyword)),
    fields.topics.map((topic, index) =>
      rows(
        'subject',
        {
          type: 'cpnat:abstract',
          qcode: codes.code(topic.scheme, topic.code),
          rank: index + 1,
        },
        elIf('name', null, topic.name),
      ),
    ),
    elIf('slugline', { separator: '-' }, fields.slugline),
    elIf('headline', null, storyLine(story.headline)),
    elIf('dateline', null, dateline?.text ?? ''),
    elIf('by', null, nameLine(fields.byline)),
    elIf('creditline', null, fields.signOff),
    elIf('description', { role: 'drol:summary' }, storyText(story.standfirst)),
  );
}

function inlineBody(input: PackageInput): Element {
  const { language } = input.fields;
  const dir = direction(language);
  return rows(
    'inlineXML',
    {
      contenttype: 'application/xhtml+xml',
      wordcount: input.tally.words,
      'xml:lang': language,
      dir,
    },
    rows(
      'html',
      { xmlns: XHTML, lang: language, 'xml:lang': language, dir },
      rows('head', null, el('title', null, storyLine(input.story.headline))),
      rows('body', null, bodyElements(input, { figures: 'inline', classes: false })),
    ),
  );
}

function packageItem(input: PackageInput, codes: Codes): Element {
  const itemRef = (guid: string, itemClass: string, title: string) =>
    rows(
      'itemRef',
      {
        residref: guid,
        version: Math.max(1, input.version),
        contenttype: 'application/vnd.iptc.g2.newsitem+xml',
      },
      el('itemClass', { qcode: itemClass }),
      el('pubStatus', { qcode: 'stat:usable' }),
      elIf('title', null, title),
    );
  const headline = storyLine(input.story.headline);
  return rows(
    'packageItem',
    itemAttributes(input, `${input.uri}#package`),
    catalogs(codes),
    itemMeta(input, 'ninat:composite', codes),
    rows('contentMeta', null, elIf('headline', null, headline)),
    rows(
      'groupSet',
      { root: 'main' },
      rows(
        'group',
        { id: 'main', role: codes.code(OUR_ROLES, 'main') },
        itemRef(input.uri, 'ninat:text', headline),
        el('groupRef', { idref: 'pictures' }),
      ),
      rows(
        'group',
        { id: 'pictures', role: codes.code(OUR_ROLES, 'pictures') },
        input.photos.map((used) => itemRef(used.uri, 'ninat:picture', used.photo.headline)),
      ),
    ),
  );
}
