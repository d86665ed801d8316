import { rmSync } from 'node:fs';
import { indexedStore } from './indexed-store.ts';
import { launchGalley, launchPlain, newHome, type Running } from './launch.ts';
import { type BenchRow, median, ratioRow } from './report.ts';
import { paragraphs, storeOf } from './stories.ts';

const RUNS = 7;

/**
 * From starting the process to the first usable screen: an empty app, Galley with one article, Galley with many.
 * Each has a home that it has started from before, as on any day but the first.
 */
export async function benchStart(articles: number, say: (line: string) => void): Promise<BenchRow[]> {
  const small = await storeOf([{ headline: 'The only one', paragraphs: paragraphs(400) }]);
  const large = await indexedStore(articles, say);
  const homes = { empty: newHome(), small: newHome(), large: newHome() };
  const times = { empty: [] as number[], small: [] as number[], large: [] as number[] };
  const firstRow = (running: Running) =>
    running.page.getByRole('grid', { name: 'Stories' }).getByRole('row').nth(1).waitFor();
  for (let run = 0; run <= RUNS; run++) {
    const empty = await timed(
      () => launchPlain(undefined, homes.empty),
      (running) => running.page.locator('#ready').waitFor(),
    );
    const few = await timed(() => launchGalley(small, homes.small), firstRow);
    const many = await timed(() => launchGalley(large, homes.large), firstRow);
    say(`start ${run}: ${[empty, few, many].map((ms) => `${ms.toFixed(0)} ms`).join(', ')}`);
    // The first round fills the caches of files and code.
    if (run === 0) continue;
    times.empty.push(empty);
    times.small.push(few);
    times.large.push(many);
  }
  for (const folder of [small, ...Object.values(homes)]) rmSync(folder, { recursive: true, force: true });
  const row = (name: string, of: number[], reference: string, than: number[], most: number) =>
    ratioRow(`start to first screen, ${name}, median`, 'ms', median(of), reference, median(than), most);
  const many = `${articles} articles`;
  return [
    row('1 article', times.small, 'an empty app', times.empty, 2),
    row(many, times.large, 'an empty app', times.empty, 2),
    row(many, times.large, 'Galley with 1 article', times.small, 1.1),
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
