import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../prepare/root.ts';

/** Runs the command line as a desk's script does, with the app open or not. */
export async function galleyCommand(args: readonly string[]): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, [join(ROOT, 'main/cli/index.ts'), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exit) => resolve(exit ?? 1));
  });
  return { code, output };
}
