import { describe, expect, it } from 'vitest';
import { externalAddress } from './external.ts';

describe('addresses that may leave the app', () => {
  it.each([
    ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
    ['HTTP://Example.org', 'http://example.org/'],
    ['mailto:desk@example.org', 'mailto:desk@example.org'],
    [' https://example.org ', 'https://example.org/'],
  ])('%s', (text, expected) => expect(externalAddress(text)).toBe(expected));

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'smb://server/share',
    'ms-msdt:/id',
    'vbscript:x',
    'app://galley/index.html',
    'https://user:secret@example.org',
    '//example.org',
    'example.org',
    '/etc/passwd',
    '\\\\server\\share',
    '',
    `https://example.org/${'a'.repeat(9000)}`,
  ])('never %s', (text) => expect(externalAddress(text)).toBeNull());
});
