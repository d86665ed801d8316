// Draws the app's icon from resources/icons/galley.svg in every size and container that the systems ask for.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { type IconImage, icns, ico } from './icons/containers.ts';
import { ROOT } from './prepare/root.ts';

const FOLDER = join(ROOT, 'resources/icons');
/** Pixels a side. */
const LINUX = [16, 24, 32, 48, 64, 128, 256, 512];
const WINDOWS = [16, 24, 32, 48, 64, 128, 256];
const MAC = [16, 32, 64, 128, 256, 512, 1024];
/** The window's own icon on Linux and Windows, which ships inside the app. */
const WINDOW = 256;

const svg = readFileSync(join(FOLDER, 'galley.svg'));

async function image(size: number): Promise<IconImage> {
  const png = await sharp(svg, { density: 144 })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: size > 256 })
    .toBuffer();
  return { size, png };
}

const images = (sizes: readonly number[]): Promise<IconImage[]> => Promise.all(sizes.map(image));

mkdirSync(join(FOLDER, 'linux'), { recursive: true });
for (const { size, png } of await images(LINUX)) {
  writeFileSync(join(FOLDER, 'linux', `${size}x${size}.png`), png);
}
writeFileSync(join(FOLDER, 'icon.ico'), ico(await images(WINDOWS)));
writeFileSync(join(FOLDER, 'icon.icns'), icns(await images(MAC)));
writeFileSync(join(ROOT, 'resources/window.png'), (await image(WINDOW)).png);
