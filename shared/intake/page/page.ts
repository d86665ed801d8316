import { newShortId } from '../../id.ts';
import { inlineFromText, inlineToText } from '../../manuscript/inline.ts';
import { bylineNames, isByline } from '../clipping/byline.ts';
import { takeApart, textPieces } from '../clipping/clipping.ts';
import type { IntakeDraft, IntakeOptions } from '../draft.ts';
import { ARTICLE_BODY, ZONE } from '../html/elements.ts';
import type { Head } from '../html/head.ts';
import { type HtmlContent, readHtml } from '../html/html.ts';
import type { HtmlPiece } from '../html/writer.ts';
import { blockText, type Piece } from '../piece.ts';
import { galleyPage } from './galley-page.ts';
import { type NewsArticle, newsArticleOf } from './json-ld.ts';

/**
 * Reads a story from a whole HTML page. The article is what is marked as one (`articleBody`, `article`, `main`), else
 * the page without its navigation, asides, header and footer; what stands around it is left out and noted. What the
 * page says of itself (JSON-LD, `meta`, `title`) fills what the text leaves open.
 */
export function pageDraft(html: string, options: IntakeOptions = {}): IntakeDraft {
  const newId = options.newId ?? newShortId;
  const content = readHtml(html, { newId });
  const article = newsArticleOf(content.head.jsonLd);
  const own = /^Galley\b/.test(content.head.meta.get('generator') ?? '')
    ? galleyPage(content, article, options)
    : null;
  if (own) return own;
  const { inside, around } =
    content.verbatim === null
      ? articleOf(content.pieces)
      : { inside: textPieces(content.verbatim, newId), around: [] };
  const draft = takeApart(withTitle(inside, content.head, article, newId), options);
  fillFromHead(draft, content, article);
  noteAround(draft, around, content.hidden);
  return draft;
}

/** The pieces of the article and the words around it. */
function articleOf(all: readonly HtmlPiece[]): { inside: Piece[]; around: string[] } {
  const isStory = chooseZone(all);
  const inside: Piece[] = [];
  const around: string[] = [];
  for (const one of all) {
    // The headline often stands in a header of its own before the article.
    const isHeadline = one.piece.kind === 'block' && one.piece.heading === 1;
    if (isStory(one.zone) || isHeadline) inside.push(one.piece);
    else
      around.push(
        one.piece.kind === 'block'
          ? blockText(one.piece.block)
          : one.piece.kind === 'picture'
            ? inlineToText(one.piece.picture.caption)
            : '',
      );
  }
  return { inside, around };
}

function chooseZone(all: readonly HtmlPiece[]): (zone: number) => boolean {
  const outside = (ZONE.nav ?? 0) | (ZONE.aside ?? 0);
  const rules: ((zone: number) => boolean)[] = [
    (zone) => (zone & ARTICLE_BODY) !== 0 && (zone & outside) === 0,
    (zone) => (zone & (ZONE.article ?? 0)) !== 0 && (zone & outside) === 0,
    (zone) => (zone & (ZONE.main ?? 0)) !== 0 && (zone & outside) === 0,
    (zone) => (zone & (outside | (ZONE.footer ?? 0) | (ZONE.header ?? 0))) === 0,
  ];
  const length = (rule: (zone: number) => boolean) =>
    all.reduce(
      (sum, one) =>
        sum + (rule(one.zone) && one.piece.kind === 'block' ? blockText(one.piece.block).length : 0),
      0,
    );
  const total = length(() => true);
  // An article that is less than a fifth of the page is a teaser.
  return (
    rules.find((rule) => length(rule) > Math.max(200, total * 0.2)) ??
    rules.find((rule) => length(rule) > 0) ??
    (() => true)
  );
}

