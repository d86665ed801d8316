import { newShortId } from '../../id.ts';
import { inlineFromText } from '../../manuscript/inline.ts';
import { textPieces } from '../clipping/clipping.ts';
import { paragraph } from '../clipping/parts.ts';
import type { IntakeDraft, IntakeOptions } from '../draft.ts';
import { IntakeError } from '../error.ts';
import { readHtml } from '../html/html.ts';
import { finishStory } from './finish.ts';
import { readNitfBody } from './nitf.ts';
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
  setHeadline,
  setPriority,
} from './source.ts';
import { type XmlElement, xmlAll, xmlChild, xmlChildren, xmlText } from './xml.ts';
import { escapeHtml, xhtmlToHtml } from './xml-html.ts';

/** Root elements of NewsML-G2, whole items and the parts that stand alone in its examples. */
export const NEWSML_ROOTS = new Set([
  'newsMessage',
  'newsItem',
  'packageItem',
  'itemSet',
  'contentSet',
  'contentMeta',
  'itemMeta',
]);

/**
 * Reads a story in NewsML-G2 of any version: a news item, alone or in a message with its pictures, or a package that
 * names its items. Of several stories in one message the first is read and the others are named in a note.
 */
export function newsmlDraft(root: XmlElement, options: IntakeOptions = {}): IntakeDraft {
  const items = xmlAll(root, 'newsItem');
  if (items.length === 0 && root.name !== 'newsMessage') items.push(root);
  const stories = items.filter((item) => !isPicture(item));
  const packages = xmlAll(root, 'packageItem');
  const main = stories[0] ?? (packages.length > 0 ? undefined : items[0]);
  const item = main ?? packages[0] ?? items[0];
  if (item === undefined) {
    throw new IntakeError('no-story', 'The NewsML-G2 message holds no news item.', 'Nothing was taken in.');
  }
  const story = emptyStory();
  story.own = /^Galley\b/.test(xmlText(xmlChild(item, 'itemMeta/generator')));
  readMeta(story, item);
  if (isPicture(item)) readPictureItem(story, item, options);
  else readContent(story, item, options);
  if (item.name === 'packageItem') readPackage(story, item, options);
  for (const picture of items.filter((one) => one !== item && isPicture(one))) {
    story.pictures.push(readPicture(picture));
  }
  noteOthers(story, stories.slice(1));
  return finishStory(story, options);
}

function isPicture(item: XmlElement): boolean {
  return /:(picture|graphic|video|audio|animation)$/.test(
    xmlChild(item, 'itemMeta/itemClass')?.attributes.get('qcode') ?? '',
  );
}

function noteOthers(story: SourceStory, others: readonly XmlElement[]): void {
  if (others.length === 0) return;
  const names = others.map(
    (item) => oneLine(xmlText(xmlChild(item, 'contentMeta/headline'))) || (item.attributes.get('guid') ?? ''),
  );
  const message = `The file holds ${others.length + 1} stories; only the first was taken in.`;
  story.draft.notes.push({ kind: 'warning', message, text: names.join('\n') });
}

