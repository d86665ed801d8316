import { z } from 'zod';
import { articleIdSchema } from '../contract/articles.ts';
import { callErrorSchema, nothing } from '../contract/define.ts';
import { foundStoreSchema } from './found-store.ts';
import { placeSchema } from './place.ts';
import { keptSchema, leftCopySchema, unsavedSchema } from './rescue.ts';
import {
  chooseFilesSchema,
  chooseFolderSchema,
  chooseSaveSchema,
  chosenSchema,
  commandStateSchema,
  themeSchema,
} from './shell.ts';

/** What a window asks of the main process, by name: input and output. */
export const shellCalls = {
  chooseFiles: { input: chooseFilesSchema, output: z.array(chosenSchema) },
  chooseFolder: { input: chooseFolderSchema, output: chosenSchema.nullable() },
  chooseSave: { input: chooseSaveSchema, output: chosenSchema.nullable() },
  showInFolder: { input: z.strictObject({ path: z.string().max(4096) }), output: nothing },
  openExternal: { input: z.strictObject({ url: z.string().max(8192) }), output: nothing },
  theme: { input: nothing, output: themeSchema },
  setTheme: { input: z.strictObject({ theme: themeSchema }), output: nothing },
  setCommands: { input: commandStateSchema, output: nothing },
  setTitle: { input: z.strictObject({ title: z.string().max(500) }), output: nothing },
  /** Where somebody was in this window before it was closed or ended; null for a new one. */
  place: {
    input: nothing,
    output: z.strictObject({ place: placeSchema.nullable(), recovered: z.boolean() }),
  },
  setPlace: { input: placeSchema, output: nothing },
  /** Another window; `hash` names its first screen. */
  newWindow: { input: z.strictObject({ hash: z.string().max(500) }), output: nothing },
  /** An emergency copy of words that the store does not take; the newest replaces the one before. */
  keepCopy: { input: unsavedSchema, output: keptSchema },
  /** The store has the words: the emergency copy of this run goes. */
  dropCopy: { input: z.strictObject({ id: articleIdSchema }), output: nothing },
  /** The same words into a file that a person chooses; null when they cancelled. */
  saveCopyAs: { input: unsavedSchema, output: keptSchema.nullable() },
  /** Copies that earlier runs left. */
  leftCopies: { input: nothing, output: z.array(leftCopySchema) },
  /** A person has decided on such a copy: it is set aside. */
  decideCopy: { input: z.strictObject({ token: z.string().max(200) }), output: nothing },
  retryDesk: { input: nothing, output: nothing },
  /** What lies in a folder where somebody looks for the store that is not in its place. */
  findStore: { input: z.strictObject({ token: z.string().max(200) }), output: foundStoreSchema },
  /** The store is in that folder from now on: the app starts anew there. "no-store" when none is found there. */
  openStore: { input: z.strictObject({ token: z.string().max(200) }), output: nothing },
  /** Begins an empty store in place of one that is not there. */
  beginStore: { input: nothing, output: nothing },
  quit: { input: nothing, output: nothing },
  /** The answer to the event `leave`: everything is saved, or why not. */
  left: {
    input: z.strictObject({ id: z.number().int(), error: callErrorSchema.nullable() }),
    output: nothing,
  },
};

export type ShellCalls = typeof shellCalls;
export type ShellCallName = keyof ShellCalls;
export type ShellInput<N extends ShellCallName> = z.output<ShellCalls[N]['input']>;
export type ShellOutput<N extends ShellCallName> = z.output<ShellCalls[N]['output']>;

/** Whether a name is such a call, by own property only. */
export function isShellCall(name: string): name is ShellCallName {
  return Object.hasOwn(shellCalls, name);
}

/** What the main process and the preload tell a page, besides the events of the desk service. */
export const shellEventSchema = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('command'), payload: z.string().max(100) }),
  z.strictObject({ event: z.literal('connection'), payload: z.enum(['ready', 'lost']) }),
  /** What is done to the store while it is closed. */
  z.strictObject({
    event: z.literal('errand'),
    payload: z.strictObject({ label: z.string().max(200), done: z.number(), total: z.number() }),
  }),
  /** Save what is unsaved, then answer with `left` and this number. */
  z.strictObject({ event: z.literal('leave'), payload: z.number().int() }),
  /** The machine goes to sleep: the same, but the window stays. */
  z.strictObject({ event: z.literal('save'), payload: z.number().int() }),
]);
export type ShellEvent = z.infer<typeof shellEventSchema>;

/** The answer that crosses from the preload to the page, as JSON. */
export const outcomeSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: callErrorSchema }),
]);
export type Outcome = z.infer<typeof outcomeSchema>;

/**
 * The one bridge between a page and the app, `window.galley`. Only strings and chosen files cross it: JSON is
 * five times faster across worlds than objects, and nothing of Electron can slip through.
 */
export interface RawBridge {
  readonly platform: string;
  /** A call of the contract. @returns an `Outcome` as JSON */
  call(name: string, json: string): Promise<string>;
  /** A call of `shellCalls`. @returns an `Outcome` as JSON */
  shell(name: string, json: string): Promise<string>;
  /** Tokens for files from a drop or a paste. @returns an `Outcome` with `Chosen[]` as JSON */
  files(files: readonly File[]): Promise<string>;
  /** Events of the desk service, `{ event, payload }` as JSON. */
  onEvent(listener: (json: string) => void): () => void;
  /** `ShellEvent` as JSON. */
  onShell(listener: (json: string) => void): () => void;
}
