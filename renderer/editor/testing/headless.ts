import { createHeadlessEditor } from '@lexical/headless';
import { registerList } from '@lexical/list';
import { mergeRegister } from '@lexical/utils';
import { $getRoot, type LexicalEditor } from 'lexical';
import type { Block } from '../../../shared/manuscript/blocks.ts';
import { registerBlockIds } from '../block-ids.ts';
import { $setBlocks } from '../load.ts';
import { BODY_NODES } from '../nodes.ts';
import { $rootToBlocks } from '../to-manuscript.ts';

/** A body editor without a window. An error in an update fails the test. */
export function headlessBody(blocks: readonly Block[]): LexicalEditor {
  const editor = createHeadlessEditor({
    namespace: 'test',
    nodes: [...BODY_NODES],
    onError(error: Error) {
      throw error;
    },
  });
  mergeRegister(registerBlockIds(editor), registerList(editor));
  $load(editor, blocks);
  return editor;
}

function $load(editor: LexicalEditor, blocks: readonly Block[]): void {
  editor.update(() => $setBlocks(blocks), { discrete: true, skipTransforms: true });
}

/** The whole body as it stands. */
export function blocksOf(editor: LexicalEditor): Block[] {
  return editor.getEditorState().read(() => $rootToBlocks($getRoot()));
}
