// Runs a script that drives the app, `scripts/demo.ts` for one, with everything that the app needs in place.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildApp } from './build.ts';
import { prepareApp } from './prepare/prepare.ts';
import { ROOT } from './prepare/root.ts';
import { stop } from './say.ts';

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

const [script, ...args] = process.argv.slice(2);
if (script === undefined) stop('Usage: node scripts/with-app.ts SCRIPT [arguments]');
const { end } = await prepareApp(true);
await buildApp();
const done = spawnSync(process.execPath, [join(ROOT, script), ...args], { cwd: ROOT, stdio: 'inherit' });
end();
process.exit(done.status ?? 1);
