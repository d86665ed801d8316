import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '../story/arbitraries.ts';
import { packagePathSchema } from './manifest.ts';
import { packageName } from './name.ts';

test.each([
  ['japan-korea-summit', 'japan-korea-summit_v2'],
  ['Japan Korea summit', 'Japan-Korea-summit_v2'],
  ['', 'the-id_v2'],
  ['...', 'the-id_v2'],
  ['../../etc/passwd', 'etc-passwd_v2'],
  ['C:\\Windows\\x', 'C-Windows-x_v2'],
  ['con', '_con_v2'],
  ['AUX.txt', '_AUX.txt_v2'],
  ['console', 'console_v2'],
  ['.hidden', 'hidden_v2'],
  ['name. ', 'name_v2'],
  ['a\u202etxt.exe', 'atxt.exe_v2'],
  ['首脳会談', '首脳会談_v2'],
  ['قمة', 'قمة_v2'],
])('%j names %j', (slugline, name) => expect(packageName(slugline, 2, 'the-id')).toBe(name));

test('a name is one part of a path on every system', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.string({ maxLength: 400 })), (slugline) => {
      const name = packageName(slugline, 12, 'id');
      expect(name).toMatch(/_v12$/);
      expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}]/u);
      expect(name).not.toMatch(/^\.|\.$|^$/);
      expect(Buffer.byteLength(name)).toBeLessThan(140);
    }),
  );
});

test.each(['article.html', 'media/lead-main.jpg', 'a/b/c.d'])('%s is a path of a package', (path) =>
  expect(packagePathSchema.safeParse(path).success).toBe(true),
);
test.each(['', '/etc/passwd', '../x', 'a/../b', 'a/./b', 'a\\b', 'C:x', '.hidden', 'a/', 'a..b', 'a.'])(
  '%j is none',
  (path) => expect(packagePathSchema.safeParse(path).success).toBe(false),
);
