import { spawn } from 'node:child_process';
import { app } from 'electron';
import { runCli } from '../cli/run.ts';
import { linkChild, type MediaLink } from '../desk/media-link.ts';
import { logTo } from '../log.ts';
import { ROOT } from '../paths.ts';
import { MEDIA_WORKER } from './arguments.ts';

/**
 * A media worker of our own. This executable cannot run as plain Node (the fuse is off), and before the app is
 * ready, which takes a display, Electron starts no other kind of process: so it is the executable once more.
 */
function startMedia(): Promise<MediaLink> {
  const args = [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(app.isPackaged ? [] : [ROOT]),
    MEDIA_WORKER,
  ];
  const stdio = ['ignore', 'ignore', 'pipe', 'ipc'] as const;
  return linkChild(spawn(process.execPath, args, { stdio: [...stdio], serialization: 'advanced' }));
}

function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}

/** Runs the command line instead of a window, and ends the process. The app never becomes ready: no display is needed. */
export async function runCommandLine(args: readonly string[]): Promise<never> {
  if (process.env.GALLEY_LOG === undefined) logTo(() => {});
  // Whoever reads the results may stop reading: that is no failure.
  process.stdout.on('error', () => {});
  const code = await runCli(args, {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    cwd: process.cwd(),
    env: process.env,
    media: startMedia,
  });
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  app.exit(code);
  return new Promise(() => {});
}

/** Serves whoever started this process until that one is gone. */
export async function runMediaWorker(): Promise<never> {
  if (!process.connected) app.exit(2);
  await import('../media/main.ts');
  return new Promise(() => {});
}
