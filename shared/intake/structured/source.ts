import { wholeSeconds } from '../../article/time.ts';
import { MEDIA_TOPICS } from '../../formats/uris.ts';
import { inlineFromText } from '../../manuscript/inline.ts';
import { bylineNames } from '../clipping/byline.ts';
import { emptyDraft, type IntakeDraft } from '../draft.ts';
import type { PictureWords, Piece } from '../piece.ts';

/** A picture that a format describes beside the text. */
export interface SourcePicture extends PictureWords {
  /** Names and addresses of its files. */
  hrefs: string[];
  creator: string;
}

/** What a format says of a story, before the text itself has been looked at. */
export interface SourceStory {
  draft: IntakeDraft;
  pieces: Piece[];
  /** The text is plain: crossheads and lists have to be recognised. */
  plain: boolean;
  pictures: SourcePicture[];
  /** The dateline as the format names it, or empty. */
  dateline: string;
  datelineDate: string | null;
  datelineSource: string;
  /** A summary, which is the standfirst unless it is only the beginning of the text. */
  summary: string;
  /** Galley wrote the file. */
  own: boolean;
  /** All that the file says to people: what ends up nowhere else is noted. */
  texts: string[];
}

export function emptyStory(): SourceStory {
  return {
    draft: emptyDraft(),
    pieces: [],
    plain: false,
    pictures: [],
    dateline: '',
    datelineDate: null,
    datelineSource: '',
    summary: '',
    own: false,
    texts: [],
  };
}

/** Blanks and line ends of a pretty-printed source as one blank. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

export function setHeadline(story: SourceStory, text: string): void {
  if (oneLine(text) !== '') story.draft.fields.headline ??= inlineFromText(oneLine(text));
}

export function addByline(story: SourceStory, text: string): void {
  const line = oneLine(text);
  if (line === '') return;
  const { fields, notes } = story.draft;
  fields.byline = [...(fields.byline ?? []), ...bylineNames(line)];
  notes.push({ kind: 'recognised', message: 'Taken as the byline.', text: line });
}

export function addEditorNote(story: SourceStory, text: string): void {
  const words = text.trim();
  if (words === '') return;
  const before = story.draft.fields.editorNote ?? '';
  story.draft.fields.editorNote = before === '' ? words : `${before}\n${words}`;
}

/** IPTC urgency, 1 to 9; 0 says that there is none. */
export function setPriority(story: SourceStory, value: unknown): void {
  const urgency = Number(value);
  if (Number.isInteger(urgency) && urgency >= 1 && urgency <= 9) story.draft.fields.priority = urgency;
}

export function setEmbargo(story: SourceStory, time: string): void {
  if (time.trim() === '') return;
  const embargo = wholeSeconds(time.trim());
  if (embargo !== null) story.draft.fields.embargo = embargo;
  const message =
    embargo === null ? 'The embargo is no time: set it by hand.' : `Embargoed until ${embargo}.`;
  story.draft.notes.push({ kind: 'warning', message, text: embargo === null ? time : '' });
}

/** A copyright notice goes to the usage terms; Galley's own is the house's and comes back by itself. */
export function addRights(story: SourceStory, notice: string, terms: string): void {
  const lines = [story.own ? '' : notice.trim(), terms.trim()].filter((line) => line !== '');
  if (lines.length > 0) story.draft.fields.usageTerms = [...new Set(lines)].join('\n');
  if (story.own && notice.trim() !== '') {
    story.draft.notes.push({
      kind: 'recognised',
      message: 'The copyright line of the house.',
      text: notice.trim(),
    });
  }
}

/** More are no help to anyone; what is past it is noted. */
const MOST_KEYWORDS = 200;

export function addKeyword(story: SourceStory, word: string): void {
  const keyword = oneLine(word);
  const { fields } = story.draft;
  if (keyword === '' || fields.keywords?.includes(keyword)) return;
  if ((fields.keywords?.length ?? 0) >= MOST_KEYWORDS) {
    story.texts.push(keyword);
    return;
  }
  fields.keywords = [...(fields.keywords ?? []), keyword];
}

/** A topic by scheme and code where both are known, else by name, which somebody has to resolve. */
export function addTopic(story: SourceStory, scheme: string, code: string, name: string): void {
  const known = schemeOf(scheme);
  const label = oneLine(name);
  const { fields, topicNames } = story.draft;
  if (known !== '' && code !== '') {
    const topics = fields.topics ?? [];
    if (topics.length >= MOST_KEYWORDS) {
      story.texts.push(label);
      return;
    }
    if (topics.some((topic) => topic.scheme === known && topic.code === code)) return;
    fields.topics = [...topics, { scheme: known, code, name: label === '' ? code : label }];
  } else if (label !== '' && topicNames.length < MOST_KEYWORDS && !topicNames.includes(label)) {
    topicNames.push(label);
  } else story.texts.push(label);
}

/** Schemes under the names that articles use: "medtop", "house", else the address itself. */
function schemeOf(scheme: string): string {
  const bare = scheme.trim();
  if (bare === MEDIA_TOPICS || bare === MEDIA_TOPICS.slice(0, -1) || /^medtop$/i.test(bare)) return 'medtop';
  const ours = /^urn:galley:([a-z0-9%.-]+):$/i.exec(bare)?.[1];
  return ours === undefined ? bare : decoded(ours);
}

/** A concept's address as scheme and code: all up to the last slash, hash or colon, and what follows. */
export function splitConcept(uri: string): { scheme: string; code: string } {
  const [, scheme = '', code = ''] = /^(.*[/#:])([^/#:]+)$/s.exec(uri.trim()) ?? [];
  return { scheme, code: decoded(code) };
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
