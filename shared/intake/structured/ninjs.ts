import { newShortId } from '../../id.ts';
import { inlineFromText } from '../../manuscript/inline.ts';
import { textPieces } from '../clipping/clipping.ts';
import type { IntakeDraft, IntakeOptions } from '../draft.ts';
import { IntakeError } from '../error.ts';
import { readHtml } from '../html/html.ts';
import { finishStory } from './finish.ts';
import { isObject, type Json, objects, property, textProperty, textsOf } from './json.ts';
import { readNinjsSubjects } from './ninjs-subjects.ts';
import {
  addByline,
  addEditorNote,
  addRights,
  emptyStory,
  oneLine,
  type SourcePicture,
  type SourceStory,
  setEmbargo,
  setHeadline,
  setPriority,
} from './source.ts';

/**
 * Reads a story in ninjs 1, 2 or 3, whose names differ in case and underscores only where this reader looks. Throws an
 * IntakeError where the JSON is damaged, with the place, or is no ninjs.
 */
export function ninjsDraft(text: string, options: IntakeOptions = {}): IntakeDraft {
  const item = ninjsItem(parseJson(text));
  const story = emptyStory();
  story.own = isOwn(item);
  readFields(story, item);
  if (isPictureType(textProperty(item, 'type'))) readPictureItem(story, item);
  else readBody(story, item, options);
  for (const one of objects(property(item, 'associations'))) readAssociation(story, one);
  readNinjsSubjects(story, item);
  for (const { name, text: words } of textsOf(item)) {
    if (isForPeople(name, words)) story.texts.push(words.replace(/<[^>]*>/g, ' '));
  }
  if (story.pieces.length === 0 && story.pictures.length === 0 && story.draft.fields.headline === undefined)
    throw notNinjs();
  return finishStory(story, options);
}

