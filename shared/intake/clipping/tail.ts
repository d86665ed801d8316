import { addEditorNote, isLine, isProse, note, textOf, type Work, words } from './parts.ts';
import { takeSignOff } from './sign-off.ts';

const END_MARK =
  /^[\s\-–—*#=_(/[<.]*(?:ends?|the end|end of (?:story|text|item|release|document)|-?\s?30\s?-?|fin|ende|fini|eom|xxx+|nnnn|endit|endall|\(?more\)?|mehr folgt|#(?:\s*#)*)[\s\-–—*#=_)/\]>.]*$/i;
const RULE = /^(?:[#*_=~•·.–—-]\s*){3,}$/;
/** "(Reporting by …; Editing by …)" and its like. */
const CREDITS =
  /^[[(]*\s*(?:(?:additional|with(?: additional)?|extra|further|original|local|compiled)\s+)?(?:report(?:ing|ed|s)?|writ(?:ing|ten)|edit(?:ing|ed)|compiled|translat(?:ion|ed|ing)|graphics?|research(?:ed)?|produc(?:ed|tion|ing)|bearbeitung|redaktion|redigert|with (?:inputs|files|reporting|contributions|assistance))\b(?:\s*(?:and|&|,)\s*(?:writing|editing|graphics|reporting|translating|research|photography))*\s*(?:by|from|von|par|:)\s*.{2,600}$/i;
const COPYRIGHT =
  /^(?:[[(]\s*)?(?:©|\(c\)|copyright\b|\u00a9).{0,400}$|^.{0,80}\ball rights reserved\.?.{0,120}$/i;
const CONTACTS = /^\(\(.{3,600}\)\)$|^\(?(?:tel|phone|email|e-mail|newsroom|contact)\s*[:：].{3,200}$/i;
/** Initials of those who handled an AFP story: "bur-jj/ser". */
const INITIALS = /^[a-z]{2,4}(?:-[a-z]{2,4})*(?:\/[a-z]{2,4}(?:-[a-z]{2,4})*)+$/;
const KEYWORDS = /^keywords?\s*:\s*(.{2,300})$/i;
const SOURCE = /^source\s*[:：]?\s+(.{2,80})$/i;

/**
 * Takes what stands behind the story: end marks, who reported and edited, copyright, contacts, the agency's sign-off.
 * What is for the desk goes to the editor's note, rights to the usage terms.
 */
export function takeTail(work: Work): void {
  takeBehindEndMark(work);
  const out: number[] = [];
  let signed = false;
  for (let at = work.pieces.length - 1; at > 0; at -= 1) {
    const piece = work.pieces[at];
    if (!isLine(piece)) break;
    if (takeOne(work, textOf(piece))) out.push(at);
    else if (!signed && work.draft.fields.signOff === undefined) {
      signed = true;
      const before = work.pieces.length;
      const rest = work.pieces.splice(at + 1);
      takeSignOff(work);
      const gone = work.pieces.length < before - rest.length;
      work.pieces.push(...rest);
      if (!gone) break;
      for (let each = 0; each < out.length; each += 1) out[each] = (out[each] ?? 0) - 1;
    } else break;
  }
  work.pieces = work.pieces.filter((_, at) => !out.includes(at));
}

function takeOne(work: Work, text: string): boolean {
  const { fields } = work.draft;
  const keywords = KEYWORDS.exec(text)?.[1];
  if (END_MARK.test(text) || RULE.test(text)) note(work, 'left-out', 'An end mark was left out.', text);
  else if (CREDITS.test(text) && words(text) <= 90) {
    addEditorNote(work, text);
    note(work, 'recognised', 'Who reported and edited went to the editor’s note.', text);
  } else if (COPYRIGHT.test(text) && !isBody(text)) {
    fields.usageTerms = fields.usageTerms ? `${text}\n${fields.usageTerms}` : text;
    note(work, 'recognised', 'A copyright line went to the usage terms.', text);
  } else if (CONTACTS.test(text) || INITIALS.test(text)) {
    addEditorNote(work, text);
    note(work, 'recognised', 'A line for the desk went to the editor’s note.', text);
  } else if (keywords !== undefined) {
    fields.keywords = [
      ...(fields.keywords ?? []),
      ...keywords.split(/\s*[,;/]\s*/).filter((word) => word !== ''),
    ];
    note(work, 'recognised', 'Taken as keywords.', text);
  } else if (SOURCE.test(text) && fields.signOff === undefined) {
    fields.signOff = SOURCE.exec(text)?.[1] ?? '';
    note(work, 'recognised', 'Taken as the sign-off.', text);
  } else return false;
  return true;
}

function isBody(text: string): boolean {
  return words(text) > 60;
}

/** Behind an end mark stand notes to editors and contacts: never printed, never lost. */
function takeBehindEndMark(work: Work): void {
  const at = work.pieces.findIndex((piece, index) => index > 0 && isLine(piece) && isEndMark(textOf(piece)));
  if (at < 0) return;
  const before = work.pieces.slice(0, at);
  const behind = work.pieces.slice(at + 1);
  const isStory = before.some((piece) => isProse(textOf(piece)));
  const length = (pieces: Work['pieces']) => pieces.reduce((sum, piece) => sum + textOf(piece).length, 0);
  if (!isStory || length(behind) > length(before)) return;
  note(work, 'left-out', 'An end mark was left out.', textOf(work.pieces[at]));
  const text = behind
    .map(textOf)
    .filter((words) => words !== '')
    .join('\n');
  if (text !== '') {
    addEditorNote(work, text);
    note(work, 'recognised', 'What stands behind the end mark went to the editor’s note.', text);
  }
  work.pieces = before;
}

/** "More" and a row of signs may also stand in the middle of a story. */
function isEndMark(text: string): boolean {
  return END_MARK.test(text) && !/more|mehr/i.test(text) && /[a-z0-9]|#\s*#/i.test(text);
}
