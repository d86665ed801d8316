import type { Platform } from '../shell/shell.ts';

/**
 * A key as the registry writes it: modifiers and one key joined by "+", "Mod+Shift+N". `Mod` is Command on a
 * Mac and Ctrl elsewhere. Letters are upper case; other keys have their DOM name ("Enter", "ArrowRight",
 * "Delete", "/").
 */
export interface Keys {
  mac: string;
  other: string;
}

/** The part of a keyboard event that decides. */
export interface Press {
  key: string;
  /** The physical key ("Digit1"), for keys that a layout or Option turns into something else. */
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

interface Chord {
  mod: boolean;
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
  key: string;
}

const chords = new Map<string, Chord>();

/** The chord of the registry's few spellings; every key that somebody types is held against all of them. */
function parse(keys: string): Chord {
  let chord = chords.get(keys);
  if (chord === undefined) {
    chord = parsed(keys);
    chords.set(keys, chord);
  }
  return chord;
}

function parsed(keys: string): Chord {
  // The last "+" may be the key itself ("Mod++").
  const plus = keys.endsWith('++') ? keys.length - 2 : keys.lastIndexOf('+');
  const key = plus < 0 ? keys : keys.slice(plus + 1);
  const modifiers = plus < 0 ? [] : keys.slice(0, plus).split('+');
  return {
    mod: modifiers.includes('Mod'),
    ctrl: modifiers.includes('Ctrl'),
    alt: modifiers.includes('Alt'),
    shift: modifiers.includes('Shift'),
    key,
  };
}

/** The key for a platform, or null when the command has none. */
export function keysFor(keys: Keys | string | undefined, platform: Platform): string | null {
  if (keys === undefined) return null;
  if (typeof keys === 'string') return keys;
  return platform === 'mac' ? keys.mac : keys.other;
}

/** Whether a key press is this chord. */
export function matches(keys: string, press: Press, platform: Platform): boolean {
  const chord = parse(keys);
  const mac = platform === 'mac';
  const ctrl = chord.ctrl || (chord.mod && !mac);
  const meta = chord.mod && mac;
  if (press.ctrlKey !== ctrl || press.metaKey !== meta || press.altKey !== chord.alt) return false;
  const byKey = press.key.toUpperCase() === chord.key.toUpperCase();
  // A sign such as "/" or "?" may need Shift on this keyboard: the sign itself decides.
  if (byKey && chord.key.length === 1 && !/[A-Z0-9]/.test(chord.key) && !chord.shift) return true;
  if (press.shiftKey !== chord.shift) return false;
  return byKey || press.code === physical(chord.key);
}

function physical(key: string): string {
  if (/^[A-Z]$/.test(key)) return `Key${key}`;
  if (/^[0-9]$/.test(key)) return `Digit${key}`;
  return '';
}

/**
 * Whether the chord is safe while somebody types: it has a modifier other than Shift, or is a function or page
 * key. Command and Ctrl with an arrow move by words and lines in text, so they stay the text's.
 */
export function worksWhileTyping(keys: string): boolean {
  const chord = parse(keys);
  if (chord.mod && chord.key.startsWith('Arrow')) return false;
  if (chord.key === 'PageDown' || chord.key === 'PageUp') return true;
  return chord.mod || chord.ctrl || chord.alt || /^F\d+$/.test(chord.key);
}

const ARROWS: Record<string, string> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Enter: '↵',
  Delete: 'Del',
  Escape: 'Esc',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
};

/** The chord as it is shown on buttons: "Ctrl Shift N", "⇧⌘N". */
export function keysLabel(keys: string, platform: Platform): string {
  const chord = parse(keys);
  const key = ARROWS[chord.key] ?? chord.key;
  if (platform === 'mac') {
    return `${chord.ctrl ? '⌃' : ''}${chord.alt ? '⌥' : ''}${chord.shift ? '⇧' : ''}${chord.mod ? '⌘' : ''}${key}`;
  }
  const parts = [
    chord.ctrl || chord.mod ? 'Ctrl' : '',
    chord.alt ? 'Alt' : '',
    chord.shift ? 'Shift' : '',
    key,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** For `aria-keyshortcuts`: "Control+Shift+N". */
export function ariaKeys(keys: string, platform: Platform): string {
  const chord = parse(keys);
  const mac = platform === 'mac';
  const parts = [
    chord.ctrl || (chord.mod && !mac) ? 'Control' : '',
    chord.mod && mac ? 'Meta' : '',
    chord.alt ? 'Alt' : '',
    chord.shift ? 'Shift' : '',
    chord.key,
  ];
  return parts.filter((part) => part !== '').join('+');
}

const ELECTRON: Record<string, string> = {
  ArrowRight: 'Right',
  ArrowLeft: 'Left',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  '+': 'Plus',
};

/**
 * The accelerator that the native menu shows, or null for keys that are for lists only ("A", "/"): a menu would
 * take them from somebody who types. The window itself answers the keys, so a menu need not register them.
 */
export function accelerator(keys: string): string | null {
  if (!worksWhileTyping(keys)) return null;
  const chord = parse(keys);
  const parts = [
    chord.mod ? 'CmdOrCtrl' : '',
    chord.ctrl ? 'Ctrl' : '',
    chord.alt ? 'Alt' : '',
    chord.shift ? 'Shift' : '',
    ELECTRON[chord.key] ?? chord.key,
  ];
  return parts.filter((part) => part !== '').join('+');
}
