import type { IntakeDraft, IntakeNote } from './draft.ts';

const LONGEST = 160;

/** Says that tables became paragraphs, of a source that was made HTML to be read; nothing where it has none. */
export function tableNotes(html: string): IntakeNote[] {
  const tables = html.match(/<table[\s>]/gi)?.length ?? 0;
  if (tables === 0) return [];
  const what = tables === 1 ? 'A table' : `${tables} tables`;
  const message = `${what} became paragraphs, one for each row or cell: articles hold no tables. Check the words.`;
  return [{ kind: 'warning', message, text: '' }];
}

/** A note as one line: its sentence, then the words of the source that it is about. */
export function noteLine(note: IntakeNote): string {
  const words = note.text
    .trim()
    .replace(/\s*\n\s*/g, '; ')
    .replace(/\s+/g, ' ');
  if (words === '') return note.message;
  const shown = words.length > LONGEST ? `${words.slice(0, LONGEST - 1).trimEnd()}…` : words;
  return `${note.message.replace(/[.:]$/, '')}: “${shown}”`;
}

/** What a person should look at: all notes but those that say what was recognised. */
export function warningsOf(draft: IntakeDraft): string[] {
  return draft.notes.filter((note) => note.kind !== 'recognised').map(noteLine);
}
