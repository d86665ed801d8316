import type { Fields } from '../article/fields.ts';
import { readLanguageTag } from '../article/language.ts';
import type { IntakeDraft } from './draft.ts';

/** What an article's fields hold at most; see shared/article. */
const LINE = 2000;
const TEXT = 20_000;
const CREDIT = 4000;

/** Cuts what an article could not hold, and notes it whole. */
export function fitDraft(draft: IntakeDraft): IntakeDraft {
  const cut = (text: string, limit: number, what: string) => {
    if (text.length <= limit) return text;
    draft.notes.push({ kind: 'warning', message: `The ${what} was too long and was cut.`, text });
    return text.slice(0, limit).toWellFormed();
  };
  const { fields } = draft;
  const lines = [
    'slugline',
    'section',
    'signOff',
    'genre',
    'profile',
  ] as const satisfies readonly (keyof Fields)[];
  for (const name of lines) {
    const value = fields[name];
    if (value !== undefined) fields[name] = cut(value, LINE, name);
  }
  if (fields.editorNote !== undefined) fields.editorNote = cut(fields.editorNote, TEXT, 'editor’s note');
  if (fields.usageTerms !== undefined) fields.usageTerms = cut(fields.usageTerms, TEXT, 'usage terms');
  if (fields.byline) fields.byline = fields.byline.map((name) => cut(name, LINE, 'byline'));
  if (fields.keywords) fields.keywords = fields.keywords.map((word) => cut(word, LINE, 'keyword'));
  if (fields.language !== undefined) {
    const tag = readLanguageTag(fields.language);
    if (tag !== null) fields.language = tag;
    else {
      const message = 'What the source calls its language is none that is known.';
      if (fields.language.trim() !== '')
        draft.notes.push({ kind: 'warning', message, text: fields.language });
      delete fields.language;
    }
  }
  if (fields.topics) {
    fields.topics = fields.topics.map((topic) => ({
      scheme: topic.scheme.slice(0, 200),
      code: topic.code.slice(0, 200),
      name: topic.name.slice(0, 400),
    }));
  }
  for (const placement of draft.placements) {
    if (placement.credit) placement.credit = cut(placement.credit, CREDIT, 'credit');
    if (placement.altText) placement.altText = cut(placement.altText, TEXT, 'alternative text');
  }
  draft.topicNames = draft.topicNames.map((name) => name.slice(0, 400)).filter((name) => name !== '');
  return draft;
}
