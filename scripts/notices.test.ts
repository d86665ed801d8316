import { describe, expect, it } from 'vitest';
import { isCompatible } from './notices.ts';

describe('whether a part may ship', () => {
  it.each(['MIT', 'Apache-2.0', '(MIT OR GPL-3.0-or-later)', '(MIT AND Zlib)', 'OFL-1.1'])(
    '%s may',
    (licence) => {
      expect(isCompatible(licence)).toBe(true);
    },
  );

  it.each(['GPL-3.0-or-later', 'MIT AND GPL-2.0', 'unknown', '', 'SEE LICENSE IN FILE', 'AGPL-3.0'])(
    '%s may not',
    (licence) => {
      expect(isCompatible(licence)).toBe(false);
    },
  );
});
