import { z } from 'zod';
import { type FromService, toServiceSchema } from '../../shared/contract/processes.ts';
import { endExifTool } from './exiftool.ts';
import { answer } from './serve.ts';

/**
 * The media worker: pixels and metadata in a process of its own, which may be ended at any time. As a utility
 * process of Electron it serves the MessagePorts that the main process hands it; as a child of plain Node it
 * serves the channel to the process that forked it.
 */
interface Port {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  start(): void;
  postMessage(message: unknown): void;
}

const portSchema = z.custom<Port>(
  (value) => typeof value === 'object' && value !== null && 'postMessage' in value && 'start' in value,
);

/** The part of Electron's `process.parentPort` that we use. */
const parentPortSchema = z.custom<{
  on(event: 'message', listener: (event: { data: unknown; ports: unknown[] }) => void): unknown;
  postMessage(message: FromService): void;
}>((value) => typeof value === 'object' && value !== null && 'postMessage' in value);

function servePort(port: Port): void {
  port.on('message', async ({ data }) => {
    const reply = await answer(data);
    if (reply) port.postMessage(reply);
  });
  port.start();
}

function serveElectron(parentPort: z.infer<typeof parentPortSchema>): void {
  parentPort.on('message', async ({ data, ports }) => {
    const message = toServiceSchema.safeParse(data);
    if (!message.success) return;
    if (message.data.type === 'port') {
      const port = portSchema.safeParse(ports[0]);
      if (port.success) servePort(port.data);
    } else if (message.data.type === 'shutdown') {
      await endExifTool();
      parentPort.postMessage({ type: 'closed' });
      process.exit(0);
    }
  });
  parentPort.postMessage({ type: 'ready' });
}

function serveParent(): void {
  process.on('message', async (message) => {
    const reply = await answer(message);
    if (reply && process.connected) process.send?.(reply);
  });
  // Whoever forked us is gone: nothing is left to do.
  process.on('disconnect', () => {
    void endExifTool().finally(() => process.exit(0));
  });
}

const parentPort = parentPortSchema.safeParse(Reflect.get(process, 'parentPort'));
if (parentPort.success) serveElectron(parentPort.data);
else serveParent();
