import type { ListKind } from '../manuscript/blocks.ts';
import type { Mark } from '../manuscript/inline.ts';

/** The clean tree that is printed. It has no place for a review mark. */
export interface Story {
  headline: StoryInline;
  standfirst: StoryInline;
  blocks: StoryBlock[];
  /** Captions as they print, by placement id. */
  captions: ReadonlyMap<string, StoryInline>;
}
export interface StoryRun {
  type: 'text';
  text: string;
  marks: readonly Mark[];
  href: string | null;
}
export type StoryInline = readonly (StoryRun | { type: 'break' })[];
export interface StoryListItem {
  inline: StoryInline;
  sub: StoryList | null;
}
export interface StoryList {
  kind: ListKind;
  start: number;
  items: readonly StoryListItem[];
}
export type StoryBlock =
  | { id: string; type: 'paragraph' | 'quote'; inline: StoryInline }
  | { id: string; type: 'crosshead'; level: 1 | 2; inline: StoryInline }
  | ({ id: string; type: 'list' } & StoryList)
  | { id: string; type: 'figure'; placementId: string };