function readMeta(story: SourceStory, item: XmlElement): void {
  const { fields } = story.draft;
  const meta = item.name === 'contentMeta' ? item : xmlChild(item, 'contentMeta');
  const itemMeta = xmlChild(item, 'itemMeta');
  const text = (parent: XmlElement | undefined, path: string) => oneLine(xmlText(xmlChild(parent, path)));
  setHeadline(story, text(meta, 'headline') || text(itemMeta, 'title'));
  if (text(meta, 'slugline') !== '') fields.slugline = text(meta, 'slugline');
  const language = xmlChild(meta, 'language')?.attributes.get('tag') ?? item.attributes.get('xml:lang') ?? '';
  if (language !== '') fields.language = language;
  setPriority(story, text(meta, 'urgency'));
  setEmbargo(story, text(itemMeta, 'embargoed'));
  for (const one of xmlChildren(itemMeta, 'edNote')) addEditorNote(story, oneLine(xmlText(one)));
  const rights = xmlChild(item, 'rightsInfo');
  addRights(story, text(rights, 'copyrightNotice'), text(rights, 'usageTerms'));
  const section = text(xmlChild(itemMeta, 'service'), 'name');
  if (section !== '') fields.section = section;
  const genre = text(xmlChild(meta, 'genre'), 'name');
  if (genre !== '') fields.genre = genre;
  if (story.own && text(itemMeta, 'profile') !== '') fields.profile = text(itemMeta, 'profile');
  if (!isPicture(item)) readPeople(story, meta, text(meta, 'by'));
  story.dateline = text(meta, 'dateline');
  const created = text(meta, 'contentCreated');
  if (story.dateline !== '' && /^\d{4}-\d\d-\d\d/.test(created) && story.own)
    story.datelineDate = created.slice(0, 10);
  if (text(meta, 'creditline') !== '') fields.signOff = text(meta, 'creditline');
  for (const word of xmlChildren(meta, 'keyword')) addKeyword(story, xmlText(word));
  readSubjects(story, item, meta);
  readDescriptions(story, meta);
  const parts = item === meta ? [item] : xmlChildren(item);
  story.texts.push(...parts.filter((part) => !/^(contentSet|catalog)$/.test(part.name)).flatMap(leafTexts));
}

/** Texts of elements that hold nothing but text, stamps and counters aside. */
function leafTexts(element: XmlElement | undefined): string[] {
  if (element === undefined) return [];
  const children = xmlChildren(element);
  if (children.length > 0) return children.flatMap(leafTexts);
  if (
    /^(version|first)Created$|^content(Created|Modified)$|^generator$|^profile$|^urgency$|^fileName$|^altId$/.test(
      element.name,
    )
  )
    return [];
  return [oneLine(xmlText(element))];
}

function readPeople(story: SourceStory, meta: XmlElement | undefined, by: string): void {
  if (by !== '') {
    addByline(story, by);
    return;
  }
  for (const creator of xmlChildren(meta, 'creator')) addByline(story, xmlText(xmlChild(creator, 'name')));
}

function readSubjects(story: SourceStory, item: XmlElement, meta: XmlElement | undefined): void {
  const schemes = new Map(
    xmlAll(item, 'scheme').map((one) => [one.attributes.get('alias') ?? '', one.attributes.get('uri') ?? '']),
  );
  for (const subject of xmlChildren(meta, 'subject')) {
    const [, alias = '', code = ''] = /^([^:]*):(.*)$/su.exec(subject.attributes.get('qcode') ?? '') ?? [];
    const name = oneLine(xmlText(xmlChild(subject, 'name')));
    const type = subject.attributes.get('type') ?? '';
    // Persons, organisations, places and events are what the story mentions, not what readers follow.
    if (type !== '' && !/abstract|theme/i.test(type)) addKeyword(story, name);
    else addTopic(story, schemes.get(alias) ?? alias, decoded(code), name);
  }
}

function readDescriptions(story: SourceStory, meta: XmlElement | undefined): void {
  for (const description of xmlChildren(meta, 'description')) {
    const role = description.attributes.get('role') ?? '';
    if (role === '' || /summary|abstract|standfirst|lead/i.test(role))
      story.summary ||= oneLine(xmlText(description));
  }
}

function readContent(story: SourceStory, item: XmlElement, options: IntakeOptions): void {
  const content = item.name === 'contentSet' ? item : xmlChild(item, 'contentSet');
  for (const inline of xmlChildren(content, 'inlineXML')) {
    const nitf = xmlAll(inline, 'nitf')[0];
    const [root] = xmlChildren(inline);
    if (nitf !== undefined) readNitf(story, nitf, options);
    else if (root !== undefined) addHtml(story, xhtmlToHtml(xmlAll(root, 'body')[0] ?? root), options);
    else if (oneLine(xmlText(inline)) !== '') addHtml(story, escapeHtml(xmlText(inline)), options);
    if (story.pieces.length > 0) return;
  }
  for (const data of xmlChildren(content, 'inlineData')) {
    const text = xmlText(data);
    if (/html/i.test(data.attributes.get('contenttype') ?? '')) addHtml(story, text, options);
    else {
      story.pieces = textPieces(text, options.newId ?? newShortId);
      story.plain = true;
    }
    if (story.pieces.length > 0) return;
  }
}

