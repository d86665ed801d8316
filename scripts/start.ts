// Opens the workstation from the checkout; without a display, shows what it does instead.
import { spawn, spawnSync } from 'node:child_process';
import { buildApp } from './build.ts';
import { hasDisplay } from './prepare/display.ts';
import { prepareApp } from './prepare/prepare.ts';
import { ROOT } from './prepare/root.ts';
import { say } from './say.ts';

if (!hasDisplay()) {
  say(
    'There is no display to open a window on. Running the demo instead: the sample story from blank page to',
  );
  say('package in the real app. Pictures of the screens and the package will be in demo-out/.');
  const done = spawnSync('npm', ['run', '--silent', 'demo'], { cwd: ROOT, stdio: 'inherit' });
  process.exit(done.status ?? 1);
}
const { electron } = await prepareApp(false);
await buildApp();
const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const app = spawn(electron.executable, [ROOT, ...root, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.kill(signal));
app.on('exit', (code) => process.exit(code ?? 1));
