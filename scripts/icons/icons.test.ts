import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { ROOT } from '../prepare/root.ts';

const FOLDER = join(ROOT, 'resources/icons');

async function sizeOf(png: Uint8Array): Promise<number> {
  const { width, height, format } = await sharp(png).metadata();
  expect(format).toBe('png');
  expect(height).toBe(width);
  return width ?? 0;
}

test('the Windows icon holds the pictures that its directory names', async () => {
  const file = readFileSync(join(FOLDER, 'icon.ico'));
  const count = file.readUInt16LE(4);
  const sizes: number[] = [];
  for (let at = 6; at < 6 + count * 16; at += 16) {
    const [length, offset] = [file.readUInt32LE(at + 8), file.readUInt32LE(at + 12)];
    const size = await sizeOf(file.subarray(offset, offset + length));
    expect(file.readUInt8(at) || 256).toBe(size);
    sizes.push(size);
  }
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
});

test('the Mac icon is as long as it says, and each chunk is a picture', async () => {
  const file = readFileSync(join(FOLDER, 'icon.icns'));
  expect(file.toString('latin1', 0, 4)).toBe('icns');
  expect(file.readUInt32BE(4)).toBe(file.length);
  const sizes: number[] = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
    sizes.push(await sizeOf(file.subarray(at + 8, at + file.readUInt32BE(at + 4))));
  }
  expect(Math.max(...sizes)).toBe(1024);
});

test('the Linux pictures and the icon of the window have the sizes of their names', async () => {
  for (const name of readdirSync(join(FOLDER, 'linux'))) {
    expect(`${await sizeOf(readFileSync(join(FOLDER, 'linux', name)))}`).toBe(name.split('x')[0]);
  }
  expect(await sizeOf(readFileSync(join(ROOT, 'resources/window.png')))).toBe(256);
});
