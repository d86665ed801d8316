import type { Problem } from '../../../../shared/contract/desk.ts';
import type { Manifest } from '../../../../shared/package/manifest.ts';
import type { SaidByFile } from './agree.ts';
import { problem } from './files.ts';
import { oneLine, type SaidPhoto } from './said.ts';

/** Photos: every format shows the same ones with the same words, and every file that is named is there. */
export function checkPhotos(said: SaidByFile, manifest: Manifest, problems: Problem[]): void {
  const media = new Set(manifest.files.filter((file) => file.role === 'media').map((file) => file.path));
  const [reference] = said.values();
  const known = new Map(
    (reference?.photos ?? []).flatMap((photo) => photo.files.map((one) => [one.href, photo])),
  );
  const named = new Set<string>();
  for (const [file, one] of said) {
    const report = (rule: string, message: string) => problems.push(problem(rule, file, message));
    if (reference && one.photos.length !== reference.photos.length) {
      report('photos-differ', 'It does not show as many photos as the other formats.');
    }
    for (const photo of one.photos) {
      for (const { href } of photo.files) {
        named.add(href);
        if (!media.has(href))
          report(
            'image-missing',
            `It names the picture ${JSON.stringify(href)}, which is not in the package.`,
          );
      }
      if (photo.files.length === 0) report('image-missing', 'It has a photo without a file.');
      checkWords(photo, known.get(photo.files[0]?.href ?? ''), report);
    }
  }
  for (const path of media) {
    if (!named.has(path)) problems.push(problem('image-unused', path, 'No format names this picture.'));
  }
}

function checkWords(
  photo: SaidPhoto,
  reference: SaidPhoto | undefined,
  report: (rule: string, message: string) => void,
): void {
  const name = photo.files[0]?.href ?? '';
  for (const [key, word] of [
    ['caption', 'caption'],
    ['credit', 'credit'],
    ['altText', 'alternative text'],
  ] as const) {
    if (photo[key] === '') report(`${key}-missing`, `The photo ${name} has no ${word}.`);
    else if (reference && oneLine(photo[key]) !== oneLine(reference[key])) {
      report(`${key}-differs`, `The ${word} of ${name} is not that of the other formats.`);
    }
  }
}
