import type { DeskClient } from '../../shared/contract/contract.ts';
import type { MediaLink } from '../desk/media-link.ts';
import type { Arguments, OptionKinds } from './usage.ts';

/** Where a command's words go and come from. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** The folder that relative names start from. */
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Gets a media worker where this program cannot start one as a plain child process. */
  media?: (() => Promise<MediaLink>) | undefined;
}

/** What a command works with. */
export interface Surroundings {
  args: Arguments;
  json: boolean;
  /** The store's folder. */
  storeDir: string;
  /** The absolute path of a name that was typed. Throws a UsageError for an empty one. */
  path(name: string): string;
  /** Prints the result: as JSON where asked for, else as text, of which an empty one prints nothing. */
  print(value: unknown, text: string): void;
  /** A message for the person, on standard error. */
  say(message: string): void;
  /** Says what went wrong with one thing; the command goes on and ends with 1. */
  fail(what: string, error: { message: string; hint: string }): void;
  /** The desk service: the running one, or one of our own. */
  desk(): Promise<DeskClient>;
  /** The same for a command that changes something: who does it is settled first. */
  deskAs(): Promise<DeskClient>;
  media: (() => Promise<MediaLink>) | undefined;
}

export interface Command {
  name: string;
  /** After the name, as the help shows it. */
  usage: string;
  summary: string;
  /** More, for the help on this command alone. */
  details?: string;
  options: OptionKinds;
  /** Whether it may make the store. Others want one that is there. */
  makesStore?: boolean;
  run(here: Surroundings): Promise<void>;
}
