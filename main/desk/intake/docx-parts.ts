import type { IntakeDraft, IntakeNote } from '../../../shared/intake/draft.ts';
import { IntakeError } from '../../../shared/intake/error.ts';
import { decodeReferences } from '../../../shared/intake/html/tokens.ts';
import { unsaid } from '../../../shared/intake/said.ts';
import type { SafeZip } from '../zip/reader.ts';

/** Parts of a Word document beside its text. */
export interface WordParts {
  /** Paragraphs of the document as Word stores them, words of tracked deletions aside. */
  paragraphs: string[];
  insertions: number;
  deletions: string[];
  comments: string[];
  /** Headers and footers of the pages. */
  frame: string[];
}

const MAX_XML = 16 * 1024 * 1024;
const MAX_ALL = 512 * 1024 * 1024;

/**
 * Looks through a Word document before anything else reads it: every part unpacks to the size that it declares, the
 * whole keeps to the limits, and no part has a document type, which Office never writes.
 */
export async function wordParts(zip: SafeZip): Promise<WordParts> {
  if (zip.entries.reduce((sum, entry) => sum + entry.bytes, 0) > MAX_ALL) throw tooLarge();
  const texts = new Map<string, string>();
  for (const entry of zip.entries) {
    const isXml = /\.(xml|rels)$/i.test(entry.path);
    if (isXml && entry.bytes > MAX_XML) throw tooLarge();
    if (!isXml) {
      for await (const _ of await zip.stream(entry.path)) void _;
      continue;
    }
    const text = (await zip.read(entry.path)).toString('utf8');
    if (/<!(DOCTYPE|ENTITY)/i.test(text)) {
      throw new IntakeError(
        'xml-entities',
        `${entry.path} in the Word document declares a document type, which Word never does.`,
        'Nothing was taken in.',
      );
    }
    if (/^word\/(document|comments|header\d*|footer\d*)\.xml$/.test(entry.path)) texts.set(entry.path, text);
  }
  const document = texts.get('word/document.xml') ?? '';
  const named = (pattern: RegExp) =>
    [...texts].filter(([path]) => pattern.test(path)).flatMap(([, text]) => paragraphsOf(text));
  return {
    paragraphs: paragraphsOf(document),
    insertions: document.match(/<w:ins[\s>]/g)?.length ?? 0,
    deletions: textsIn(document, 'w:delText'),
    comments: named(/comments/),
    frame: named(/header|footer/),
  };
}

function tooLarge(): IntakeError {
  return new IntakeError('too-large', 'The Word document is too large for a story.', 'Nothing was taken in.');
}

/** The text of each paragraph of WordprocessingML. */
function paragraphsOf(xml: string): string[] {
  return xml
    .split('</w:p>')
    .map((part) => textsIn(part, 'w:t').join(''))
    .filter((text) => text.trim() !== '');
}

function textsIn(xml: string, name: string): string[] {
  const pattern = new RegExp(`<${name}(?: [^<>]*)?>([^<]*)</${name}>`, 'g');
  return [...xml.matchAll(pattern)].map((match) => decodeReferences(match[1] ?? ''));
}

/** What there is to say of what Word has beside the text, and of words that did not come over. */
export function notesOfWord(parts: WordParts, draft: IntakeDraft): IntakeNote[] {
  const notes: IntakeNote[] = [];
  if (parts.insertions > 0 || parts.deletions.length > 0) {
    const message = 'The document has tracked changes; they were accepted. What they delete was left out.';
    notes.push({ kind: 'warning', message, text: parts.deletions.join(' ') });
  }
  if (parts.comments.length > 0) {
    notes.push({ kind: 'left-out', message: 'Comments were left out.', text: parts.comments.join('\n') });
  }
  if (parts.frame.length > 0) {
    const message = 'Headers and footers of the pages were left out.';
    notes.push({ kind: 'left-out', message, text: [...new Set(parts.frame)].join('\n') });
  }
  const lost = unsaid(draft, parts.paragraphs);
  if (lost.length > 0) {
    const message = 'Some words of the document were not taken over: look at it beside the article.';
    notes.push({ kind: 'warning', message, text: lost.join('\n') });
  }
  return notes;
}
