import { storyLine } from '../../story/text.ts';
import { bodyElements, inlineElements } from '../body.ts';
import type { PackageInput } from '../input.ts';
import { direction } from '../language.ts';
import { type Element, el, rows } from '../markup/element.ts';
import { scriptJson, writeHtmlPage } from '../markup/html.ts';
import { nameLine } from '../rights.ts';
import { newsArticle } from './json-ld.ts';
import { PAGE_STYLE } from './style.ts';

/** Longer titles are cut by browsers and search engines; the headline itself stands whole in h1 and JSON-LD. */
const TITLE_LENGTH = 70;

/** article.html: the story as a page that stands alone, with schema.org NewsArticle as JSON-LD. */
export function writeHtmlArticle(input: PackageInput): string {
  const { fields } = input;
  return writeHtmlPage(
    rows(
      'html',
      { lang: fields.language, dir: direction(fields.language) },
      head(input),
      rows(
        'body',
        null,
        rows(
          'article',
          null,
          header(input),
          bodyElements(input, { figures: 'all', classes: true }),
          footer(input),
        ),
      ),
    ),
  );
}

function head(input: PackageInput): Element {
  const { fields, story } = input;
  const meta = (name: string, content: string) => (content === '' ? null : el('meta', { name, content }));
  return rows(
    'head',
    null,
    el('meta', { charset: 'utf-8' }),
    el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    el('title', null, pageTitle(storyLine(story.headline) || fields.slugline || input.articleId)),
    meta('description', storyLine(story.standfirst)),
    meta('author', nameLine(fields.byline)),
    meta('keywords', nameLine(fields.keywords)),
    meta('news_keywords', nameLine(fields.topics.map((topic) => topic.name).filter((name) => name !== ''))),
    meta('copyright', input.house.copyrightLine),
    meta('usage-terms', fields.usageTerms),
    meta('embargo', fields.embargo ?? ''),
    meta('priority', String(fields.priority)),
    meta('slugline', fields.slugline),
    meta('generator', input.generator),
    el('style', null, PAGE_STYLE),
    el('script', { type: 'application/ld+json' }, scriptJson(newsArticle(input))),
  );
}

function header(input: PackageInput): Element {
  const { fields, story } = input;
  return rows(
    'header',
    null,
    fields.section === '' ? null : el('p', { class: 'section' }, fields.section),
    storyLine(story.headline) === '' ? null : el('h1', null, inlineElements(story.headline)),
    storyLine(story.standfirst) === ''
      ? null
      : el('p', { class: 'standfirst' }, inlineElements(story.standfirst)),
    fields.byline.length === 0 ? null : el('p', { class: 'byline' }, nameLine(fields.byline)),
    el('p', { class: 'time' }, el('time', { datetime: input.revisedAt }, readableTime(input.revisedAt))),
  );
}

function footer(input: PackageInput): Element | null {
  const parts = [input.house.copyrightLine, input.fields.usageTerms].filter((text) => text !== '');
  return parts.length === 0
    ? null
    : rows(
        'footer',
        null,
        parts.map((text) => el('p', null, text)),
      );
}

/** "2025-06-17 10:00 UTC": the same in every language and time zone. */
function readableTime(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
}

/** The headline, cut at a word with an ellipsis where it is longer than a title may be. */
export function pageTitle(headline: string): string {
  if (headline.length <= TITLE_LENGTH) return headline;
  let cut = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(headline)) {
    if (cut.length + segment.length > TITLE_LENGTH - 1) break;
    cut += segment;
  }
  const space = cut.lastIndexOf(' ');
  return `${(space > TITLE_LENGTH / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:–—-]+$/u, '')}…`;
}
