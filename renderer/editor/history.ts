import {
  CUT_TAG,
  type EditorState,
  HISTORIC_TAG,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  PASTE_TAG,
  type UpdateListenerPayload,
} from 'lexical';
import { endsSentence, type Kind, kindOf, sameWords } from './history-kind.ts';

/** Something that a step changed beside the editors, such as a field without a place on the page. */
export interface Aside {
  undo(): void;
  redo(): void;
}

interface Step {
  changes: Map<LexicalEditor, { before: EditorState; after: EditorState }>;
  asides: Aside[];
  kind: Kind;
  /** Milliseconds: when it began, and when it last grew. */
  began: number;
  at: number;
  /** Nothing more joins it. */
  sealed: boolean;
}

/** A pause in typing after which a new step begins, in milliseconds. */
const PAUSE = 1000;
/** After this much typing the next blank ends the step, in milliseconds. */
const LONG = 4000;
/** Lexical states share what did not change: 300 steps at 1,000 paragraphs are some 13 MB. */
const MAX_STEPS = 300;

/**
 * One undo stack for all editors of a page. A step knows each editor's state before and after, so undo goes in
 * order across them, several editors can change in one step, and the first edit can be undone like any other.
 */
export class PageHistory {
  #undo: Step[] = [];
  #redo: Step[] = [];
  #group: Step | null = null;
  readonly #composing = new Map<LexicalEditor, EditorState>();
  readonly #listeners = new Set<() => void>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }

  get canRedo(): boolean {
    return this.#redo.length > 0;
  }

  /** Told when something can be undone or redone that could not, or the other way round. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** From now on the editor's changes are steps. Fill it first. */
  register(editor: LexicalEditor): () => void {
    return editor.registerUpdateListener((update) => this.#note(editor, update));
  }

  /** Takes back the last step. Returns the editors it changed; none when there was nothing to take back. */
  undo(): LexicalEditor[] {
    return this.#travel(this.#undo, this.#redo, 'before');
  }

  /** Does the step again that was taken back last. */
  redo(): LexicalEditor[] {
    return this.#travel(this.#redo, this.#undo, 'after');
  }

  /**
   * All that `run` changes is one step, whatever the editors. Updates in it must be discrete, and no editor may
   * be in an update already.
   */
  group(run: () => void): void {
    if (this.#group) {
      run();
      return;
    }
    const group = this.#newStep('other');
    this.#group = group;
    try {
      run();
    } finally {
      this.#group = null;
      group.sealed = true;
      if (group.changes.size > 0 || group.asides.length > 0) this.#push(group);
    }
  }

  /** Adds what was just done beside the editors to the open group, or as a step of its own. */
  addAside(aside: Aside): void {
    if (this.#group) {
      this.#group.asides.push(aside);
      return;
    }
    const step = this.#newStep('other');
    step.asides.push(aside);
    step.sealed = true;
    this.#push(step);
  }

  /** The next change begins a new step. */
  seal(): void {
    const last = this.#undo.at(-1);
    if (last) last.sealed = true;
  }

  /** The last step, to tell `fold` later where it ends; null when there is none. */
  top(): Step | null {
    return this.#undo.at(-1) ?? null;
  }

  /**
   * Makes one step of those that changed only this editor, from the newest back to `since`, which stays as it is.
   * Nothing is folded when `since` was taken back meanwhile.
   */
  fold(editor: LexicalEditor, since: Step | null): void {
    const from = since === null ? 0 : this.#undo.indexOf(since) + 1;
    if (since !== null && from === 0) return;
    const other = this.#undo.findLastIndex(
      (step) => step.asides.length > 0 || step.changes.size !== 1 || !step.changes.has(editor),
    );
    const [first, ...later] = this.#undo.splice(Math.max(from, other + 1));
    if (!first) return;
    for (const step of later) {
      const change = step.changes.get(editor);
      if (change) this.#join(first, editor, change);
    }
    first.sealed = true;
    this.#undo.push(first);
  }

  /** Forgets everything, after other words were loaded. */
  clear(): void {
    this.#undo = [];
    this.#redo = [];
    this.#tell();
  }

