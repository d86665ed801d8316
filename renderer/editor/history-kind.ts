import {
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  type EditorState,
  type RangeSelection,
} from 'lexical';
import { $nodeToBlock } from './to-manuscript.ts';
import { differingKeys, topKeyOf } from './tree.ts';

/** What a change was, as far as undo cares. Only typing joins typing, and deleting deleting. */
export type Kind = 'insert' | 'delete-before' | 'delete-after' | 'other';

/** The kind of a change, and the text that was typed. */
export function kindOf(before: EditorState, after: EditorState): { kind: Kind; inserted: string } {
  const other = { kind: 'other', inserted: '' } as const;
  const now = after._selection;
  const then = before._selection;
  if (!$isRangeSelection(now) || !$isRangeSelection(then)) return other;
  if (!sameSpot(now) || !sameSpot(then) || now.anchor.type !== 'text') return other;
  if (Math.abs(after._nodeMap.size - before._nodeMap.size) > 1) return other;
  const node = after._nodeMap.get(now.anchor.key);
  if (!$isTextNode(node)) return other;
  const from = textBefore(node.__key, node.__parent, then, before);
  if (from === null) return other;
  const text = node.__text;
  const offset = now.anchor.offset;
  const grown = text.length - from.text.length;
  if (grown > 0 && offset === from.offset + grown) {
    return { kind: 'insert', inserted: text.slice(from.offset, offset) };
  }
  if (grown < 0 && offset === from.offset + grown) return { kind: 'delete-before', inserted: '' };
  if (grown < 0 && offset === from.offset) return { kind: 'delete-after', inserted: '' };
  return other;
}

function sameSpot(selection: RangeSelection): boolean {
  return selection.anchor.is(selection.focus);
}

/** The text at the caret as it was: that of the same node, or none where the block was empty. */
function textBefore(
  key: string,
  parent: string | null,
  then: RangeSelection,
  before: EditorState,
): { text: string; offset: number } | null {
  if (then.anchor.key === key) {
    const old = before._nodeMap.get(key);
    return $isTextNode(old) ? { text: old.__text, offset: then.anchor.offset } : null;
  }
  const block = before._nodeMap.get(then.anchor.key);
  const wasEmpty = then.anchor.key === parent && $isElementNode(block) && block.__size === 0;
  return wasEmpty ? { text: '', offset: 0 } : null;
}

/** Whether a blank was just typed after the end of a sentence. */
export function endsSentence(inserted: string, after: EditorState): boolean {
  if (!/^\s$/u.test(inserted)) return /[。！？]$/u.test(inserted);
  const selection = after._selection;
  if (!$isRangeSelection(selection)) return false;
  const node = after._nodeMap.get(selection.anchor.key);
  return $isTextNode(node) && /[.!?…؟]["'”’»)\]]*\s$/u.test(node.__text.slice(0, selection.anchor.offset));
}

/** Whether two states say the same: nodes may be new without a word being so. */
export function sameWords(before: EditorState, after: EditorState): boolean {
  const tops = new Set<string>();
  for (const key of differingKeys(before, after)) {
    if (key === 'root') {
      if (rootOrder(before) !== rootOrder(after)) return false;
      continue;
    }
    const then = topKeyOf(key, before);
    const now = topKeyOf(key, after);
    if (then !== now) return false;
    if (now !== null) tops.add(now);
  }
  return [...tops].every((key) => blockText(key, before) === blockText(key, after));
}

function rootOrder(state: EditorState): string {
  const root = state._nodeMap.get('root');
  if (!$isElementNode(root)) return '';
  const keys: string[] = [];
  let key = root.__first;
  while (key !== null) {
    keys.push(key);
    key = state._nodeMap.get(key)?.__next ?? null;
  }
  return keys.join(' ');
}

function blockText(key: string, state: EditorState): string {
  return state.read(() => {
    const node = state._nodeMap.get(key);
    return node ? JSON.stringify($nodeToBlock(node)) : '';
  });
}
