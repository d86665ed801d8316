import { marked } from 'marked';
import { newShortId } from '../id.ts';
import { inlineFromText } from '../manuscript/inline.ts';
import { bylineNames } from './clipping/byline.ts';
import { takeApart, textPieces } from './clipping/clipping.ts';
import { sluglineOf } from './clipping/labels.ts';
import { isProse } from './clipping/parts.ts';
import type { IntakeDraft, IntakeNote, IntakeOptions } from './draft.ts';
import { IntakeError } from './error.ts';
import { readHtml } from './html/html.ts';
import { blockText, type Piece, withoutLateTitles } from './piece.ts';
import { tableNotes } from './warnings.ts';

/** Characters of the largest Markdown file that is read. */
const MAX_LENGTH = 4_000_000;

/** Reads a story in Markdown (GitHub's dialect), with what its front matter says. */
export function markdownDraft(text: string, options: IntakeOptions = {}): IntakeDraft {
  if (text.length > MAX_LENGTH) {
    throw new IntakeError(
      'too-large',
      'The Markdown file is too large for a story.',
      'Nothing was taken in.',
    );
  }
  const { matter, body } = splitFrontMatter(text);
  const newId = options.newId ?? newShortId;
  const html = rendered(body);
  const pieces =
    html === null ? textPieces(body, newId) : readHtml(html, { newId }).pieces.map(({ piece }) => piece);
  const isText = (piece: Piece) => piece.kind === 'block' && isProse(blockText(piece.block));
  const draft = takeApart(withoutLateTitles(pieces, isText), options, fieldsOf(matter));
  if (html === null) {
    const message = 'The Markdown could not be read as such and was taken as plain text.';
    draft.notes.push({ kind: 'warning', message, text: '' });
  }
  draft.notes.push(...tableNotes(html ?? ''));
  const left = matter
    .filter(([key]) => !USED.has(key))
    .map(([key, values]) => `${key}: ${values.join(', ')}`);
  if (left.length > 0) {
    draft.notes.push({
      kind: 'left-out',
      message: 'Lines of the front matter were left out.',
      text: left.join('\n'),
    });
  }
  return draft;
}

/** Paragraphs longer, and quotes deeper, than anyone writes take Markdown parsers minutes or all of the stack. */
const LONGEST_PARAGRAPH = 60_000;
const DEEPEST_QUOTE = 60;

/** The Markdown as HTML, or null where it cannot be read in reasonable time. */
function rendered(body: string): string | null {
  let length = 0;
  for (const line of body.split('\n')) {
    length = line.trim() === '' ? 0 : length + line.length + 1;
    if (length > LONGEST_PARAGRAPH) return null;
    if ((/^[>\s]*/.exec(line)?.[0].match(/>/g)?.length ?? 0) > DEEPEST_QUOTE) return null;
  }
  try {
    return marked.parse(body, { async: false, gfm: true });
  } catch {
    return null;
  }
}

type Matter = [key: string, values: string[]][];

/** Front matter as static site generators write it: `key: value`, `key: [a, b]`, and lists of lines with hyphens. */
function splitFrontMatter(text: string): { matter: Matter; body: string } {
  const found = /^---[ \t]*\n([\s\S]{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  if (!found) return { matter: [], body: text };
  const matter: Matter = [];
  for (const line of (found[1] ?? '').split('\n')) {
    const pair = /^([A-Za-z][\w -]{0,40}):[ \t]*(.*)$/.exec(line);
    const item = /^[ \t]*-[ \t]+(.+)$/.exec(line);
    if (pair?.[1]) matter.push([pair[1].trim().toLowerCase(), valuesOf(pair[2] ?? '')]);
    else if (item?.[1]) matter.at(-1)?.[1].push(unquoted(item[1]));
    else if (line.trim() !== '') matter.at(-1)?.[1].push(unquoted(line));
  }
  return { matter, body: text.slice(found[0].length) };
}

function valuesOf(value: string): string[] {
  const list = /^\[(.*)\]\s*$/.exec(value.trim())?.[1];
  if (list !== undefined)
    return list
      .split(',')
      .map(unquoted)
      .filter((one) => one !== '');
  return value.trim() === '' || /^[>|][-+]?$/.test(value.trim()) ? [] : [unquoted(value)];
}

function unquoted(text: string): string {
  const bare = text.trim();
  const quoted = /^(["'])(.*)\1$/s.exec(bare)?.[2];
  return quoted?.replace(/\\"/g, '"') ?? bare;
}

const USED = new Set(
  'title headline author authors byline by description summary standfirst subtitle deck excerpt slug slugline section category categories tags keywords topics lang language'.split(
    ' ',
  ),
);

function fieldsOf(matter: Matter): Pick<IntakeDraft, 'fields' | 'topicNames' | 'notes'> {
  const values = (...keys: string[]) => matter.find(([key]) => keys.includes(key))?.[1] ?? [];
  const fields: IntakeDraft['fields'] = {};
  const title = values('title', 'headline').join(' ');
  if (title !== '') fields.headline = inlineFromText(title);
  const standfirst = values('standfirst', 'description', 'summary', 'subtitle', 'deck', 'excerpt').join(' ');
  if (standfirst !== '') fields.standfirst = inlineFromText(standfirst);
  const byline = values('byline', 'author', 'authors', 'by').flatMap(bylineNames);
  if (byline.length > 0) fields.byline = byline;
  const slug = values('slugline', 'slug').join(' ');
  if (slug !== '') fields.slugline = sluglineOf(slug);
  const section = values('section', 'category', 'categories')[0];
  if (section) fields.section = section;
  const keywords = values('keywords', 'tags').flatMap((value) => value.split(/\s*,\s*/));
  if (keywords.length > 0) fields.keywords = keywords;
  const language = values('lang', 'language')[0];
  if (language) fields.language = language;
  const said = matter.filter(([key]) => USED.has(key)).map(([key, all]) => `${key}: ${all.join(', ')}`);
  const notes: IntakeNote[] =
    said.length > 0
      ? [{ kind: 'recognised', message: 'The front matter was read.', text: said.join('\n') }]
      : [];
  return { fields, topicNames: values('topics').flatMap((value) => value.split(/\s*,\s*/)), notes };
}
