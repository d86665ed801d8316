/** A line of a plain text that has words on it. */
export interface Line {
  /** Without blanks at either end; blanks inside stand as they are, tabs as blanks. */
  text: string;
  /** Columns of blanks before it, a tab counted to the next multiple of 8. */
  indent: number;
  /** An empty line, or the start of the text, comes before it. */
  afterBlank: boolean;
  /** It ended in a blank: a mail program's "format=flowed" says that way that the line goes on. */
  flowed: boolean;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;

/** The lines of a text that have words. Control characters, which no format can carry, go. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let afterBlank = true;
  for (const raw of unquoted(text.replace(CONTROL, '').split('\n'))) {
    const words = raw.trim();
    if (words === '' || /^[\u200b\ufeff]+$/.test(words)) {
      afterBlank = true;
      continue;
    }
    const flowed = / $/.test(raw);
    lines.push({ text: words.replace(/\t+/g, ' '), indent: indentOf(raw), afterBlank, flowed });
    afterBlank = false;
  }
  return lines;
}

/** A mail that was answered or forwarded has its lines behind ">": taken off where nearly every line has it. */
function unquoted(lines: readonly string[]): readonly string[] {
  const filled = lines.filter((line) => line.trim() !== '');
  const quoted = filled.filter((line) => /^>/.test(line)).length;
  if (quoted < 3 || quoted < filled.length * 0.6) return lines;
  return lines.map((line) => line.replace(/^(?:> ?)+/, ''));
}

function indentOf(raw: string): number {
  let columns = 0;
  for (const char of raw) {
    if (char === '\t') columns += 8 - (columns % 8);
    else if (/\s/u.test(char)) columns += 1;
    else break;
  }
  return columns;
}

/** The marker at the head of a list item with the blank after it, or null. */
export function listMarker(
  text: string,
): { kind: 'bullet' | 'number'; number: number; length: number } | null {
  const bullet = /^(?:--|[•‣▪▫■□◦●○◆➢►·∙*+-])\s+(?=\S)/u.exec(text);
  if (bullet) return { kind: 'bullet', number: 1, length: bullet[0].length };
  const number = /^\(?(\d{1,3})[.)]\s+(?=\S)/.exec(text);
  return number?.[1] ? { kind: 'number', number: Number(number[1]), length: number[0].length } : null;
}
