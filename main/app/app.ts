import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog, nativeTheme, powerMonitor } from 'electron';
import type { CommandState } from '../../shared/shell/shell.ts';
import { rememberMove, seenFolder } from '../desk/store/seen.ts';
import { logger, logTo } from '../log.ts';
import { chooseStore } from './choose-store.ts';
import { forgetEarlierVersions } from './compiled-folder.ts';
import { logFile } from './log-file.ts';
import { showMenu } from './menu.ts';
import { PastedFiles } from './pasted.ts';
import { registerSchemes, serveProtocols } from './protocols.ts';
import { Rescue } from './rescue.ts';
import { restrictChromium, restrictPages } from './security.ts';
import { Services } from './services.ts';
import { SettingsFile } from './settings.ts';
import { answerPages } from './shell-calls.ts';
import { type Opening, Window } from './window.ts';
import { WindowsFile } from './windows-file.ts';

const log = logger('app');

/** How soon the menu shows what changed, in ms. */
const MENU_AFTER = 100;
/** What nobody waits for is done so long after the start, in ms. */
const TIDY_AFTER = 10_000;

/** The folders of this run. */
interface Folders {
  store: string;
  /** What Electron calls `userData`, before each store gets its own. */
  home: string;
  /** What is remembered of all stores. */
  seen: string;
}

/**
 * Each store has an app of its own: its lock, its window and its log. The usual store keeps the usual folder. Throws
 * a sentence when the store that is asked for has an empty name.
 */
function chooseFolders(asked: string | null): Folders {
  const home = app.getPath('userData');
  const store = chooseStore(home, asked, process.env.GALLEY_STORE);
  const folder = dataFolder(home, store);
  if (folder !== home) {
    mkdirSync(folder, { recursive: true });
    app.setPath('userData', folder);
  }
  return { store, home, seen: seenFolder(home) };
}

function dataFolder(home: string, store: string): string {
  if (store === join(home, 'store')) return home;
  return join(home, 'stores', createHash('sha256').update(store).digest('hex').slice(0, 16));
}

const NO_COMMANDS: CommandState = { enabled: [], checked: [] };

const RESCUED = 'rescued';

/** Where emergency copies go: beside the app's settings, else with the documents, else where anything goes. */
function rescueFolders(store: string): string[] {
  const name = `galley-rescued-${createHash('sha256').update(store).digest('hex').slice(0, 12)}`;
  return [
    join(app.getPath('userData'), RESCUED),
    join(app.getPath('documents'), 'Galley', name),
    join(app.getPath('temp'), name),
  ];
}

