import { waitingPlacement } from '../../article/placement.ts';
import { knownAgency } from '../../dateline/agencies.ts';
import { type Inline, inlineFromText, inlineToText } from '../../manuscript/inline.ts';
import { noteBarePictures, pictureToCome } from '../pictures.ts';
import type { PictureWords, Piece } from '../piece.ts';
import { isByline } from './byline.ts';
import { cutInline, inlineOf, isLine, keepInline, note, textOf, type Work, words } from './parts.ts';

const LABEL =
  '(?:(?:ap|afp|epa|reuters|file|handout|supplied|courtesy|st|pool)[ -])?(?:photos?|photographs?|pictures?|pics?|images?|illustration|graphic|screengrab|fotos?|bild(?:er)?|imagen|crédit photo|photo ?: ?crédit)';
const CREDIT_LINE = new RegExp(
  `^[[(]?\\s*(?:(?:${LABEL})(?:\\s+(?:credits?|courtesy(?: of)?|by|from))?|credits?|photo(?:graphed)? by|photographer|image courtesy(?: of)?|courtesy(?: of)?|photo courtesy(?: of)?|bildnachweis|crédit)\\s*(?:[:：–—-]\\s*|(?<=\\b(?:by|of))\\s+)(.+?)\\s*[\\])]?$`,
  'i',
);
const CAPTION_LINE =
  /^[[(]?\s*(?:(?:photo |picture |image )?caption|file (?:photo|picture|image|pic)|in this (?:file )?photo)\s*[:：–—]\s*(.+)$/i;
/** "(Photo by Jane Doe/AFP)", "(AP Photo/Jane Doe)", "PHOTO: EPA-EFE", "REUTERS/Jane Doe/File Photo" at an end. */
const CREDIT_AT_END = new RegExp(
  `(?:[[(]\\s*((?:${LABEL})\\s*(?:credits?\\b|courtesy\\b(?: of)?|by\\b|:|/|via\\b)[^()\\[\\]]{2,100})[\\])]\\.?` +
    `|\\b((?:PHOTOS?|Photos?|PICTURE|Picture|IMAGE|Image|Credit|CREDIT|Photo [Cc]redit|Image [Cc]redit|Photo by|Photograph by|Picture by|Photo courtesy of|Image courtesy of)\\s*(?::|(?<=\\b(?:by|of))\\s)\\s*[^.:()]{2,80})` +
    `|\\(([^()]{2,80}(?: via |/)(?:AP(?: Photo)?|AFP|REUTERS|Reuters|EPA|Getty(?: Images)?|Xinhua|Pool|Bloomberg|PA|dpa|NTB|TT|Shutterstock)(?:(?: via |/)[^()]{2,30})?)\\)` +
    `|(?<=[.!?”"]\\s)(REUTERS/[^.:]{3,60}|(?:AFP|EPA|EPA-EFE|AP|Getty Images|Xinhua)/[^.:]{3,60}))$`,
);
const AGENCY_LINE =
  /^[[(]?(?:REUTERS|AFP|AP Photo|EPA|EPA-EFE|Getty Images|Xinhua|Bloomberg|AP|Alamy|Shutterstock|iStock|Unsplash|NASA|PA Images|PA Wire)\s*(?:[/|–—-]\s*[^.:]{2,60})?[\])]?$/;
const CUE =
  /\((?:left|right|centre|center|l|r|c|above|below|top|bottom|front|back|second|third|from left|from right|pictured|seen here|file)\b[^)]*\)|\b(?:from left|from right|is pictured|are pictured|pictured (?:on|in|at|here|with)|seen (?:here|in this)|in this (?:file )?(?:photo|picture|image|handout)|file (?:photo|picture|image)|looks on|poses? (?:for|with)|shake hands|screengrab|artist[’']s impression)\b/i;

/** Longer than any caption. */
const LONGEST = 1500;

interface Found {
  caption: Inline | null;
  credit: string;
  /** The lines of the source. */
  source: string;
  /** The piece before the credit, which is the caption. */
  before?: Piece;
}

/** The name in a credit: "(Photo by Jane Doe/AFP via Getty Images)" → "Jane Doe/AFP via Getty Images". */
export function creditName(text: string): string {
  const bare = text.replace(/^[[(]\s*|\s*[\])]\.?$/g, '').trim();
  const named = CREDIT_LINE.exec(bare)?.[1];
  return (
    named ?? bare.replace(/^(?:photos?|pictures?|images?)\s*(?:by|\/|:|courtesy of|via)\s*/i, '')
  ).trim();
}

/** Whether a line is nothing but a photo's credit. */
export function isCreditLine(text: string): boolean {
  if (text.length > LONGEST) return false;
  if (AGENCY_LINE.test(text)) return knownAgency(text) === null;
  const name = CREDIT_LINE.exec(text)?.[1];
  return name !== undefined && name.length <= 90 && words(name) <= 12 && !/[.!?]\s+\p{Lu}/u.test(name);
}

/** Whether a line begins or is the words of a photo. */
export function isCaptionLine(text: string): boolean {
  if (text.length > LONGEST) return false;
  return CAPTION_LINE.test(text) || CREDIT_LINE.test(text) || isCreditLine(text);
}

/** Parts a caption from the credit at its end; null when there is none. */
export function splitCredit(caption: string): { caption: string; credit: string } | null {
  if (caption.length > LONGEST) return null;
  const found = CREDIT_AT_END.exec(caption);
  if (!found || found.index === 0) return null;
  const name = creditName(found[1] ?? found[2] ?? found[3] ?? found[4] ?? '');
  return name === '' ? null : { caption: caption.slice(0, found.index).trimEnd(), credit: name };
}

/**
 * Takes captions and credits out of a story and makes placements that wait for their photo: the first, where it
 * stands before the running text, is the lead; others are figures where they stood. A paragraph in the running text
 * with a credit under it is taken as a caption only where it reads like one. `isBody` says what running text is.
 */
export function takeCaptions(work: Work, isBody: (piece: Piece) => boolean): void {
  const kept: Piece[] = [];
  let bodies = 0;
  const bare: PictureWords[] = [];
  for (const piece of work.pieces) {
    if (piece.kind === 'picture') {
      const figure = placePicture(work, piece.picture, bodies > 0 ? 'inline' : 'lead');
      if (figure) kept.push(figure);
      else if (!hasWords(piece.picture) && !piece.picture.came) bare.push(piece.picture);
      continue;
    }
    const found = isLine(piece) ? foundAt(work, piece, kept, bodies) : null;
    if (found === null) {
      // Two are as good as many.
      if (bodies < 2 && isBody(piece)) bodies += 1;
      kept.push(piece);
      continue;
    }
    if (found.before) {
      kept.pop();
      if (isBody(found.before)) bodies -= 1;
    }
    const id = place(work, found, bodies > 0 ? 'inline' : 'lead');
    if (id !== null) kept.push({ kind: 'figure', placementId: id });
  }
  work.pieces = kept;
  noteBarePictures(work.draft, bare);
}

function hasWords(picture: PictureWords): boolean {
  return picture.caption.length > 0 || picture.credit !== '';
}

/** A picture with words becomes a placement: the lead, or a figure where it stands. */
function placePicture(work: Work, picture: PictureWords, role: 'lead' | 'inline'): Piece | null {
  if (!hasWords(picture) && !picture.came) return null;
  const said = inlineToText(picture.caption);
  const split = picture.credit === '' ? splitCredit(said) : null;
  const words = split
    ? { ...picture, caption: keepInline(picture.caption, split.caption.length), credit: split.credit }
    : { ...picture, credit: creditName(picture.credit) };
  const hasLead = work.draft.placements.some((placement) => placement.role === 'lead');
  const use = picture.role ?? (role === 'lead' && !hasLead ? 'lead' : 'inline');
  const isLead = use === 'lead';
  const id = work.newId();
  pictureToCome(work.draft, id, use, words);
  const source = [said, picture.credit, picture.alt].filter((part) => part !== '').join('\n');
  note(work, 'recognised', `${isLead ? 'The lead photo' : 'A photo'} is still to come.`, source);
  return use === 'inline' ? { kind: 'figure', placementId: id } : null;
}

function foundAt(work: Work, piece: Piece, kept: readonly Piece[], bodies: number): Found | null {
  const inline = inlineOf(piece);
  const text = textOf(piece);
  if (inline === null || text.length > LONGEST) return null;
  const labelled = CAPTION_LINE.exec(text)?.[1];
  if (labelled !== undefined) return captioned(labelled, text);
  if (isCreditLine(text)) return withCaptionBefore(work, text, kept, bodies);
  const long = CREDIT_LINE.exec(text)?.[1];
  if (long !== undefined && words(long) > 6) return captioned(long, text);
  const split = splitCredit(text);
  if (split === null || (bodies > 0 && text.length > 400)) return null;
  const caption = keepInline(inline, split.caption.length);
  // Reuters numbers the pictures of a page: "[1/3] A ferry …".
  const number = /^\[\d{1,2}\/\d{1,2}\]\s*/.exec(text)?.[0] ?? '';
  if (number !== '') note(work, 'left-out', 'The number of a picture was left out.', number.trim());
  return { caption: cutInline(caption, number.length), credit: split.credit, source: text };
}

function captioned(text: string, source: string): Found {
  const split = splitCredit(text);
  const caption = inlineFromText(split ? split.caption : text);
  return { caption, credit: split?.credit ?? '', source };
}

function withCaptionBefore(work: Work, line: string, kept: readonly Piece[], bodies: number): Found {
  const credit = creditName(line);
  const before = kept.at(-1);
  const text = textOf(before);
  const isTitle = kept.length === 1 && !/[.!?]["”’)]?$/.test(text);
  const dated = work.readDateline(text)?.certain === true;
  const usable = isLine(before) && text.length <= 700 && !isTitle && !dated && !isByline(text);
  // The first paragraph that reads like running text may be the caption itself.
  const caption = usable && (bodies <= 1 || CUE.test(text)) ? inlineOf(before) : null;
  if (caption && before) {
    const doubtful = bodies === 1 && !CUE.test(text);
    if (doubtful)
      note(work, 'warning', 'The paragraph before a photo credit was taken as its caption.', text);
    return { caption, credit, before, source: `${text}\n${line}` };
  }
  if (usable) {
    note(
      work,
      'unsure',
      'This may be the caption of the photo whose credit follows; it stays in the text.',
      text,
    );
  } else note(work, 'recognised', 'A photo credit without a caption.', line);
  return { caption: null, credit, source: line };
}

/** Makes the placement; its id where it stands in the text, null where it is the lead. */
function place(work: Work, found: Found, role: 'lead' | 'inline'): string | null {
  const { placements } = work.draft;
  const isLead = role === 'lead' && !placements.some((placement) => placement.role === 'lead');
  const id = work.newId();
  placements.push({
    ...waitingPlacement(id, isLead ? 'lead' : 'inline'),
    caption: found.caption,
    credit: found.credit === '' ? null : found.credit,
  });
  note(work, 'recognised', `${isLead ? 'The lead photo' : 'A photo'} is still to come.`, found.source);
  return isLead ? null : id;
}
