import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../prepare/root.ts';

export interface Ran {
  code: number;
  output: string;
}

/** Runs a program in the project's folder and keeps what it prints. */
export function runTool(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? ROOT,
      env: {
        ...process.env,
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    const done = (code: number, extra = '') =>
      resolve({ code, output: Buffer.concat(chunks).toString('utf8') + extra });
    child.on('error', (error) => done(1, `${command}: ${error.message}\n`));
    child.on('close', (code) => done(code ?? 1));
  });
}

/** Runs a tool of `node_modules` by the file that it starts with, under this Node. */
export function runNode(
  script: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; node?: string } = {},
): Promise<Ran> {
  return runTool(options.node ?? process.execPath, [join(ROOT, script), ...args], options);
}
