import { schemeUri } from '../../../../shared/formats/uris.ts';

/** What a photo of a package is said to be, in one of its formats. */
export interface SaidPhoto {
  /** Paths in the package, or whatever stands there instead. */
  files: { href: string; width: number | null; height: number | null }[];
  caption: string;
  credit: string;
  altText: string;
}

/** What one format of a package says; empty where it says nothing. */
export interface Said {
  identity: string;
  version: string;
  headline: string;
  standfirst: string;
  byline: string;
  dateline: string;
  signOff: string;
  slugline: string;
  section: string;
  language: string;
  priority: string;
  usageTerms: string;
  /** Null where the format has no place for it. */
  editorNote: string | null;
  /** The hash of the revision; null where the format has no place for it. */
  revision: string | null;
  /** RFC 3339; empty when there is none. */
  embargo: string;
  /** Every topic as `topicKey` writes it. */
  topics: string[];
  keywords: string[];
  /** The printed text with neither blanks nor captions: formats part paragraphs in ways of their own. */
  body: string;
  links: string[];
  photos: SaidPhoto[];
  /** Every time that is written in RFC 3339. */
  times: string[];
  /** What the reader itself found wrong. */
  problems: { rule: string; message: string }[];
}

/** Text for comparing: no blanks at all. */
export function dense(text: string): string {
  return text.replace(/[\s\u00a0]+/gu, '');
}

/** Text of one line for comparing: blanks are one space. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** A topic for comparing: the address of its vocabulary, its code, its name. */
export function topicKey(scheme: string, code: string, name: string): string {
  return [schemeUri(scheme), code, oneLine(name)].join('|');
}
