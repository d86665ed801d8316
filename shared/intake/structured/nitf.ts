import type { IntakeDraft, IntakeOptions } from '../draft.ts';
import { readHtml } from '../html/html.ts';
import { finishStory } from './finish.ts';
import {
  addByline,
  addEditorNote,
  addKeyword,
  addRights,
  addTopic,
  decoded,
  emptyStory,
  oneLine,
  type SourcePicture,
  type SourceStory,
  setEmbargo,
  setPriority,
} from './source.ts';
import { type XmlElement, xmlAll, xmlChild, xmlChildren, xmlText } from './xml.ts';
import { nitfToHtml } from './xml-html.ts';

/** Reads an article in NITF of any version, with or without its namespace. */
export function nitfDraft(root: XmlElement, options: IntakeOptions = {}): IntakeDraft {
  const story = emptyStory();
  const head = xmlChild(root, 'head');
  const meta = (name: string) =>
    xmlChildren(head, 'meta')
      .find((one) => one.attributes.get('name') === name)
      ?.attributes.get('content') ?? '';
  story.own = /^Galley\b/.test(meta('generator'));
  readHead(story, root, meta);
  readNitfBody(story, xmlChild(root, 'body'), options);
  const slugline = meta('anpa-keyword') || meta('slugline');
  if (slugline !== '') story.draft.fields.slugline ??= slugline;
  story.texts.push(oneLine(xmlText(xmlChild(head, 'title'))));
  for (const one of xmlChildren(head, 'meta')) {
    if (!STRUCTURAL.has(one.attributes.get('name') ?? ''))
      story.texts.push(one.attributes.get('content') ?? '');
  }
  return finishStory(story, options);
}

/** Names of `meta` whose contents are counters and stamps, no words. */
const STRUCTURAL = new Set(
  'generator anpa-wordcount version revision created profile geo.position'.split(' '),
);

function readHead(story: SourceStory, root: XmlElement, meta: (name: string) => string): void {
  const { fields } = story.draft;
  const data = xmlChild(root, 'head/docdata');
  const attribute = (path: string, name: string) => xmlChild(data, path)?.attributes.get(name) ?? '';
  const language =
    root.attributes.get('baselang') ?? xmlChild(root, 'body')?.attributes.get('xml:lang') ?? '';
  if (language !== '') fields.language = language;
  if (meta('profile') !== '' && story.own) fields.profile = meta('profile');
  setPriority(story, attribute('urgency', 'ed-urg'));
  setEmbargo(story, nitfTime(attribute('date.release', 'norm')));
  for (const message of xmlChildren(data, 'ed-msg'))
    addEditorNote(story, message.attributes.get('info') ?? '');
  const slugline = attribute('du-key', 'key') || attribute('fixture', 'fix-id');
  if (slugline !== '') fields.slugline = slugline;
  for (const word of xmlAll(data, 'keyword')) addKeyword(story, word.attributes.get('key') ?? '');
  for (const one of xmlAll(data, 'classifier')) {
    const { attributes } = one;
    addTopic(
      story,
      attributes.get('idsrc') ?? '',
      decoded(attributes.get('value') ?? ''),
      xmlText(one) || (attributes.get('value') ?? ''),
    );
  }
  const rights = attribute('doc.rights', 'limitations');
  addRights(story, copyrightOf(data), rights);
  const section = xmlChildren(xmlChild(root, 'head'), 'pubdata')
    .map((one) => one.attributes.get('position.section') ?? '')
    .find((one) => one !== '');
  if (section) fields.section = section;
  const tobject = xmlChild(root, 'head/tobject');
  const genre = xmlChild(tobject, 'tobject.property')?.attributes.get('tobject.property.type') ?? '';
  if (genre !== '') fields.genre = genre;
  for (const subject of xmlChildren(tobject, 'tobject.subject')) {
    const type = ['matter', 'detail', 'type'].map(
      (part) => subject.attributes.get(`tobject.subject.${part}`) ?? '',
    );
    addTopic(
      story,
      'subj',
      subject.attributes.get('tobject.subject.refnum') ?? '',
      type.find((one) => one !== '') ?? '',
    );
  }
}

function copyrightOf(data: XmlElement | undefined): string {
  const { attributes } = xmlChild(data, 'doc.copyright') ?? { attributes: new Map<string, string>() };
  const holder = attributes.get('holder') ?? '';
  return holder === '' ? '' : oneLine(`© ${attributes.get('year') ?? ''} ${holder}`);
}

/** "20250618T050000Z" and its like, as ISO 8601 writes it for people. */
function nitfTime(norm: string): string {
  return norm
    .replace(/^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?/, (_all, y, mo, d, h, mi, s) =>
      h === undefined ? `${y}-${mo}-${d}` : `${y}-${mo}-${d}T${h}:${mi}:${s ?? '00'}`,
    )
    .replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
}

