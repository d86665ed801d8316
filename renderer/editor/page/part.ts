/** The fixed parts of the printed page, from top to bottom. */
export const FIXED_PARTS = ['headline', 'standfirst', 'byline', 'dateline', 'body', 'signOff'] as const;
export type FixedPart = (typeof FIXED_PARTS)[number];
export type PhotoWord = 'caption' | 'credit' | 'altText';

/** Every editor of the page by name: a fixed part, or one of the words of a placement. */
export type PartId = FixedPart | `${PhotoWord}:${string}`;

export const PHOTO_WORDS: readonly PhotoWord[] = ['caption', 'credit', 'altText'];

export function photoPart(word: PhotoWord, placementId: string): PartId {
  return `${word}:${placementId}`;
}

/** The placement and word that a part belongs to, or null for a fixed part. */
export function photoPartOf(part: PartId): { word: PhotoWord; placementId: string } | null {
  const word = PHOTO_WORDS.find((candidate) => part.startsWith(`${candidate}:`));
  return word ? { word, placementId: part.slice(word.length + 1) } : null;
}
