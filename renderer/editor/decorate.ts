import { $isElementNode, type LexicalNode } from 'lexical';
import { commentsOf, suggestionOf } from './states.ts';

/**
 * Writes the marks of review onto the element of a node, for the style sheet. Lexical's own hook for it is
 * internal: look at it when Lexical is upgraded.
 */
export function $decorateDOM<N extends LexicalNode>(node: N, previous: N | null, dom: HTMLElement): void {
  const suggestion = suggestionOf(node);
  const before = previous ? suggestionOf(previous) : null;
  if (suggestion !== before) {
    set(dom, 'suggestion', suggestion?.kind);
    set(dom, 'person', suggestion?.person);
  }
  if ($isElementNode(node)) return;
  const comments = commentsOf(node);
  if (!previous || comments !== commentsOf(previous)) set(dom, 'comments', comments.join(' ') || undefined);
}

function set(dom: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) delete dom.dataset[name];
  else dom.dataset[name] = value;
}
