import { knownAgency } from '../../dateline/agencies.ts';
import { words } from './parts.ts';

const LABEL =
  '(?:(?:ap|afp|epa|reuters|file|handout|supplied|courtesy|st|pool)[ -])?(?:photos?|photographs?|pictures?|pics?|images?|illustration|graphic|screengrab|fotos?|bild(?:er)?|imagen|crédit photo|photo ?: ?crédit)';
const CREDIT_LINE = new RegExp(
  `^[[(]?\\s*(?:(?:${LABEL})(?:\\s+(?:credits?|courtesy(?: of)?|by|from))?|credits?|image source|photo(?:graphed)? by|photographer|image courtesy(?: of)?|courtesy(?: of)?|photo courtesy(?: of)?|bildnachweis|crédit)\\s*(?:[:：–—-]\\s*|(?<=\\bimage source),\\s*|(?<=\\b(?:by|of))\\s+)(.+?)\\s*[\\])]?$`,
  'i',
);
const CAPTION_LINE =
  /^[[(]?\s*(?:(?:(?:photo |picture |image )?caption|file (?:photo|picture|image|pic)|in this (?:file )?photo)\s*[:：–—]|image caption,)\s*(.+)$/i;
/** "(Photo by Jane Doe/AFP)", "(AP Photo/Jane Doe)", "PHOTO: EPA-EFE", "REUTERS/Jane Doe/File Photo" at an end. */
const CREDIT_AT_END = new RegExp(
  `(?:[[(]\\s*((?i:${LABEL})\\s*(?:[Cc]redits?\\b|[Cc]ourtesy\\b(?: of)?|by\\b|:|/|via\\b)[^()\\[\\]]{2,100})[\\])]\\.?` +
    `|\\b((?:PHOTOS?|Photos?|FOTOS?|Fotos?|Bild|BILD|PHOTOGRAPH|Photograph|PICTURE|Picture|IMAGE|Image|Credit|CREDIT|Photo [Cc]redit|Image [Cc]redit|Photo by|Photograph by|Picture by|Photo courtesy of|Image courtesy of)\\s*(?::|(?<=\\b(?:by|of))\\s)\\s*[^.:()]{2,80})` +
    `|(?<=[.!?”"])\\s?(Credit\\s*(?:\\.\\.\\.|…)\\s*[^.:()]{2,80})` +
    `|\\(([^()]{2,80}(?: via |/)(?:AP(?: Photo)?|AFP|REUTERS|Reuters|EPA|Getty(?: Images)?|Xinhua|Pool|Bloomberg|PA|dpa|NTB|TT|Shutterstock)(?:(?: via |/)[^()]{2,30})?)\\)` +
    `|(?<=[.!?”"]\\s)(REUTERS/[^.:]{3,60}|(?:AFP|EPA|EPA-EFE|AP|Getty Images|Xinhua)/[^.:]{3,60}))$`,
);
const AGENCY_LINE =
  /^[[(]?(?:REUTERS|AFP|AP Photo|EPA|EPA-EFE|Getty Images|Xinhua|Bloomberg|AP|Alamy|Shutterstock|iStock|Unsplash|NASA|PA Images|PA Wire)\s*(?:[/|–—-]\s*[^.:]{2,60})?[\])]?$/;
/** Words that only captions have. */
export const CAPTION_CUE =
  /\((?:left|right|centre|center|l|r|c|above|below|top|bottom|front|back|second|third|from left|from right|pictured|seen here|file)\b[^)]*\)|\b(?:from left|from right|is pictured|are pictured|pictured (?:on|in|at|here|with)|seen (?:here|in this)|in this (?:file )?(?:photo|picture|image|handout)|file (?:photo|picture|image)|looks on|poses? (?:for|with)|shake hands|screengrab|artist[’']s impression)\b/i;

/** Longer than any caption. */
export const LONGEST_CAPTION = 1500;

/** The name in a credit: "(Photo by Jane Doe/AFP via Getty Images)" → "Jane Doe/AFP via Getty Images". */
export function creditName(text: string): string {
  const bare = text.replace(/^[[(]\s*|\s*[\])]\.?$/g, '').trim();
  // "ST PHOTO: JASON QUAH", "AP Photo/Jane Doe": whose photo it is belongs to the credit.
  if (/^(?:ap|afp|epa|reuters|st|pool|handout|supplied) (?:photo|picture|image)s?\b/i.test(bare)) return bare;
  const named = CREDIT_LINE.exec(bare)?.[1];
  return (
    named ??
    bare.replace(
      /^(?:photos?|fotos?|bild|photographs?|pictures?|images?|credit)\s*(?:by|\/|:|courtesy of|via|\.\.\.|…)\s*/i,
      '',
    )
  ).trim();
}

/** Whether a line is nothing but a photo's credit. */
export function isCreditLine(text: string): boolean {
  if (text.length > LONGEST_CAPTION) return false;
  if (AGENCY_LINE.test(text)) return knownAgency(text) === null;
  const name = creditOfLine(text) ?? undefined;
  // "Picture: The minister leaves on Tuesday (Jane Roe/PA)" is a caption with a credit of its own.
  if (name !== undefined && words(name) > 3 && splitCredit(name)) return false;
  return name !== undefined && name.length <= 90 && words(name) <= 12 && !/[.!?]\s+\p{Lu}/u.test(name);
}

/** Whether a line begins or is the words of a photo. */
export function isCaptionLine(text: string): boolean {
  if (text.length > LONGEST_CAPTION) return false;
  return CAPTION_LINE.test(text) || CREDIT_LINE.test(text) || isCreditLine(text);
}

/** Parts a caption from the credit at its end; null when there is none. */
export function splitCredit(caption: string): { caption: string; credit: string } | null {
  if (caption.length > LONGEST_CAPTION) return null;
  const found = CREDIT_AT_END.exec(caption);
  if (!found || found.index === 0) return null;
  const name = creditName(found.slice(1).find((part) => part !== undefined) ?? '');
  return name === '' ? null : { caption: caption.slice(0, found.index).trimEnd(), credit: name };
}

/** The words behind "Caption:" and its like, or null. */
export function captionAfterLabel(text: string): string | null {
  return CAPTION_LINE.exec(text)?.[1] ?? null;
}

/** The words behind "Photo:" and its like, or null. */
export function creditOfLine(text: string): string | null {
  const name = CREDIT_LINE.exec(text)?.[1] ?? null;
  // The pattern takes off a bracket around the line; one that was opened inside belongs to the words.
  return name !== null && name.lastIndexOf('(') > name.lastIndexOf(')') ? `${name})` : name;
}
