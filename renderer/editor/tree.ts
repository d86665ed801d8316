import type { EditorState, NodeKey } from 'lexical';

/** The key of the top-level block that a node stands in, in that state; null for the root and what is gone. */
export function topKeyOf(key: NodeKey, state: EditorState): NodeKey | null {
  const map = state._nodeMap;
  let node = map.get(key);
  while (node) {
    const parent = node.__parent;
    if (parent === null) return null;
    if (parent === 'root') return node.__key;
    node = map.get(parent);
  }
  return null;
}

/** Keys whose node is another one, or there in one state only. Walks both states whole. */
export function differingKeys(before: EditorState, after: EditorState): NodeKey[] {
  const keys: NodeKey[] = [];
  if (before._nodeMap === after._nodeMap) return keys;
  for (const [key, node] of after._nodeMap) if (before._nodeMap.get(key) !== node) keys.push(key);
  for (const key of before._nodeMap.keys()) if (!after._nodeMap.has(key)) keys.push(key);
  return keys;
}
