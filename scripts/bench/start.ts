import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDesk } from '../../main/desk/start.ts';
import { launchGalley, launchPlain, type Running } from './launch.ts';
import { syntheticStore } from './make-store.ts';
import { type BenchRow, median, ratioRow } from './report.ts';

const RUNS = 7;

/** From starting the process to the first usable screen: an empty app, Galley with one article, Galley with many. */
export async function benchStart(articles: number, say: (line: string) => void): Promise<BenchRow[]> {
  const small = mkdtempSync(join(tmpdir(), 'galley-bench-'));
  const desk = await startDesk({ storeDir: small });
  const client = desk.client();
  await client.call('desk.setPerson', { name: 'Mara Halvorsen', initials: 'MH', role: 'reporter' });
  client.close();
  await desk.close();
  const large = await syntheticStore(articles, say);
  const times = { empty: [] as number[], small: [] as number[], large: [] as number[] };
  const desk1st = (running: Running) =>
    running.page.getByRole('grid', { name: 'Stories' }).getByRole('row').nth(1).waitFor();
  for (let run = 0; run <= RUNS; run++) {
    const empty = await timed(
      () => launchPlain(),
      (running) => running.page.locator('#ready').waitFor(),
    );
    const few = await timed(() => launchGalley(small), desk1st);
    const many = await timed(() => launchGalley(large), desk1st);
    // The first round warms the file cache.
    if (run === 0) continue;
    times.empty.push(empty);
    times.small.push(few);
    times.large.push(many);
  }
  rmSync(small, { recursive: true, force: true });
  return [
    ratioRow(
      'start to first screen, 1 article, median',
      'ms',
      median(times.small),
      'an empty app',
      median(times.empty),
      2,
    ),
    ratioRow(
      `start to first screen, ${articles} articles, median`,
      'ms',
      median(times.large),
      'an empty app',
      median(times.empty),
      2,
    ),
    ratioRow(
      `start to first screen, ${articles} articles, median`,
      'ms',
      median(times.large),
      'Galley with 1',
      median(times.small),
      1.1,
    ),
  ];
}

async function timed(
  launch: () => Promise<Running>,
  usable: (running: Running) => Promise<void>,
): Promise<number> {
  const before = performance.now();
  const running = await launch();
  await usable(running);
  const took = performance.now() - before;
  await running.close();
  return took;
}
