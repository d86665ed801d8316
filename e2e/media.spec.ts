import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from './app.ts';
import { ROOT } from './runtime.ts';

/** What the worker said in one run: its replies' failures, what it printed, its memory in kB after each round. */
interface Run {
  failures: string[];
  printed: string;
  memory: number[];
}

test('in Electron the picture library keeps to its own GLib: no complaints, and memory stays level', async ({
  galley,
}) => {
  test.setTimeout(180_000);
  const folder = galley.folder;
  const noise = {
    create: { width: 1200, height: 800, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 30 } },
  } as const;
  await sharp({ create: { ...noise.create, background: '#888' } })
    .withIccProfile('p3')
    .jpeg()
    .toFile(join(folder, 'a.jpg'));
  await sharp({ create: { ...noise.create, background: '#888' } })
    .png()
    .toFile(join(folder, 'b.png'));
  await sharp({ create: { ...noise.create, background: '#888' } })
    .webp()
    .toFile(join(folder, 'c.webp'));
  await sharp({ create: { ...noise.create, background: '#888' } })
    .tiff()
    .toFile(join(folder, 'd.tif'));
  const files = ['a.jpg', 'b.png', 'c.webp', 'd.tif'].map((name) => join(folder, name));
  files.push(join(ROOT, 'main/media/testing/sample-p3.heic'));
  await galley.launch();

  const run = await galley.app.evaluate(
    async ({ app, utilityProcess, MessageChannelMain }, { entry, files, out, rounds }): Promise<Run> => {
      const worker = utilityProcess.fork(entry, [], { stdio: 'pipe' });
      const result: Run = { failures: [], printed: '', memory: [] };
      for (const stream of [worker.stdout, worker.stderr]) {
        stream?.on('data', (chunk) => {
          result.printed += String(chunk);
        });
      }
      await new Promise<void>((resolve) => worker.once('spawn', resolve));
      const { port1, port2 } = new MessageChannelMain();
      worker.postMessage({ type: 'port', role: 'desk' }, [port2]);
      const waiting = new Map<number, (reply: { ok: boolean }) => void>();
      port1.on('message', ({ data }) => waiting.get(data.id)?.(data));
      port1.start();
      let lastId = 0;
      const ask = (call: string, input: unknown) =>
        new Promise<{ ok: boolean }>((resolve) => {
          lastId += 1;
          waiting.set(lastId, resolve);
          port1.postMessage({ id: lastId, call, input });
        });
      const spec = {
        name: 'soak',
        maxWidth: 320,
        maxHeight: 320,
        format: 'jpeg',
        quality: 80,
        profile: true,
      };
      for (let round = 0; round < rounds; round += 1) {
        for (const path of files) {
          const reply = await ask('inspect', { path, renditions: [{ spec, out }] });
          if (!reply.ok) result.failures.push(JSON.stringify(reply));
        }
        const metrics = app.getAppMetrics().find((process) => process.pid === worker.pid);
        result.memory.push(metrics?.memory.workingSetSize ?? 0);
      }
      const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      worker.postMessage({ type: 'shutdown' });
      await ended;
      return result;
    },
    { entry: join(ROOT, 'out/main/media.js'), files, out: join(folder, 'soak.jpg'), rounds: 120 },
  );

  expect(run.failures).toEqual([]);
  expect(run.printed).toBe('');
  // Bound to Electron's GLib it grows by more than one MB a round.
  const early = Math.max(...run.memory.slice(20, 40));
  const late = Math.max(...run.memory.slice(-20));
  expect(late - early).toBeLessThan(60_000);
});
