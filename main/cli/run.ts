import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import type { DeskClient } from '../../shared/contract/contract.ts';
import { DeskError } from '../../shared/contract/error.ts';
import { personSchema } from '../../shared/workflow/people.ts';
import { appVersion } from '../desk/app-version.ts';
import {
  diskIsAway,
  type SeenStore,
  seenFolder,
  seenStore,
  storeMissing,
  whereStoreIs,
} from '../desk/store/seen.ts';
import { storeFile } from '../desk/store/store-file.ts';
import { logger } from '../log.ts';
import type { Command, Io, Surroundings } from './command.ts';
import { COMMANDS } from './commands.ts';
import { type Connected, connect } from './connect.ts';
import { help } from './help.ts';
import { userData, usualStore } from './store-dir.ts';
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
    if (args.flags.has('version')) {
      io.out(`Galley ${appVersion()}\n`);
      return DONE;
    }
    if (args.flags.has('help') || args.command === 'help') {
      io.out(`${help(helpAbout(args))}\n`);
      return DONE;
    }
    const command = find(args.command);
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

/** The command that help is asked on, or undefined for all of them: `help set`, `set --help`. */
function helpAbout(args: Arguments): Command | undefined {
  const name = args.command === 'help' ? args.words[0] : args.command;
  if (name === undefined || name === '') return undefined;
  const command = find(name);
  if (!command) throw new UsageError(`There is no command “${name}”.`);
  return command;
}

async function runCommand(command: Command, args: Arguments, io: Io): Promise<number> {
  requireGiven(args);
  const asked = args.values.get('store') ?? storeOfEnvironment(io.env);
  const named = asked !== undefined ? resolve(io.cwd, asked) : usualStore(io.env, process.platform);
  const seen = seenFolder(userData(io.env, process.platform));
  const storeDir = whereStoreIs(seen, named);
  const missing = existsSync(storeFile(storeDir)) ? null : seenStore(seen, storeDir);
  let connected: Connected | null = null;
  let failed = false;
  const desk = async (): Promise<DeskClient> => {
    if (connected === null) {
      if (missing) requireMayMake(command, missing, here);
      else if (!command.makesStore && !existsSync(storeFile(storeDir))) throw noStore(storeDir);
      connected = await connect(storeDir, seen, io.media);
    }
    return connected.client;
  };
  const here: Surroundings = {
    args,
    json: args.flags.has('json'),
    storeDir,
    path(name) {
      if (name === '') throw new UsageError('A file name is empty.');
      return resolve(io.cwd, name);
    },
    print(value, text) {
      if (args.flags.has('json')) io.out(`${JSON.stringify(value, null, 2)}\n`);
      else if (text !== '') io.out(`${text}\n`);
    },
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
    const never = command.makesStore === true && !existsSync(storeFile(storeDir));
    return tellFailure(never ? notMade(cause, storeDir) : cause, io);
  } finally {
    // Assigned in `desk`, which the compiler does not see.
    await (connected as Connected | null)?.close();
  }
  return failed ? FAILED : DONE;
}

/** An option with nothing behind it is a variable that was not set: it must not quietly mean the usual. */
function requireGiven(args: Arguments): void {
  for (const [name, what] of [
    ['store', 'a folder'],
    ['as', 'initials'],
  ] as const) {
    if (args.values.get(name)?.trim() === '')
      throw new UsageError(`--${name} is empty. Give it ${what}, or leave it out.`);
  }
  const initials = args.values.get('as');
  if (initials !== undefined && !personSchema.shape.initials.safeParse(initials.trim()).success) {
    throw new UsageError('--as takes initials, at most 8 characters.');
  }
}

/** `GALLEY_STORE`. Empty it is a mistake of the calling script, which would otherwise work on the usual store. */
function storeOfEnvironment({ GALLEY_STORE: store }: Io['env']): string | undefined {
  if (store?.trim() === '')
    throw new UsageError('GALLEY_STORE is set but empty. Give it a folder, or unset it.');
  return store;
}

async function actAs(client: DeskClient, initials: string | undefined, here: Surroundings): Promise<void> {
  const { person, made } = await client.call('desk.actAs', {
    name: systemUser(),
    ...(initials === undefined ? {} : { initials: initials.trim() }),
  });
  if (made) here.say(`${person.initials} was not known in this store and was added with the role “desk”.`);
}

/** In a container a user may have no name. */
function systemUser(): string {
  try {
    return userInfo().username.slice(0, 200) || 'desk';
  } catch {
    return 'desk';
  }
}

function noStore(folder: string): DeskError {
  return new DeskError(
    'no-store',
    `There is no store in ${folder}.`,
    'Name one with --store, or import a story: that makes one.',
  );
}

/**
 * Where a store was before and is none now, none is made unasked: its disk may not be connected. One that was
 * taken away from a disk that is still there may be begun anew by what makes one.
 */
function requireMayMake(command: Command, missing: SeenStore, here: Surroundings): void {
  if (!command.makesStore || (diskIsAway(missing) && !here.args.flags.has('new-store')))
    throw storeMissing(missing.path);
  here.say(`The store that was in ${missing.path} is not there. A new one was begun.`);
}

/** A store that never was has lost nothing, and no disk has failed it. */
function notMade(cause: unknown, folder: string): unknown {
  if (!(cause instanceof DeskError) || !['disk-failed', 'store-not-writable'].includes(cause.code))
    return cause;
  return new DeskError(
    'store-not-made',
    `No store can be made in ${folder}.`,
    'Nothing was taken in. Name a folder where this user may write with --store.',
  );
}

/** What nobody foresaw is told in one sentence; all that is known of it goes to the log. */
function tellFailure(cause: unknown, io: Io): number {
  if (cause instanceof DeskError) io.err(`galley: ${sentence(cause)}\n`);
  else {
    logger('cli').error({ err: cause }, 'a command failed');
    const why = (cause instanceof Error ? cause.message : String(cause)).split('\n', 1)[0]?.trim() ?? '';
    const message = `Something went wrong that was not foreseen${why === '' ? '.' : `: ${why.replace(/\.$/, '')}.`}`;
    io.err(`galley: ${sentence({ code: 'internal', message, hint: 'What was saved is safe.' })}\n`);
  }
  return FAILED;
}

const LOG_HINT = 'With GALLEY_LOG=error in the environment the log is printed here.';

function sentence(error: { code?: string; message: string; hint: string }): string {
  return [error.message, error.hint, error.code === 'internal' ? LOG_HINT : ''].filter(Boolean).join(' ');
}
