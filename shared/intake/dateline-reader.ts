import type { PlaceLookup } from '../dateline/lookup.ts';
import { parseDatelineRunIn } from '../dateline/parse.ts';
import type { RunInReader } from './draft.ts';

/** A reader of datelines over a gazetteer. `language` is that of the text, BCP 47. */
export function datelineReader(lookup: PlaceLookup, language: string, year?: number): RunInReader {
  return (paragraph) => parseDatelineRunIn(paragraph, lookup, { language, year });
}
