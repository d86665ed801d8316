import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PastedFiles, safeName } from './pasted.ts';

describe('a name from a page', () => {
  it.each([
    ['image.png', 'image.png'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['..', 'pasted'],
    ['', 'pasted'],
    ['a\u0000b.png', 'a_b.png'],
    ['C:\\x.png', 'C__x.png'],
    ['日本.png', '日本.png'],
  ])('%j is written as %j', (name, expected) => expect(safeName(name)).toBe(expected));

  it('is cut, and keeps what it ends in', () => {
    const name = safeName(`${'a'.repeat(500)}.jpeg`);
    expect(name.length).toBeLessThan(100);
    expect(name.endsWith('.jpeg')).toBe(true);
  });
});

describe('pasted files', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'galley-pasted-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are kept for one run, readable by their owner only', async () => {
    const files = new PastedFiles(join(folder, 'pasted'));
    const first = await files.keep('image.png', new Uint8Array([1, 2]));
    const second = await files.keep('image.png', new Uint8Array([3]));
    expect([...readFileSync(first)]).toEqual([1, 2]);
    expect([...readFileSync(second)]).toEqual([3]);
    expect(basename(first)).toBe('image.png');
    expect(relative(folder, first).startsWith('..')).toBe(false);
    expect(statSync(first).mode & 0o077).toBe(0);
    files.clear();
    expect(existsSync(first)).toBe(false);
  });
});
