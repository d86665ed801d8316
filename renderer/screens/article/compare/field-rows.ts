import type { FieldName, Fields } from '../../../../shared/article/fields.ts';
import type { FieldChange } from '../../../../shared/compare/content.ts';
import { compareInline, type InlineEdit } from '../../../../shared/compare/inline.ts';
import { editScript } from '../../../../shared/compare/myers.ts';
import { inlineFromText } from '../../../../shared/manuscript/inline.ts';
import { languageName } from '../../../ui/languages.ts';
import { type Piece, piecesOf, type Tally } from './pieces.ts';

/** A field that differs, as it is drawn. */
export interface FieldRow {
  name: FieldName;
  label: string;
  pieces: Piece[];
  /** Each piece is one of a list, or several: names of topics, people. */
  listed: boolean;
}

/** Fields that are drawn with the page, not among the fields. */
type Beside = Exclude<FieldName, 'headline' | 'standfirst'>;

const LABELS: Record<Beside, string> = {
  profile: 'Kind of story',
  slugline: 'Slugline',
  byline: 'Byline',
  section: 'Section',
  dateline: 'Dateline',
  language: 'Language',
  signOff: 'Sign-off',
  topics: 'Topics',
  keywords: 'Keywords',
  priority: 'Priority',
  genre: 'Genre',
  embargo: 'Embargo',
  editorNote: 'Note',
  usageTerms: 'Usage terms',
};

/** The fields that differ, but for headline and standfirst. */
export function fieldRows(changes: readonly FieldChange[], tally: Tally): FieldRow[] {
  return changes.flatMap((change): FieldRow[] => {
    if (change.field === 'headline' || change.field === 'standfirst') return [];
    // Words of fields are counted as fields, not as words of the story.
    const { wordsIn, wordsOut } = tally;
    const row = rowOf(change, tally);
    Object.assign(tally, { wordsIn, wordsOut });
    return [row];
  });
}

function rowOf(change: FieldChange & { field: Beside }, tally: Tally): FieldRow {
  const face = { name: change.field, label: LABELS[change.field] };
  if (change.field === 'topics') {
    const edits = listEdits(
      change.before,
      change.after,
      (topic) => `${topic.scheme}\n${topic.code}`,
      (topic) => topic.name,
    );
    return { ...face, listed: true, pieces: piecesOfList(edits, tally) };
  }
  if (change.field === 'byline' || change.field === 'keywords') {
    const same = (word: string) => word;
    return {
      ...face,
      listed: true,
      pieces: piecesOfList(listEdits(change.before, change.after, same, same), tally),
    };
  }
  const [before, after] = texts(change);
  return {
    ...face,
    listed: false,
    pieces: piecesOf(compareInline(inlineFromText(before), inlineFromText(after)), tally),
  };
}

/** Both sides of a plain field as a person reads them. */
function texts(
  change: Exclude<FieldChange, { field: 'headline' | 'standfirst' | 'topics' | 'byline' | 'keywords' }>,
): [string, string] {
  switch (change.field) {
    case 'dateline': {
      const [before, after] = [change.before?.text ?? '', change.after?.text ?? ''];
      // The same print may stand for another place or day.
      return before === after ? [datelineParts(change.before), datelineParts(change.after)] : [before, after];
    }
    case 'language':
      return [languageName(change.before), languageName(change.after)];
    case 'priority':
      return [String(change.before), String(change.after)];
    default:
      return [change.before ?? '', change.after ?? ''];
  }
}

function datelineParts(dateline: Fields['dateline']): string {
  if (!dateline) return '';
  const places = dateline.places.map((place) =>
    [place.name, place.region, place.country].filter((part) => part !== '').join(', '),
  );
  return [dateline.text, ...places, dateline.date ?? 'no date', dateline.style, dateline.source]
    .filter((part) => part !== '')
    .join(' · ');
}

interface ListEdit {
  op: InlineEdit['op'];
  names: string[];
}

function listEdits<T>(
  before: readonly T[],
  after: readonly T[],
  key: (thing: T) => string,
  name: (thing: T) => string,
): ListEdit[] {
  return editScript(before, after, (a, b) => key(a) === key(b) && name(a) === name(b)).map((edit) => ({
    op: edit.op,
    names: edit.items.map(name),
  }));
}

/** One piece a name; names that go and come at one place are one change. */
function piecesOfList(edits: readonly ListEdit[], tally: Tally): Piece[] {
  let change: number | null = null;
  return edits.flatMap(({ op, names }) => {
    if (op === 'same') change = null;
    else change ??= tally.next();
    return names.map((name): Piece => ({ op, inline: inlineFromText(name), change }));
  });
}
