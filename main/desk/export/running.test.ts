import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { begun, stillRuns } from './running.ts';

const children: ReturnType<typeof spawn>[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Starts a program and gives it with the first line that it prints. */
async function start(command: string, args: readonly string[]) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [chunk] = await once(child.stdout, 'data');
  return { child, pid: child.pid ?? 0, line: String(chunk).trim() };
}

const ENDLESS = 'console.log("up"); setInterval(() => {}, 1000)';

describe('whether a process is still at work', () => {
  test('this one is', () => {
    expect(stillRuns(process.pid, begun)).toBe(true);
  });

  test('one that was killed is not', async () => {
    const { child, pid } = await start(process.execPath, ['-e', ENDLESS]);
    expect(stillRuns(pid, '0')).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(stillRuns(pid, '0')).toBe(false);
  });

  test.runIf(process.platform === 'linux')('one that has ended and was never asked for is not', async () => {
    // The shell becomes another program, which knows nothing of the child that the shell had.
    const { line } = await start('sh', ['-c', 'sleep 0 & echo $!; exec sleep 600']);
    await expect.poll(() => stillRuns(Number(line), '0')).toBe(false);
    expect(() => process.kill(Number(line), 0)).not.toThrow();
  });

  test.runIf(process.platform === 'linux')('a later one of the same number is not it', async () => {
    const { pid } = await start(process.execPath, ['-e', ENDLESS]);
    expect(stillRuns(pid, begun)).toBe(false);
  });
});
