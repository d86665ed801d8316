import { $createListItemNode, $createListNode } from '@lexical/list';
import { $createHeadingNode, $createQuoteNode } from '@lexical/rich-text';
import {
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  $isTextNode,
  COMMAND_PRIORITY_HIGH,
  type ElementNode,
  KEY_SPACE_COMMAND,
  type LexicalEditor,
  type ParagraphNode,
} from 'lexical';
import { suggestionOf } from './states.ts';

const MADE: Record<string, () => ElementNode> = {
  '##': () => $createHeadingNode('h2'),
  '###': () => $createHeadingNode('h3'),
  '>': () => $createQuoteNode(),
  '-': () => $createListNode('bullet'),
  '*': () => $createListNode('bullet'),
  '1.': () => $createListNode('number'),
};

/** A sign and a blank at the start of a paragraph make a crosshead, quote or list of it. Undo brings the sign back. */
export function registerShortcuts(editor: LexicalEditor): () => void {
  return editor.registerCommand(
    KEY_SPACE_COMMAND,
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || editor.isComposing() || !$convert()) return false;
      event.preventDefault();
      return true;
    },
    COMMAND_PRIORITY_HIGH,
  );
}

function $convert(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const text = selection.anchor.getNode();
  const paragraph = text.getParent();
  if (!$isTextNode(text) || suggestionOf(text) || !$isParagraphNode(paragraph)) return false;
  if (!paragraph.getFirstChild()?.is(text)) return false;
  const sign = text.getTextContent().slice(0, selection.anchor.offset);
  const make = Object.hasOwn(MADE, sign) ? MADE[sign] : undefined;
  if (!make) return false;
  const rest = text.getTextContent().slice(sign.length);
  text.setTextContent(rest);
  text.select(0, 0);
  if (rest === '') text.remove();
  $become(paragraph, make());
  return true;
}

function $become(paragraph: ParagraphNode, made: ElementNode): void {
  if (made.getType() !== 'list') {
    paragraph.replace(made, true);
    made.selectStart();
    return;
  }
  const item = $createListItemNode().append(...paragraph.getChildren());
  paragraph.replace(made.append(item));
  item.selectStart();
}
