import type { Command } from './command.ts';
import { COMMANDS } from './commands.ts';

/** How a command is called, or all of them. */
export function help(command: Command | undefined): string {
  if (command)
    return [
      `galley ${command.name} ${command.usage}`.trim(),
      command.summary,
      ...(command.details === undefined ? [] : [command.details]),
      COMMON_HELP,
    ].join('\n\n');
  const calls = COMMANDS.map((one) => `${one.name} ${one.usage}`.trim());
  const width = Math.max(...calls.map((call) => call.length));
  const lines = COMMANDS.map((one, index) => `  ${(calls[index] ?? '').padEnd(width)}  ${one.summary}`);
  return [
    'galley COMMAND …',
    [...lines, `  ${'help COMMAND'.padEnd(width)}  more on one of them`].join('\n'),
    COMMON_HELP,
  ].join('\n\n');
}

const COMMON_HELP = `  --store DIR     the store's folder; else GALLEY_STORE, else the app's own
  --as INITIALS   as whom; someone unknown is added with the role “desk”
  --json          results as JSON
  --help          this
  --version       which Galley this is`;