/** Reads `body` of NITF into a story, which may have its fields from elsewhere already. */
export function readNitfBody(story: SourceStory, body: XmlElement | undefined, options: IntakeOptions): void {
  const { fields } = story.draft;
  const head = xmlChild(body, 'body.head');
  const html = (element: XmlElement | undefined) =>
    element === undefined ? [] : readHtml(nitfToHtml({ ...element, name: 'div' }), options).pieces;
  const inline = (element: XmlElement | undefined) => {
    const [first] = html(element);
    return first?.piece.kind === 'block' && first.piece.block.type !== 'list' ? first.piece.block.inline : [];
  };
  const headline = inline(xmlChild(head, 'hedline/hl1'));
  if (headline.length > 0) fields.headline = headline;
  const deck = xmlChildren(xmlChild(head, 'hedline'), 'hl2')
    .map((one) => oneLine(xmlText(one)))
    .join(' ');
  const abstracts = html(xmlChild(head, 'abstract')).flatMap(({ piece }) =>
    piece.kind === 'block' ? [piece.block] : [],
  );
  if (deck !== '') fields.standfirst = inline(xmlChild(head, 'hedline/hl2'));
  for (const block of abstracts) {
    if (block.type === 'list') continue;
    if (abstracts.length === 1 && deck === '') {
      story.summary = oneLine(block.inline.map((item) => (item.type === 'text' ? item.text : ' ')).join(''));
      if (block.inline.some((item) => item.type === 'text' && item.marks)) fields.standfirst = block.inline;
    } else
      story.texts.push(
        oneLine(block.inline.map((item) => (item.type === 'text' ? item.text : ' ')).join('')),
      );
  }
  if (fields.byline === undefined)
    for (const one of xmlChildren(head, 'byline')) addByline(story, xmlText(one));
  readDateline(story, xmlChild(head, 'dateline'));
  for (const one of xmlChildren(head, 'note')) addEditorNote(story, oneLine(xmlText(one)));
  story.texts.push(
    oneLine(xmlText(xmlChild(head, 'rights'))),
    oneLine(xmlText(xmlChild(head, 'distributor'))),
  );
  const content = xmlChild(body, 'body.content');
  story.pieces = html(content).map(({ piece }) => piece);
  story.pictures.push(
    ...xmlAll(content, 'media')
      .filter(isPicture)
      .map((media) => readMedia(media, options))
      // Without a file's name it is known by its place in the text alone.
      .filter((picture) => picture.hrefs.length > 0),
  );
  for (const media of xmlAll(content, 'media'))
    if (!isPicture(media)) story.texts.push(oneLine(xmlText(media)));
  const end = xmlChild(body, 'body.end');
  const tagline = oneLine(xmlText(xmlChild(end, 'tagline')));
  if (tagline !== '') fields.signOff = tagline;
  story.texts.push(...xmlChildren(end).map((one) => oneLine(xmlText(one))));
}

function readDateline(story: SourceStory, dateline: XmlElement | undefined): void {
  if (dateline === undefined) return;
  const date = xmlChild(dateline, 'story.date');
  const norm = nitfTime(date?.attributes.get('norm') ?? '').slice(0, 10);
  const text = oneLine(xmlText(dateline));
  if (text === '') return;
  story.dateline = text;
  if (/^\d{4}-\d\d-\d\d$/.test(norm)) story.datelineDate = norm;
}

function isPicture(media: XmlElement): boolean {
  return /image|photo|picture|graphic/i.test(media.attributes.get('media-type') ?? 'image');
}

function readMedia(media: XmlElement, options: IntakeOptions): SourcePicture {
  const references = xmlChildren(media, 'media-reference');
  const of = (name: string) =>
    references.map((one) => one.attributes.get(name) ?? '').find((one) => one !== '') ?? '';
  const data = (name: string) =>
    xmlChildren(media, 'media-metadata')
      .find((one) => one.attributes.get('name') === name)
      ?.attributes.get('value') ?? '';
  const captions = xmlChildren(media, 'media-caption').map((one) => nitfToHtml({ ...one, name: 'p' }));
  const [caption] = readHtml(captions.length > 0 ? `<p>${captions.join('<br>')}</p>` : '', options).pieces;
  const role = /^(lead|inline|gallery)$/.exec(media.attributes.get('class') ?? '')?.[0];
  return {
    src: of('source'),
    hrefs: references.map((one) => one.attributes.get('source') ?? '').filter((one) => one !== ''),
    alt: of('alternate-text'),
    caption:
      caption?.piece.kind === 'block' && caption.piece.block.type !== 'list'
        ? caption.piece.block.inline
        : [],
    credit: oneLine(xmlText(xmlChild(media, 'media-producer'))) || of('source-credit') || data('credit'),
    creator: data('creator') || data('byline') || data('photographer'),
    role: role === 'lead' || role === 'inline' || role === 'gallery' ? role : null,
    came: false,
  };
}
