import { inlineFromText, inlineToText } from '../../manuscript/inline.ts';
import { withoutFullBold } from '../html/writer.ts';
import type { Piece } from '../piece.ts';
import { isByline } from './byline.ts';
import { listMarker } from './lines.ts';
import { cutInline, inlineOf, isCaps, isLine, note, textOf, type Work, words } from './parts.ts';

/** What wires put before a headline: "UPDATE 2-", "REFILE-UPDATE 1-", "EXCLUSIVE-". */
const PREFIX =
  /^(?:(?:(?:UPDATE|WRAPUP|CORRECTED|RECASTS|LEAD|WRITETHRU)(?: \d+)?|REFILE|RPT|REPEAT|CORRECTION|DELETED|WITHDRAWAL|EXCLUSIVE|ANALYSIS|FACTBOX|TIMELINE|URGENT|BREAKING|BREAKING NEWS|FLASH|ADVISORY|INSIGHT|FEATURE|POLL|REUTERS POLL|INTERVIEW|SNAPSHOT|EXPLAINER|NEWSMAKER|PREVIEW|INSTANT VIEW|GRAPHIC|BRIEF|TEXT|DIARY|COLUMN|FOCUS|SPECIAL REPORT|HIGHLIGHTS|TAKE A LOOK|(?:\d(?:st|nd|rd|th) )?(?:LD|LEAD|LEDE)(?:-WRITETHRU)?|Eds|ALERT|PICTURES|UPDATED?|GLOBAL MARKETS|EMERGING MARKETS|FOREX|METALS|PRECIOUS|OIL|STOCKS|US STOCKS|TREASURIES|SOCCER|TENNIS|GOLF|CRICKET|RUGBY|OLYMPICS|ATHLETICS|CYCLING|MOTOR RACING|BASKETBALL|BASEBALL)(?:\s*[-–—:]\s*|\s*[(/][^)]{0,20}[)/]\s*[-–—:]?\s*))+(?=\S)/;
/** Scripts that put no blanks between words. */
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{4}/u;
const MARKDOWN = /^#\s+(?=\S)/;
/** "(LEAD) ", "(2nd LD) ", "(News Focus) " */
const BRACKETED_PREFIX =
  /^\((?:\d(?:st|nd|rd|th) )?(?:[A-Z][A-Z0-9 -]{1,24}|(?:News|Yonhap) (?:Focus|Analysis|Interview|Feature))\)\s+(?=\S)/;
/** "RELEASE: 12-428 ", "Media Advisory: " */
const RELEASE_PREFIX =
  /^(?:(?:news|press|media)\s+)?(?:release|advisory)\s*(?:no\.?)?\s*[:–—-]\s*(?:[A-Z]{0,3}\d{2,4}[-/]\d{1,5}[:\s]\s*)?(?=\S+\s+\S+\s+\S)/i;

/**
 * Takes the headline out of the first pieces: what the source marks as one; else a line of three words and more in
 * capitals directly before the story, else the first line of three words. How many pieces are left of them.
 */
export function takeHeadline(work: Work, before: number): number {
  const at = headlineIndex(work, before);
  const inline = inlineOf(work.pieces[at]);
  if (at < 0 || inline === null) return before;
  const taken = brokenHeadline(work, at, before);
  const whole = taken.length > 1 ? inlineFromText(taken.join(' ')) : withoutFullBold(inline);
  const text = inlineToText(whole);
  const prefix =
    PREFIX.exec(text)?.[0] ??
    BRACKETED_PREFIX.exec(text)?.[0] ??
    RELEASE_PREFIX.exec(text)?.[0] ??
    MARKDOWN.exec(text)?.[0] ??
    '';
  if (prefix !== '') note(work, 'recognised', 'The mark before the headline was taken off.', prefix.trim());
  work.draft.fields.headline = cutInline(whole, prefix.length);
  work.pieces.splice(at, taken.length);
  return before - taken.length;
}

