import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentSchema } from '../../../shared/article/content.ts';
import { canonicalJson } from '../../../shared/canonical.ts';
import { anyContent } from '../../../shared/story/arbitraries.ts';
import { sha256, toBlob, toHex } from './hash.ts';

const nameOf = (value: unknown): string => sha256(canonicalJson(value));

test('equal words have equal names, wherever they were read; one letter more has another', () => {
  fc.assert(
    fc.property(anyContent(), fc.nat(), (content, where) => {
      const name = nameOf(content);
      expect(name).toMatch(/^[0-9a-f]{64}$/);
      expect(nameOf(contentSchema.parse(JSON.parse(canonicalJson(content))))).toBe(name);
      const text = canonicalJson(content);
      const at = where % text.length;
      expect(sha256(`${text.slice(0, at)}x${text.slice(at)}`)).not.toBe(name);
    }),
  );
});

test('a hash goes into the store and comes out as it was', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const hash = sha256(bytes);
      expect(toHex(toBlob(hash))).toBe(hash);
    }),
  );
});
