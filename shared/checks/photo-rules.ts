import type { Photo } from '../article/photo.ts';
import type { Placement } from '../article/placement.ts';
import { printedWords } from '../article/words.ts';
import { standingText } from '../manuscript/count.ts';
import type { CheckInput } from './input.ts';
import type { CheckResult } from './result.ts';

type Part = 'photo' | 'caption' | 'credit' | 'altText';

/** Every photo needs its file, a caption, a credit and alt text. */
export function photoRules(input: CheckInput): CheckResult[] {
  const { placements } = input.content;
  const results = placements.flatMap((placement) => rulesOf(placement, input));
  if (placements.length > 0 && results.length === 0) {
    const many = placements.length === 1 ? '1 photo' : `${placements.length} photos`;
    results.push({
      id: 'photos',
      rule: 'photos',
      level: 'pass',
      message: `Caption, credit and alt text on ${many}`,
      hint: '',
      where: { kind: 'placement', placementId: placements[0]?.id ?? '', part: 'photo' },
    });
  }
  return [...results, ...figureRules(input)];
}

function rulesOf(placement: Placement, input: CheckInput): CheckResult[] {
  const photo = placement.photoId === null ? null : (input.photos[placement.photoId] ?? null);
  const name = photoName(placement, input.content.placements);
  const words = printedWords(placement, photo);
  const results: CheckResult[] = [];
  const fail = (part: Part, rule: string, message: string, hint: string): void => {
    results.push({
      id: `${rule}:${placement.id}`,
      rule,
      level: 'fail',
      message,
      hint,
      where: { kind: 'placement', placementId: placement.id, part },
    });
  };
  if (photo === null) {
    fail('photo', 'photo-missing', `${capital(name)} is still to come`, 'Attach it, or take its place out.');
  } else if (fileIsGone(photo, input)) {
    fail(
      'photo',
      'photo-file-missing',
      `The file of ${name} is gone`,
      `Take ${photo.filename || 'the file'} in again, or replace the photo.`,
    );
  }
  if (standingText(words.caption).trim() === '') {
    fail('caption', 'caption-missing', `Caption missing on ${name}`, 'Say who and what it shows.');
  }
  if (words.credit.trim() === '') {
    fail('credit', 'credit-missing', `Credit missing on ${name}`, 'Say whose photo it is.');
  }
  if (words.altText.trim() === '') {
    fail(
      'altText',
      'alt-text-missing',
      `Alt text missing on ${name}`,
      'A reader who cannot see it learns nothing from this photo yet.',
    );
  }
  return results;
}

function fileIsGone(photo: Photo, input: CheckInput): boolean {
  return input.missingAssets.includes(photo.assetId);
}

/** How the desk calls a photo: "the lead photo", or "photo 2" where it is not the only lead. */
export function photoName(placement: Placement, placements: readonly Placement[]): string {
  const leads = placements.filter((other) => other.role === 'lead');
  if (placement.role === 'lead' && leads.length === 1) return 'the lead photo';
  return `photo ${placements.indexOf(placement) + 1}`;
}

/** A figure whose placement is gone prints as nothing; a photo that stands nowhere does not print at all. */
function figureRules({ content }: CheckInput): CheckResult[] {
  const placed = new Set(content.placements.map((placement) => placement.id));
  const standing = new Set<string>();
  const results: CheckResult[] = [];
  for (const block of content.blocks) {
    if (block.type !== 'figure') continue;
    standing.add(block.placementId);
    if (placed.has(block.placementId)) continue;
    results.push({
      id: `figure-empty:${block.id}`,
      rule: 'figure-empty',
      level: 'fail',
      message: 'A photo in the body is no longer there',
      hint: 'Put a photo in its place, or delete the empty frame.',
      where: { kind: 'body', blockId: block.id },
    });
  }
  for (const placement of content.placements) {
    if (placement.role !== 'inline' || standing.has(placement.id)) continue;
    results.push({
      id: `photo-unplaced:${placement.id}`,
      rule: 'photo-unplaced',
      level: 'warn',
      message: `${capital(photoName(placement, content.placements))} stands nowhere in the body`,
      hint: 'Place it in the text, or take it out.',
      where: { kind: 'placement', placementId: placement.id, part: 'photo' },
    });
  }
  return results;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
