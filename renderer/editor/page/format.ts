import { $createLinkNode, $isLinkNode, $toggleLink } from '@lexical/link';
import { $createHeadingNode, $createQuoteNode, $isHeadingNode, $isQuoteNode } from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import {
  $createParagraphNode,
  $createTextNode,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  type ElementNode,
  FORMAT_TEXT_COMMAND,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type LexicalNode,
  type RangeSelection,
  type TextFormatType,
} from 'lexical';
import { safeHref } from '../../../shared/manuscript/href.ts';
import { $blockOf } from '../body.ts';
import { $listTypeAt, $nest, $toggleList } from '../lists.ts';

/** The commands that the page answers to by changing the form of words. */
export const FORMAT_COMMANDS = [
  'format.bold',
  'format.italic',
  'format.underline',
  'format.strike',
  'format.superscript',
  'format.subscript',
  'format.clear',
  'format.paragraph',
  'format.crosshead1',
  'format.crosshead2',
  'format.quote',
  'format.bullets',
  'format.numbers',
  'format.indent',
  'format.outdent',
  'format.link',
  'format.unlink',
] as const;
export type FormatCommand = (typeof FORMAT_COMMANDS)[number];

const MARKS: Partial<Record<FormatCommand, TextFormatType>> = {
  'format.bold': 'bold',
  'format.italic': 'italic',
  'format.underline': 'underline',
  'format.strike': 'strikethrough',
  'format.superscript': 'superscript',
  'format.subscript': 'subscript',
};
const ALL_MARKS = Object.values(MARKS);

const BLOCKS: Partial<Record<FormatCommand, () => ElementNode>> = {
  'format.paragraph': () => $createParagraphNode(),
  'format.crosshead1': () => $createHeadingNode('h2'),
  'format.crosshead2': () => $createHeadingNode('h3'),
  'format.quote': () => $createQuoteNode(),
};

/** What a part can do: marks and links in rich text, blocks and lists in the body alone. */
export function canFormat(command: FormatCommand, part: 'body' | 'rich' | 'plain'): boolean {
  if (part === 'body') return true;
  const inline = command in MARKS || ['format.clear', 'format.link', 'format.unlink'].includes(command);
  return part === 'rich' && inline;
}

/** Runs a format command on what is selected. `format.link` asks for an address, so it is not done here. */
export function runFormat(editor: LexicalEditor, command: FormatCommand): void {
  const mark = MARKS[command];
  if (mark) {
    editor.dispatchCommand(FORMAT_TEXT_COMMAND, mark);
    return;
  }
  editor.update(
    () => {
      const selection = $getSelection();
      if ($isRangeSelection(selection)) $run(selection, command);
    },
    { tag: HISTORY_PUSH_TAG },
  );
}

function $run(selection: RangeSelection, command: FormatCommand): void {
  const block = BLOCKS[command];
  if (block) $toggleBlock(selection, command, block);
  else if (command === 'format.bullets') $toggleList(selection, 'bullet');
  else if (command === 'format.numbers') $toggleList(selection, 'number');
  else if (command === 'format.indent') $nest(selection, 1);
  else if (command === 'format.outdent') $nest(selection, -1);
  else if (command === 'format.unlink') $toggleLink(null);
  else if (command === 'format.clear') $clearMarks(selection);
}

/** The same command again makes a paragraph of it. A list item leaves its list first. */
function $toggleBlock(selection: RangeSelection, command: FormatCommand, make: () => ElementNode): void {
  const list = $listTypeAt(selection);
  if (list === 'bullet' || list === 'number') $toggleList(selection, list);
  const on = $blockCommandAt(selection) === command;
  $setBlocksType(selection, on ? () => $createParagraphNode() : make);
}

function $clearMarks(selection: RangeSelection): void {
  $toggleLink(null);
  for (const node of selection.extract()) if ($isTextNode(node)) node.setFormat(0);
  for (const mark of ALL_MARKS) if (selection.hasFormat(mark)) selection.toggleFormat(mark);
}

function $blockCommandAt(selection: RangeSelection): FormatCommand {
  const block = $blockOf(selection.anchor.getNode());
  if ($isHeadingNode(block)) return block.getTag() === 'h2' ? 'format.crosshead1' : 'format.crosshead2';
  return $isQuoteNode(block) ? 'format.quote' : 'format.paragraph';
}

/** Which commands show as on, for the caret of a part. */
export function $formatsOn(inBody: boolean): ReadonlySet<FormatCommand> {
  const on = new Set<FormatCommand>();
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return on;
  for (const command of FORMAT_COMMANDS) {
    const mark = MARKS[command];
    if (mark && selection.hasFormat(mark)) on.add(command);
  }
  if ($linkAt(selection)) on.add('format.link');
  if (!inBody) return on;
  const list = $listTypeAt(selection);
  if (list === 'bullet') on.add('format.bullets');
  else if (list === 'number') on.add('format.numbers');
  else on.add($blockCommandAt(selection));
  return on;
}

/** The link that the caret or the start of the selection is in, or null. */
export function $linkAt(selection: RangeSelection) {
  let node: LexicalNode | null = selection.anchor.getNode();
  while (node) {
    if ($isLinkNode(node)) return node;
    node = node.getParent();
  }
  return null;
}

/**
 * Links the selection, or the link the caret is in, to an address. False, and nothing changes, when the address
 * is not http, https or mailto.
 */
export function setLink(editor: LexicalEditor, typed: string): boolean {
  const href = safeHref(typed);
  if (href === null) return false;
  editor.update(
    () => {
      const selection = $getSelection();
      if (!$isRangeSelection(selection)) return;
      const link = $linkAt(selection);
      if (link && selection.isCollapsed()) link.setURL(href);
      else if (selection.isCollapsed()) {
        selection.insertNodes([$createLinkNode(href).append($createTextNode(typed.trim()))]);
      } else $toggleLink(href, { rel: null, target: null, title: null });
    },
    { tag: HISTORY_PUSH_TAG },
  );
  return true;
}

/** The address of the link at the caret, or empty. */
export function hrefAt(editor: LexicalEditor): string {
  return editor.getEditorState().read(() => {
    const selection = $getSelection();
    return $isRangeSelection(selection) ? ($linkAt(selection)?.getURL() ?? '') : '';
  });
}
