import { COMMANDS, type CommandId, isCommandId } from '../../shared/commands/commands.ts';
import { keysFor, matches, type Press, worksWhileTyping } from '../../shared/commands/keys.ts';
import type { Platform } from '../../shared/shell/shell.ts';

/** Somebody on screen who answers to a command. */
export interface Answer {
  id: CommandId;
  run(): void;
  enabled: boolean;
  checked: boolean;
  /** How many dialogs lay open when it was made: what is under a dialog does not answer. */
  layer: number;
}

/** What a key press says besides the key: where it was typed. */
export interface Where {
  /** In a field or the page: list keys belong to the text. */
  typing: boolean;
  /** In a plain field, which undoes by itself. */
  plainField: boolean;
}

/** Commands that answer whatever lies open. */
const ALWAYS = new Set<CommandId>(['app.quit', 'theme.system', 'theme.light', 'theme.dark']);

/**
 * Who answers to which command just now. The newest answer wins, so that a screen can take over from the frame
 * and a list from its screen.
 */
export class CommandCenter {
  readonly platform: Platform;
  readonly #answers = new Map<CommandId, Answer[]>();
  readonly #listeners = new Set<() => void>();
  #layers = 0;
  #version = 0;
  #told = true;

  constructor(platform: Platform) {
    this.platform = platform;
  }

  /** For `useSyncExternalStore`: changes whenever an answer does. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly version = (): number => this.#version;

  add(answer: Answer): () => void {
    const list = this.#answers.get(answer.id) ?? [];
    list.push(answer);
    this.#answers.set(answer.id, list);
    this.changed();
    return () => {
      list.splice(list.indexOf(answer), 1);
      this.changed();
    };
  }

  /** A dialog opened; returns what closes it. */
  openLayer(): () => void {
    this.#layers += 1;
    this.changed();
    return () => {
      this.#layers -= 1;
      this.changed();
    };
  }

  get layers(): number {
    return this.#layers;
  }

  /** Tells listeners once, after everything that changes in this turn. */
  changed(): void {
    if (!this.#told) return;
    this.#told = false;
    queueMicrotask(() => {
      this.#told = true;
      this.#version += 1;
      for (const listener of this.#listeners) listener();
    });
  }

  #answer(id: CommandId, layer: number): Answer | null {
    const answer = this.#answers.get(id)?.findLast((candidate) => candidate.layer >= layer || ALWAYS.has(id));
    return answer?.enabled ? answer : null;
  }

  /** Whether somebody answers: on top, or in the layer in which a button stands. */
  isEnabled(id: CommandId, layer: number = this.#layers): boolean {
    return this.#answer(id, layer) !== null;
  }

  isChecked(id: CommandId, layer: number = this.#layers): boolean {
    return this.#answer(id, layer)?.checked ?? false;
  }

  enabled(): CommandId[] {
    return COMMANDS.map((entry) => entry.id).filter((id) => this.isEnabled(id));
  }

  checked(): CommandId[] {
    return COMMANDS.map((entry) => entry.id).filter((id) => this.isChecked(id));
  }

  /** Runs a command by name. False when nobody answers, or there is no such command. */
  run(id: string): boolean {
    if (!isCommandId(id)) return false;
    const answer = this.#answer(id, this.#layers);
    answer?.run();
    return answer !== null;
  }

  /** The command that a key press means here, or null. */
  find(press: Press, where: Where): CommandId | null {
    // A letter that is typed is no command: see `worksWhileTyping`.
    if (where.typing && press.key.length === 1 && !press.ctrlKey && !press.metaKey && !press.altKey)
      return null;
    for (const entry of COMMANDS) {
      for (const keys of [keysFor(entry.keys, this.platform), keysFor(entry.alsoKeys, this.platform)]) {
        if (keys === null || !matches(keys, press, this.platform)) continue;
        if (where.typing && !worksWhileTyping(keys)) continue;
        if (where.plainField && (entry.id === 'edit.undo' || entry.id === 'edit.redo')) continue;
        if (this.isEnabled(entry.id)) return entry.id;
      }
    }
    return null;
  }
}
