import type { ListItem } from '../../manuscript/blocks.ts';
import { type Inline, inlineToText } from '../../manuscript/inline.ts';
import type { IntakeDraft } from '../draft.ts';

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** The words of a text with how often each occurs, case aside. */
export function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(WORD)) {
    const key = word.toLowerCase();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Everything that a draft says: fields, topics, placements, blocks with the numbers of lists, notes. */
export function allWords(draft: IntakeDraft): string {
  const { fields } = draft;
  const parts: string[] = [
    inlineToText(fields.headline ?? []),
    inlineToText(fields.standfirst ?? []),
    ...(fields.byline ?? []),
    fields.slugline ?? '',
    fields.section ?? '',
    fields.signOff ?? '',
    fields.editorNote ?? '',
    fields.usageTerms ?? '',
    fields.genre ?? '',
    ...(fields.keywords ?? []),
    ...(fields.topics ?? []).map((topic) => `${topic.scheme} ${topic.code} ${topic.name}`),
    fields.dateline?.text ?? '',
    ...draft.topicNames,
    ...draft.notes.map((note) => note.text),
  ];
  for (const placement of draft.placements) {
    parts.push(inlineToText(placement.caption ?? []), placement.credit ?? '', placement.altText ?? '');
  }
  for (const block of draft.blocks) {
    if (block.type === 'list')
      addItems(parts, block.kind === 'number' ? (block.start ?? 1) : null, block.items);
    else if (block.type !== 'figure') parts.push(inlineToText(block.inline as Inline));
  }
  return parts.join('\n');
}

function addItems(parts: string[], start: number | null, items: readonly ListItem[]): void {
  for (const [index, item] of items.entries()) {
    if (start !== null) parts.push(String(start + index));
    parts.push(inlineToText(item.inline));
    if (item.sub) addItems(parts, item.sub.kind === 'number' ? (item.sub.start ?? 1) : null, item.sub.items);
  }
}

/** The words of a source that a draft has too few of. Empty when nothing was lost. */
export function lostWords(source: string, draft: IntakeDraft): string[] {
  const kept = countWords(allWords(draft));
  return [...countWords(source)]
    .filter(([word, count]) => (kept.get(word) ?? 0) < count)
    .map(([word]) => word);
}
