import type { Dateline } from './types.ts';

/** What is known where a dateline is read. */
export interface DatelineContext {
  /** Language of the text, BCP 47. Its region ("en-GB") settles which of several places of a name is meant. */
  language: string;
  /** The year that a date without one is in. Without it such a date stays in the words only. */
  year?: number | undefined;
}

/** A dateline found at the beginning of a paragraph. */
export interface RunIn {
  dateline: Dateline;
  /** Characters of the paragraph that it takes, the space after the separator included. */
  length: number;
  /** False: it may be a dateline, and a person has to say. */
  certain: boolean;
}
