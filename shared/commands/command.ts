import type { Keys } from './keys.ts';

export type MenuName = 'file' | 'edit' | 'format' | 'story' | 'photo' | 'view' | 'help';

/** What the system does itself, better than a page could. */
export type MenuRole = 'cut' | 'copy' | 'paste' | 'pasteAndMatchStyle' | 'selectAll' | 'quit';

/**
 * One thing that a person can do by name. Native menu, keys, palette and the sheet of keys all read this.
 * A command is enabled while somebody on screen answers to it.
 */
export interface Command {
  id: string;
  /** As in the menu: "New story". Ends in "…" when it asks before it acts. */
  label: string;
  keys?: Keys | string;
  /** A second key for the same thing; not shown in menus. */
  alsoKeys?: Keys | string;
  /** Where it stands in the native menu. Groups are kept apart by a line. Absent: not in the menu. */
  menu?: { name: MenuName; group: number };
  role?: MenuRole;
  /** Has a tick when it is on. */
  toggle?: boolean;
  /** Not offered in the palette. */
  hidden?: boolean;
  /** More words under which the palette finds it. */
  also?: string;
}
