import { app, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, nativeTheme, shell } from 'electron';
import { DeskError } from '../../shared/contract/error.ts';
import {
  isShellCall,
  type Outcome,
  type ShellCallName,
  type ShellInput,
  type ShellOutput,
  shellCalls,
} from '../../shared/shell/calls.ts';
import type { CommandState } from '../../shared/shell/shell.ts';
import { CHANNELS } from '../channels.ts';
import { openAssets } from '../desk/assets/assets.ts';
import { logger } from '../log.ts';
import { chooseFiles, chooseFolder, chooseSave } from './dialogs.ts';
import { externalAddress } from './external.ts';
import { findStore } from './find-store.ts';
import { isPage } from './page-files.ts';
import type { PastedFiles } from './pasted.ts';
import type { Rescue } from './rescue.ts';
import type { Services } from './services.ts';
import type { SettingsFile } from './settings.ts';
import { writeUnsaved } from './unsaved-file.ts';
import type { Window } from './window.ts';

const log = logger('shell');

export interface ShellParts {
  services: Services;
  settings: SettingsFile;
  pasted: PastedFiles;
  windowOf: (contentsId: number) => Window | undefined;
  rescue: Rescue;
  /** The folder of what is remembered of stores. */
  seen: string;
  /** From now on the store is in this folder: ends the app, and starts it there. */
  moveStore: (folder: string) => void;
  commandsChanged: (window: Window, state: CommandState) => void;
  openWindow: (hash: string, beside: Window) => void;
  /** Somebody is at another place in a window. */
  placeChanged: () => void;
}

type Handlers = {
  [N in ShellCallName]: (input: ShellInput<N>, window: Window) => Promise<ShellOutput<N>> | ShellOutput<N>;
};

function handlers(parts: ShellParts): Handlers {
  const { services, settings, rescue, commandsChanged } = parts;
  const grantAll = (paths: readonly string[]) => Promise.all(paths.map((path) => services.grant(path)));
  const chosenPath = (token: string) => {
    const path = services.grants.pathOf(token);
    if (path === null)
      throw new DeskError('not-chosen', 'That folder was not chosen here.', 'Choose it again.');
    return path;
  };
  const grantOne = async (path: string | null) => (path === null ? null : services.grant(path));
  return {
    chooseFiles: async (options, window) => grantAll(await chooseFiles(window.browser, options)),
    chooseFolder: async (options, window) => grantOne(await chooseFolder(window.browser, options)),
    chooseSave: async (options, window) => grantOne(await chooseSave(window.browser, options)),
    showInFolder: ({ path }) => {
      if (!services.grants.covers(path)) {
        throw new DeskError(
          'not-chosen',
          'That file is not in a folder that was chosen here.',
          'Open its folder by hand.',
        );
      }
      shell.showItemInFolder(path);
      return null;
    },
    openExternal: async ({ url }) => {
      const address = externalAddress(url);
      if (address === null) {
        throw new DeskError(
          'address-refused',
          'Only web and mail addresses can be opened.',
          'Check the link.',
        );
      }
      await shell.openExternal(address);
      return null;
    },
    theme: () => settings.settings.theme,
    setTheme: ({ theme }) => {
      nativeTheme.themeSource = theme;
      settings.change({ theme });
      return null;
    },
    setCommands: (state, window) => {
      commandsChanged(window, state);
      return null;
    },
    setTitle: ({ title }, window) => {
      window.browser.setTitle(title === '' ? 'Galley' : title);
      return null;
    },
    place: (_input, window) => ({ place: window.place, recovered: window.takeRecovered() }),
    setPlace: (place, window) => {
      window.place = place;
      parts.placeChanged();
      return null;
    },
    newWindow: ({ hash }, window) => {
      parts.openWindow(hash, window);
      return null;
    },
    keepCopy: (unsaved) => rescue.keep(unsaved),
    dropCopy: async ({ id }) => {
      await rescue.drop(id);
      return null;
    },
    saveCopyAs: async (unsaved, window) => {
      const path = await chooseSave(window.browser, {
        kind: 'handoff',
        title: 'Save a copy as',
        suggestedName: `${unsaved.content.fields.slugline || 'untitled'}.galley`,
      });
      if (path === null) return null;
      return writeUnsaved(unsaved, path, {
        generator: `Galley ${app.getVersion()}`,
        at: new Date().toISOString(),
        assetPath: (id) => openAssets(services.store).pathOf(id),
      });
    },
    leftCopies: async () => {
      const copies = await rescue.left();
      return Promise.all(
        copies.map(async ({ path, ...copy }) => ({ ...copy, file: await services.grant(path) })),
      );
    },
    decideCopy: ({ token }) => {
      const path = services.grants.pathOf(token);
      if (path !== null) rescue.decide(path);
      return null;
    },
    retryDesk: () => {
      services.retry();
      return null;
    },
    findStore: ({ token }) => findStore(parts.seen, services.store, chosenPath(token)),
    openStore({ token }) {
      const { found, path } = findStore(parts.seen, services.store, chosenPath(token));
      if (found === 'none')
        throw new DeskError('no-store', `There is no store in ${path}.`, 'Choose the folder that it is in.');
      parts.moveStore(path);
      return null;
    },
    beginStore: () => {
      services.begin();
      return null;
    },
    quit: () => {
      app.quit();
      return null;
    },
    left: ({ id, error }, window) => {
      window.left(id, error);
      return null;
    },
  };
}

