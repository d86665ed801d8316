import type { Content } from '../article/content.ts';
import type { Photo } from '../article/photo.ts';
import { printedWords } from '../article/words.ts';
import type { Block, ListItem, SubList } from '../manuscript/blocks.ts';
import { safeHref } from '../manuscript/href.ts';
import { type Inline, MARKS, type Mark, type Suggestion } from '../manuscript/inline.ts';
import { printableText } from './printable.ts';
import type { Story, StoryBlock, StoryInline, StoryList, StoryListItem, StoryRun } from './story.ts';

/** `final`: as if every suggestion were accepted. `original`: as if every one were rejected. */
export type Settling = 'final' | 'original';

/** Photo records by photo id, as they were when the content was frozen. */
export type PhotosById = ReadonlyMap<string, Photo>;

/**
 * The clean tree that is printed. Suggestions are resolved, comments are gone, unsafe links lose their
 * address, characters that cannot be printed are left out, and blocks without a word are not printed:
 * empty paragraphs, crossheads, quotes and list items, lists without items, figures without a placement.
 * Captions are those that print, by placement id: the placement's own, else the photo's.
 */
export function settle(content: Content, settling: Settling, photos: PhotosById): Story {
  const placements = new Map(content.placements.map((placement) => [placement.id, placement]));
  const captions = new Map<string, StoryInline>();
  for (const placement of placements.values()) {
    const photo = placement.photoId === null ? null : (photos.get(placement.photoId) ?? null);
    captions.set(placement.id, settleInline(printedWords(placement, photo).caption, settling));
  }
  const blocks: StoryBlock[] = [];
  for (const block of content.blocks) {
    const settled = settleBlock(block, settling);
    if (!settled) continue;
    if (settled.type === 'figure' && !placements.has(settled.placementId)) continue;
    blocks.push(settled);
  }
  return {
    headline: settleInline(content.fields.headline, settling),
    standfirst: settleInline(content.fields.standfirst, settling),
    blocks,
    captions,
  };
}

/** Inline text with its suggestions resolved; equal neighbours are joined. */
export function settleInline(inline: Inline, settling: Settling): StoryInline {
  const out: (StoryRun | { type: 'break' })[] = [];
  for (const item of inline) {
    if (!stays(item.suggestion, settling)) continue;
    if (item.type === 'break') {
      out.push({ type: 'break' });
      continue;
    }
    const marks = MARKS.filter((mark) => item.marks?.includes(mark));
    const href = item.href === undefined ? null : safeHref(item.href);
    for (const [index, text] of printableText(item.text).split('\n').entries()) {
      if (index > 0) out.push({ type: 'break' });
      if (text !== '') push(out, { type: 'text', text, marks, href });
    }
  }
  return out;
}

/** One block, settled; null when it does not print. A figure is kept whether or not its placement exists. */
export function settleBlock(block: Block, settling: Settling): StoryBlock | null {
  if (!stays(block.suggestion, settling)) return null;
  if (block.type === 'figure') return { id: block.id, type: 'figure', placementId: block.placementId };
  if (block.type === 'list') {
    const list = settleList(block, settling);
    return list ? { id: block.id, type: 'list', ...list } : null;
  }
  const inline = settleInline(block.inline, settling);
  if (isBlank(inline)) return null;
  if (block.type === 'crosshead') return { id: block.id, type: 'crosshead', level: block.level, inline };
  return { id: block.id, type: block.type, inline };
}

function settleList(list: SubList, settling: Settling): StoryList | null {
  const items = list.items.flatMap((item) => settleItem(item, settling) ?? []);
  return items.length === 0 ? null : { kind: list.kind, start: list.start ?? 1, items };
}

function settleItem(item: ListItem, settling: Settling): StoryListItem | null {
  const inline = settleInline(item.inline, settling);
  const sub = item.sub ? settleList(item.sub, settling) : null;
  return isBlank(inline) && sub === null ? null : { inline, sub };
}

function stays(suggestion: Suggestion | undefined, settling: Settling): boolean {
  if (!suggestion) return true;
  return (suggestion.kind === 'insert') === (settling === 'final');
}

function push(out: (StoryRun | { type: 'break' })[], run: StoryRun): void {
  const last = out.at(-1);
  if (last?.type === 'text' && last.href === run.href && sameMarks(last.marks, run.marks)) {
    out[out.length - 1] = { ...last, text: last.text + run.text };
  } else {
    out.push(run);
  }
}

function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  return a.length === b.length && a.every((mark, index) => mark === b[index]);
}

function isBlank(inline: StoryInline): boolean {
  return inline.every((item) => item.type === 'break' || item.text.trim() === '');
}
