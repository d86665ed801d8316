import { type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import { DeskError } from '../../shared/contract/error.ts';
import {
  type FromService,
  fromServiceSchema,
  type PortRole,
  type ToService,
} from '../../shared/contract/processes.ts';
import { type Log, logger, passOn } from '../log.ts';

export type ServiceState =
  | { kind: 'starting' }
  /** `aid`: its store cannot be opened, and it answers only what mends one. */
  | { kind: 'ready'; aid?: boolean | undefined }
  /** It cannot work and says why; a person has to act. */
  | { kind: 'failed'; error: DeskError }
  | { kind: 'closed' };

export interface ServiceOptions {
  /** As the task manager shows it. */
  name: string;
  entry: string;
  /** For every process anew. */
  args: () => readonly string[];
  /** Called for every new process before anything else is sent to it: it needs its ports again. */
  started: () => void;
  /** Called when the process has ended without being told to, before the next one starts. */
  lost: () => void;
  /** Called when the process asks to be started anew; resolves when that may be done. */
  restarting?: () => Promise<void>;
  progress?: (label: string, done: number, total: number) => void;
  changed: (state: ServiceState) => void;
  /** The desk service has work for the media worker. */
  mediaWanted?: () => void;
}

/** Deaths within this time, in ms, that count as one row of failures. */
const ROW_MS = 60_000;
const MOST_DEATHS = 5;
/** How long an orderly end may take, in ms, before the process is ended by force. */
const PATIENCE_MS = 15_000;

/** A process of the app's own that is started again when it dies. */
export class ServiceProcess {
  #options: ServiceOptions;
  #log: Log;
  #child: UtilityProcess | null = null;
  #state: ServiceState = { kind: 'starting' };
  #deaths: number[] = [];
  #closing = false;
  /** It was told to end so that another can take its place. */
  #again = false;
  #granted = new Map<string, () => void>();

  constructor(options: ServiceOptions) {
    this.#options = options;
    this.#log = logger(options.name);
  }

  get state(): ServiceState {
    return this.#state;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts the process; also after it failed, when a person asks for it. */
  start(): void {
    if (this.#child !== null || this.#closing) return;
    this.#set({ kind: 'starting' });
    const child = utilityProcess.fork(this.#options.entry, [...this.#options.args()], {
      serviceName: this.#options.name,
      stdio: 'pipe',
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) this.#keepLines(stream);
    child.on('message', (message: unknown) => this.#heard(child, message));
    child.once('exit', (code) => this.#ended(child, code));
    this.#options.started();
  }

  post(message: ToService, port?: MessagePortMain): void {
    this.#child?.postMessage(message, port === undefined ? [] : [port]);
  }

  /** Hands the end of a channel to the process. */
  connect(role: PortRole, port: MessagePortMain, window?: number): void {
    if (this.#child === null) port.close();
    else this.post({ type: 'port', role, ...(window === undefined ? {} : { window }) }, port);
  }

  /** Resolves once the process knows the token. A process that starts later has to be told again. */
  grant(token: string, path: string): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#child === null) {
        reject(new DeskError('service-lost', 'The desk service is not running.', 'Try again in a moment.'));
        return;
      }
      this.#granted.set(token, resolve);
      this.post({ type: 'grant', token, path });
    });
  }

  /** Ends the process in order and starts another in its place. */
  async restart(): Promise<void> {
    const child = this.#child;
    if (child === null || this.#again) return;
    this.#again = true;
    await this.#options.restarting?.();
    this.post({ type: 'shutdown' });
    const force = setTimeout(() => child.kill(), PATIENCE_MS);
    child.once('exit', () => clearTimeout(force));
  }

  /** Lets the process finish and end in order. */
  async close(): Promise<void> {
    this.#closing = true;
    const child = this.#child;
    if (child === null) return;
    await new Promise<void>((resolve) => {
      const force = setTimeout(() => {
        this.#log.error('did not end in order and is ended by force');
        child.kill();
      }, PATIENCE_MS);
      child.once('exit', () => {
        clearTimeout(force);
        resolve();
      });
      this.post({ type: 'shutdown' });
    });
  }

  #set(state: ServiceState): void {
    this.#state = state;
    this.#options.changed(state);
  }

  #heard(child: UtilityProcess, message: unknown): void {
    if (this.#child !== child) return;
    const parsed = fromServiceSchema.safeParse(message);
    if (!parsed.success) {
      this.#log.error('sent a message that is not in the contract');
      return;
    }
    this.#act(parsed.data);
  }

  #act(message: FromService): void {
    switch (message.type) {
      case 'ready':
        this.#log.info({ msAfterStart: Math.round(performance.now()) }, 'ready');
        this.#set({ kind: 'ready', aid: message.aid });
        return;
      case 'restart':
        void this.restart();
        return;
      case 'progress':
        this.#options.progress?.(message.label, message.done, message.total);
        return;
      case 'failed':
        this.#log.error({ code: message.code }, 'cannot work');
        this.#child?.kill();
        this.#child = null;
        this.#set({ kind: 'failed', error: new DeskError(message.code, message.message, message.hint) });
        return;
      case 'granted':
        this.#granted.get(message.token)?.();
        this.#granted.delete(message.token);
        return;
      case 'media-wanted':
        this.#options.mediaWanted?.();
        return;
      case 'closed':
        return;
    }
  }

  #ended(child: UtilityProcess, code: number): void {
    if (this.#child !== child) return;
    this.#child = null;
    if (this.#closing) this.#set({ kind: 'closed' });
    if (this.#closing) return;
    if (this.#again) {
      this.#again = false;
      this.#options.lost();
      this.start();
      return;
    }
    this.#log.error({ code }, 'ended unexpectedly');
    const now = Date.now();
    this.#deaths = [...this.#deaths.filter((at) => now - at < ROW_MS), now];
    this.#options.lost();
    if (this.#deaths.length < MOST_DEATHS) {
      this.start();
      return;
    }
    this.#deaths = [];
    this.#set({
      kind: 'failed',
      error: new DeskError(
        'service-keeps-ending',
        'The part of Galley that writes to the disk has ended several times in a row.',
        'What was saved is safe. Try again; if it goes on, restart the computer and look into the log.',
      ),
    });
  }

  #keepLines(stream: NodeJS.ReadableStream | null): void {
    let rest = '';
    stream?.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString('utf8')).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line !== '') this.#keepLine(line);
    });
  }

  /** A line of the service's own log stays as it is; anything else is what a library printed. */
  #keepLine(line: string): void {
    if (line.startsWith('{"level"')) passOn(line);
    else this.#log.warn({ line: line.slice(0, 2000) }, 'printed');
  }
}
