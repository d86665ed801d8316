import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { type Command, menus } from '../../shared/commands/commands.ts';
import { accelerator, keysFor } from '../../shared/commands/keys.ts';
import type { CommandState } from '../../shared/shell/shell.ts';

/** Chosen commands go to the window; it has the one registry that carries them out. */
export type Choose = (command: string) => void;

function item(command: Command, state: CommandState, choose: Choose): MenuItemConstructorOptions {
  const keys = keysFor(command.keys, process.platform === 'darwin' ? 'mac' : 'linux');
  const shown = keys === null ? null : accelerator(keys);
  if (command.role !== undefined) return { role: command.role, label: command.label };
  return {
    id: command.id,
    label: command.label,
    enabled: state.enabled.includes(command.id),
    ...(command.toggle ? { type: 'checkbox', checked: state.checked.includes(command.id) } : {}),
    // The window hears its keys itself; here they are shown. Undo and redo too are the window's: the system's
    // own would go past the history of the page.
    ...(shown === null ? {} : { accelerator: shown, registerAccelerator: false }),
    click: () => choose(command.id),
  };
}

/** What a Mac expects under the app's own name. */
function appMenu(): MenuItemConstructorOptions[] {
  if (process.platform !== 'darwin') return [];
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const submenu: MenuItemConstructorOptions[] = [
    { role: 'about' },
    line,
    { role: 'services' },
    line,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    line,
    { role: 'quit' },
  ];
  return [{ label: app.name, submenu }];
}

/** The native menu, made from the one table of commands. */
export function showMenu(state: CommandState, choose: Choose): void {
  const own = menus().map((menu): MenuItemConstructorOptions => {
    const groups = menu.groups.map((group) => group.map((command) => item(command, state, choose)));
    const submenu = groups.flatMap((group, index) =>
      index === 0 ? group : [{ type: 'separator' } satisfies MenuItemConstructorOptions, ...group],
    );
    return { id: menu.name, label: menu.label, submenu };
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate([...appMenu(), ...own]));
}
