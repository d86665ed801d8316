import type { Command, MenuName } from './command.ts';
import { COMMAND_TABLE } from './table.ts';

export type { Command, MenuName, MenuRole } from './command.ts';

export type CommandId = (typeof COMMAND_TABLE)[number]['id'];

/** All commands, in the order of menus and sheet. */
export const COMMANDS: readonly (Command & { id: CommandId })[] = COMMAND_TABLE;

const byId = new Map<string, Command & { id: CommandId }>(COMMANDS.map((command) => [command.id, command]));

/** The command of that name. */
export function command(id: CommandId): Command & { id: CommandId } {
  const found = byId.get(id);
  if (!found) throw new TypeError(`No command is called ${id}`);
  return found;
}

/** Whether a name from outside is a command. */
export function isCommandId(id: string): id is CommandId {
  return byId.has(id);
}

export const MENU_LABELS: Record<MenuName, string> = {
  file: 'File',
  edit: 'Edit',
  format: 'Format',
  story: 'Story',
  photo: 'Photo',
  view: 'View',
  help: 'Help',
};

export interface Menu {
  name: MenuName;
  label: string;
  /** Groups in order, each a list of commands. */
  groups: (Command & { id: CommandId })[][];
}

/** The native menu: every command with a place, by menu and group. */
export function menus(): Menu[] {
  return (Object.keys(MENU_LABELS) as MenuName[]).map((name) => {
    const groups = new Map<number, (Command & { id: CommandId })[]>();
    for (const entry of COMMANDS) {
      if (entry.menu?.name !== name) continue;
      const group = groups.get(entry.menu.group) ?? [];
      group.push(entry);
      groups.set(entry.menu.group, group);
    }
    return {
      name,
      label: MENU_LABELS[name],
      groups: [...groups.entries()].sort(([a], [b]) => a - b).map(([, entries]) => entries),
    };
  });
}
