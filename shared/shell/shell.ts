import { z } from 'zod';
import type { CallInput, CallName, CallOutput } from '../contract/contract.ts';
import type { EventName, EventPayload } from '../contract/desk.ts';
import type { Chosen } from './chosen.ts';
import type { FoundStore } from './found-store.ts';
import type { Place } from './place.ts';
import type { Kept, LeftCopy, Unsaved } from './rescue.ts';

export { type Chosen, chosenSchema } from './chosen.ts';

export const chooseFilesSchema = z.strictObject({
  /** What the dialog offers first. `stories` includes hand-offs and packages. */
  kind: z.enum(['stories', 'photos', 'backups']),
  title: z.string().max(200),
  many: z.boolean(),
});
export type ChooseFiles = z.infer<typeof chooseFilesSchema>;

export const chooseFolderSchema = z.strictObject({ title: z.string().max(200) });
export type ChooseFolder = z.infer<typeof chooseFolderSchema>;

export const chooseSaveSchema = z.strictObject({
  kind: z.enum(['handoff', 'backup']),
  title: z.string().max(200),
  /** A bare file name; separators in it are replaced. */
  suggestedName: z.string().max(255),
});
export type ChooseSave = z.infer<typeof chooseSaveSchema>;

export const themeSchema = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof themeSchema>;

/** Which commands somebody on screen answers to just now: the native menu enables and ticks these. */
export const commandStateSchema = z.strictObject({
  enabled: z.array(z.string().max(100)).max(500),
  checked: z.array(z.string().max(100)).max(500),
});
export type CommandState = z.infer<typeof commandStateSchema>;

export type Platform = 'mac' | 'windows' | 'linux';

/** The connection to the desk service. `lost` until a new service has taken over. */
export type Connection = 'ready' | 'lost';

/** What a window may ask of the app besides the contract. Every failure rejects with a `DeskError`. */
export interface Shell {
  readonly platform: Platform;
  /** Chosen files; none when the dialog was cancelled. */
  chooseFiles(options: ChooseFiles): Promise<Chosen[]>;
  chooseFolder(options: ChooseFolder): Promise<Chosen | null>;
  chooseSave(options: ChooseSave): Promise<Chosen | null>;
  /** Tokens for files from a drop or a paste. One without a path (a pasted picture) goes over as bytes. */
  takeFiles(files: readonly File[]): Promise<Chosen[]>;
  /** Shows what an export or hand-off wrote in the system's file manager. Refuses paths the service did not write. */
  showInFolder(path: string): Promise<void>;
  /** http, https and mailto only. */
  openExternal(url: string): Promise<void>;
  theme(): Promise<Theme>;
  setTheme(theme: Theme): Promise<void>;
  setCommands(state: CommandState): void;
  /** The window's title. */
  setTitle(title: string): void;
  place(): Promise<{ place: Place | null; recovered: boolean }>;
  setPlace(place: Place): void;
  newWindow(hash: string): Promise<void>;
  keepCopy(unsaved: Unsaved): Promise<Kept>;
  dropCopy(id: string): Promise<void>;
  saveCopyAs(unsaved: Unsaved): Promise<Kept | null>;
  leftCopies(): Promise<LeftCopy[]>;
  decideCopy(token: string): Promise<void>;
  /** Tries to start the desk service again after a store problem. */
  retryDesk(): Promise<void>;
  findStore(token: string): Promise<FoundStore>;
  /** Opens the store that was found there in place of the one that is missing; the app starts anew. */
  openStore(token: string): Promise<void>;
  /** Makes a new, empty store where one is missing. */
  beginStore(): Promise<void>;
  quit(): void;
}

export interface ShellEvents {
  /** A command chosen in the native menu. */
  command: string;
  connection: Connection;
  /** What is done to the store while it is closed. */
  errand: { label: string; done: number; total: number };
}

/** All that the screens know of the world outside the page. */
export interface Bridge {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  /** Listens; returns what ends it. */
  on<N extends EventName>(event: N, listener: (payload: EventPayload<N>) => void): () => void;
  onShell<N extends keyof ShellEvents>(event: N, listener: (payload: ShellEvents[N]) => void): () => void;
  /**
   * What to do before the window closes (`closing`) or the machine sleeps: send what is unsaved and wait for the
   * disk. The window stays until it is done; when it rejects, a person is asked whether to stay.
   */
  onLeave(save: (closing: boolean) => Promise<void>): () => void;
  readonly shell: Shell;
}
