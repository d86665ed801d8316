import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, nativeTheme, powerMonitor } from 'electron';
import type { CommandState } from '../../shared/shell/shell.ts';
import { logger, logTo } from '../log.ts';
import { forgetEarlierVersions } from './compiled-folder.ts';
import { logFile } from './log-file.ts';
import { showMenu } from './menu.ts';
import { PastedFiles } from './pasted.ts';
import { registerSchemes, serveProtocols } from './protocols.ts';
import { restrictChromium, restrictPages } from './security.ts';
import { Services } from './services.ts';
import { SettingsFile } from './settings.ts';
import { answerPages } from './shell-calls.ts';
import { Window } from './window.ts';

const log = logger('app');

/** How soon the menu shows what changed, in ms. */
const MENU_AFTER = 100;
/** What nobody waits for is done so long after the start, in ms. */
const TIDY_AFTER = 10_000;

/**
 * Each store has an app of its own: its lock, its window and its log. The usual store keeps the usual folder.
 * @returns the store's folder
 */
function chooseFolders(asked: string | null): string {
  const usual = join(app.getPath('userData'), 'store');
  const store = asked ?? (process.env.GALLEY_STORE ? resolve(process.env.GALLEY_STORE) : usual);
  if (store !== usual) {
    const name = createHash('sha256').update(store).digest('hex').slice(0, 16);
    const folder = join(app.getPath('userData'), 'stores', name);
    mkdirSync(folder, { recursive: true });
    app.setPath('userData', folder);
  }
  return store;
}

class Workstation {
  #settings = new SettingsFile(join(app.getPath('userData'), 'window.json'));
  #pasted = new PastedFiles(join(app.getPath('userData'), 'pasted'));
  #services: Services;
  #windows = new Map<number, Window>();
  #closed = false;
  /** What the menu is to show, while it does not show it yet. */
  #menu: CommandState | null = null;

  constructor(store: string, compiled: string) {
    this.#services = new Services(store, compiled);
  }

  open(): void {
    nativeTheme.themeSource = this.#settings.settings.theme;
    restrictPages();
    serveProtocols((ask) => this.#services.findAsset(ask));
    answerPages({
      services: this.#services,
      settings: this.#settings,
      pasted: this.#pasted,
      windowOf: (id) => this.#windows.get(id),
      commandsChanged: (_window, state) => this.#showMenu(state),
    });
    this.#services.start();
    this.openWindow();
    this.#showMenu({ enabled: [], checked: [] });
    powerMonitor.on('suspend', () => {
      for (const window of this.#windows.values()) void window.save();
    });
  }

  openWindow(): void {
    const window = new Window(this.#settings);
    const { id } = window.browser.webContents;
    this.#windows.set(id, window);
    window.browser.once('closed', () => this.#windows.delete(id));
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
      this.#closed = true;
      app.quit();
    });
  }

  /** The menu is made anew as a whole: once for a row of changes, as while a screen comes up. */
  #showMenu(state: CommandState): void {
    if (this.#menu === null) setTimeout(() => this.#makeMenu(), MENU_AFTER);
    this.#menu = state;
  }

  #makeMenu(): void {
    const state = this.#menu ?? { enabled: [], checked: [] };
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
  const store = chooseFolders(askedStore);
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  logTo(logFile(join(app.getPath('userData'), 'logs')));
  log.info({ app: app.getVersion(), electron: process.versions.electron }, 'started');
  registerSchemes();
  restrictChromium();
  const workstation = new Workstation(store, compiled);
  app.on('second-instance', () => workstation.focus());
  app.on('activate', () => workstation.focus());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => workstation.ending(event));
  void app.whenReady().then(() => workstation.open());
  setTimeout(() => forgetEarlierVersions(compiled), TIDY_AFTER).unref();
}