class Workstation {
  #settings = new SettingsFile(join(app.getPath('userData'), 'window.json'));
  #pasted = new PastedFiles(join(app.getPath('userData'), 'pasted'));
  #record = new WindowsFile(join(app.getPath('userData'), 'windows.json'), (cause) =>
    log.error({ err: cause }, 'where the windows are could not be written down'),
  );
  #services: Services;
  #home: string;
  #seen: string;
  #rescue: Rescue;
  #windows = new Map<number, Window>();
  #commands = new Map<Window, CommandState>();
  /** Windows close because the app ends: they come back at the next start. */
  #ending = false;
  #closed = false;
  /** What the menu is to show, while it does not show it yet. */
  #menu: CommandState | null = null;

  constructor({ store, home, seen }: Folders, compiled: string) {
    this.#home = home;
    this.#seen = seen;
    this.#services = new Services(store, seen, compiled, async () => {
      await Promise.all([...this.#windows.values()].map((window) => window.save(false)));
    });
    this.#rescue = new Rescue({
      folders: rescueFolders(store),
      generator: `Galley ${app.getVersion()}`,
      now: () => new Date(),
    });
  }

  open(): void {
    nativeTheme.themeSource = this.#settings.settings.theme;
    restrictPages();
    serveProtocols((ask) => this.#services.findAsset(ask));
    answerPages({
      services: this.#services,
      settings: this.#settings,
      pasted: this.#pasted,
      rescue: this.#rescue,
      seen: this.#seen,
      moveStore: (folder) => this.#moveStore(folder),
      windowOf: (id) => this.#windows.get(id),
      commandsChanged: (window, state) => this.#commandsChanged(window, state),
      openWindow: (hash, beside) => this.openWindow({ hash, beside }),
      placeChanged: () => this.#remember(),
    });
    this.#services.start();
    const { ended, windows } = this.#record.read();
    for (const record of windows) this.openWindow({ record, recovered: !ended });
    if (windows.length === 0) this.openWindow();
    this.#showMenu(NO_COMMANDS);
    // The machine sleeps, or somebody leaves it: what is in the windows goes to the disk now.
    const save = () => {
      for (const window of this.#windows.values()) void window.save(false);
    };
    powerMonitor.on('suspend', save);
    powerMonitor.on('lock-screen', save);
    powerMonitor.on('shutdown', save);
  }

  openWindow(opening: Opening = {}): void {
    const window = new Window(this.#settings, { ...opening, stayed: () => this.#stayed() });
    const { id } = window.browser.webContents;
    this.#windows.set(id, window);
    this.#remember();
    window.browser.on('focus', () => this.#showMenu(this.#commands.get(window) ?? NO_COMMANDS));
    window.browser.on('close', () => this.#remember());
    window.browser.once('closed', () => {
      this.#windows.delete(id);
      this.#commands.delete(window);
      // A window that is closed while others stay is done with; the last one comes back.
      if (!this.#ending && this.#windows.size > 0) this.#remember();
      if (this.#ending && this.#windows.size === 0) app.quit();
    });
  }

  /** The next start, which comes at once, finds the store where a person found it. */
  #moveStore(folder: string): void {
    rememberMove(this.#seen, this.#services.store, folder);
    // Words that the store did not take any more are offered where its stories are.
    this.#rescue.moveTo(join(dataFolder(this.#home, folder), RESCUED));
    app.relaunch();
    app.quit();
  }

  /** The app is told to end. Windows may still be asked to stay. */
  quitting(): void {
    this.#remember();
    this.#ending = true;
  }

  #stayed(): void {
    this.#ending = false;
    this.#remember();
  }

  #remember(ended = false): void {
    if (this.#ending && !ended) return;
    this.#record.write({ ended, windows: [...this.#windows.values()].map((window) => window.record) });
  }

  #commandsChanged(window: Window, state: CommandState): void {
    this.#commands.set(window, state);
    if (window.browser.isFocused() || this.#windows.size === 1) this.#showMenu(state);
  }

  /** Somebody started the app once more. */
  focus(): void {
    const [window] = this.#windows.values();
    if (window === undefined) this.openWindow();
    else window.focus();
  }

  get hasWindows(): boolean {
    return this.#windows.size > 0;
  }

  /** Holds back the end until the services have closed the store in order. */
  ending(event: { preventDefault: () => void }): void {
    if (this.#closed) return;
    event.preventDefault();
    void this.#services.close().then(() => {
      this.#pasted.clear();
      this.#record.write({ ...this.#record.read(), ended: true });
      this.#closed = true;
      // Where no service runs this comes within the event itself, and Electron forgets a quit that it holds back.
      setImmediate(() => app.quit());
    });
  }

  /** The menu is made anew as a whole: once for a row of changes, as while a screen comes up. */
  #showMenu(state: CommandState): void {
    if (this.#menu === null) setTimeout(() => this.#makeMenu(), MENU_AFTER);
    this.#menu = state;
  }

  #makeMenu(): void {
    const state = this.#menu ?? NO_COMMANDS;
    this.#menu = null;
    showMenu(state, (command) => {
      for (const window of this.#windows.values()) {
        if (window.browser.isFocused() || this.#windows.size === 1)
          window.send({ event: 'command', payload: command });
      }
    });
  }
}

/**
 * Opens the workstation, or brings the one that is open on this store to the front. Must be called before the app is
 * ready.
 * @param compiled where the compiled code of this version is kept
 */
export function startApp(askedStore: string | null, compiled: string): void {
  let folders: Folders;
  try {
    folders = chooseFolders(askedStore);
  } catch (cause) {
    dialog.showErrorBox('Galley was not started', cause instanceof Error ? cause.message : String(cause));
    app.exit(2);
    return;
  }
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  logTo(logFile(join(app.getPath('userData'), 'logs')));
  log.info({ app: app.getVersion(), electron: process.versions.electron }, 'started');
  registerSchemes();
  restrictChromium();
  const workstation = new Workstation(folders, compiled);
  app.on('second-instance', () => workstation.focus());
  app.on('activate', () => workstation.focus());
  app.on('before-quit', () => workstation.quitting());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => workstation.ending(event));
  void app.whenReady().then(() => workstation.open());
  setTimeout(() => forgetEarlierVersions(compiled), TIDY_AFTER).unref();
}
