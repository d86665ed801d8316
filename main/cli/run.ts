import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import type { DeskClient } from '../../shared/contract/contract.ts';
import { DeskError } from '../../shared/contract/error.ts';
import { storeFile } from '../desk/store/store.ts';
import type { Command, Io, Surroundings } from './command.ts';
import { COMMANDS } from './commands.ts';
import { type Connected, connect } from './connect.ts';
import { help } from './help.ts';
import { usualStore } from './store-dir.ts';
import { type Arguments, readArguments, UsageError } from './usage.ts';

/** Everything asked for was done. */
const DONE = 0;
/** Something failed. */
const FAILED = 1;
/** Called in a wrong way. */
const WRONG = 2;

/** Runs one command line, without the name of the program; answers the exit code. Never throws. */
export async function runCli(argv: readonly string[], io: Io): Promise<number> {
  try {
    const args = readArguments(argv, (name) => (name === 'help' ? {} : (find(name)?.options ?? null)));
    const command = find(args.command);
    if (args.flags.has('help') || args.command === 'help') {
      io.out(`${help(command)}\n`);
      return DONE;
    }
    if (!command) throw new UsageError('What should be done?');
    return await runCommand(command, args, io);
  } catch (cause) {
    if (!(cause instanceof UsageError)) return tellFailure(cause, io);
    io.err(`galley: ${cause.message}\n${help(undefined)}\n`);
    return WRONG;
  }
}

function find(name: string): Command | undefined {
  return COMMANDS.find((command) => command.name === name);
}

async function runCommand(command: Command, args: Arguments, io: Io): Promise<number> {
  const asked = args.values.get('store') || io.env.GALLEY_STORE;
  const storeDir = asked ? resolve(io.cwd, asked) : usualStore(io.env, process.platform);
  let connected: Connected | null = null;
  let failed = false;
  const desk = async (): Promise<DeskClient> => {
    if (!command.makesStore && !existsSync(storeFile(storeDir))) throw noStore(storeDir);
    connected ??= await connect(storeDir, io.media);
    return connected.client;
  };
  const here: Surroundings = {
    args,
    json: args.flags.has('json'),
    storeDir,
    path: (name) => resolve(io.cwd, name),
    print: (value, text) =>
      io.out(args.flags.has('json') ? `${JSON.stringify(value, null, 2)}\n` : `${text}\n`),
    say: (message) => io.err(`galley: ${message}\n`),
    fail(what, error) {
      failed = true;
      io.err(`galley: ${what === '' ? '' : `${what}: `}${sentence(error)}\n`);
    },
    desk,
    async deskAs() {
      const client = await desk();
      await actAs(client, args.values.get('as'), here);
      return client;
    },
    media: io.media,
  };
  try {
    await command.run(here);
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    return tellFailure(cause, io);
  } finally {
    // Assigned in `desk`, which the compiler does not see.
    await (connected as Connected | null)?.close();
  }
  return failed ? FAILED : DONE;
}

async function actAs(client: DeskClient, initials: string | undefined, here: Surroundings): Promise<void> {
  const { person, made } = await client.call('desk.actAs', {
    name: userInfo().username || 'desk',
    ...(initials ? { initials } : {}),
  });
  if (made) here.say(`${person.initials} was not known in this store and was added with the role “desk”.`);
}

function noStore(folder: string): DeskError {
  return new DeskError(
    'no-store',
    `There is no store in ${folder}.`,
    'Name one with --store, or import a story: that makes one.',
  );
}

function tellFailure(cause: unknown, io: Io): number {
  if (cause instanceof DeskError) io.err(`galley: ${sentence(cause)}\n`);
  else io.err(`galley: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`);
  return FAILED;
}

function sentence(error: { message: string; hint: string }): string {
  return error.hint === '' ? error.message : `${error.message} ${error.hint}`;
}
