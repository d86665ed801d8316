import type { Io } from './command.ts';
import { runCli } from './run.ts';

/**
 * Runs one command line on the standard streams of this process and answers the exit code, once everything is
 * written. Whoever reads the results may stop reading (`| head`): that is no failure. Results that a disk did not
 * take are one, whatever was done.
 */
export async function runOnStreams(
  argv: readonly string[],
  surroundings: Pick<Io, 'cwd' | 'env' | 'media'>,
): Promise<number> {
  let lost: NodeJS.ErrnoException | null = null;
  process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EPIPE') lost ??= cause;
  });
  process.stderr.on('error', () => undefined);
  const code = await runCli(argv, {
    ...surroundings,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  });
  await flushed(process.stdout);
  if (lost !== null) {
    const { code: why } = lost as NodeJS.ErrnoException;
    process.stderr.write(
      `galley: The results could not be written (${why}). What was done in the store stands.\n`,
    );
  }
  await flushed(process.stderr);
  return lost === null ? code : Math.max(code, 1);
}

function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}
