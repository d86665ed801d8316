import { say, stop } from './say.ts';
import { build } from './test/static.ts';

/** Builds the app into `out/`, or shows why it cannot and stops. */
export async function buildApp(): Promise<void> {
  say('Building …');
  const { tally, output } = await build.run([]);
  if (tally.failed > 0) stop(output.trimEnd(), 'The app could not be built, see above.');
}
