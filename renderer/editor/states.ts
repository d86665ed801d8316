import { $getState, $setState, createState, type LexicalNode, NODE_STATE_DIRECT } from 'lexical';
import { newShortId } from '../../shared/id.ts';
import { type Suggestion, sameSuggestion, suggestionSchema } from '../../shared/manuscript/inline.ts';

/**
 * What a Lexical node carries for the manuscript. A copy of a node is another block, so an id is never copied;
 * marks of review are part of the words, so they are.
 */
const blockId = createState('blockId', {
  parse: (value) => (typeof value === 'string' ? value : ''),
  resetOnCopyNode: true,
});
const placementId = createState('placementId', {
  parse: (value) => (typeof value === 'string' ? value : ''),
});
const suggestion = createState('suggestion', {
  parse: (value): Suggestion | null => suggestionSchema.safeParse(value).data ?? null,
  isEqual: (a, b) => sameSuggestion(a ?? undefined, b ?? undefined),
});
const NO_COMMENTS: readonly string[] = [];
const comments = createState('comments', {
  parse: (value): readonly string[] =>
    Array.isArray(value) ? value.filter((id) => typeof id === 'string') : NO_COMMENTS,
  isEqual: (a, b) => a.length === b.length && a.every((id, index) => id === b[index]),
});

/** The id of a block or list item, or empty. Reads this very version of the node, in any state. */
export function blockIdOf(node: LexicalNode): string {
  return $getState(node, blockId, NODE_STATE_DIRECT);
}

export function $setBlockId<N extends LexicalNode>(node: N, id: string): N {
  return $setState(node, blockId, id);
}

/** Gives the node an id of its own when it has none. */
export function $ensureBlockId<N extends LexicalNode>(node: N): N {
  return $getState(node, blockId) === '' ? $setBlockId(node, newShortId()) : node;
}

export function placementIdOf(node: LexicalNode): string {
  return $getState(node, placementId, NODE_STATE_DIRECT);
}

export function $setPlacementId<N extends LexicalNode>(node: N, id: string): N {
  return $setState(node, placementId, id);
}

/** The proposed change that a run of text, a line break or a whole block is. */
export function suggestionOf(node: LexicalNode): Suggestion | null {
  return $getState(node, suggestion, NODE_STATE_DIRECT);
}

export function $setSuggestion<N extends LexicalNode>(node: N, value: Suggestion | null): N {
  return $setState(node, suggestion, value);
}

/** Ids of the comments anchored to a run of text. */
export function commentsOf(node: LexicalNode): readonly string[] {
  return $getState(node, comments, NODE_STATE_DIRECT);
}

export function $setComments<N extends LexicalNode>(node: N, ids: readonly string[]): N {
  return $setState(node, comments, ids);
}
