import { canonicalJson } from '../canonical.ts';
import { type Inline, type InlineItem, normaliseInline } from '../manuscript/inline.ts';
import { editScript } from './myers.ts';

/** A stretch of text that both sides have, or only one of them. */
export interface InlineEdit {
  op: 'same' | 'insert' | 'delete';
  inline: Inline;
}

/**
 * What changed between two inline texts, word by word. A word whose marks or link changed is shown as
 * removed and put in again. The `same` and `insert` stretches together are the right side.
 */
export function compareInline(left: Inline, right: Inline): InlineEdit[] {
  const script = editScript(tokens(left), tokens(right), (a, b) => a.key === b.key);
  return script.map((edit) => ({
    op: edit.op,
    inline: normaliseInline(edit.items.map((token) => token.item)),
  }));
}

/** The right side of a comparison, from its stretches. */
export function applyInlineEdits(edits: readonly InlineEdit[]): Inline {
  return normaliseInline(edits.filter((edit) => edit.op !== 'delete').flatMap((edit) => edit.inline));
}

/** The left side of a comparison, from its stretches. */
export function unapplyInlineEdits(edits: readonly InlineEdit[]): Inline {
  return normaliseInline(edits.filter((edit) => edit.op !== 'insert').flatMap((edit) => edit.inline));
}

interface Token {
  key: string;
  item: InlineItem;
}

// A word in a script with blanks; one letter of a script without; a run of blanks; one other character.
const WORDS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}]+|\s+|./gsu;

function tokens(inline: Inline): Token[] {
  const out: Token[] = [];
  for (const item of normaliseInline(inline)) {
    if (item.type === 'break') {
      out.push({ key: canonicalJson(item), item });
      continue;
    }
    const { text, ...dress } = item;
    const dressKey = canonicalJson(dress);
    for (const [word] of text.matchAll(WORDS)) {
      out.push({ key: `${dressKey}${word}`, item: { ...dress, text: word } });
    }
  }
  return out;
}
