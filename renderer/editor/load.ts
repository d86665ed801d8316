import { $createParagraphNode, $getRoot, $setSelection } from 'lexical';
import { newShortId } from '../../shared/id.ts';
import type { Block } from '../../shared/manuscript/blocks.ts';
import type { Inline } from '../../shared/manuscript/inline.ts';
import { $blockToNode, $inlineToNodes } from './from-manuscript.ts';
import { $setBlockId } from './states.ts';

/**
 * Fills a body. Use it in an update that skips transforms: a manuscript is stored as it prints, and opening it
 * must not change it (Lexical joins neighbouring lists, for one).
 */
export function $setBlocks(blocks: readonly Block[]): void {
  const root = $getRoot().clear();
  $setSelection(null);
  root.append(...blocks.map($blockToNode));
  if (blocks.length === 0) root.append($setBlockId($createParagraphNode(), newShortId()));
}

/** Fills a field of one paragraph. */
export function $setFieldInline(inline: Inline): void {
  $setSelection(null);
  $getRoot()
    .clear()
    .append($createParagraphNode().append(...$inlineToNodes(inline)));
}
