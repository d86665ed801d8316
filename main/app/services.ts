import { join } from 'node:path';
import { MessageChannelMain, type WebContents } from 'electron';
import type { CallError } from '../../shared/contract/define.ts';
import type { AssetAsk } from '../../shared/shell/asset-url.ts';
import type { ShellEvent } from '../../shared/shell/calls.ts';
import type { Chosen } from '../../shared/shell/shell.ts';
import { CHANNELS } from '../channels.ts';
import { ROOT } from '../paths.ts';
import { Grants } from './grants.ts';
import { PortClient } from './port-client.ts';
import { ServiceProcess, type ServiceState } from './service-process.ts';

/** The media worker is started so long after the first page had its port, in ms: the desk is on screen by then. */
const MEDIA_AFTER_MS = 1500;
/** After the media worker has ended several times in a row, in ms: shorter than the desk service waits for it. */
const MEDIA_PAUSE_MS = 10_000;
/** A store that was open in this run and cannot be opened any more is tried again after this time, in ms. */
const STORE_PAUSE_MS = 2000;

/**
 * The desk service and the media worker, and the ports between them and the windows. Whoever dies is started
 * again and everybody gets new ports; the newest port is the one that counts.
 */
export class Services {
  readonly grants = new Grants();
  #desk: ServiceProcess;
  #media: ServiceProcess;
  #pages = new Set<WebContents>();
  #own = new PortClient();
  #warmUp: NodeJS.Timeout | null = null;
  /** The store was open in this run: whoever starts the service again finds it, or makes none in its place. */
  #wasReady = false;
  #ending = false;
  /** A person asked for a new store in place of one that is not there. */
  #begun = false;
  readonly store: string;

  #beforeRestart: () => Promise<void>;

  /**
   * @param seen the folder of what is remembered of stores
   * @param beforeRestart lets all windows save, before the service ends to work on the closed store
   */
  constructor(store: string, seen: string, compiled: string, beforeRestart: () => Promise<void>) {
    this.#beforeRestart = beforeRestart;
    this.store = store;
    const args = ['--store', store, '--seen', seen, '--compiled', compiled];
    this.#desk = new ServiceProcess({
      name: 'Galley desk service',
      entry: join(ROOT, 'out/main/desk.js'),
      args: () => [...args, ...(this.#wasReady ? ['--existing'] : []), ...(this.#begun ? ['--begin'] : [])],
      started: () => this.#equipDesk(),
      lost: () => this.#own.drop(),
      restarting: () => this.#beforeRestart(),
      progress: (label, done, total) => this.#tell({ event: 'errand', payload: { label, done, total } }),
      changed: (state) => this.#deskChanged(state),
      mediaWanted: () => this.#media.start(),
    });
    this.#media = new ServiceProcess({
      name: 'Galley media worker',
      entry: join(ROOT, 'out/main/media.js'),
      args: () => [],
      started: () => this.#joinMedia(),
      lost: () => {},
      // A folder of photos over which decoders fall again and again must not end photos for the day.
      changed: ({ kind }) => {
        if (kind === 'failed') setTimeout(() => this.#media.start(), MEDIA_PAUSE_MS);
      },
    });
  }

  /** The media worker comes when the desk asks for it, or once the first page is up and nobody waits for anything. */
  start(): void {
    this.#desk.start();
  }

  /** After the store could not be used: tries again. */
  retry(): void {
    const { state } = this.#desk;
    if (state.kind === 'failed') this.#desk.start();
    if (state.kind === 'ready' && state.aid) void this.#desk.restart();
  }

  /** Tries again, and makes a new store where there is none. */
  begin(): void {
    this.#begun = true;
    this.retry();
  }

  /** Process ids, for tests that end one of them, and for the log. */
  get pids(): { desk: number | undefined; media: number | undefined } {
    return { desk: this.#desk.pid, media: this.#media.pid };
  }

  /** A page has loaded: it gets a port as soon as there is a service to talk to. */
  welcome(page: WebContents): void {
    if (!this.#pages.has(page)) {
      this.#pages.add(page);
      page.once('destroyed', () => this.#pages.delete(page));
    }
    const { state } = this.#desk;
    if (state.kind === 'ready') this.#connect(page);
    if (state.kind === 'failed') this.#tellFailure(state.error.toJSON(), [page]);
  }

  /** Makes a chosen path known to the desk service. */
  async grant(path: string): Promise<Chosen> {
    const chosen = this.grants.add(path);
    await this.#desk.grant(chosen.token, path);
    return chosen;
  }

  findAsset(ask: AssetAsk): Promise<{ path: string; mediaType: string }> {
    return this.#own.call('assets.file', ask);
  }

  /** Ends both in order, the writer first, so that it can still finish what needs pictures. */
  async close(): Promise<void> {
    this.#ending = true;
    if (this.#warmUp !== null) clearTimeout(this.#warmUp);
    await this.#desk.close();
    await this.#media.close();
  }

  #equipDesk(): void {
    for (const [token, path] of this.grants.all()) this.#desk.post({ type: 'grant', token, path });
    const { port1, port2 } = new MessageChannelMain();
    this.#desk.connect('main', port1);
    this.#own.use(port2);
    if (this.#media.pid !== undefined) this.#joinMedia();
  }

  #joinMedia(): void {
    const { port1, port2 } = new MessageChannelMain();
    this.#desk.connect('media', port1);
    this.#media.connect('desk', port2);
  }

  #connect(page: WebContents): void {
    if (this.#warmUp === null) this.#warmUp = setTimeout(() => this.#media.start(), MEDIA_AFTER_MS);
    const { port1, port2 } = new MessageChannelMain();
    this.#desk.connect('window', port1, page.id);
    page.postMessage(CHANNELS.port, null, [port2]);
  }

  #deskChanged(state: ServiceState): void {
    if (state.kind === 'ready') {
      // In first aid there is no store yet: one that is put back may come where none was.
      this.#wasReady = state.aid !== true;
      for (const page of this.#pages) this.#connect(page);
    }
    if (state.kind === 'failed') {
      this.#tellFailure(state.error.toJSON(), this.#pages);
      // Somebody is writing: the store may come back, and then it goes on by itself.
      if (this.#wasReady) setTimeout(() => this.#again(), STORE_PAUSE_MS);
    }
    if (state.kind === 'starting') this.#tellFailure(null, this.#pages);
  }

  #again(): void {
    if (!this.#ending) this.retry();
  }

  #tell(event: ShellEvent): void {
    for (const page of this.#pages) page.send(CHANNELS.event, event);
  }

  #tellFailure(error: CallError | null, pages: Iterable<WebContents>): void {
    for (const page of pages) page.send(CHANNELS.failed, error);
  }
}
