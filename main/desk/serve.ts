import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { DeskError } from '../../shared/contract/error.ts';
import { type FromService, type PortRole, toServiceSchema } from '../../shared/contract/processes.ts';
import { logger } from '../log.ts';
import { MediaPorts } from './media-ports.ts';
import { type Aid, startAid } from './service/aid.ts';
import { type Desk, startDesk } from './start.ts';
import { rememberStore, seenStore } from './store/seen.ts';
import { type PortLike, portChannel } from './transport.ts';
import { readPlace } from './upkeep/backup-place.ts';
import { runErrand } from './upkeep/errand.ts';
import type { Progress } from './upkeep/job.ts';
import { startUpkeep } from './upkeep/schedule.ts';

/** What Electron gives a utility process to talk to the main process with. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown; ports: PortLike[] }) => void): void;
  postMessage(message: FromService): void;
}

const log = logger('desk');
const parent = Reflect.get(process, 'parentPort') as ParentPort | undefined;
if (!parent) throw new Error('main/desk/main.ts belongs into a utility process; use startDesk elsewhere.');

/** The value of `--name VALUE`. Throws when it is missing. */
function argument(name: string): string {
  const at = process.argv.indexOf(`--${name}`);
  return z.string({ error: `--${name} is missing` }).parse(at < 0 ? undefined : process.argv[at + 1]);
}

let desk: Desk | null = null;
let aid: Aid | null = null;
const mediaPorts = new MediaPorts(() => parent.postMessage({ type: 'media-wanted' }));
// Ports may come while the store is still being opened or migrated: they wait.
const early: { role: PortRole; port: PortLike; window: number | undefined }[] = [];
const earlyGrants: { token: string; path: string }[] = [];

function take(role: PortRole, port: PortLike, window: number | undefined): void {
  if (aid) {
    if (role === 'window' || role === 'main') aid.connect({ sender: role, channel: portChannel(port) });
    return;
  }
  if (!desk) {
    early.push({ role, port, window });
    return;
  }
  if (role === 'media') mediaPorts.take(port);
  if (role === 'window' || role === 'main') {
    desk.connect({ sender: role, channel: portChannel(port), window });
  }
}

parent.on('message', (event) => {
  const message = toServiceSchema.safeParse(event.data);
  if (!message.success) {
    log.error({ problem: message.error.message }, 'a message of the main process was not understood');
    return;
  }
  const said = message.data;
  if (said.type === 'port') {
    for (const port of event.ports) take(said.role, port, said.window);
  } else if (said.type === 'grant') {
    if (aid) aid.grant(said.token, said.path);
    else if (desk) desk.grant(said.token, said.path);
    else earlyGrants.push(said);
    parent.postMessage({ type: 'granted', token: said.token });
  } else {
    void shutDown();
  }
});

async function shutDown(): Promise<void> {
  await desk?.close();
  parent?.postMessage({ type: 'closed' });
  process.exit(0);
}

/** A command line may hold the store for a moment, or a service that was ended is still dying: in ms. */
const PATIENCE = 5000;
/** Exit code of a service that has to open its store again. */
const REOPEN = 75;

async function startWhenFree(storeDir: string): Promise<Desk> {
  const until = Date.now() + PATIENCE;
  for (;;) {
    try {
      await runErrand(storeDir, () => new Date().toISOString(), showProgress);
      return await startDesk({
        storeDir,
        existing: process.argv.includes('--existing'),
        // Unless a person said that a new one is to be made.
        expected: !process.argv.includes('--begin') && seenStore(argument('seen'), storeDir) !== null,
        media: () => mediaPorts.open(),
        restart: askToRestart,
        // The main process starts another, which opens what lies there now; whoever asked asks again.
        replaced: () => setImmediate(() => process.exit(REOPEN)),
      });
    } catch (cause) {
      const busy = cause instanceof DeskError && cause.code === 'store-locked';
      if (!busy || Date.now() > until) throw cause;
      await wait(50);
    }
  }
}

function askToRestart(): void {
  parent?.postMessage({ type: 'restart' });
}

/** Tells the windows how far an errand is, not more often than they can show. */
function showProgress(label: string): Progress {
  let last = 0;
  return (done, total) => {
    const now = performance.now();
    if (now - last < 100 && done < total) return;
    last = now;
    parent?.postMessage({ type: 'progress', label, done, total });
  };
}

/** The next start asks when this store is not there. That it could not be noted must not keep anybody from work. */
function noteStore(storeDir: string): void {
  try {
    rememberStore(argument('seen'), storeDir, readPlace(storeDir).mark);
  } catch (cause) {
    log.warn({ err: cause }, 'where the store is could not be noted');
  }
}

/** In place of a store that is damaged or gone one can be put from the window; of any other problem only the words are told. */
function startAidOver(storeDir: string, cause: unknown): Aid | null {
  if (!(cause instanceof DeskError) || !['store-damaged', 'store-missing'].includes(cause.code)) return null;
  const started = startAid({ folder: storeDir, problem: cause, restart: askToRestart, log });
  for (const { token, path } of earlyGrants) started.grant(token, path);
  return started;
}

try {
  desk = await startWhenFree(argument('store'));
  for (const { token, path } of earlyGrants) desk.grant(token, path);
  for (const { role, port, window } of early.splice(0)) take(role, port, window);
  startUpkeep(desk, log);
  parent.postMessage({ type: 'ready', aid: false });
  noteStore(argument('store'));
} catch (cause) {
  log.error({ err: cause }, 'the desk service could not start');
  aid = startAidOver(argument('store'), cause);
  for (const { role, port, window } of aid ? early.splice(0) : []) take(role, port, window);
  const told =
    cause instanceof DeskError
      ? cause.toJSON()
      : {
          code: 'internal',
          message: 'The store could not be opened.',
          hint: 'What is in it is safe. Start Galley again; if it comes back, the log says more.',
        };
  // The main process ends this one when it has read that: an exit here could overtake the message.
  parent.postMessage(aid ? { type: 'ready', aid: true } : { type: 'failed', ...told });
}
