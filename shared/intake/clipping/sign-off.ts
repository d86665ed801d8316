import { knownAgency } from '../../dateline/agencies.ts';
import { inlineToText } from '../../manuscript/inline.ts';
import {
  addEditorNote,
  inlineOf,
  isCaps,
  isLine,
  keepInline,
  note,
  textOf,
  type Work,
  words,
} from './parts.ts';

/** Papers and services that sign stories and are no agencies of datelines. */
const PAPERS = new Set(
  `AGENCIES|AGENCY|AP NEWS|ASIA NEWS NETWORK|ANN|CNA|ASSOCIATED PRESS|AXIOS|BBC|BBC NEWS|BLOOMBERG NEWS|BLOOMBERG OPINION|BUSINESS INSIDER|CHINA DAILY|CNBC|CNET|DW|EPA|EPA-EFE|EURONEWS|FINANCIAL TIMES|FORBES|FT|GUARDIAN|INQUIRER|JAPAN NEWS|JAPAN TIMES|KOREA HERALD|KOREA TIMES|LA TIMES|LOS ANGELES TIMES|MCCLATCHY|MALAY MAIL|NEW YORK TIMES|NEWSWEEK|NHK|NIKKEI|NIKKEI ASIA|NPR|NYT|NYTIMES|NZ HERALD|POLITICO|PRESS ASSOCIATION|REUTER|REUTERS LIFE|SCMP|SKY NEWS|SOUTH CHINA MORNING POST|ST|STAFF REPORT|STRAITS TIMES|TELEGRAPH|THE ASSOCIATED PRESS|THE BUSINESS TIMES|THE CANADIAN PRESS|THE CONVERSATION|THE GUARDIAN|THE INDEPENDENT|THE JAPAN TIMES|THE KOREA HERALD|THE NEW YORK TIMES|THE NEW PAPER|THE STAR|THE STRAITS TIMES|THE TELEGRAPH|THE TIMES|THE WASHINGTON POST|TNS|TRIBUNE NEWS SERVICE|TODAY|USA TODAY|VIETNAM NEWS|VNEXPRESS|VOA|VOX|WASHINGTON POST|WIRED|WP|WP-BLOOMBERG|WSJ|ZAOBAO|THOMSON REUTERS FOUNDATION|UNITED PRESS INTERNATIONAL|WORLD NEWS`.split(
    '|',
  ),
);

function isSigner(text: string): boolean {
  const name = text.trim();
  return (
    knownAgency(name) !== null ||
    PAPERS.has(name.toUpperCase()) ||
    /\b(?:news|press|wire) (?:service|agency|association)$/i.test(name) ||
    /^THE [A-Z]+( [A-Z]+)? (TIMES|POST|NEWS|HERALD|STAR|GUARDIAN|JOURNAL|TRIBUNE|STANDARD)$/.test(name)
  );
}

/** Whether words are one signature or several: "BLOOMBERG", "AFP, REUTERS", "THE KOREA HERALD/ANN". */
export function isSignature(text: string): boolean {
  const names = text.split(/\s*(?:[,/;|&+]|\band\b)\s*/i).filter((name) => name !== '');
  return names.length > 0 && names.length <= 5 && names.every(isSigner);
}

/** Capitals at the end of a story that may be a signature: short and without a full stop. */
function looksSigned(text: string): boolean {
  return (
    isCaps(text) &&
    words(text) <= 4 &&
    text.length >= 2 &&
    text.length <= 40 &&
    /^[\p{Lu}\p{N} .,/&+’'-]+$/u.test(text) &&
    /\p{Lu}{2}/u.test(text)
  );
}

const DRESS = /^[\s([/=（【–—―-]+|[\s)\]/.）】]+$/g;
/** The end of a paragraph behind the end of its last sentence. */
const AFTER_SENTENCE =
  /[.!?…。][)\]"'”’»]*([\s\u00a0]*[–—―-]{1,2}[\s\u00a0]*|[\s\u00a0]+)([([/]?[\p{L}][^.!?…"“”]{0,60}?[\])/]?)\.?$/u;

/**
 * Takes the agency's credit at the end of the story: a line of its own, or words behind the last sentence. Known
 * names in capitals, in brackets, behind a dash or alone on a line are certain; other words in capitals stay where
 * they are and are noted.
 */
export function takeSignOff(work: Work): void {
  const at = work.pieces.findLastIndex((piece) => isLine(piece) && textOf(piece) !== '');
  const piece = work.pieces[at];
  const inline = inlineOf(piece);
  if (
    piece?.kind !== 'block' ||
    inline === null ||
    piece.block.type === 'list' ||
    (at === 0 && !/[.!?]/.test(textOf(piece)))
  )
    return;
  const text = inlineToText(inline);
  const whole = text.length <= 200 ? text.replace(DRESS, '') : '';
  if (isSignature(whole) && (words(text) <= 4 || isCaps(text)) && at > 0) {
    work.draft.fields.signOff = whole;
    work.pieces.splice(at, 1);
    return;
  }
  // AAP and EFE put the initials of the desk behind their name, CNA of Singapore behind a stroke: "- CNA/jr(ca)".
  const [, signer = '', desk = ''] =
    /^(?:[-–—]\s*)?([A-Z]{2,8})[ /]([a-z]{2,4}(?:[/-][a-z]{2,4}|\([a-z]{2,4}\))*)$/.exec(text) ?? [];
  if (signer !== '' && isSignature(signer) && at > 0) {
    work.draft.fields.signOff = signer;
    addEditorNote(work, desk);
    work.pieces.splice(at, 1);
    return;
  }
  if (looksSigned(whole) && at > 1) {
    note(work, 'unsure', 'This may be a sign-off; it stays in the text.', text);
    return;
  }
  const found = AFTER_SENTENCE.exec(text.slice(-120));
  const dashed = /[–—―-]/.test(found?.[1] ?? '');
  const raw = found?.[2] ?? '';
  const words_ = raw.replace(DRESS, '');
  if (found === null || words_ === '') return;
  const dressed = dashed || /^[([/]/.test(raw);
  // PTI puts the initials of its desk behind its name.
  const [, agency = words_, initials = ''] = /^([A-Z]{2,8})((?: [A-Z]{2,4}){1,3})$/.exec(words_) ?? [];
  const name = isSignature(agency) ? agency : words_;
  if (isSignature(name) && (dressed || isCaps(name) || knownAgency(name) === name)) {
    work.draft.fields.signOff = name;
    if (name !== words_) addEditorNote(work, initials.trim());
    const start = text.length - (text.slice(-120).length - found.index);
    const sentence = /^[.!?…。][)\]"'”’»]*/u.exec(text.slice(start))?.[0].length ?? 1;
    piece.block = { ...piece.block, inline: keepInline(inline, start + sentence) };
  } else if (looksSigned(words_) && !dressed) {
    note(work, 'unsure', 'This may be a sign-off; it stays in the text.', words_);
  }
}
