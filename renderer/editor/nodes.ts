import { LinkNode } from '@lexical/link';
import { ListItemNode, ListNode } from '@lexical/list';
import { HeadingNode, QuoteNode } from '@lexical/rich-text';
import type { Klass, LexicalNode } from 'lexical';
import { FigureNode } from './figure-node.ts';

/** What the body is made of, besides paragraphs and text. */
export const BODY_NODES: readonly Klass<LexicalNode>[] = [
  HeadingNode,
  QuoteNode,
  ListNode,
  ListItemNode,
  LinkNode,
  FigureNode,
];

/** What a headline, standfirst or caption is made of. */
export const INLINE_NODES: readonly Klass<LexicalNode>[] = [LinkNode];
