import { parseArgs } from 'node:util';

/** A wrong way to call the program: exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** What a command may be given besides its positional arguments. */
export type OptionKinds = Readonly<Record<string, 'flag' | 'value'>>;

/** Options that every command takes. */
export const COMMON: OptionKinds = {
  store: 'value',
  as: 'value',
  json: 'flag',
  help: 'flag',
  version: 'flag',
};

export interface Arguments {
  command: string;
  words: string[];
  values: ReadonlyMap<string, string>;
  flags: ReadonlySet<string>;
}

/**
 * Takes a command line apart; options may stand anywhere. `kindsOf` answers the options of a command, or null
 * where there is no such command. Throws a UsageError for what it does not know.
 */
export function readArguments(
  argv: readonly string[],
  kindsOf: (command: string) => OptionKinds | null,
): Arguments {
  const command = commandIn(argv);
  const kinds = command === '' ? {} : kindsOf(command);
  if (kinds === null) throw new UsageError(`There is no command “${command}”.`);
  const all = { ...COMMON, ...kinds };
  const options = Object.fromEntries(
    Object.entries(all).map(([name, kind]) => [
      name,
      { type: kind === 'flag' ? 'boolean' : 'string' } as const,
    ]),
  );
  const parsed = attempt(() => parseArgs({ args: [...argv], options, allowPositionals: true, strict: true }));
  const given = Object.entries(parsed.values);
  return {
    command,
    words: parsed.positionals.slice(1),
    values: new Map(given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
    flags: new Set(given.flatMap(([name, value]) => (value === true ? [name] : []))),
  };
}

/** The first word that is neither an option nor the value of one. */
function commandIn(argv: readonly string[]): string {
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (!word.startsWith('-')) return word;
    if (word === '--') return argv[at + 1] ?? '';
    if (!word.includes('=') && COMMON[word.slice(2)] === 'value') at += 1;
  }
  return '';
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof TypeError) throw new UsageError(cause.message.split('. ')[0] ?? cause.message);
    throw cause;
  }
}

/** Words that are names of files, of which a blank may be one. */
const FILES: ReadonlySet<string> = new Set(['FILE', 'IMAGE', 'PACKAGE', 'BACKUP']);

/** A word with nothing in it is a variable that was not set. */
function refuseEmpty(words: readonly string[], nameOf: (index: number) => string): void {
  for (const [index, word] of words.entries()) {
    const name = nameOf(index);
    if (FILES.has(name) && word === '') throw new UsageError('A file name is empty.');
    if (!FILES.has(name) && word.trim() === '') throw new UsageError(`${name} is empty.`);
  }
}

/** Exactly so many words, named for the message: `need(args, 'ID', 'NEW')`. */
export function need(args: Arguments, ...names: string[]): string[] {
  if (args.words.length < names.length) {
    throw new UsageError(`${args.command} needs ${names.slice(args.words.length).join(' and ')}.`);
  }
  if (args.words.length > names.length) {
    throw new UsageError(`${args.command} does not know what to do with “${args.words[names.length]}”.`);
  }
  refuseEmpty(args.words, (index) => names[index] ?? '');
  return args.words;
}

/** Some words first, then one or more of another kind. */
export function needMany(args: Arguments, first: readonly string[], many: string): [string[], string[]] {
  if (args.words.length <= first.length) {
    throw new UsageError(`${args.command} needs ${[...first, many].slice(args.words.length).join(' and ')}.`);
  }
  refuseEmpty(args.words, (index) => first[index] ?? many);
  return [args.words.slice(0, first.length), args.words.slice(first.length)];
}

/** The value of an option that a command cannot do without. */
export function needOption(args: Arguments, name: string, what: string): string {
  const value = args.values.get(name);
  if (value === undefined || value === '') throw new UsageError(`${args.command} needs --${name} ${what}.`);
  return value;
}