/** What the item says of itself stands before what the NITF inside says. */
function readNitf(story: SourceStory, nitf: XmlElement, options: IntakeOptions): void {
  const { headline } = story.draft.fields;
  const inside = emptyStory();
  readNitfBody(inside, xmlChild(nitf, 'body'), options);
  const own = inside.draft.fields;
  story.pieces = inside.pieces;
  story.pictures.push(...inside.pictures);
  story.texts.push(
    ...inside.texts,
    ...(own.headline ?? []).map((item) => (item.type === 'text' ? item.text : '')),
  );
  story.draft.notes.push(...inside.draft.notes);
  if (headline === undefined && own.headline) story.draft.fields.headline = own.headline;
  if (own.byline) story.draft.fields.byline = own.byline;
  if (own.standfirst) story.draft.fields.standfirst = own.standfirst;
  story.summary ||= inside.summary;
  story.dateline ||= inside.dateline;
  story.datelineDate ??= inside.datelineDate;
  if (own.signOff) story.draft.fields.signOff ??= own.signOff;
  if (own.editorNote) addEditorNote(story, own.editorNote);
}

function addHtml(story: SourceStory, html: string, options: IntakeOptions): void {
  story.pieces.push(...readHtml(html, options).pieces.map(({ piece }) => piece));
}

/** A picture alone: its caption is all there is to say. */
function readPictureItem(story: SourceStory, item: XmlElement, _options: IntakeOptions): void {
  story.pictures.push(readPicture(item));
  story.summary = '';
  delete story.draft.fields.signOff;
  story.draft.notes.push({
    kind: 'warning',
    message: 'The file describes a picture and holds no story.',
    text: '',
  });
}

function readPicture(item: XmlElement): SourcePicture {
  const meta = xmlChild(item, 'contentMeta');
  const description = (role: RegExp) =>
    oneLine(
      xmlText(xmlChildren(meta, 'description').find((one) => role.test(one.attributes.get('role') ?? ''))),
    );
  const hrefs = xmlAll(item, 'remoteContent')
    .map((one) => one.attributes.get('href') ?? '')
    .filter((one) => one !== '');
  const role = /^(lead|inline|gallery)$/.exec(description(/:placement$/))?.[0];
  const caption = description(/caption/i) || description(/^$/) || description(/summary/i);
  return {
    src: hrefs[0] ?? '',
    hrefs,
    alt: description(/altText$|^drol:alt/i),
    caption: inlineFromText(caption),
    credit: oneLine(xmlText(xmlChild(meta, 'creditline'))),
    creator: xmlChildren(meta, 'creator')
      .map((one) => oneLine(xmlText(xmlChild(one, 'name'))))
      .filter((one) => one !== '')
      .join(', '),
    role: role === 'lead' || role === 'inline' || role === 'gallery' ? role : null,
    came: false,
  };
}

/** A package names its items: their titles and descriptions are all the text there is. */
function readPackage(story: SourceStory, item: XmlElement, options: IntakeOptions): void {
  const newId = options.newId ?? newShortId;
  for (const reference of xmlAll(item, 'itemRef')) {
    const texts = ['title', 'description']
      .flatMap((name) => xmlChildren(reference, name))
      .map((one) => oneLine(xmlText(one)));
    for (const text of texts.filter((one) => one !== '')) story.pieces.push(paragraph(newId(), text));
  }
  const message =
    'The file is a package that only names its items; their titles and summaries became the text.';
  story.draft.notes.push({ kind: 'warning', message, text: '' });
}
