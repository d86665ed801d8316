import { inlineToText } from '../../manuscript/inline.ts';
import type { Piece } from '../piece.ts';
import { isByline, takeByline } from './byline.ts';
import { sluglineOf, takeLabels } from './labels.ts';
import {
  addEditorNote,
  cutInline,
  inlineOf,
  isCaps,
  isLine,
  isProse,
  note,
  textOf,
  type Work,
  words,
} from './parts.ts';

/** What wires put before a headline: "UPDATE 2-", "REFILE-UPDATE 1-", "EXCLUSIVE-". */
const PREFIX =
  /^(?:(?:(?:UPDATE|WRAPUP|CORRECTED|RECASTS|LEAD|WRITETHRU)(?: \d+)?|REFILE|RPT|REPEAT|CORRECTION|DELETED|WITHDRAWAL|EXCLUSIVE|ANALYSIS|FACTBOX|TIMELINE|URGENT|BREAKING|BREAKING NEWS|FLASH|ADVISORY|INSIGHT|FEATURE|POLL|REUTERS POLL|INTERVIEW|SNAPSHOT|EXPLAINER|NEWSMAKER|PREVIEW|INSTANT VIEW|GRAPHIC|BRIEF|TEXT|DIARY|COLUMN|FOCUS|SPECIAL REPORT|HIGHLIGHTS|TAKE A LOOK|(?:\d(?:st|nd|rd|th) )?(?:LD|LEAD|LEDE)(?:-WRITETHRU)?|Eds|ALERT|PICTURES|UPDATED?)(?:\s*[-–—:]\s*|\s*[(/][^)]{0,20}[)/]\s*[-–—:]?\s*))+(?=\S)/;
const SLUG = /^(?:[A-Z]{2,}[A-Z0-9&]*(?:[-/][A-Z0-9&.+]+)+(?:[/-])?)(?: ?\([A-Z0-9 ,.]+\))?$/;
const AP_SLUG =
  /^(?:BC|AM|PM|[A-Z]{2})-{1,2}[A-Z][\w.’']*(?:[-\s][\w.’',-]+){0,6}(?:, ?\d+(?:st|nd|rd|th)? ?(?:Ld|Lead|Add|Writethru)?[-\w]*)?(?:,? ?\d{2,4})?$/;
const DATE_WORDS =
  /^(?:(?:first |originally )?(?:published|posted|updated?|last (?:updated|modified)|modified|issued|created|released?)\b.{0,80}\d.{0,60}|(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.? ?(?:\d{1,2}(?:st|nd|rd|th)?)?,? ?(?:\d{4})?(?:[ ,|@–-]*(?:at )?\d{1,2}[:.]\d{2}(?::\d{2})? ?(?:[ap]\.?m\.?)?(?: ?\(?[A-Z]{2,5}\)?)?)?|\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}\S*)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}(?:,? \d{1,2}[:.]\d{2}.{0,10})?|\d+ (?:minutes?|hours?|days?) ago)\.?$/i;
const RELEASE =
  /^(?:for immediate release|immediate release|press release|news release|media release|media advisory|embargoed?\b.{0,160}|strictly embargoed.{0,160}|not for (?:publication|release).{0,120}|hold for release.{0,80}|draft)[.:!]?$/i;
const CHANGES =
  /^\((?:adds?|updates?|updating|recasts?|corrects?|correcting|removes?|repeats?|refiles?|rewrites?|fixes|changes|clarifies|inserts?|deletes|writes through|embargo|eds|editors)\b.{2,400}\)$/i;

/**
 * Takes what stands before the running text: labels, slugs, dates, the byline, the headline and the standfirst. What it
 * cannot tell stays before the first paragraph and is noted.
 */
export function takeHead(work: Work, subject: string | null): void {
  let start = bodyStart(work);
  start = takeLabels(work, start);
  start = takeDeskLines(work, start);
  const hadHeadline = work.draft.fields.headline !== undefined;
  const headlineAt = headlineIndex(work, start);
  if (headlineAt >= 0 && !hadHeadline) {
    takeHeadline(work, headlineAt);
    start -= 1;
  }
  const bylineAt = firstByline(work, start);
  start = takeByline(work, start);
  takeStandfirst(work, Math.max(0, headlineAt), start, bylineAt);
  if (work.draft.fields.headline === undefined && subject !== null) {
    work.draft.fields.headline = [{ type: 'text', text: subject }];
    note(work, 'recognised', 'The subject of the mail became the headline.', subject);
  }
  if (work.draft.fields.headline === undefined) note(work, 'warning', 'No headline was found.');
}

