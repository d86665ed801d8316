import { blankContent, type Content } from '../../../shared/article/content.ts';
import { blankFields } from '../../../shared/article/fields.ts';
import { newShortId } from '../../../shared/id.ts';
import type { House } from '../../../shared/workflow/people.ts';

/** An empty page in the house's language, with its sign-off. */
export function blankArticle(house: House): Content {
  const content = blankContent(newShortId(), house.language);
  return { ...content, fields: { ...content.fields, signOff: house.signOff } };
}

/**
 * The page of a new update of a story, as a desk begins one: what files and finds the story carries over
 * (slugline with a number, section, topics, keywords, priority, genre, byline, language, usage terms), so do
 * the place of the dateline, without its day, and the lead photo with its words. Headline, standfirst and body
 * are to be written; an embargo was for the earlier words. The editor's note says which story came before.
 */
export function updateOf(earlier: { id: string; content: Content }, sluglines: readonly string[]): Content {
  const { fields, placements } = earlier.content;
  const slugline = nextSlugline(fields.slugline, sluglines);
  return {
    schema: 1,
    fields: {
      ...blankFields(fields.language),
      profile: fields.profile,
      slugline,
      byline: fields.byline,
      section: fields.section,
      dateline: fields.dateline?.custom === false ? { ...fields.dateline, date: null } : fields.dateline,
      signOff: fields.signOff,
      topics: fields.topics,
      keywords: fields.keywords,
      priority: fields.priority,
      genre: fields.genre,
      usageTerms: fields.usageTerms,
      editorNote: `Update of ${fields.slugline || 'an earlier story'} (${earlier.id})`,
    },
    placements: placements
      .filter((placement) => placement.role === 'lead')
      .slice(0, 1)
      .map((placement) => ({ ...placement, id: newShortId() })),
    blocks: [{ id: newShortId(), type: 'paragraph', inline: [] }],
  };
}

/** "japan-korea-summit" → "japan-korea-summit-2", the first number that no other article has. */
export function nextSlugline(slugline: string, taken: readonly string[]): string {
  if (slugline.trim() === '') return '';
  const [, stem = slugline, number] = /^(.*?)(?:-(\d{1,3}))?$/.exec(slugline) ?? [];
  const used = new Set(taken.map((other) => other.toLowerCase()));
  let next = number === undefined ? 2 : Number(number) + 1;
  while (used.has(`${stem}-${next}`.toLowerCase())) next += 1;
  return `${stem}-${next}`;
}
