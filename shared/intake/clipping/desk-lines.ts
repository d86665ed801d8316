import { isDateLabel, isDateLine } from './date-line.ts';
import { isPageButton } from './furniture.ts';
import { sluglineOf } from './labels.ts';
import { addEditorNote, isLine, note, textOf, type Work, words } from './parts.ts';
import { isSignature } from './sign-off.ts';

const SLUG = /^(?:[A-Z]{2,}[A-Z0-9&]*(?:[-/][A-Z0-9&.+]+)+(?:[/-])?)(?: ?\([A-Z0-9 ,.]+\))?$/;
const AP_SLUG =
  /^(?:BC|AM|PM|[A-Z]{2})-{1,2}[A-Z][\w.’']*(?:[-\s][\w.’',-]+){0,6}(?:, ?\d+(?:st|nd|rd|th)? ?(?:Ld|Lead|Add|Writethru)?[-\w]*)?(?:,? ?\d{2,4})?$/;
const RELEASE =
  /^(?:for immediate release|immediate release|press release|news release|media release|media advisory|embargoed?\b.{0,160}|strictly embargoed.{0,160}|not for (?:publication|release).{0,120}|hold for release.{0,80}|draft)[.:!]?$/i;
const CHANGES =
  /^\((?:adds?|updates?|updating|recasts?|corrects?|correcting|removes?|repeats?|refiles?|rewrites?|fixes|changes|clarifies|inserts?|deletes|writes through|embargo|eds|editors|attn|with|rewrites|trims)\b.{2,400}\)$/i;
/** Numbers that services put before their stories: "dpa 0214", "a0731", "AFP 1402". */
const SERVICE_NUMBER =
  /^(?:(?:dpa|afp|ap|apa|sda|ats|efe|ansa|pti|upi|belga|anp|ntb|tt|ritzau)[ -]?\d{2,5}\b.{0,40}|[a-z]\d{4})$/i;
const PHONE =
  /(?:\+?\(?\d{1,4}\)?[\s.-]){1,4}\d{3,4}(?:[/-]\d{3,4})?\s*$|(?:tel|phone|mobile|cell)\b.{0,12}\d{3}/i;
const MAIL_ADDRESS = /\b[\w.+-]+@[\w-]+\.[\w.-]+\b/;
const GREETING =
  /^(?:hi|hello|dear|hey|good (?:morning|afternoon|evening)|hallo|liebe[rs]?|guten (?:tag|morgen)|bonjour|hola|bom dia)\b.{0,160}$/i;
/** "Source: Xinhua | 2025-07-11 21:15:30 | Editor: huaxia", as Xinhua's pages have it. */
const SOURCE_LINE = /^(?:source|来源)\s*[:：].{2,80}[|｜].{0,80}(?:editor|编辑)\s*[:：].{1,60}$/i;
/** Sections that pages name above a headline. */
const SECTION =
  /^(?:news|sports?|world|business|politics|tech(?:nology)?|science|health|culture|arts|entertainment|opinion|asia|europe|africa|americas|latin america|middle east|oceania|uk|us|u\.s\.|local|national|international|economy|finance|markets|environment|climate|education|life|lifestyle|travel|food|weather|singapore|football|transport|crime|courts|law|property|motoring|media|society|religion|books|film|music|tv|style|consumer|companies|energy|us news|world news|uk news|breaking news|top news)$/i;

/** Takes lines for the desk out of the first pieces: contacts, slugs, dates, notes. How many are left of them. */
export function takeDeskLines(work: Work, before: number): number {
  let limit = takeContacts(work, before);
  for (let at = 0; at < limit; at += 1) {
    if (!isLine(work.pieces[at]) || !takeDeskLine(work, textOf(work.pieces[at]), at < limit - 1)) continue;
    work.pieces.splice(at, 1);
    limit -= 1;
    at -= 1;
  }
  return limit;
}

function takeDeskLine(work: Work, text: string, more: boolean): boolean {
  if (text.length > 500) return false;
  const { fields } = work.draft;
  if (SLUG.test(text) || AP_SLUG.test(text)) {
    fields.slugline ??= sluglineOf(text);
    note(work, 'recognised', 'Taken as the slugline.', text);
  } else if (isDateLine(text) || isDateLabel(text) || isServiceLine(text)) {
    note(work, 'left-out', 'A line with a date was left out.', text);
  } else if (isPageButton(text)) note(work, 'left-out', 'Sharing and page buttons were left out.', text);
  else if (SERVICE_NUMBER.test(text)) note(work, 'left-out', 'A number of the service was left out.', text);
  else if (RELEASE.test(text)) {
    addEditorNote(work, text);
    const embargo = /embargo|hold|not for/i.test(text);
    if (embargo) note(work, 'warning', 'The source speaks of an embargo: set it by hand.', text);
    else note(work, 'recognised', 'A line for the desk went to the editor’s note.', text);
  } else if (CHANGES.test(text) || GREETING.test(text) || SOURCE_LINE.test(text)) {
    addEditorNote(work, text);
    note(work, 'recognised', 'A line for the desk went to the editor’s note.', text);
  } else if (more && SECTION.test(text)) {
    fields.section ??= text;
    note(work, 'recognised', 'Taken as the section.', text);
  } else if (more && isSignature(text) && fields.signOff === undefined) {
    fields.signOff = text;
    note(work, 'recognised', 'The agency named before the story became the sign-off.', text);
  } else return false;
  return true;
}

/** "KYODO NEWS - Nov 20, 2025 - 14:22 | All, World" */
function isServiceLine(text: string): boolean {
  const [name = '', date = '', ...rest] = text.split(/\s+[-–—|]\s+/);
  return isSignature(name) && isDateLine(date) && rest.join(' ').length <= 60;
}

/** Dates in the first lines behind the beginning of the text, as pages put them there, are left out as well. */
export function takeEarlyDates(work: Work): void {
  for (let at = 0; at < Math.min(8, work.pieces.length); at += 1) {
    const text = textOf(work.pieces[at]);
    const label = isDateLabel(text) && isDateLine(textOf(work.pieces[at + 1]));
    if (!isLine(work.pieces[at]) || !(isDateLine(text) || label)) continue;
    note(work, 'left-out', 'A line with a date was left out.', text);
    work.pieces.splice(at, 1);
    at -= 1;
  }
}

/** Lines without an empty one between them, of which one is a phone number or a mail address, are a contact. */
function takeContacts(work: Work, before: number): number {
  let limit = before;
  for (let from = 0; from < limit; ) {
    let to = from + 1;
    while (to < limit && isTight(work, to)) to += 1;
    const lines = work.pieces.slice(from, to).map(textOf);
    const isContact = lines.some((text) => isContactLine(text)) && lines.every((text) => words(text) <= 14);
    // Without empty lines everything would be one contact.
    const whole = lines.length <= 8 && (lines.length < limit || lines.length === 1);
    if (isContact && whole && (from > 0 || lines.length > 1 || limit > 1)) {
      const text = lines.join('\n');
      addEditorNote(work, text);
      note(work, 'recognised', 'A contact went to the editor’s note.', text);
      work.pieces.splice(from, to - from);
      limit -= to - from;
    } else from = to;
  }
  return limit;
}

function isContactLine(text: string): boolean {
  return text.length <= 120 && (PHONE.test(text) || MAIL_ADDRESS.test(text));
}

function isTight(work: Work, at: number): boolean {
  const piece = work.pieces[at];
  return piece?.kind === 'block' && piece.tight && isLine(piece);
}
