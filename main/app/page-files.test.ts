import { describe, expect, it } from 'vitest';
import { isPage, pageFile } from './page-files.ts';

const folder = '/opt/galley/out/renderer';

describe('addresses of the app', () => {
  it('lead to files of its own folder', () => {
    expect(pageFile(folder, 'app://galley/index.html')).toEqual({
      path: `${folder}/index.html`,
      mediaType: 'text/html; charset=utf-8',
    });
    expect(pageFile(folder, 'app://galley/assets/a%20b.js?x#y')?.path).toBe(`${folder}/assets/a b.js`);
  });

  it.each([
    'app://galley/',
    'app://galley/../renderer-secrets/a.js',
    'app://galley/%2e%2e/main/index.js',
    'app://galley/..%2fmain%2findex.js',
    'app://galley/..%5cmain%5cindex.js',
    'app://galley/%2e%2e%2f%2e%2e%2f%2e%2e%2fetc/passwd.html',
    'app://galley/a%00.html',
    'app://galley/%E0%A4%A.html',
    'app://galley/notes.txt',
    'app://galley.evil/index.html',
    'app://evil/index.html',
    'app://user@galley/index.html',
    'app://galley:80/index.html',
    'file:///etc/passwd',
    'https://galley/index.html',
    'index.html',
  ])('lead nowhere else: %s', (address) => {
    const found = pageFile(folder, address);
    expect(found === null || found.path.startsWith(`${folder}/`)).toBe(true);
    if (!address.startsWith('app://galley/../') && !address.startsWith('app://galley/%2e%2e/')) {
      expect(found).toBeNull();
    }
  });

  it('are a page only when they are the page', () => {
    expect(isPage('app://galley/index.html#desk')).toBe(true);
    expect(isPage('app://galley/assets/evil.svg')).toBe(false);
    expect(isPage('app://galley.evil/index.html')).toBe(false);
    expect(isPage('')).toBe(false);
  });
});