function headlineIndex(work: Work, before: number): number {
  const marked = work.pieces.findIndex(
    (piece, at) =>
      at < before && piece.kind === 'block' && (piece.heading === 1 || MARKDOWN.test(textOf(piece))),
  );
  if (marked >= 0) return marked;
  if (brokenHeadline(work, 0, before).length > 1) return 0;
  const can = (at: number, least: number) => {
    const text = textOf(work.pieces[at]);
    return (
      isLine(work.pieces[at]) &&
      text.length <= 250 &&
      (words(text) >= least || (SPACELESS.test(text) && text.length >= least * 3)) &&
      !isByline(text) &&
      listMarker(text) === null
    );
  };
  /** Two words that may be a name or a section, or a few with a full stop, before what is more of a headline. */
  const isKicker = (at: number) => {
    const text = textOf(work.pieces[at]);
    const short = /^\p{Lu}\S* \p{Lu}\S*$/u.test(text) || (words(text) <= 4 && /[.:]$/.test(text));
    const better = (piece: Piece) => words(textOf(piece)) >= 4 && !/[.:]$/.test(textOf(piece));
    return short && work.pieces.slice(at + 1, before).some(better);
  };
  const last = before - 1;
  const others = work.pieces.slice(0, Math.max(0, last)).map(textOf);
  if (
    last > 0 &&
    can(last, 4) &&
    isCaps(textOf(work.pieces[last])) &&
    !others.some((text) => words(text) >= 5)
  )
    return last;
  for (let at = 0; at < before; at += 1) if (can(at, 2) && !isKicker(at)) return at;
  for (let at = 0; at < before; at += 1) if (can(at, 2)) return at;
  return before === 1 && can(0, 1) ? 0 : -1;
}

/** A headline set in capitals over several short lines is one. */
function brokenHeadline(work: Work, at: number, before: number): string[] {
  const lines = [textOf(work.pieces[at])];
  for (let next = at + 1; next < before && lines.length < 5; next += 1) {
    const piece = work.pieces[next];
    if (piece?.kind !== 'block' || !piece.tight || !isLine(piece)) break;
    lines.push(textOf(piece));
  }
  const after = work.pieces[at + lines.length];
  const parted = after === undefined || after.kind !== 'block' || !after.tight;
  const broken =
    at === 0 && parted && lines.length > 1 && lines.every((text) => isCaps(text) && text.length <= 45);
  return broken ? lines : lines.slice(0, 1);
}

/** The headline once more, as mails and pages repeat it, is left out. */
export function takeRepeatedHeadline(work: Work, before: number): number {
  const headline = bare(inlineToText(work.draft.fields.headline ?? []));
  const at = work.pieces.findIndex(
    (piece, index) => index < before && isLine(piece) && bare(textOf(piece)) === headline,
  );
  if (headline === '' || at < 0) return before;
  note(work, 'left-out', 'The headline stands twice; the second was left out.', textOf(work.pieces[at]));
  work.pieces.splice(at, 1);
  return before - 1;
}

function bare(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/**
 * One line of five words or more between the headline and a byline or a dateline is the standfirst: nothing else
 * stands there. Other lines stay in the text.
 */
export function takeStandfirst(work: Work, before: number, held: boolean): void {
  const rest = work.pieces.slice(0, before).filter((piece) => isLine(piece));
  const [only] = rest;
  if (only === undefined) return;
  const { fields } = work.draft;
  const text = textOf(only);
  const fits = words(text) >= 5 && !isCaps(text) && text.length <= 400 && listMarker(text) === null;
  if (fields.headline !== undefined && fields.standfirst === undefined && rest.length === 1 && held && fits) {
    fields.standfirst = inlineOf(only) ?? [];
    note(work, 'recognised', 'Taken as the standfirst.', text);
    work.pieces.splice(work.pieces.indexOf(only), 1);
    return;
  }
  const message =
    rest.length === 1
      ? 'It is not certain what this line before the story is; it stays in the text.'
      : 'It is not certain what these lines before the story are; they stay in the text.';
  note(work, 'unsure', message, rest.map(textOf).join('\n'));
}
