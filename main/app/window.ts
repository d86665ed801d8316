import { join } from 'node:path';
import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import type { CallError } from '../../shared/contract/define.ts';
import type { ShellEvent } from '../../shared/shell/calls.ts';
import type { Place } from '../../shared/shell/place.ts';
import { CHANNELS } from '../channels.ts';
import { logger } from '../log.ts';
import { ROOT, resourcePath } from '../paths.ts';
import { APP_URL } from './page-files.ts';
import { placeOnScreen } from './place.ts';
import { pagePreferences } from './security.ts';
import type { SettingsFile } from './settings.ts';
import type { WindowRecord } from './windows-file.ts';

const log = logger('window');

/** How long a page may take to save before a person is asked, in ms. */
const LEAVE_PATIENCE_MS = 10_000;
/** Reloads of a page that died within this time, in ms, before it is left to the person. */
const RELOAD_ROW_MS = 60_000;
const MOST_RELOADS = 3;

const PAPER = { light: '#fbfaf7', dark: '#1b1a18' };

type Leaving = { id: number; done: (error: CallError | null) => void };

/** How a window begins. */
export interface Opening {
  /** What the last run left of it. */
  record?: WindowRecord;
  /** Its first screen, when there is no record. */
  hash?: string;
  /** The window that it was opened from: it stands a little beside that. */
  beside?: Window;
  /** The last run ended without being told to. */
  recovered?: boolean;
  /** It was to be closed, and a person chose to stay. */
  stayed?: () => void;
}

/** Pixels that a window stands beside the one that it was opened from. */
const BESIDE = 28;

/** One window of the workstation: opens where it was, saves before it goes, comes back when its page dies. */
export class Window {
  readonly browser: BrowserWindow;
  #settings: SettingsFile;
  #leaving: Leaving | null = null;
  #leaveNumber = 0;
  #mayClose = false;
  #closingNow = false;
  readonly #stayed: () => void;
  #alive = true;
  #reloads: number[] = [];
  #recovered: boolean;
  /** Where somebody is in it, as the page last told. */
  place: Place | null;

  constructor(settings: SettingsFile, opening: Opening = {}) {
    this.#settings = settings;
    this.#stayed = opening.stayed ?? (() => undefined);
    this.#recovered = opening.recovered ?? false;
    this.place = opening.record?.place ?? null;
    const { bounds, maximized } = firstBounds(settings, opening);
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
    void this.browser.loadURL(`${APP_URL}${opening.record?.place?.hash ?? opening.hash ?? ''}`);
  }

  /** How it comes back at the next start. */
  get record(): WindowRecord {
    return {
      place: this.place,
      bounds: this.browser.getNormalBounds(),
      maximized: this.browser.isMaximized(),
    };
  }

  /** Whether it came back after a run that ended without being told to. Said once. */
  takeRecovered(): boolean {
    const recovered = this.#recovered;
    this.#recovered = false;
    return recovered;
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

  /**
   * Asks the page to save what is unsaved.
   * @param closing the window goes: the page makes a version of new words as well
   * @returns null when all is on the disk, else why not
   */
  async save(closing: boolean): Promise<CallError | null> {
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
      this.send({ event: closing ? 'leave' : 'save', payload: id });
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
    if (this.#closingNow) return;
    this.#closingNow = true;
    void this.save(true).then(async (error) => {
      if (error !== null && (await this.#stay(error))) {
        this.#closingNow = false;
        this.#stayed();
        return;
      }
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
      detail:
        `${error.message}\n${error.hint}\n\nWords that were kept in an emergency copy are offered at the next start.`.trim(),
      buttons: ['Stay', 'Save a copy as…', 'Close without saving'],
      defaultId: 0,
      cancelId: 0,
    });
    if (response === 1) this.send({ event: 'command', payload: 'article.saveCopy' });
    return response !== 2;
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

function firstBounds(
  settings: SettingsFile,
  { record, beside }: Opening,
): { bounds: Electron.Rectangle | null; maximized: boolean } {
  if (record !== undefined) return record;
  if (beside === undefined) return settings.settings;
  const { x, y, width, height } = beside.browser.getNormalBounds();
  return { bounds: { x: x + BESIDE, y: y + BESIDE, width, height }, maximized: false };
}

const SILENT: CallError = {
  code: 'window-silent',
  message: 'The window does not answer, so it is not known whether the last keys are on the disk.',
  hint: 'Stay and wait a moment, or close it: everything older than a moment is saved.',
};