function isPictureType(type: string): boolean {
  return /^(picture|graphic|photo|image)$/.test(type);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : '';
    const at = /position (\d+)/.exec(why)?.[1];
    const offset = at === undefined ? text.length : Number(at);
    const before = text.slice(0, offset).split('\n');
    const place = `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
    throw new IntakeError('bad-json', `The JSON is damaged at ${place}.`, 'Nothing was taken in.');
  }
}

function ninjsItem(value: unknown): Json {
  const item = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (Array.isArray(value) && value.length > 1) {
    throw new IntakeError(
      'several-stories',
      `The file holds a list of ${value.length} items.`,
      'Nothing was taken in. Save each story as a file of its own.',
    );
  }
  const known = [
    'uri',
    'headline',
    'headlines',
    'body_text',
    'body_html',
    'body_xhtml',
    'bodies',
    'versioncreated',
  ];
  if (!isObject(item) || known.every((name) => property(item, name) === undefined)) throw notNinjs();
  return item;
}

function notNinjs(): IntakeError {
  return new IntakeError(
    'not-ninjs',
    'The JSON is no ninjs story: it has neither headline nor text.',
    'Nothing was taken in.',
  );
}

function isOwn(item: Json): boolean {
  return (
    /^urn:(uuid|galley):/.test(textProperty(item, 'uri')) &&
    ninjsRole(property(item, 'altids'), 'revision') !== ''
  );
}

/** A value with a role: from a list of ninjs 2 and 3, or from an object of ninjs 1. */
function ninjsRole(value: unknown, role: string): string {
  if (isObject(value)) return textProperty(value, role);
  const found = objects(value).find((one) => textProperty(one, 'role', 'rel') === role);
  return textProperty(found, 'value', 'name');
}

function readFields(story: SourceStory, item: Json): void {
  const { fields } = story.draft;
  readHeadline(story, item);
  if (!isPictureType(textProperty(item, 'type'))) addByline(story, textProperty(item, 'byline', 'by'));
  for (const [name, key] of [
    ['slugline', 'slugline'],
    ['language', 'language'],
  ] as const) {
    if (textProperty(item, key) !== '') fields[name] = textProperty(item, key);
  }
  if (story.own && textProperty(item, 'profile') !== '') fields.profile = textProperty(item, 'profile');
  setPriority(story, property(item, 'urgency', 'priority'));
  setEmbargo(story, textProperty(item, 'embargoeduntil', 'embargoed'));
  addEditorNote(story, textProperty(item, 'ednote'));
  addRights(story, textProperty(item, 'copyrightnotice'), textProperty(item, 'usageterms'));
  const genre = objects(property(item, 'genres', 'genre'))
    .map((one) => textProperty(one, 'name'))
    .filter((one) => one !== '')[0];
  if (genre) fields.genre = genre;
  const descriptions = property(item, 'descriptions');
  story.dateline = ninjsRole(descriptions, 'dateline') || textProperty(item, 'description_dateline');
  const date = ninjsRole(descriptions, 'datelineDate') || textProperty(item, 'description_dateline_date');
  if (/^\d{4}-\d\d-\d\d$/.test(date)) story.datelineDate = date;
  story.datelineSource =
    ninjsRole(descriptions, 'datelineSource') || textProperty(item, 'description_dateline_source');
  const signOff = objects(property(item, 'infosources', 'infosource')).find((one) =>
    /^signOff$/i.test(textProperty(one, 'role', 'rel')),
  );
  if (signOff) fields.signOff = textProperty(signOff, 'name');
}

function readHeadline(story: SourceStory, item: Json): void {
  const { fields } = story.draft;
  const headlines = objects(property(item, 'headlines'));
  const main = headlines.find((one) => /^main$/i.test(textProperty(one, 'role'))) ?? headlines[0];
  const dressed = headlines.find((one) => /^mainHtml$/i.test(textProperty(one, 'role')));
  setHeadline(
    story,
    textProperty(main, 'value') || textProperty(item, 'headline') || textProperty(item, 'title'),
  );
  const [first] = readHtml(textProperty(dressed, 'value')).pieces;
  if (first?.piece.kind === 'block' && first.piece.block.type === 'paragraph')
    fields.headline = first.piece.block.inline;
}

/** The richest version of the text that can be read; others are the same words again. */
function readBody(story: SourceStory, item: Json, options: IntakeOptions): void {
  const versions = bodiesOf(item);
  const html = versions.find((one) => /html/i.test(one.type) && readHtml(one.value).pieces.length > 0);
  const text = versions.find((one) => /^text\/plain|^$/i.test(one.type) && one.value.trim() !== '');
  if (html) story.pieces = readHtml(html.value, options).pieces.map(({ piece }) => piece);
  else if (text) {
    story.pieces = textPieces(text.value, options.newId ?? newShortId);
    story.plain = true;
  }
  const summary = objects(property(item, 'descriptions')).find((one) =>
    /^(summary|text|main|)$/i.test(textProperty(one, 'role')),
  );
  story.summary = textProperty(summary, 'value') || textProperty(item, 'description_text', 'description');
  const others = versions.filter((one) => one !== html && one !== text).map((one) => one.type);
  if (others.length > 0 && (html || text)) {
    story.draft.notes.push({
      kind: 'recognised',
      message: 'The text comes in other versions too, which were not read.',
      text: others.join('\n'),
    });
  }
}

function bodiesOf(item: Json): { type: string; value: string }[] {
  const named = Object.entries(item)
    .filter(([name, value]) => /^body_/i.test(name) && typeof value === 'string')
    .map(([name, value]) => ({
      type: /html/i.test(name) ? 'text/html' : /text/i.test(name) ? 'text/plain' : name,
      value: String(value),
    }));
  const listed = objects(property(item, 'bodies')).map((one) => ({
    type:
      textProperty(one, 'contenttype') ||
      (/html/i.test(textProperty(one, 'role')) ? 'text/html' : 'text/plain'),
    value: textProperty(one, 'value'),
  }));
  return [...listed, ...named];
}

function readPictureItem(story: SourceStory, item: Json): void {
  story.pictures.push(readPicture(item, null));
  story.draft.notes.push({
    kind: 'warning',
    message: 'The file describes a picture and holds no story.',
    text: '',
  });
}

function readAssociation(story: SourceStory, item: Json): void {
  const type = textProperty(item, 'type');
  const isPicture =
    /^(picture|graphic|photo|image)$/.test(type) ||
    (type === '' && property(item, 'renditions') !== undefined);
  if (isPicture) {
    const rel = textProperty(item, 'rel', 'name');
    const role = /^(lead|inline|gallery)$/.exec(rel)?.[0];
    story.pictures.push(
      readPicture(item, role === 'lead' || role === 'inline' || role === 'gallery' ? role : null),
    );
    return;
  }
  const name = oneLine(
    textProperty(item, 'headline', 'title', 'name') ||
      textProperty(objects(property(item, 'headlines'))[0], 'value'),
  );
  story.draft.notes.push({
    kind: 'left-out',
    message: `An item of another kind (${type || 'unknown'}) was left out.`,
    text: name,
  });
}

function readPicture(item: Json, role: SourcePicture['role']): SourcePicture {
  const descriptions = property(item, 'descriptions');
  const caption =
    ninjsRole(descriptions, 'caption') ||
    textProperty(item, 'description_caption', 'description_text') ||
    firstValue(descriptions) ||
    textProperty(item, 'body_text');
  const dressed = ninjsRole(descriptions, 'captionHtml');
  const [html] = readHtml(dressed).pieces;
  const source =
    objects(property(item, 'infosources', 'infosource'))
      .map((one) => textProperty(one, 'name'))
      .find((one) => one !== '') ?? '';
  const credit =
    ninjsRole(descriptions, 'creditline') ||
    textProperty(item, 'description_creditline', 'creditline', 'copyrightholder') ||
    source;
  const hrefs = objects(property(item, 'renditions'))
    .map((one) => textProperty(one, 'href', 'url'))
    .filter((one) => one !== '');
  const hasCaption =
    ninjsRole(descriptions, 'caption') !== '' ||
    textProperty(item, 'description_caption', 'description_text') !== '';
  return {
    src: hrefs[0] ?? '',
    hrefs,
    alt:
      ninjsRole(descriptions, 'altText') ||
      textProperty(item, 'alttext') ||
      (hasCaption ? textProperty(item, 'body_text') : ''),
    caption:
      html?.piece.kind === 'block' && html.piece.block.type === 'paragraph'
        ? html.piece.block.inline
        : inlineFromText(oneLine(caption)),
    credit: oneLine(credit),
    creator: oneLine(textProperty(item, 'byline', 'by')),
    role,
    came: false,
  };
}

function firstValue(descriptions: unknown): string {
  return textProperty(objects(descriptions)[0], 'value');
}

/** Texts with words for people, not names of codes, addresses or stamps. */
function isForPeople(name: string, text: string): boolean {
  if (
    /^(uri|href|url|scheme|code|literal|rel|role|type|mimetype|contenttype|symboltype|symbol|pubstatus|language|version\w*|standard|schema|format|profile|representationtype|value|body_.*|name|trustindicator|altids?|.*created|contentcreated)$/i.test(
      name,
    )
  ) {
    return name === 'name' && /\s|\p{Lu}\p{Ll}/u.test(text) && !/^https?:/.test(text);
  }
  return /\p{L}{2}/u.test(text) && !/^(https?:|urn:|tag:)/.test(text);
}
