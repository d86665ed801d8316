import type { Command } from './command.ts';
import { importCommand } from './commands/import.ts';
import { exportCommand, handoff, verify } from './commands/packages.ts';
import { attach, caption } from './commands/photos.ts';
import { purge } from './commands/purge.ts';
import { list, show } from './commands/read.ts';
import { set } from './commands/set.ts';
import { state } from './commands/state.ts';
import { backup, check, repair, restore } from './commands/upkeep.ts';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  importCommand,
  list,
  show,
  attach,
  caption,
  set,
  state,
  purge,
  exportCommand,
  verify,
  handoff,
  check,
  backup,
  restore,
  repair,
];
