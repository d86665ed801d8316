import { DeskError } from '../../shared/contract/error.ts';
import { MEDIA_LIMITS } from '../../shared/photo/media-calls.ts';

/** Why a file is not taken in: each has a code, a sentence and what to do next. The file itself is never touched. */
export const refusal = {
  missing: (name: string) =>
    new DeskError(
      'photo-missing',
      `${quoted(name)} is not there.`,
      'It may have been moved: choose it again.',
    ),
  unreadable: (name: string) =>
    new DeskError(
      'photo-unreadable',
      `${quoted(name)} cannot be read.`,
      'Check that you may read the file and that its disk is connected.',
    ),
  folder: (name: string) =>
    new DeskError('photo-folder', `${quoted(name)} is a folder.`, 'Choose the photos inside it.'),
  notFile: (name: string) =>
    new DeskError('photo-not-file', `${quoted(name)} is not a file.`, 'Choose a photo on a disk.'),
  empty: (name: string) =>
    new DeskError(
      'photo-empty',
      `${quoted(name)} is empty.`,
      'Ask for the file again; it was not sent whole.',
    ),
  tooManyBytes: (name: string, bytes: number) =>
    new DeskError(
      'photo-too-large',
      `${quoted(name)} has ${megabytes(bytes)} MB; the limit is ${megabytes(MEDIA_LIMITS.bytes)} MB.`,
      'Save it as a JPEG, or smaller, and choose that.',
    ),
  tooManyPixels: (name: string, width: number, height: number) =>
    new DeskError(
      'photo-too-many-pixels',
      `${quoted(name)} has ${group(width)} × ${group(height)} pixels; the limit is ${group(
        MEDIA_LIMITS.pixels / 1e6,
      )} megapixels and ${group(MEDIA_LIMITS.side)} along a side.`,
      'Save it smaller and choose that.',
    ),
  other: (name: string, what: string) =>
    new DeskError(
      'photo-not-a-photo',
      `${quoted(name)} is ${what}, not a photo that Galley takes.`,
      'Galley takes JPEG, PNG, WebP, TIFF and HEIC. Save it as one of these and choose that.',
    ),
  animated: (name: string) =>
    new DeskError(
      'photo-animated',
      `${quoted(name)} is an animation.`,
      'Galley takes still photos: save one picture of it and choose that.',
    ),
  unsupported: (name: string) =>
    new DeskError(
      'photo-unsupported',
      `${quoted(name)} is stored in a way that Galley cannot read.`,
      'Open it in a photo program, save it as a JPEG or an ordinary TIFF, and choose that.',
    ),
  damaged: (name: string) =>
    new DeskError(
      'photo-damaged',
      `${quoted(name)} is damaged or was cut short.`,
      'Ask for the file again, or open and save it in a photo program.',
    ),
} as const;

function quoted(name: string): string {
  return `“${name}”`;
}

function megabytes(bytes: number): string {
  return group(Math.ceil(bytes / 1e6));
}

function group(value: number): string {
  return value.toLocaleString('en-GB');
}
