import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Problem } from '../../../../shared/contract/desk.ts';
import { inlineToText } from '../../../../shared/manuscript/inline.ts';
import type { Manifest } from '../../../../shared/package/manifest.ts';
import type { MediaClient } from '../../media-client.ts';
import type { SaidByFile } from './agree.ts';
import { type PackageFiles, problem } from './files.ts';
import { oneLine, type SaidPhoto } from './said.ts';

/**
 * Opens every picture: it can be decoded, has the pixels that the formats say, and carries its caption,
 * credit and alternative text inside.
 */
export async function checkPictures(
  files: PackageFiles,
  manifest: Manifest,
  said: SaidByFile,
  media: Pick<MediaClient, 'inspect'>,
  problems: Problem[],
): Promise<void> {
  const [reference] = said.values();
  const photos = new Map(
    (reference?.photos ?? []).flatMap((photo) => photo.files.map((file) => [file.href, { photo, file }])),
  );
  const folder = await mkdtemp(join(tmpdir(), 'galley-verify-'));
  try {
    for (const [index, file] of manifest.files.entries()) {
      if (file.role !== 'media' || !files.paths.includes(file.path)) continue;
      // A name of ours: what the package calls it never becomes a path here.
      const copy = join(folder, `${index}${extname(file.path)}`);
      try {
        await pipeline(await files.stream(file.path), createWriteStream(copy));
        const seen = await media.inspect({ path: copy, name: file.path });
        const expected = photos.get(file.path);
        if (expected) problems.push(...compare(file.path, seen, expected.photo, expected.file));
        if (seen.mediaType !== file.mediaType) {
          problems.push(problem('image-type', file.path, `It is ${seen.mediaType}, not ${file.mediaType}.`));
        }
      } catch (cause) {
        problems.push(problem('image-unreadable', file.path, sentence(cause)));
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function compare(
  path: string,
  seen: Awaited<ReturnType<MediaClient['inspect']>>,
  photo: SaidPhoto,
  file: SaidPhoto['files'][number],
): Problem[] {
  const problems: Problem[] = [];
  if (seen.width !== file.width || seen.height !== file.height) {
    problems.push(
      problem('image-pixels', path, `It has ${seen.width} × ${seen.height} pixels, not as said.`),
    );
  }
  for (const [word, inside, wanted] of [
    ['caption', inlineToText(seen.words.caption), photo.caption],
    ['credit', seen.words.credit, photo.credit],
    ['alternative text', seen.words.altText, photo.altText],
  ] as const) {
    if (oneLine(inside) !== oneLine(wanted)) {
      problems.push(problem('image-words', path, `The ${word} inside the file is not the one that prints.`));
    }
  }
  return problems;
}

function sentence(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
