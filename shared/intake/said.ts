import type { ListItem } from '../manuscript/blocks.ts';
import { inlineToText } from '../manuscript/inline.ts';
import type { IntakeDraft } from './draft.ts';

/** Everything that a draft says: fields, topics, placements, blocks with the numbers of lists, notes. */
export function saidBy(draft: IntakeDraft): string {
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
    fields.embargo ?? '',
    ...(fields.keywords ?? []),
    ...(fields.topics ?? []).map((topic) => `${topic.scheme} ${topic.code} ${topic.name}`),
    fields.dateline?.text ?? '',
    fields.dateline?.source ?? '',
    ...(fields.dateline?.places ?? []).map((place) => `${place.name} ${place.region} ${place.country}`),
    ...draft.topicNames,
    ...draft.notes.map((note) => note.text),
    ...draft.photos.map((photo) => photo.creator),
  ];
  for (const placement of draft.placements) {
    parts.push(inlineToText(placement.caption ?? []), placement.credit ?? '', placement.altText ?? '');
  }
  for (const block of draft.blocks) {
    if (block.type === 'list')
      addItems(parts, block.kind === 'number' ? (block.start ?? 1) : null, block.items);
    else if (block.type !== 'figure') parts.push(inlineToText(block.inline));
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

/** Texts of a source of which a draft says some word nowhere. */
export function unsaid(draft: IntakeDraft, texts: readonly string[]): string[] {
  const said = new Set(wordsOf(saidBy(draft)));
  const found = texts
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => /\p{L}/u.test(text) && wordsOf(text).some((word) => !said.has(word)));
  return [...new Set(found)];
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
