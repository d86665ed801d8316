import { spawn } from 'node:child_process';
import { app } from 'electron';
import { runOnStreams } from '../cli/streams.ts';
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

/** Runs the command line instead of a window, and ends the process. The app never becomes ready: no display is needed. */
export async function runCommandLine(args: readonly string[]): Promise<never> {
  if (process.env.GALLEY_LOG === undefined) logTo(() => {});
  app.exit(await runOnStreams(args, { cwd: process.cwd(), env: process.env, media: startMedia }));
  return new Promise(() => {});
}

/** Serves whoever started this process until that one is gone. */
export async function runMediaWorker(): Promise<never> {
  if (!process.connected) app.exit(2);
  await import('../media/main.ts');
  return new Promise(() => {});
}
