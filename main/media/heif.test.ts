import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHeifHeader } from './heif.ts';
import { HEIC, HEIC_P3 } from './testing/make.ts';

function box(type: string, ...content: (Buffer | number[])[]): Buffer {
  const inside = Buffer.concat(content.map((part) => Buffer.from(part)));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(inside.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, inside]);
}
const FULL = [0, 0, 0, 0];
const u32 = (value: number) => [value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255];

/** A header whose main picture (item 2) has these properties; item 1 has a size of 9 × 9. */
function header(...properties: Buffer[]): Buffer {
  const small = box('ispe', FULL, u32(9), u32(9));
  const indexes = properties.map((_, index) => 0x80 | (index + 2));
  return Buffer.concat([
    box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1')),
    box(
      'meta',
      FULL,
      box('pitm', FULL, [0, 2]),
      box(
        'iprp',
        box('ipco', small, ...properties),
        box('ipma', FULL, u32(2), [0, 1, 1, 1], [0, 2, indexes.length, ...indexes]),
      ),
    ),
  ]);
}
const size = box('ispe', FULL, u32(4032), u32(3024));

describe('the header of a HEIC', () => {
  test('gives the size of the main picture, not of another', () => {
    expect(readHeifHeader(header(size))).toEqual({ width: 4032, height: 3024, colour: null });
  });

  test.each([
    [0, 4032],
    [1, 3024],
    [2, 4032],
    [3, 3024],
  ])('a rotation by %i quarter turns makes it %i wide', (turns, width) => {
    expect(readHeifHeader(header(size, box('irot', [turns])))?.width).toBe(width);
  });

  test('gives the profile, or the number of the primaries', () => {
    const profile = box('colr', Buffer.from('profICC bytes', 'latin1'));
    const found = readHeifHeader(header(size, profile))?.colour;
    expect(found && 'icc' in found && Buffer.from(found.icc).toString('latin1')).toBe('ICC bytes');
    const numbers = box('colr', Buffer.from('nclx', 'latin1'), [0, 12, 0, 13, 0, 6, 0x80]);
    expect(readHeifHeader(header(size, numbers))?.colour).toEqual({ primaries: 12 });
  });

  test('is read from real files', () => {
    expect(readHeifHeader(readFileSync(HEIC))).toMatchObject({ width: 96, height: 64 });
    const wide = readHeifHeader(readFileSync(HEIC_P3))?.colour;
    expect(wide && 'icc' in wide && wide.icc.length).toBe(480);
  });

  test('is null for what is no header, and never fails or hangs', () => {
    expect(readHeifHeader(header())).toBeNull();
    expect(readHeifHeader(header(box('ispe', FULL, u32(0), u32(5))))).toBeNull();
    const whole = header(size);
    for (let end = 0; end < whole.length; end += 1) expect(readHeifHeader(whole.subarray(0, end))).toBeNull();
    fc.assert(
      fc.property(
        fc.nat(whole.length - 1),
        fc.nat(255),
        fc.nat(whole.length - 1),
        fc.nat(255),
        (a, x, b, y) => {
          const spoilt = Buffer.from(whole);
          spoilt[a] = x;
          spoilt[b] = y;
          expect(() => readHeifHeader(spoilt)).not.toThrow();
        },
      ),
    );
  });
});
