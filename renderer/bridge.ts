import { type CallInput, type CallName, type CallOutput, contract } from '../shared/contract/contract.ts';
import { eventMessageSchema } from '../shared/contract/define.ts';
import { type EventName, type EventPayload, eventSchemas } from '../shared/contract/desk.ts';
import { DeskError } from '../shared/contract/error.ts';
import {
  outcomeSchema,
  type RawBridge,
  type ShellCallName,
  type ShellInput,
  type ShellOutput,
  shellCalls,
  shellEventSchema,
} from '../shared/shell/calls.ts';
import {
  type Bridge,
  chosenSchema,
  type Platform,
  type Shell,
  type ShellEvents,
} from '../shared/shell/shell.ts';

declare global {
  interface Window {
    readonly galley: RawBridge;
  }
}

const PLATFORMS: Record<string, Platform> = { darwin: 'mac', win32: 'windows' };

/** The value of an answer, or its error thrown. */
function answered(json: string): unknown {
  const outcome = outcomeSchema.parse(JSON.parse(json));
  if (outcome.ok) return outcome.value;
  throw new DeskError(outcome.error.code, outcome.error.message, outcome.error.hint);
}

function isEvent(name: string): name is EventName {
  return Object.hasOwn(eventSchemas, name);
}

/** Why something could not be saved, in words for a person. */
function reasonOf(error: unknown): DeskError {
  if (error instanceof DeskError) return error;
  return new DeskError('not-saved', error instanceof Error ? error.message : String(error));
}

/** The typed side of `window.galley`. Everything that comes in is parsed; every failure is a `DeskError`. */
export function connectBridge(raw: RawBridge): Bridge {
  async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    const value = answered(await raw.call(name, JSON.stringify(input)));
    // The schema under this name has this output: TypeScript cannot follow that through the table.
    return contract[name].output.parse(value) as CallOutput<N>;
  }

  async function ask<N extends ShellCallName>(name: N, input: ShellInput<N>): Promise<ShellOutput<N>> {
    const value = answered(await raw.shell(name, JSON.stringify(input)));
    return shellCalls[name].output.parse(value) as ShellOutput<N>;
  }

  const savers = new Set<(closing: boolean) => Promise<void>>();

  async function leave(id: number, closing: boolean): Promise<void> {
    const results = await Promise.allSettled([...savers].map((save) => save(closing)));
    const failed = results.find((result) => result.status === 'rejected');
    await ask('left', { id, error: failed === undefined ? null : reasonOf(failed.reason).toJSON() });
  }

  raw.onShell((json) => {
    const message = shellEventSchema.parse(JSON.parse(json));
    if (message.event === 'leave' || message.event === 'save') {
      void leave(message.payload, message.event === 'leave');
    }
  });

  const shell: Shell = {
    platform: PLATFORMS[raw.platform] ?? 'linux',
    chooseFiles: (options) => ask('chooseFiles', options),
    chooseFolder: (options) => ask('chooseFolder', options),
    chooseSave: (options) => ask('chooseSave', options),
    takeFiles: async (files) => chosenSchema.array().parse(answered(await raw.files(files))),
    showInFolder: async (path) => void (await ask('showInFolder', { path })),
    openExternal: async (url) => void (await ask('openExternal', { url })),
    theme: () => ask('theme', null),
    setTheme: async (theme) => void (await ask('setTheme', { theme })),
    setCommands: (state) => void ask('setCommands', state),
    setTitle: (title) => void ask('setTitle', { title }),
    place: () => ask('place', null),
    setPlace: (place) => void ask('setPlace', place).catch(() => undefined),
    newWindow: async (hash) => void (await ask('newWindow', { hash })),
    keepCopy: (unsaved) => ask('keepCopy', unsaved),
    dropCopy: async (id) => void (await ask('dropCopy', { id })),
    saveCopyAs: (unsaved) => ask('saveCopyAs', unsaved),
    leftCopies: () => ask('leftCopies', null),
    decideCopy: async (token) => void (await ask('decideCopy', { token })),
    retryDesk: async () => void (await ask('retryDesk', null)),
    findStore: (token) => ask('findStore', { token }),
    openStore: async (token) => void (await ask('openStore', { token })),
    beginStore: async () => void (await ask('beginStore', null)),
    quit: () => void ask('quit', null),
  };

  // Every crossing of the bridge and every parse costs the page time while somebody types: one for all who listen.
  const hearers = new Map<string, Set<(payload: unknown) => void>>();
  raw.onEvent((json) => {
    const message = eventMessageSchema.parse(JSON.parse(json));
    const listeners = hearers.get(message.event);
    if (listeners === undefined || !isEvent(message.event)) return;
    const payload = eventSchemas[message.event].parse(message.payload);
    for (const listener of [...listeners]) listener(payload);
  });

  return {
    call,
    on<N extends EventName>(event: N, listener: (payload: EventPayload<N>) => void) {
      const listeners = hearers.get(event) ?? new Set();
      hearers.set(event, listeners);
      // What is kept under this name is only ever called with what its schema gave.
      const hear = (payload: unknown) => listener(payload as EventPayload<N>);
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    onShell<N extends keyof ShellEvents>(event: N, listener: (payload: ShellEvents[N]) => void) {
      return raw.onShell((json) => {
        const message = shellEventSchema.parse(JSON.parse(json));
        if (message.event === event) listener(message.payload as ShellEvents[N]);
      });
    },
    onLeave(save) {
      savers.add(save);
      return () => savers.delete(save);
    },
    shell,
  };
}
