// The one bridge. Runs sandboxed, in a world of its own, before the page does. It keeps the port to the desk
// service and lets only JSON and chosen files across; the page never holds a port, a path or anything of Electron.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { CallError, EventMessage, Reply, Request } from '../shared/contract/define.ts';
import { PendingCalls, SERVICE_LOST } from '../shared/contract/pending.ts';
import type { Outcome, RawBridge, ShellEvent } from '../shared/shell/calls.ts';
import { CHANNELS } from './channels.ts';

const pending = new PendingCalls();
const listeners = { event: new Set<(json: string) => void>(), shell: new Set<(json: string) => void>() };
let port: MessagePort | null = null;
let failure: CallError | null = null;
/** Calls that wait for a port. */
let queue: Request[] = [];
/** Calls that went to the present port. */
let sent = new Set<number>();

function tell(kind: 'event' | 'shell', message: EventMessage | ShellEvent): void {
  const json = JSON.stringify(message);
  for (const listener of listeners[kind]) listener(json);
}

function send(request: Request): void {
  if (port === null) {
    queue.push(request);
    return;
  }
  sent.add(request.id);
  port.postMessage(request);
}

function lost(gone: MessagePort): void {
  if (port !== gone) return;
  port = null;
  const under = sent;
  sent = new Set();
  pending.fail(SERVICE_LOST, under);
  tell('shell', { event: 'connection', payload: 'lost' });
}

function received(message: Reply | EventMessage): void {
  if ('event' in message) {
    tell('event', message);
    return;
  }
  sent.delete(message.id);
  pending.settle(message);
}

function take(next: MessagePort): void {
  const old = port;
  if (old !== null) {
    lost(old);
    old.close();
  }
  port = next;
  failure = null;
  next.addEventListener('message', (event: MessageEvent<Reply | EventMessage>) => received(event.data));
  next.addEventListener('close', () => lost(next));
  next.start();
  const waiting = queue;
  queue = [];
  for (const request of waiting) send(request);
  tell('shell', { event: 'connection', payload: 'ready' });
}

ipcRenderer.on(CHANNELS.port, (event) => {
  const [next] = event.ports;
  if (next !== undefined) take(next);
});

ipcRenderer.on(CHANNELS.failed, (_event, error: CallError | null) => {
  failure = error;
  if (error === null) return;
  const waiting = queue.map((request) => request.id);
  queue = [];
  pending.fail(error, waiting);
});

ipcRenderer.on(CHANNELS.event, (_event, message: ShellEvent) => {
  tell('shell', message);
  // A page that has not come up has nothing to save.
  if ((message.event === 'leave' || message.event === 'save') && listeners.shell.size === 0) {
    void shell('left', JSON.stringify({ id: message.payload, error: null }));
  }
});

function outcome(reply: Reply): string {
  const out: Outcome = reply.ok ? { ok: true, value: reply.value } : { ok: false, error: reply.error };
  return JSON.stringify(out);
}

async function call(name: string, json: string): Promise<string> {
  const input: unknown = JSON.parse(json);
  const { id, reply } = pending.open();
  if (failure !== null && port === null) pending.fail(failure, [id]);
  else send({ id, call: name, input });
  return outcome(await reply);
}

async function files(chosen: readonly File[]): Promise<string> {
  const results: unknown[] = [];
  for (const file of chosen) {
    const path = webUtils.getPathForFile(file);
    const answer: string =
      path === ''
        ? await ipcRenderer.invoke(CHANNELS.bytes, file.name, await file.arrayBuffer())
        : await ipcRenderer.invoke(CHANNELS.paths, path);
    const read = JSON.parse(answer) as Outcome;
    if (!read.ok) return answer;
    results.push(read.value);
  }
  return JSON.stringify({ ok: true, value: results } satisfies Outcome);
}

function shell(name: string, json: string): Promise<string> {
  // From here on calls wait for the new start instead of failing for the old reason.
  if (name === 'retryDesk' || name === 'beginStore') failure = null;
  return ipcRenderer.invoke(CHANNELS.shell, name, json);
}

function listen(kind: 'event' | 'shell', listener: (json: string) => void): () => void {
  listeners[kind].add(listener);
  return () => listeners[kind].delete(listener);
}

const bridge: RawBridge = {
  platform: process.platform,
  call,
  shell,
  files,
  onEvent: (listener) => listen('event', listener),
  onShell: (listener) => listen('shell', listener),
};

contextBridge.exposeInMainWorld('galley', bridge);
// The empty page before the first one has nobody to speak for.
if (location.protocol === 'app:') ipcRenderer.send(CHANNELS.hello);
