import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WindowsFile } from './windows-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-windows-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const window = {
  place: {
    hash: '#/article/a',
    scroll: 120,
    top: { block: 'b1', offset: -3 },
    caret: { part: 'body', block: 'b1', offset: 4, end: false },
  },
  bounds: { x: 1, y: 2, width: 900, height: 700 },
  maximized: false,
};

test('the windows come back as they were, and no half file is left', () => {
  const failed = vi.fn();
  const file = new WindowsFile(join(folder, 'deep/windows.json'), failed);
  file.write({ ended: false, windows: [window] });
  expect(file.read()).toEqual({ ended: false, windows: [window] });
  expect(readdirSync(join(folder, 'deep'))).toEqual(['windows.json']);
  expect(failed).not.toHaveBeenCalled();
});

test.each(['', '{', '{"windows":[]}', '{"ended":false,"windows":[{"place":3}]}'])(
  'a file that says %j is as none',
  (text) => {
    const path = join(folder, 'windows.json');
    writeFileSync(path, text);
    expect(new WindowsFile(path, () => undefined).read()).toEqual({ ended: true, windows: [] });
  },
);

test('a place where nothing can be written is told, and thrown at nobody', () => {
  writeFileSync(join(folder, 'file'), '');
  const failed = vi.fn();
  new WindowsFile(join(folder, 'file/windows.json'), failed).write({ ended: true, windows: [] });
  expect(failed).toHaveBeenCalledOnce();
});