/** A page without a heading of the first rank says its headline in its head. */
function withTitle(pieces: Piece[], head: Head, article: NewsArticle | null, newId: () => string): Piece[] {
  if (pieces.some((piece) => piece.kind === 'block' && piece.heading === 1)) return pieces;
  const title =
    article?.headline ||
    head.meta.get('og:title') ||
    withoutSite(head.title, head.meta.get('og:site_name') ?? '');
  if (title === '') return pieces;
  const block = { id: newId(), type: 'crosshead' as const, level: 1 as const, inline: inlineFromText(title) };
  return [{ kind: 'block', block, heading: 1, tight: false }, ...pieces];
}

/** "Headline | The Paper" is the headline and the name of the paper. */
function withoutSite(title: string, site: string): string {
  const [, headline = title, tail = ''] = /^(.{12,}?)\s+[|–—·»-]\s+([^|–—·»]{2,40})$/.exec(title) ?? [];
  return site === '' || tail.toLowerCase().includes(site.toLowerCase()) || tail.split(/\s+/).length <= 4
    ? headline
    : title;
}

function fillFromHead(draft: IntakeDraft, content: HtmlContent, article: NewsArticle | null): void {
  const { fields } = draft;
  const { head } = content;
  const language = article?.language || head.language;
  if (language !== '') fields.language ??= language;
  const authors = article && article.authors.length > 0 ? article.authors : bylineNames(authorMeta(head));
  if (authors.length > 0 && fields.byline === undefined) {
    fields.byline = authors;
    draft.notes.push({
      kind: 'recognised',
      message: 'The byline is from the page’s own description.',
      text: authors.join('\n'),
    });
  }
  takeKnownByline(draft, authors);
  const description =
    article?.description || head.meta.get('description') || head.meta.get('og:description') || '';
  if (description !== '' && fields.standfirst === undefined && !repeatsBody(draft, description)) {
    fields.standfirst = inlineFromText(description.replace(/\s+/g, ' '));
    draft.notes.push({
      kind: 'unsure',
      message: 'The standfirst is the page’s own description: check it.',
      text: description,
    });
  }
  if (article?.section) fields.section ??= article.section;
  const keywords =
    article && article.keywords.length > 0
      ? article.keywords
      : (head.meta.get('keywords') ?? '').split(/\s*,\s*/).filter((word) => word !== '');
  if (keywords.length > 0) fields.keywords ??= keywords;
}

/** A line with the same names that stands among the paragraphs says nothing more. */
function takeKnownByline(draft: IntakeDraft, authors: readonly string[]): void {
  const known = new Set([...authors, ...(draft.fields.byline ?? [])].map((name) => name.toLowerCase()));
  draft.blocks = draft.blocks.filter((block) => {
    const text = block.type === 'paragraph' ? blockText(block) : '';
    if (text === '' || text.length > 200) return true;
    const names = isByline(text) || known.has(text.toLowerCase()) ? bylineNames(text) : [];
    if (names.length === 0 || !names.every((name) => known.has(name.toLowerCase()))) return true;
    draft.notes = draft.notes.filter((note) => note.text !== text);
    draft.notes.push({
      kind: 'recognised',
      message: 'The byline that stands in the text was taken out of it.',
      text,
    });
    return false;
  });
}

/** `meta name=author`; an address of a profile is no name. */
function authorMeta(head: Head): string {
  const author = head.meta.get('author') ?? head.meta.get('article:author') ?? '';
  return /^https?:/.test(author) ? '' : author;
}

function repeatsBody(draft: IntakeDraft, description: string): boolean {
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
  const first = draft.blocks.slice(0, 3).map(blockText).join(' ');
  return letters(first).includes(letters(description).slice(0, 40));
}

function noteAround(draft: IntakeDraft, around: readonly string[], hidden: string): void {
  const words = around.filter((text) => text.trim() !== '');
  if (words.length > 0) {
    draft.notes.push({
      kind: 'left-out',
      message: 'What stands around the article on its page was left out.',
      text: words.join('\n'),
    });
  }
  if (hidden !== '')
    draft.notes.push({ kind: 'left-out', message: 'Text that the source hides was left out.', text: hidden });
}
