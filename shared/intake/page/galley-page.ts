import type { IntakeDraft, IntakeOptions } from '../draft.ts';
import type { HtmlContent } from '../html/html.ts';
import { blockText, type Piece } from '../piece.ts';
import { finishStory } from '../structured/finish.ts';
import { textProperty } from '../structured/json.ts';
import {
  addEditorNote,
  addKeyword,
  addRights,
  addTopic,
  emptyStory,
  setEmbargo,
  setHeadline,
  setPriority,
} from '../structured/source.ts';
import type { NewsArticle } from './json-ld.ts';

/** Reads article.html of a Galley package: its head says all that the page shows, so that nothing is guessed. */
export function galleyPage(
  content: HtmlContent,
  article: NewsArticle | null,
  options: IntakeOptions,
): IntakeDraft | null {
  if (article === null) return null;
  const story = emptyStory();
  story.own = true;
  const { fields } = story.draft;
  const meta = (name: string) => content.head.meta.get(name) ?? '';
  const pieces = content.pieces.map(({ piece }) => piece);
  const headline = pieces.find((piece) => piece.kind === 'block' && piece.heading === 1);
  if (headline?.kind === 'block' && headline.block.type === 'crosshead')
    fields.headline = headline.block.inline;
  setHeadline(story, article.headline);
  if (article.authors.length > 0) fields.byline = article.authors;
  if (article.language !== '') fields.language = article.language;
  if (article.section !== '') fields.section = article.section;
  if (article.genre !== '') fields.genre = article.genre;
  if (article.signOff !== '') fields.signOff = article.signOff;
  if (meta('slugline') !== '') fields.slugline = meta('slugline');
  setPriority(story, meta('priority'));
  setEmbargo(story, meta('embargo'));
  addRights(story, meta('copyright'), meta('usage-terms'));
  addEditorNote(story, meta('editor-note'));
  for (const word of article.keywords) addKeyword(story, word);
  for (const topic of article.topics) addTopic(story, topic.scheme, topic.code, topic.name);
  story.dateline = article.dateline;
  if (/^\d{4}-\d\d-\d\d$/.test(article.datelineDate)) story.datelineDate = article.datelineDate;
  const frame = new Set(
    [
      article.section,
      article.authors.join(', '),
      meta('copyright'),
      meta('usage-terms'),
      timeLine(content),
    ].filter((text) => text !== ''),
  );
  let standfirst: Piece | undefined;
  story.pieces = pieces.filter((piece) => {
    if (piece === headline) return false;
    const text = piece.kind === 'block' ? blockText(piece.block) : '';
    if (text !== '' && text === article.description && standfirst === undefined) {
      standfirst = piece;
      return false;
    }
    return !frame.has(text);
  });
  if (standfirst?.kind === 'block' && standfirst.block.type === 'paragraph')
    fields.standfirst = standfirst.block.inline;
  addPhotoFiles(story, article);
  return finishStory(story, options);
}

/** The line with the time of the revision, which the page's head of the article ends with. */
function timeLine(content: HtmlContent): string {
  for (const { piece } of content.pieces.slice(0, 8)) {
    const text = piece.kind === 'block' ? blockText(piece.block) : '';
    if (/^\d{4}-\d\d-\d\d \d\d:\d\d UTC$/.test(text)) return text;
  }
  return '';
}

/** The largest file and the photographer of each picture are named in JSON-LD; the text shows a smaller file of it. */
function addPhotoFiles(story: ReturnType<typeof emptyStory>, article: NewsArticle): void {
  for (const piece of story.pieces) {
    if (piece.kind !== 'picture') continue;
    const base = piece.picture.src.replace(/-[a-z]+\.[a-z]+$/i, '');
    const image = article.images.find(
      (one) => textProperty(one, 'contentUrl').replace(/-[a-z]+\.[a-z]+$/i, '') === base,
    );
    const file = textProperty(image, 'contentUrl');
    const creator = image
      ? textProperty(Object.entries(image).find(([key]) => key === 'creator')?.[1], 'name')
      : '';
    story.pictures.push({
      ...piece.picture,
      hrefs: [file, piece.picture.src].filter((one) => one !== ''),
      creator,
    });
  }
}
