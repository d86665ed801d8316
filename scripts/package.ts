// Makes the app's folder for this system: `npm run package [-- --out DIR]`. `--built` takes `out/` as it is.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from './build.ts';
import { writeNotices } from './notices.ts';
import { prepareElectron } from './prepare/electron.ts';
import { ROOT } from './prepare/root.ts';
import { say, stop } from './say.ts';

const { values } = parseArgs({ options: { out: { type: 'string' }, built: { type: 'boolean' } } });
const out = resolve(values.out ?? join(ROOT, 'release'));
const electron = await prepareElectron();
if (!values.built) await buildApp();
writeNotices();
const config = [
  `-c.directories.output=${out}`,
  `-c.electronDist=${electron.dist}`,
  `-c.electronVersion=${electron.version}`,
];
const done = spawnSync(
  process.execPath,
  [join(ROOT, 'node_modules/electron-builder/cli.js'), '--dir', '--publish=never', ...config],
  { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
);
if (done.status !== 0)
  stop(done.stdout.trimEnd(), done.stderr.trimEnd(), 'The app could not be packaged, see above.');
say(`The app is in ${out}.`);
