// Takes the pictures of the README and the guide from what `npm run demo` has left, small enough to load at once.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { ROOT } from './prepare/root.ts';
import { say, stop } from './say.ts';

/** Bytes that a picture may have. */
const MOST = 250_000;

/** Name in docs/screenshots ← name in demo-out, each light and dark. */
const PICTURES: Record<string, string> = {
  desk: '02-desk',
  article: '05-article',
  dateline: '04-dateline',
  checks: '06-checks-stop',
  compare: '22-compare',
  photos: '10-photos',
  palette: '09-palette',
  arabic: '13-arabic',
};

for (const [name, from] of Object.entries(PICTURES)) {
  for (const look of ['light', 'dark']) {
    const file = join(ROOT, 'docs/screenshots', `${name}-${look}.png`);
    await sharp(join(ROOT, 'demo-out', `${from}-${look}.png`))
      .png({ palette: true, quality: 95, compressionLevel: 9, effort: 10 })
      .toFile(file);
    const { size } = statSync(file);
    if (size > MOST) stop(`${name}-${look}.png has ${size} bytes: too many.`);
    say(`  ${name}-${look}.png ${Math.round(size / 1000)} kB`);
  }
}
