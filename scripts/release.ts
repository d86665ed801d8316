// Makes the installers for this system, from a commit whose e2e passed on the Electron that ships, and only then.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildApp } from './build.ts';
import { writeNotices } from './notices.ts';
import { pinnedVersion, prepareElectron } from './prepare/electron.ts';
import { ROOT } from './prepare/root.ts';
import { stop } from './say.ts';
import { cleanCommit, readNote, whyNoRelease } from './test/passed.ts';

const reason = whyNoRelease(readNote(), cleanCommit(), pinnedVersion());
if (reason !== null) stop('No release was made.', reason);
const electron = await prepareElectron();
await buildApp();
writeNotices();
const builder = join(ROOT, 'node_modules/electron-builder/cli.js');
const args = ['--publish=never', `-c.electronDist=${electron.dist}`];
const done = spawnSync(process.execPath, [builder, ...args], { cwd: ROOT, stdio: 'inherit' });
process.exit(done.status ?? 1);
