import { ExifTool, type WriteTags } from 'exiftool-vendored';
import sharp from 'sharp';

/** A JPEG of noise, as hard to compress as a real photo, in pixels. */
export async function noisePhoto(path: string, width: number, height: number): Promise<void> {
  await sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#7a8a99',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .jpeg({ quality: 85 })
    .toFile(path);
}

/** Writes IPTC and XMP words into files by ExifTool, as photo agencies do. */
export async function writePhotoWords(words: Readonly<Record<string, WriteTags>>): Promise<void> {
  const tool = new ExifTool({ maxProcs: 1, exiftoolEnv: { LC_ALL: 'C', LANGUAGE: 'C' } });
  try {
    for (const [path, tags] of Object.entries(words)) {
      await tool.write(path, tags, { writeArgs: ['-overwrite_original', '-charset', 'iptc=utf8'] });
    }
  } finally {
    await tool.end();
  }
}
