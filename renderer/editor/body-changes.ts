import {
  $getRoot,
  type EditorState,
  HISTORIC_TAG,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
  type UpdateListenerPayload,
} from 'lexical';
import type { Block } from '../../shared/manuscript/blocks.ts';
import type { BodyChange } from '../article/changes.ts';
import { blockIdOf } from './states.ts';
import { $nodeToBlock } from './to-manuscript.ts';
import { differingKeys, topKeyOf } from './tree.ts';

/**
 * Knows which blocks changed since it was last asked, from what Lexical marked dirty: nothing reads the whole
 * document for a key. `drain` serialises only those, compares with what it handed out before, and says what
 * differs.
 */
export class BodyChanges {
  readonly #editor: LexicalEditor;
  readonly #known = new Map<string, string>();
  #order: string[] = [];
  readonly #touched = new Set<string>();
  #orderTouched = false;
  #held: BodyChange | null = null;

  readonly #keysOf: (update: UpdateListenerPayload) => readonly NodeKey[];

  constructor(editor: LexicalEditor, keysOf = changedKeys) {
    this.#editor = editor;
    this.#keysOf = keysOf;
  }

  /** Forgets everything: these blocks are what the other side has. */
  reset(blocks: readonly Block[]): void {
    this.#known.clear();
    for (const block of blocks) this.#known.set(block.id, JSON.stringify(block));
    this.#order = blocks.map((block) => block.id);
    this.#touched.clear();
    this.#orderTouched = false;
    this.#held = null;
  }

  /** Calls back after every update that may have changed a block. */
  register(onChange: () => void): () => void {
    return this.#editor.registerUpdateListener((update) => {
      if (this.#note(update)) onChange();
    });
  }

  /**
   * What changed since the last call, or null. While an input method composes, the text holds characters that
   * nobody typed: then only what was finished before is handed out.
   */
  drain(): BodyChange | null {
    const held = this.#held;
    this.#held = null;
    if (this.#editor.isComposing()) return held;
    const fresh = this.#read();
    return held && fresh ? joined(held, fresh) : (fresh ?? held);
  }

  /** An input method is about to begin: sets aside what is finished. */
  holdBack(): void {
    const fresh = this.#read();
    if (fresh) this.#held = this.#held ? joined(this.#held, fresh) : fresh;
  }

  #read(): BodyChange | null {
    if (this.#touched.size === 0 && !this.#orderTouched) return null;
    return this.#editor.getEditorState().read(() => {
      const children = $getRoot().getChildren();
      const blocks = this.#changedBlocks(children);
      this.#touched.clear();
      if (!this.#orderTouched) return blocks.length > 0 ? { blocks, removed: [], order: null } : null;
      this.#orderTouched = false;
      const order = children.map(blockIdOf);
      const removed = this.#removedIds(order);
      const moved = order.length !== this.#order.length || order.some((id, i) => id !== this.#order[i]);
      this.#order = order;
      if (blocks.length === 0 && !moved) return null;
      return { blocks, removed, order: moved ? order : null };
    });
  }

  #changedBlocks(children: readonly LexicalNode[]): Block[] {
    const blocks: Block[] = [];
    for (const child of children) {
      const id = blockIdOf(child);
      if (!this.#touched.has(id) && this.#known.has(id)) continue;
      const block = $nodeToBlock(child);
      const text = JSON.stringify(block);
      if (this.#known.get(id) === text) continue;
      this.#known.set(id, text);
      blocks.push(block);
    }
    return blocks;
  }

  #removedIds(order: readonly string[]): string[] {
    const there = new Set(order);
    const removed = [...this.#known.keys()].filter((id) => !there.has(id));
    for (const id of removed) this.#known.delete(id);
    return removed;
  }

  #note(update: UpdateListenerPayload): boolean {
    const { editorState, prevEditorState } = update;
    if (editorState === prevEditorState) return false;
    if (editorState._nodeMap.get('root') !== prevEditorState._nodeMap.get('root')) this.#orderTouched = true;
    for (const key of this.#keysOf(update)) {
      this.#touch(key, prevEditorState);
      this.#touch(key, editorState);
    }
    return this.#orderTouched || this.#touched.size > 0;
  }

  #touch(key: NodeKey, state: EditorState): void {
    const top = topKeyOf(key, state);
    const node = top === null ? undefined : state._nodeMap.get(top);
    if (node) this.#touched.add(blockIdOf(node));
  }
}

/** Keys of the nodes that an update changed. */
export function changedKeys(update: UpdateListenerPayload): NodeKey[] {
  const { editorState, prevEditorState, dirtyElements, dirtyLeaves, tags } = update;
  // Undo and redo bring back a whole state and report few or no dirty nodes.
  const onlyRoot = dirtyLeaves.size === 0 && [...dirtyElements.keys()].every((key) => key === 'root');
  if (tags.has(HISTORIC_TAG) || onlyRoot) return differingKeys(prevEditorState, editorState);
  return dirtyKeys(update);
}

/** Of the nodes marked dirty, those that are really other ones. Not enough after undo: see `changedKeys`. */
export function dirtyKeys(update: UpdateListenerPayload): NodeKey[] {
  const before = update.prevEditorState._nodeMap;
  const after = update.editorState._nodeMap;
  const keys = [...update.dirtyLeaves, ...update.dirtyElements.keys()];
  return keys.filter((key) => before.get(key) !== after.get(key));
}

function joined(first: BodyChange, second: BodyChange): BodyChange {
  const gone = new Set(second.removed);
  const again = new Set(second.blocks.map((block) => block.id));
  return {
    blocks: [
      ...first.blocks.filter((block) => !gone.has(block.id) && !again.has(block.id)),
      ...second.blocks,
    ],
    removed: [...first.removed.filter((id) => !again.has(id)), ...second.removed],
    order: second.order ?? first.order,
  };
}
