import {
  COMPOSITION_END_TAG,
  HISTORIC_TAG,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
} from 'lexical';
import { canonicalJson } from '../../../shared/canonical.ts';
import type { Inline } from '../../../shared/manuscript/inline.ts';
import { type FieldKind, loadField, readField } from '../field.ts';
import { $setFieldInline } from '../load.ts';
import type { PartId } from './part.ts';

/** Marks updates that show what changed beside the page: they are not written back. */
export const BESIDE_TAG = 'beside';
/** Changes from beside that follow each other this closely are one undo step, in milliseconds. */
const ONE_STEP = 1000;

/** How a field stands in the article. */
export interface FieldBinding {
  id: PartId;
  kind: FieldKind;
  /** What the article says now. */
  get(): Inline;
  /** Writes what was typed, or brought back by undo. */
  set(inline: Inline, broughtBack: boolean): void;
  /** Whether the article already says what the editor shows, however it is spelled. */
  agrees?(shown: Inline): boolean;
}

/** An editor of one field, in step with the article both ways. */
export class FieldPart {
  readonly id: PartId;
  readonly kind: FieldKind;
  readonly editor: LexicalEditor;
  readonly #binding: FieldBinding;
  #written = '';
  #besideAt = 0;

  constructor(editor: LexicalEditor, binding: FieldBinding) {
    this.id = binding.id;
    this.kind = binding.kind;
    this.editor = editor;
    this.#binding = binding;
    this.load();
  }

  get inline(): Inline {
    return readField(this.editor);
  }

  /** Shows the article's words anew, outside history. */
  load(): void {
    const inline = this.#binding.get();
    loadField(this.editor, inline);
    this.#written = canonicalJson(inline);
  }

  /** Writes to the article what is typed here. */
  register(): () => void {
    return this.editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
      if (this.editor.isComposing()) return;
      if (dirtyElements.size === 0 && dirtyLeaves.size === 0 && !tags.has(COMPOSITION_END_TAG)) return;
      const inline = this.inline;
      const text = canonicalJson(inline);
      if (text === this.#written) return;
      this.#written = text;
      if (!tags.has(BESIDE_TAG)) this.#binding.set(inline, tags.has(HISTORIC_TAG));
    });
  }

  /** Shows what changed beside the page, as a step that can be undone here. */
  sync(now = Date.now()): void {
    const shown = this.inline;
    const wanted = this.#binding.get();
    if (canonicalJson(shown) === canonicalJson(wanted) || this.#binding.agrees?.(shown)) return;
    const history = now - this.#besideAt < ONE_STEP ? HISTORY_MERGE_TAG : HISTORY_PUSH_TAG;
    this.#besideAt = now;
    this.show(wanted, [BESIDE_TAG, history]);
  }

  /** Replaces the words by an update with these tags. The caret is lost unless the caller sets it. */
  show(inline: Inline, tags: string[] = []): void {
    this.editor.update(() => $setFieldInline(inline), { discrete: true, tag: tags });
  }
}
