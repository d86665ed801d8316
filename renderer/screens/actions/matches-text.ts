import { fold } from '../../../shared/search/fold.ts';

/** Whether every typed word begins a word of the name. Case and accents do not matter. */
export function matchesText(name: string, text: string): boolean {
  const words = fold(name).split(/[\s,.()-]+/);
  return fold(text)
    .split(/\s+/)
    .every((typed) => typed === '' || words.some((word) => word.startsWith(typed)));
}
