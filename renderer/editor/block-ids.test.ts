import { INSERT_UNORDERED_LIST_COMMAND, REMOVE_LIST_COMMAND } from '@lexical/list';
import { $createHeadingNode } from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import {
  $copyNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  type LexicalEditor,
  type RangeSelection,
} from 'lexical';
import { expect, test } from 'vitest';
import type { Block } from '../../shared/manuscript/blocks.ts';
import { inlineFromText, inlineToText } from '../../shared/manuscript/inline.ts';
import { blocksOf, headlessBody } from './testing/headless.ts';

function paragraphs(...texts: string[]): Block[] {
  return texts.map((text, index) => ({ id: `p${index}`, type: 'paragraph', inline: inlineFromText(text) }));
}

/** Each block as id and words. */
function said(editor: LexicalEditor): string[] {
  return blocksOf(editor).map((block) => {
    if (block.type === 'figure') return block.id;
    const words = block.type === 'list' ? block.items.map((item) => item.inline) : [block.inline];
    return `${block.id}:${words.map(inlineToText).join('|')}`;
  });
}

function edit(editor: LexicalEditor, run: (selection: RangeSelection) => void): void {
  editor.update(
    () => {
      const selection = $getSelection();
      if ($isRangeSelection(selection)) run(selection);
    },
    { discrete: true },
  );
}

function caret(
  editor: LexicalEditor,
  block: number,
  offset: number,
  toBlock = block,
  toOffset = offset,
): void {
  editor.update(
    () => {
      const from = $getRoot().getAllTextNodes()[block];
      const to = $getRoot().getAllTextNodes()[toBlock];
      if (!from || !to) return;
      from.select(offset, offset).focus.set(to.getKey(), toOffset, 'text');
    },
    { discrete: true },
  );
}

test('Enter in the middle: the upper half keeps the id', () => {
  const editor = headlessBody(paragraphs('onetwo', 'next'));
  caret(editor, 0, 3);
  edit(editor, (selection) => selection.insertParagraph());
  expect(said(editor)).toEqual(['p0:one', expect.stringMatching(/^[0-9a-z]{10}:two$/), 'p1:next']);
});

test('Enter at the very start: the words keep their id', () => {
  const editor = headlessBody(paragraphs('one', 'two'));
  caret(editor, 1, 0);
  edit(editor, (selection) => selection.insertParagraph());
  expect(said(editor)).toEqual(['p0:one', expect.stringMatching(/^[0-9a-z]{10}:$/), 'p1:two']);
});

test('a merge keeps the id of the upper block', () => {
  const editor = headlessBody(paragraphs('one', 'two', 'three'));
  caret(editor, 0, 3, 1, 0);
  edit(editor, (selection) => selection.removeText());
  expect(said(editor)).toEqual(['p0:onetwo', 'p2:three']);
});

test('a conversion keeps the id, there and back', () => {
  const editor = headlessBody(paragraphs('one', 'two'));
  caret(editor, 1, 1);
  edit(editor, (selection) => $setBlocksType(selection, () => $createHeadingNode('h3')));
  expect(blocksOf(editor)[1]).toMatchObject({ id: 'p1', type: 'crosshead', level: 2 });
  edit(editor, () => editor.dispatchCommand(INSERT_UNORDERED_LIST_COMMAND, undefined));
  expect(blocksOf(editor)[1]).toMatchObject({ id: 'p1', type: 'list' });
  edit(editor, () => editor.dispatchCommand(REMOVE_LIST_COMMAND, undefined));
  expect(said(editor)).toEqual(['p0:one', 'p1:two']);
});

test('a list of three paragraphs has the id of the first', () => {
  const editor = headlessBody(paragraphs('one', 'two', 'three'));
  caret(editor, 0, 0, 2, 5);
  edit(editor, () => editor.dispatchCommand(INSERT_UNORDERED_LIST_COMMAND, undefined));
  expect(said(editor)).toEqual(['p0:one|two|three']);
});

test('a copy gets an id of its own, whichever stands first', () => {
  const editor = headlessBody(paragraphs('one', 'two'));
  edit(editor, () => undefined);
  editor.update(
    () => {
      const last = $getRoot().getLastChildOrThrow();
      const copy = $copyNode(last, true);
      if ($isElementNode(copy) && $isElementNode(last)) {
        copy.append(...last.getChildren().map((child) => $copyNode(child, true)));
      }
      $getRoot().getFirstChildOrThrow().insertBefore(copy);
    },
    { discrete: true },
  );
  expect(said(editor)).toEqual([expect.stringMatching(/^[0-9a-z]{10}:two$/), 'p0:one', 'p1:two']);
});

test('Enter at the start of a list item: the words keep the id of the item', () => {
  const editor = headlessBody([
    { id: 'l', type: 'list', kind: 'bullet', items: [{ id: 'i', inline: inlineFromText('one') }] },
  ]);
  caret(editor, 0, 0);
  edit(editor, (selection) => selection.insertParagraph());
  const list = blocksOf(editor)[0];
  if (list?.type !== 'list') throw new Error('not a list');
  expect(list.items.map((item) => inlineToText(item.inline))).toEqual(['', 'one']);
  expect(list.items[1]?.id).toBe('i');
  expect(list.items[0]?.id).toMatch(/^[0-9a-z]{10}$/);
});
