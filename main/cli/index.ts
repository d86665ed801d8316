import { runCli } from './run.ts';

// npm runs scripts in the project's folder and says in INIT_CWD where it was called from.
const cwd = process.env.npm_lifecycle_event === 'galley' ? process.env.INIT_CWD : undefined;

// Whoever reads the results may stop reading (`| head`): that is no failure.
process.stdout.on('error', () => undefined);

process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  cwd: cwd ?? process.cwd(),
  env: process.env,
});