/** Whether a piece is running text: it has a dateline, reads like sentences, or is a list or a quote. */
export function isBody(work: Work, piece: Piece): boolean {
  if (piece.kind !== 'block' || piece.heading > 0) return false;
  if (piece.block.type !== 'paragraph') return true;
  const text = textOf(piece);
  if (work.readDateline(text)?.certain === true) return true;
  return isProse(text) && !isLabelled(text) && !isByline(text);
}

/** The first piece of running text. */
function bodyStart(work: Work): number {
  const at = work.pieces.findIndex((piece) => isBody(work, piece));
  if (at < 0) return work.pieces.length;
  // A page's headline is marked as such, whatever stands before it.
  const heading = work.pieces.findIndex((piece) => piece.kind === 'block' && piece.heading === 1);
  return heading > at && heading < 12 && heading < work.pieces.length - 1 ? heading + 1 : at;
}

function isLabelled(text: string): boolean {
  return /^[\p{Lu}][\p{L} ]{2,20}:\s/u.test(text) && RELEASE.test(text);
}

function takeDeskLines(work: Work, before: number): number {
  let limit = before;
  for (let at = 0; at < limit; at += 1) {
    if (!isLine(work.pieces[at])) continue;
    const text = textOf(work.pieces[at]);
    if (!takeDeskLine(work, text)) continue;
    work.pieces.splice(at, 1);
    limit -= 1;
    at -= 1;
  }
  return limit;
}

function takeDeskLine(work: Work, text: string): boolean {
  if (SLUG.test(text) || AP_SLUG.test(text)) {
    work.draft.fields.slugline ??= sluglineOf(text);
    note(work, 'recognised', 'Taken as the slugline.', text);
  } else if (DATE_WORDS.test(text)) note(work, 'left-out', 'A line with a date was left out.', text);
  else if (RELEASE.test(text)) {
    addEditorNote(work, text);
    const embargo = /embargo|hold|not for/i.test(text);
    note(
      work,
      embargo ? 'warning' : 'recognised',
      embargo
        ? 'The source speaks of an embargo: set it by hand.'
        : 'A line for the desk went to the editor’s note.',
      text,
    );
  } else if (CHANGES.test(text)) {
    addEditorNote(work, text);
    note(work, 'recognised', 'A line for the desk went to the editor’s note.', text);
  } else return false;
  return true;
}

function headlineIndex(work: Work, before: number): number {
  const marked = work.pieces.findIndex(
    (piece, at) => at < before && piece.kind === 'block' && piece.heading === 1,
  );
  if (marked >= 0) return marked;
  for (let at = 0; at < before; at += 1) {
    const piece = work.pieces[at];
    const text = textOf(piece);
    if (isLine(piece) && text.length <= 250 && words(text) > 1 && !isByline(text)) return at;
    if (isLine(piece) && !isByline(text)) return words(text) === 1 && before === 1 ? at : -1;
  }
  return -1;
}

function takeHeadline(work: Work, at: number): void {
  const inline = inlineOf(work.pieces[at]);
  if (inline === null) return;
  const text = inlineToText(inline);
  const prefix = PREFIX.exec(text)?.[0] ?? '';
  if (prefix !== '')
    note(work, 'recognised', 'The wire’s mark before the headline was taken off.', prefix.trim());
  work.draft.fields.headline = cutInline(inline, prefix.length);
  work.pieces.splice(at, 1);
}

function firstByline(work: Work, before: number): number {
  return work.pieces.findIndex((piece, at) => at < before && isLine(piece) && isByline(textOf(piece)));
}

/**
 * One line of five words or more between the headline and a byline or a dateline is the standfirst: nothing else
 * stands there. Other lines stay.
 */
function takeStandfirst(work: Work, from: number, before: number, bylineAt: number): void {
  const rest = work.pieces.slice(0, before).filter((piece) => isLine(piece));
  const [only] = rest;
  const headline = work.draft.fields.headline;
  if (only === undefined || headline === undefined) return;
  const text = textOf(only);
  const dated = work.readDateline(textOf(work.pieces[before]))?.certain === true;
  const held = bylineAt >= 0 || dated;
  if (
    work.draft.fields.standfirst === undefined &&
    rest.length === 1 &&
    from <= work.pieces.indexOf(only) &&
    held &&
    words(text) >= 5 &&
    !isCaps(text) &&
    text.length <= 400
  ) {
    work.draft.fields.standfirst = inlineOf(only) ?? [];
    note(work, 'recognised', 'Taken as the standfirst.', text);
    work.pieces.splice(work.pieces.indexOf(only), 1);
    return;
  }
  for (const piece of rest)
    note(
      work,
      'unsure',
      'What this line before the story is, is not certain; it stays in the text.',
      textOf(piece),
    );
}