  /** Forgets the steps of one editor alone, whose words were replaced from elsewhere. */
  forget(editor: LexicalEditor): void {
    const keep = (step: Step) => {
      step.changes.delete(editor);
      return step.changes.size > 0 || step.asides.length > 0;
    };
    this.#undo = this.#undo.filter(keep);
    this.#redo = this.#redo.filter(keep);
    this.#tell();
  }

  #travel(from: Step[], to: Step[], side: 'before' | 'after'): LexicalEditor[] {
    const step = from.pop();
    if (!step) return [];
    step.sealed = true;
    to.push(step);
    for (const [editor, change] of step.changes) {
      editor.setEditorState(change[side], { tag: HISTORIC_TAG });
    }
    for (const aside of side === 'before' ? step.asides.toReversed() : step.asides) {
      if (side === 'before') aside.undo();
      else aside.redo();
    }
    this.#tell();
    return [...step.changes.keys()];
  }

  #note(editor: LexicalEditor, update: UpdateListenerPayload): void {
    const { editorState, prevEditorState, dirtyElements, dirtyLeaves, tags } = update;
    if (tags.has(HISTORIC_TAG)) {
      this.#composing.delete(editor);
      return;
    }
    if (editor.isComposing()) {
      if (!this.#composing.has(editor)) this.#composing.set(editor, prevEditorState);
      return;
    }
    const before = this.#composing.get(editor) ?? prevEditorState;
    const composed = this.#composing.delete(editor);
    if (!composed && dirtyLeaves.size === 0 && dirtyElements.size === 0) {
      this.#noteSelection(editorState, prevEditorState);
      return;
    }
    const change = { before, after: editorState };
    if (this.#group) this.#join(this.#group, editor, change);
    else if (tags.has(HISTORY_MERGE_TAG)) this.#mergeSilently(editor, editorState);
    else this.#record(editor, change, tags);
  }

  #record(
    editor: LexicalEditor,
    change: { before: EditorState; after: EditorState },
    tags: ReadonlySet<string>,
  ): void {
    const own = tags.has(PASTE_TAG) || tags.has(CUT_TAG) || tags.has(HISTORY_PUSH_TAG);
    const { kind, inserted } = own
      ? { kind: 'other' as const, inserted: '' }
      : kindOf(change.before, change.after);
    if (kind === 'other' && sameWords(change.before, change.after)) {
      this.#mergeSilently(editor, change.after);
      return;
    }
    const last = this.#undo.at(-1);
    const now = this.#now();
    if (last && this.#continues(last, editor, kind, now)) {
      this.#join(last, editor, change);
      last.at = now;
      if (this.#redo.length > 0) this.#dropRedo();
      if (endsSentence(inserted, change.after) || (now - last.began > LONG && /\s$/u.test(inserted))) {
        last.sealed = true;
      }
      return;
    }
    const step = this.#newStep(kind);
    step.sealed = kind === 'other';
    this.#join(step, editor, change);
    this.#push(step);
  }

  #continues(last: Step, editor: LexicalEditor, kind: Kind, now: number): boolean {
    return (
      !last.sealed &&
      kind !== 'other' &&
      last.kind === kind &&
      last.changes.size === 1 &&
      last.changes.has(editor) &&
      now - last.at < PAUSE
    );
  }

  /** A caret that was put elsewhere ends the run of typing. */
  #noteSelection(after: EditorState, before: EditorState): void {
    const now = after._selection;
    if (now !== null && before._selection !== null && !now.is(before._selection)) this.seal();
  }

  #mergeSilently(editor: LexicalEditor, after: EditorState): void {
    const change = this.#undo.findLast((step) => step.changes.has(editor))?.changes.get(editor);
    if (change) change.after = after;
  }

  #join(step: Step, editor: LexicalEditor, change: { before: EditorState; after: EditorState }): void {
    const earlier = step.changes.get(editor);
    if (earlier) earlier.after = change.after;
    else step.changes.set(editor, change);
  }

  #push(step: Step): void {
    this.#undo.push(step);
    if (this.#undo.length > MAX_STEPS) this.#undo.shift();
    this.#dropRedo();
  }

  #dropRedo(): void {
    this.#redo = [];
    this.#tell();
  }

  #newStep(kind: Kind): Step {
    const now = this.#now();
    return { changes: new Map(), asides: [], kind, began: now, at: now, sealed: false };
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
