import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SettingsFile } from './settings.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the settings of the window', () => {
  it('come back after a restart, and leave no half file', () => {
    const path = join(folder, 'deep/window.json');
    new SettingsFile(path).change({ theme: 'dark', bounds: { x: 1, y: 2, width: 900, height: 700 } });
    expect(new SettingsFile(path).settings).toEqual({
      theme: 'dark',
      bounds: { x: 1, y: 2, width: 900, height: 700 },
      maximized: false,
    });
    expect(readdirSync(join(folder, 'deep'))).toEqual(['window.json']);
  });

  it.each(['', '{', '[]', '{"theme":"pink"}'])('start afresh from a file that says %j', (text) => {
    const path = join(folder, 'window.json');
    writeFileSync(path, text);
    expect(new SettingsFile(path).settings).toEqual({ theme: 'system', bounds: null, maximized: false });
  });
});