/** The window that speaks, or null when it is not the main frame of a page of ours that does. */
function sender(event: IpcMainEvent | IpcMainInvokeEvent, parts: ShellParts): Window | null {
  const window = parts.windowOf(event.sender.id);
  const frame = event.senderFrame;
  if (window === undefined || frame === null || frame.parent !== null || !isPage(frame.url)) {
    log.error('a message from a page that is not ours was refused');
    return null;
  }
  return window;
}

const REFUSED = new DeskError('refused', 'The app does not take this from here.');

async function answer(work: () => Promise<unknown>): Promise<string> {
  let outcome: Outcome;
  try {
    outcome = { ok: true, value: await work() };
  } catch (error) {
    const known = error instanceof DeskError;
    if (!known) log.error({ error: String(error) }, 'a shell call failed');
    const told = known
      ? error
      : new DeskError('internal', 'Something went wrong in the app. It is written in the log.');
    outcome = { ok: false, error: told.toJSON() };
  }
  return JSON.stringify(outcome);
}

/** Answers the pages, and nobody else. */
export function answerPages(parts: ShellParts): void {
  const table = handlers(parts);

  function run<N extends ShellCallName>(name: N, json: string, window: Window) {
    const input = shellCalls[name].input.parse(JSON.parse(json)) as ShellInput<N>;
    return table[name](input, window);
  }

  ipcMain.on(CHANNELS.hello, (event) => {
    if (sender(event, parts) !== null) parts.services.welcome(event.sender);
  });
  ipcMain.handle(CHANNELS.shell, (event, name: unknown, json: unknown) =>
    answer(async () => {
      const window = sender(event, parts);
      if (window === null || typeof name !== 'string' || typeof json !== 'string' || !isShellCall(name))
        throw REFUSED;
      return run(name, json, window);
    }),
  );
  ipcMain.handle(CHANNELS.paths, (event, path: unknown) =>
    answer(async () => {
      if (sender(event, parts) === null || typeof path !== 'string') throw REFUSED;
      return parts.services.grant(path);
    }),
  );
  ipcMain.handle(CHANNELS.bytes, (event, name: unknown, bytes: unknown) =>
    answer(async () => {
      if (sender(event, parts) === null || typeof name !== 'string' || !(bytes instanceof ArrayBuffer))
        throw REFUSED;
      return parts.services.grant(await parts.pasted.keep(name, new Uint8Array(bytes)));
    }),
  );
}
