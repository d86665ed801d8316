import { type ArticleJson, articleJson } from '../../../shared/article/json.ts';
import type { DeskClient } from '../../../shared/contract/contract.ts';

/** An article as the command line prints it. */
export async function readArticle(desk: DeskClient, id: string): Promise<ArticleJson> {
  const { meta, content, photos } = await desk.call('articles.peek', { id });
  return articleJson(meta, content, new Map(Object.entries(photos)));
}

/** The same for a person to read. */
export function articleText(article: ArticleJson): string {
  const head = [
    article.slugline || 'no slugline',
    article.state,
    `version ${article.version}`,
    article.language,
  ];
  const photos = article.placements.map((placement, index) => {
    const words = [placement.caption || 'no caption', placement.credit && `(${placement.credit})`];
    const file = placement.assetId === null ? ', still to come' : '';
    return `  ${index + 1}. ${placement.id} (${placement.role}${file}): ${words.filter(Boolean).join(' ')}`;
  });
  const dateline = article.dateline ? `${article.dateline.text} ` : '';
  return [
    article.headline || 'No headline',
    head.join(' · '),
    article.standfirst,
    article.byline.length > 0 ? `By ${article.byline.join(', ')}` : '',
    `${dateline}${article.bodyText}`,
    article.signOff,
    article.topics.length > 0 ? `Topics: ${article.topics.map((topic) => topic.name).join(', ')}` : '',
    photos.length > 0 ? `Photos:\n${photos.join('\n')}` : '',
  ]
    .filter((part) => part.trim() !== '')
    .join('\n\n');
}
