import { join } from 'node:path';
import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import type { CallError } from '../../shared/contract/define.ts';
import type { ShellEvent } from '../../shared/shell/calls.ts';
import { CHANNELS } from '../channels.ts';
import { logger } from '../log.ts';
import { ROOT, resourcePath } from '../paths.ts';
import { APP_URL } from './page-files.ts';
import { placeOnScreen } from './place.ts';
import { pagePreferences } from './security.ts';
import type { SettingsFile } from './settings.ts';

const log = logger('window');

/** How long a page may take to save before a person is asked, in ms. */
const LEAVE_PATIENCE_MS = 10_000;
/** Reloads of a page that died within this time, in ms, before it is left to the person. */
const RELOAD_ROW_MS = 60_000;
const MOST_RELOADS = 3;

const PAPER = { light: '#fbfaf7', dark: '#1b1a18' };

type Leaving = { id: number; done: (error: CallError | null) => void };

/** One window of the workstation: opens where it was, saves before it goes, comes back when its page dies. */
export class Window {
  readonly browser: BrowserWindow;
  #settings: SettingsFile;
  #leaving: Leaving | null = null;
  #leaveNumber = 0;
  #mayClose = false;
  #alive = true;
  #reloads: number[] = [];

  constructor(settings: SettingsFile) {
    this.#settings = settings;
    const { bounds, maximized } = settings.settings;
    const place = placeOnScreen(
      bounds,
      screen.getAllDisplays().map((display) => display.workArea),
    );
    this.browser = new BrowserWindow({
      width: 1360,
      height: 900,
      ...place,
      minWidth: 640,
      minHeight: 480,
      show: false,
      title: 'Galley',
      // A Mac takes the icon of the app's bundle.
      ...(process.platform === 'darwin' ? {} : { icon: resourcePath('window.png') }),
      backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
      webPreferences: pagePreferences(join(ROOT, 'out/preload/preload.cjs')),
    });
    if (maximized) this.browser.maximize();
    this.#listen();
    void this.browser.loadURL(APP_URL);
  }

  send(event: ShellEvent): void {
    if (this.#alive && !this.browser.isDestroyed()) this.browser.webContents.send(CHANNELS.event, event);
  }

  focus(): void {
    if (this.browser.isMinimized()) this.browser.restore();
    this.browser.show();
    this.browser.focus();
  }

  /** The page's answer to `leave`. */
  left(id: number, error: CallError | null): void {
    if (this.#leaving?.id === id) this.#leaving.done(error);
  }

  /** Asks the page to save what is unsaved. @returns null when all is on the disk, else why not */
  async save(): Promise<CallError | null> {
    if (!this.#alive) return null;
    const id = ++this.#leaveNumber;
    return new Promise((resolve) => {
      const done = (error: CallError | null) => {
        clearTimeout(patience);
        this.#leaving = null;
        resolve(error);
      };
      const patience = setTimeout(() => done(SILENT), LEAVE_PATIENCE_MS);
      this.#leaving = { id, done };
      this.send({ event: 'leave', payload: id });
    });
  }

  #listen(): void {
    const { browser } = this;
    browser.once('ready-to-show', () => browser.show());
    browser.on('close', (event) => this.#closing(event));
    browser.on('page-title-updated', (event) => event.preventDefault());
    browser.webContents.on('render-process-gone', (_event, details) => this.#died(details.reason));
    browser.webContents.on('did-finish-load', () => {
      this.#alive = true;
    });
  }

  #closing(event: { preventDefault: () => void }): void {
    this.#settings.change({ bounds: this.browser.getNormalBounds(), maximized: this.browser.isMaximized() });
    if (this.#mayClose) return;
    event.preventDefault();
    if (this.#leaving !== null) return;
    void this.save().then(async (error) => {
      if (error !== null && (await this.#stay(error))) return;
      this.#mayClose = true;
      this.browser.close();
    });
  }

  /** Not everything could be saved: the person decides whether to stay. */
  async #stay(error: CallError): Promise<boolean> {
    log.error({ code: error.code }, 'not everything was saved before closing');
    const { response } = await dialog.showMessageBox(this.browser, {
      type: 'warning',
      message: 'Not everything is saved.',
      detail: `${error.message}\n${error.hint}`.trim(),
      buttons: ['Stay', 'Close without saving'],
      defaultId: 0,
      cancelId: 0,
    });
    return response === 0;
  }

  /** The page's process ended. What was acknowledged is on the disk; the page reads it from there again. */
  #died(reason: string): void {
    this.#alive = false;
    this.#leaving?.done(null);
    log.error({ reason }, 'the page ended unexpectedly');
    const now = Date.now();
    this.#reloads = [...this.#reloads.filter((at) => now - at < RELOAD_ROW_MS), now];
    if (this.#reloads.length <= MOST_RELOADS) {
      // Not from within the event: the page that is gone is still being taken down.
      setImmediate(() => this.browser.webContents.reload());
      return;
    }
    this.#reloads = [];
    void dialog
      .showMessageBox({
        type: 'error',
        message: 'The window has ended several times in a row.',
        detail: 'What was saved is safe. Open it once more, or quit and start Galley again.',
        buttons: ['Open it again', 'Quit'],
        defaultId: 0,
        cancelId: 0,
      })
      .then(({ response }) => (response === 0 ? this.browser.webContents.reload() : app.quit()));
  }
}

const SILENT: CallError = {
  code: 'window-silent',
  message: 'The window does not answer, so it is not known whether the last keys are on the disk.',
  hint: 'Stay and wait a moment, or close it: everything older than a moment is saved.',
};
