import { bylineNames, isNameAndAgency } from './byline.ts';
import {
  addEditorNote,
  inlineOf,
  isLine,
  isProse,
  keepInline,
  note,
  textOf,
  type Work,
  words,
} from './parts.ts';
import { isSignature, takeSignOff } from './sign-off.ts';

const END_MARK =
  /^[\s\-–—*#=_(/[<.]*(?:ends?|the end|end of (?:story|text|item|release|document)|-?\s?30\s?-?|fin|ende|fini|eom|xxx+|nnnn|endit|endall|끝|完|了|\(?more\)?|mehr folgt|#(?:\s*#)*)[\s\-–—*#=_)/\]>.]*$/i;
const RULE = /^(?:[#*_=~•·.–—-]\s*){3,}$/;
/** "(Reporting by …; Editing by …)" and its like. */
const CREDITS =
  /^[[(]*\s*(?:(?:additional|with(?: additional)?|extra|further|original|local|compiled)\s+)?(?:report(?:ing|ed|s)?|writ(?:ing|ten)|edit(?:ing|ed)|compiled|translat(?:ion|ed|ing)|graphics?|research(?:ed)?|produc(?:ed|tion|ing)|bearbeitung|redaktion|redigert|with (?:inputs|files|reporting|contributions|assistance))\b(?:\s*(?:and|&|,)\s*(?:writing|editing|graphics|reporting|translating|research|photography))*\s*(?:by|from|von|par|:)\s*.{2,600}$/i;
const COPYRIGHT =
  /^(?:[[(]\s*)?(?:©|\(c\)|copyright\b|\u00a9).{0,400}$|^.{0,80}\ball rights reserved\.?.{0,120}$/i;
const CONTACTS =
  /^[\w.+-]+@[\w-]+\.[\w.-]+$|^\(\(.{3,600}\)\)$|^\(?(?:tel|phone|email|e-mail|newsroom|contact)\s*[:：].{3,200}$/i;
/** "（編輯：王大明）1130603", "(記者王大明)": who reported and edited, in Chinese. */
const CHINESE_CREDITS =
  /^[（(]\s*(?:記者|记者|編輯|编辑|責任編輯|责任编辑|責編|责编|編譯|编译|譯者|译者)\s*[:：]?.{1,80}[)）]\s*\d{0,8}$/u;
/** "홍길동 기자 hong@example.kr": a Korean reporter and where to write to. */
const KOREAN_CONTACT =
  /^(?:[/=·]?\s*\p{Script=Hangul}{2,5}\s*(?:기자|특파원|인턴기자|선임기자)?\s*)?[(<]?[\w.+-]+@[\w-]+\.[\w.-]+[)>]?$/u;
/** Initials of those who handled an AFP story: "bur-jj/ser". */
const INITIALS = /^[a-z]{2,4}(?:-[a-z]{2,4})*(?:\/[a-z]{2,4}(?:-[a-z]{2,4})*)+$/;
const KEYWORDS = /^keywords?\s*:\s*(.{2,300})$/i;
/** Headers over what is for editors only. */
const NOT_FOR_PRINT =
  /^[#*\s]*(?:notizblock|(?:editors?.{0,2} )?notes? (?:to|for) (?:the )?(?:editors?|media|newsrooms?|desks?)|editors?.{0,2} notes?|not for publication|for editors(?: only)?|(?:media|press|news)(?: and investor)? (?:contacts?|enquiries|inquiries|relations|office)|contact(?: us| information| details)?|contacts|die folgenden informationen sind nicht.{0,60}|kontakt|pressekontakt)\s*[:：]?\**$/i;
/** End marks behind the last sentence. */
const MARK_AT_END =
  /(?<=[.!?…。]["”’»)]?)\s*(?:(?<=\s)enditem|endit|ends|\(ends?\)|\[end\]|-?end-|\(more\)|-30-|#{3,}|[(（][끝完了][)）])\.?$/i;
/** No line behind a story is longer: running text is not held against these patterns. */
const LONGEST_LINE = 1200;
const SOURCE = /^source\s*[:：]?\s+(.{2,80})$/i;

/**
 * Takes what stands behind the story: end marks, who reported and edited, copyright, contacts, the agency's sign-off.
 * What is for the desk goes to the editor's note, rights to the usage terms.
 */
export function takeTail(work: Work): void {
  takeBehindEndMark(work);
  takeBehindSource(work);
  takeMarkAtEnd(work);
  let out = new Set<number>();
  let signed = false;
  for (let at = work.pieces.length - 1; at > 0; at -= 1) {
    const piece = work.pieces[at];
    if (!isLine(piece)) break;
    if (takeOne(work, textOf(piece), textOf(work.pieces[at - 1]))) out.add(at);
    else if (!signed && work.draft.fields.signOff === undefined) {
      signed = true;
      const before = work.pieces.length;
      const rest = work.pieces.splice(at + 1);
      takeSignOff(work);
      const gone = work.pieces.length < before - rest.length;
      work.pieces.push(...rest);
      if (!gone) break;
      out = new Set([...out].map((each) => each - 1));
    } else break;
  }
  work.pieces = work.pieces.filter((_, at) => !out.has(at));
}

function takeOne(work: Work, text: string, before: string): boolean {
  if (text.length > LONGEST_LINE) return false;
  const { fields } = work.draft;
  const keywords = KEYWORDS.exec(text)?.[1];
  if (text.length <= 120 && (END_MARK.test(text) || RULE.test(text))) {
    note(work, 'left-out', 'An end mark was left out.', text);
  } else if ((CREDITS.test(text) && words(text) <= 90) || CHINESE_CREDITS.test(text)) {
    addEditorNote(work, text);
    note(work, 'recognised', 'Who reported and edited went to the editor’s note.', text);
  } else if (COPYRIGHT.test(text) && !isBody(text)) {
    fields.usageTerms = fields.usageTerms ? `${text}\n${fields.usageTerms}` : text;
    note(work, 'recognised', 'A copyright line went to the usage terms.', text);
  } else if (isNameAndAgency(text)) {
    fields.byline = [...bylineNames(text), ...(fields.byline ?? [])];
    note(work, 'recognised', 'Taken as the byline.', text);
  } else if (
    CONTACTS.test(text) ||
    KOREAN_CONTACT.test(text) ||
    INITIALS.test(text) ||
    repeatsInitials(text, before)
  ) {
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

/** PTI ends with the initials of its desk, once behind the text and once on a line of their own. */
function repeatsInitials(text: string, before: string): boolean {
  return /^[A-Z]{2,4}$/.test(text) && before.endsWith(` ${text}`);
}

function takeMarkAtEnd(work: Work): void {
  const piece = work.pieces.findLast((each) => isLine(each));
  const inline = inlineOf(piece);
  const text = textOf(piece);
  const found = MARK_AT_END.exec(text.slice(-40));
  if (piece?.kind !== 'block' || piece.block.type === 'list' || inline === null || found === null) return;
  note(work, 'left-out', 'An end mark was left out.', found[0].trim());
  piece.block = { ...piece.block, inline: keepInline(inline, text.length - found[0].length) };
}

/** Behind an end mark, or a header for editors, stand notes and contacts: never printed, never lost. */
function takeBehindEndMark(work: Work): void {
  const at = endOfStory(work.pieces);
  if (at < 0) return;
  const isMark = isEndMark(textOf(work.pieces[at]));
  if (isMark) note(work, 'left-out', 'An end mark was left out.', textOf(work.pieces[at]));
  const text = work.pieces
    .slice(isMark ? at + 1 : at)
    .map(textOf)
    .filter((words) => words !== '')
    .join('\n');
  if (text !== '') {
    addEditorNote(work, text);
    note(work, 'recognised', 'What stands behind the end of the story went to the editor’s note.', text);
  }
  work.pieces = work.pieces.slice(0, at);
}

/** "Source: AFP/fs" ends a story on a page; what follows is the page's own. */
function takeBehindSource(work: Work): void {
  const { pieces, draft } = work;
  const total = pieces.reduce((sum, piece) => sum + textOf(piece).length, 0);
  let passed = 0;
  for (const [at, piece] of pieces.entries()) {
    const text = textOf(piece);
    passed += text.length;
    const [, signer = '', initials = ''] =
      /^source\s*[:：]\s*([^/]{2,40})(\/[a-z]{2,5})*$/i.exec(text.slice(0, 120)) ?? [];
    if (
      at === 0 ||
      text.length > 80 ||
      !isLine(piece) ||
      signer === '' ||
      !isSignature(signer) ||
      passed < total * 0.5
    )
      continue;
    draft.fields.signOff ??= signer.trim();
    note(work, 'recognised', 'Taken as the sign-off.', text);
    if (initials !== '') addEditorNote(work, initials.slice(1));
    const behind = pieces
      .slice(at + 1)
      .map(textOf)
      .filter((words) => words !== '')
      .join('\n');
    if (behind !== '') note(work, 'left-out', 'What the page has behind the story was left out.', behind);
    work.pieces = pieces.slice(0, at);
    return;
  }
}

/** The first mark or header with running text before it and no more behind it than before; -1 when there is none. */
function endOfStory(pieces: Work['pieces']): number {
  let left = pieces.reduce((sum, piece) => sum + textOf(piece).length, 0);
  let passed = 0;
  let isStory = false;
  for (const [at, piece] of pieces.entries()) {
    const text = textOf(piece);
    left -= text.length;
    const ends = text.length <= 120 && isLine(piece) && (isEndMark(text) || NOT_FOR_PRINT.test(text));
    if (ends && isStory && left <= passed) return at;
    passed += text.length;
    isStory ||= isProse(text);
  }
  return -1;
}

/** "More" and a row of signs may also stand in the middle of a story. */
function isEndMark(text: string): boolean {
  return END_MARK.test(text) && !/more|mehr/i.test(text) && /[a-z0-9]|#\s*#/i.test(text);
}
