import {
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  CLICK_COMMAND,
  COMMAND_PRIORITY_HIGH,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
  type PointType,
} from 'lexical';

/**
 * Three clicks select a paragraph, and the browser adds the start of the next one. The selection ends where the
 * words end instead, so that what is done to it is not done to the next paragraph as well.
 */
export function registerWholeParagraph(editor: LexicalEditor): () => void {
  return editor.registerCommand(
    CLICK_COMMAND,
    ({ detail }) => {
      const selection = $getSelection();
      if (detail < 3 || !$isRangeSelection(selection) || selection.isBackward()) return false;
      const { anchor, focus } = selection;
      const block = $blockOf(anchor.getNode());
      if (!block || $blockOf(focus.getNode())?.is(block) || !$isAtStartOfBlock(focus)) return false;
      const last = block.getLastDescendant();
      if (last) selection.focus.set(last.getKey(), last.getTextContentSize(), 'text');
      else selection.focus.set(block.getKey(), 0, 'element');
      selection.dirty = true;
      return false;
    },
    COMMAND_PRIORITY_HIGH,
  );
}

function $blockOf(node: LexicalNode): ElementNode | null {
  let at: LexicalNode | null = node;
  while (at && !($isElementNode(at) && !at.isInline())) at = at.getParent();
  return at;
}

function $isAtStartOfBlock(point: PointType): boolean {
  if (point.offset !== 0) return false;
  let node: LexicalNode | null = point.getNode();
  const block = $blockOf(node);
  while (node && !node.is(block)) {
    if (node.getPreviousSibling() !== null) return false;
    node = node.getParent();
  }
  return true;
}
