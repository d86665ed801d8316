/** Line ends of every kind: CR LF, CR, LF, NEL, line and paragraph separator. */
const LINE_END = /\r\n|[\n\r\u0085\u2028\u2029]/gu;

/**
 * Characters that no format prints: controls, lone surrogates, noncharacters. XML 1.0 (section 2.2)
 * forbids most of them and HTML calls the rest errors. They are left out here, once, so that every format
 * of one story has the same text.
 */
const UNPRINTABLE = /(?![\t\n])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

/** The text without characters that cannot be printed; every line end is one line feed. */
export function printableText(text: string): string {
  return text.replace(LINE_END, '\n').replace(UNPRINTABLE, '');
}

/** `printableText` on one line: line ends and tabs become a space, blanks at the ends go. */
export function printableLine(text: string): string {
  return printableText(text)
    .replace(/[\n\t]+/g, ' ')
    .trim();
}
