import type { Dateline, Place } from '../dateline/types.ts';
import type { Block } from '../manuscript/blocks.ts';
import { type PhotosById, settle } from '../story/settle.ts';
import { bodyText, storyLine, storyText } from '../story/text.ts';
import type { State } from '../workflow/states.ts';
import type { Content } from './content.ts';
import type { Topic } from './fields.ts';
import type { Crop, PlacementRole } from './placement.ts';
import { wholeSeconds } from './time.ts';

/** What the desk knows of an article besides its content. */
export interface ArticleFacts {
  id: string;
  version: number;
  state: State;
  approvedRevision: string | null;
  publishedRevision: string | null;
  assignee: string;
  due: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface PlacementJson {
  id: string;
  /** Null: photo to come. */
  assetId: string | null;
  photoId: string | null;
  role: PlacementRole;
  /** Words as they print. */
  caption: string;
  credit: string;
  altText: string;
  crops: readonly Crop[];
}

/** The article as the command line prints it. Names are fixed; more may be added. */
export interface ArticleJson extends ArticleFacts {
  profile: string;
  slugline: string;
  headline: string;
  standfirst: string;
  byline: readonly string[];
  section: string;
  dateline: (Dateline & { place: Place | null }) | null;
  language: string;
  /** The manuscript, marks of review included. */
  body: { schema: 1; blocks: readonly Block[] };
  bodyText: string;
  signOff: string;
  topics: readonly Topic[];
  keywords: readonly string[];
  placements: readonly PlacementJson[];
  priority: number;
  genre: string;
  embargo: string | null;
  editorNote: string;
  usageTerms: string;
}

/** Puts an article together for printing as JSON. Plain texts are those of the final story. */
export function articleJson(facts: ArticleFacts, content: Content, photos: PhotosById): ArticleJson {
  const story = settle(content, 'final', photos);
  const { fields } = content;
  return {
    id: facts.id,
    version: facts.version,
    state: facts.state,
    approvedRevision: facts.approvedRevision,
    publishedRevision: facts.publishedRevision,
    profile: fields.profile,
    slugline: fields.slugline,
    headline: storyLine(story.headline),
    standfirst: storyText(story.standfirst),
    byline: fields.byline,
    section: fields.section,
    assignee: facts.assignee,
    due: facts.due === null ? null : wholeSeconds(facts.due),
    dateline: fields.dateline && { ...fields.dateline, place: fields.dateline.places[0] ?? null },
    language: fields.language,
    body: { schema: 1, blocks: content.blocks },
    bodyText: bodyText(story),
    signOff: fields.signOff,
    topics: fields.topics,
    keywords: fields.keywords,
    placements: content.placements.map((placement) => {
      const photo = placement.photoId === null ? undefined : photos.get(placement.photoId);
      return {
        id: placement.id,
        assetId: photo?.assetId ?? null,
        photoId: placement.photoId,
        role: placement.role,
        caption: storyText(story.captions.get(placement.id) ?? []),
        credit: placement.credit ?? photo?.credit ?? '',
        altText: placement.altText ?? photo?.altText ?? '',
        crops: placement.crops,
      };
    }),
    priority: fields.priority,
    genre: fields.genre,
    embargo: fields.embargo === null ? null : wholeSeconds(fields.embargo),
    editorNote: fields.editorNote,
    usageTerms: fields.usageTerms,
    createdAt: wholeSeconds(facts.createdAt) ?? facts.createdAt,
    updatedAt: wholeSeconds(facts.updatedAt) ?? facts.updatedAt,
  };
}
