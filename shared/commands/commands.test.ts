import { describe, expect, test } from 'vitest';
import { COMMANDS, command, isCommandId, menus } from './commands.ts';
import { accelerator, ariaKeys, keysFor, keysLabel, matches, type Press, worksWhileTyping } from './keys.ts';

function press(over: Partial<Press>): Press {
  return { key: '', code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...over };
}

describe('the table', () => {
  test('names each command once', () => {
    expect(new Set(COMMANDS.map((entry) => entry.id)).size).toBe(COMMANDS.length);
  });

  test('gives a key to two commands only where their screens differ', () => {
    const shared = ['Mod+Enter', 'Mod+Shift+Enter'];
    for (const platform of ['mac', 'linux'] as const) {
      const seen = new Map<string, string>();
      for (const entry of COMMANDS) {
        for (const keys of [keysFor(entry.keys, platform), keysFor(entry.alsoKeys, platform)]) {
          if (keys === null || shared.includes(keys)) continue;
          expect(seen.get(keys), `${keys} on ${entry.id}`).toBeUndefined();
          seen.set(keys, entry.id);
        }
      }
    }
  });

  test('puts every menu command in its menu, groups in order', () => {
    const listed = menus().flatMap((menu) => menu.groups.flat());
    expect(listed).toHaveLength(COMMANDS.filter((entry) => entry.menu).length);
    expect(menus().map((menu) => menu.label)).toEqual([
      'File',
      'Edit',
      'Format',
      'Story',
      'Photo',
      'View',
      'Help',
    ]);
  });

  test('knows its own names only', () => {
    expect(isCommandId('article.new')).toBe(true);
    expect(isCommandId('toString')).toBe(false);
    expect(command('article.new').label).toBe('New story');
  });
});

describe('keys', () => {
  test('Mod is Ctrl, and Command on a Mac', () => {
    expect(matches('Mod+N', press({ key: 'n', code: 'KeyN', ctrlKey: true }), 'linux')).toBe(true);
    expect(matches('Mod+N', press({ key: 'n', code: 'KeyN', metaKey: true }), 'mac')).toBe(true);
    expect(matches('Mod+N', press({ key: 'n', code: 'KeyN', ctrlKey: true }), 'mac')).toBe(false);
    expect(matches('Mod+N', press({ key: 'N', code: 'KeyN', ctrlKey: true, shiftKey: true }), 'linux')).toBe(
      false,
    );
  });

  test('a letter is found by its place on a keyboard that types another one', () => {
    expect(matches('Mod+K', press({ key: 'л', code: 'KeyK', ctrlKey: true }), 'linux')).toBe(true);
    expect(matches('Alt+1', press({ key: '¡', code: 'Digit1', altKey: true }), 'linux')).toBe(true);
  });

  test('a sign counts with or without Shift', () => {
    expect(matches('/', press({ key: '/', code: 'Digit7', shiftKey: true }), 'linux')).toBe(true);
    expect(matches('?', press({ key: '?', code: 'Slash', shiftKey: true }), 'linux')).toBe(true);
    expect(
      matches('Mod+Shift+8', press({ key: '(', code: 'Digit8', ctrlKey: true, shiftKey: true }), 'linux'),
    ).toBe(true);
  });

  test.each([
    ['Mod+Shift+N', 'Ctrl Shift N', '⇧⌘N', 'Control+Shift+N', 'CmdOrCtrl+Shift+N'],
    ['Mod+Enter', 'Ctrl ↵', '⌘↵', 'Control+Enter', 'CmdOrCtrl+Enter'],
    ['Mod+ArrowRight', 'Ctrl →', '⌘→', 'Control+ArrowRight', null],
    ['PageDown', 'PgDn', 'PgDn', 'PageDown', 'PageDown'],
    ['Alt+ArrowLeft', 'Alt ←', '⌥←', 'Alt+ArrowLeft', 'Alt+Left'],
    ['Delete', 'Del', 'Del', 'Delete', null],
    ['A', 'A', 'A', 'A', null],
  ])('%s is shown as %s and %s', (keys, other, mac, aria, menu) => {
    expect(keysLabel(keys, 'linux')).toBe(other);
    expect(keysLabel(keys, 'mac')).toBe(mac);
    expect(ariaKeys(keys, 'linux')).toBe(aria);
    expect(accelerator(keys)).toBe(menu);
  });

  test('list keys leave a writer alone', () => {
    expect(worksWhileTyping('A')).toBe(false);
    expect(worksWhileTyping('Delete')).toBe(false);
    expect(worksWhileTyping('Mod+Delete')).toBe(true);
    expect(worksWhileTyping('F1')).toBe(true);
  });
});
