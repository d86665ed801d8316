import { inlineFromText } from '../../manuscript/inline.ts';
import { bylineNames } from './byline.ts';
import { addEditorNote, isLine, note, textOf, type Work, words } from './parts.ts';

/** Lines of a message's head (RFC 5322) that say nothing of the story. */
const MAIL =
  /^(from|to|cc|bcc|sent|date|reply-to|message-id|mime-version|content-[\w-]+|return-path|received|delivered-to|importance|priority|x-[\w-]+|subject)\s*:\s*(.*)$/i;

/** What a labelled line at the head of a story fills. */
const LABELS: readonly [RegExp, Target][] = [
  [/^(head(line)?|title|hed|titel|überschrift|titre)$/i, 'headline'],
  [/^(slug(line)?)$/i, 'slugline'],
  [
    /^(standfirst|deck|dek|sub-?head(line|ing)?|sub-?deck|summary|abstract|strap(line)?|blurb|teaser)$/i,
    'standfirst',
  ],
  [/^(by-?line|authors?|writers?|reporters?|autor|auteur)$/i, 'byline'],
  [/^(section|desk|category|categories|channel|ressort|rubrik)$/i, 'section'],
  [/^(keywords?|tags?|stichworte|mots-clés)$/i, 'keywords'],
  [
    /^(editor.?s? notes?|ed(itor)? ?note|eds|attention(?: editors)?|attn\.?(?: editors)?|notes? to (?:editors|desks?)|(?:media |press |news )?(?:advisory|release)|embargo(ed)?( until)?|released?( (no|number|date|time))?|for release|contacts?|media contacts?|press contacts?|media (?:enquiries|inquiries)|embargoed for release)\.?$/i,
    'editorNote',
  ],
  [/^(copyright|rights|usage( terms)?|restrictions)$/i, 'usageTerms'],
  [
    /^(date|published|updated|created|modified|last (?:updated|modified)|posted|word ?count|words|length|priority|urgency|language|version|story ?id|id|url|link|source url|file|format|status|type|issue|issued)$/i,
    'note',
  ],
];
type Target =
  | 'headline'
  | 'slugline'
  | 'standfirst'
  | 'byline'
  | 'section'
  | 'keywords'
  | 'editorNote'
  | 'usageTerms'
  | 'note';

/** Takes the head of a mail off the top. Its subject comes back, as a headline where the story has none. */
export function takeMailHead(work: Work): string | null {
  let end = 0;
  while (end < work.pieces.length && isLine(work.pieces[end]) && MAIL.test(textOf(work.pieces[end])))
    end += 1;
  if (end < 2) return null;
  const lines = work.pieces.splice(0, end).map(textOf);
  note(work, 'left-out', 'The head of a mail was left out.', lines.join('\n'));
  const subject = lines.find((line) => /^subject\s*:/i.test(line));
  return subject?.replace(/^subject\s*:\s*((re|fwd?|aw|wg)\s*:\s*)*/i, '').trim() || null;
}

/** Takes labelled lines ("Headline: …", "Slug: …") out of the first pieces; how many are left of them. */
export function takeLabels(work: Work, before: number): number {
  let limit = before;
  for (let at = 0; at < limit; at += 1) {
    if (!isLine(work.pieces[at])) continue;
    const text = textOf(work.pieces[at]);
    const [, name = '', value = ''] =
      /^\**([\p{L}][\p{L} .'’-]{1,28})\**\s*[:：]\**\s*(.+)$/u.exec(text) ?? [];
    const target = LABELS.find(([pattern]) => pattern.test(name.trim()))?.[1];
    // "RELEASE: 12-428 HEADLINE" is a headline with a mark before it.
    if (target === undefined || value === '' || (/release|advisory/i.test(name) && words(value) > 4))
      continue;
    fill(work, target, value.trim(), text);
    work.pieces.splice(at, 1);
    limit -= 1;
    at -= 1;
  }
  return limit;
}

function fill(work: Work, target: Target, value: string, line: string): void {
  const { fields } = work.draft;
  if (target === 'headline' || target === 'standfirst') fields[target] ??= inlineFromText(value);
  else if (target === 'slugline') fields.slugline ??= sluglineOf(value);
  else if (target === 'byline') fields.byline = [...(fields.byline ?? []), ...bylineNames(value)];
  else if (target === 'section') fields.section ??= value;
  else if (target === 'keywords')
    fields.keywords = [
      ...(fields.keywords ?? []),
      ...value.split(/\s*[,;]\s*/).filter((word) => word !== ''),
    ];
  else if (target === 'usageTerms') fields.usageTerms ??= value;
  else if (target === 'editorNote') addEditorNote(work, line);
  const message =
    target === 'note' ? 'A line about the file was left out.' : `Taken as the ${NAMES[target]}.`;
  note(work, target === 'note' ? 'left-out' : 'recognised', message, line);
}

const NAMES: Record<Exclude<Target, 'note'>, string> = {
  headline: 'headline',
  slugline: 'slugline',
  standfirst: 'standfirst',
  byline: 'byline',
  section: 'section',
  keywords: 'keywords',
  editorNote: 'editor’s note',
  usageTerms: 'usage terms',
};

/** A slug as Galley writes it: "JAPAN-SKOREA/SUMMIT (UPDATE 2)" → "japan-skorea-summit". */
export function sluglineOf(slug: string): string {
  return slug
    .replace(/\(.*?\)/g, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 200);
}
