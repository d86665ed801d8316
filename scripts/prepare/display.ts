import { spawn } from 'node:child_process';
import { say, stop } from '../say.ts';

/** Whether windows can be shown to somebody. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}

/**
 * Starts an X server without a screen and points `DISPLAY` at it. The server picks a free number by itself.
 * @returns ends that server, and no other, and takes `DISPLAY` back: the next to ask must not be sent to a dead one
 */
export async function startVirtualDisplay(): Promise<() => void> {
  // Without -noreset the server starts over whenever its last window closes, and refuses those who come meanwhile.
  const args = ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp', '-noreset', '-ac'];
  const server = spawn('Xvfb', args, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const answer = server.stdio[3];
  const number = await new Promise<string>((resolve) => {
    let text = '';
    answer?.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (text.includes('\n')) resolve(text.trim());
    });
    server.once('exit', () => resolve(''));
    server.once('error', () => resolve(''));
  });
  if (number === '') stop('Xvfb, the X server without a screen, does not start. Run "Xvfb :99" to see why.');
  process.env.DISPLAY = `:${number}`;
  say(`No display here: using Xvfb on :${number}.`);
  const end = () => {
    server.kill('SIGTERM');
  };
  server.unref();
  process.once('exit', end);
  return () => {
    process.removeListener('exit', end);
    delete process.env.DISPLAY;
    end();
  };
}
