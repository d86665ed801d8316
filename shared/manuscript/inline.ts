import { z } from 'zod';

/** Character marks, in the order in which they are stored and nested on output. */
export const MARKS = ['bold', 'italic', 'underline', 'strike', 'superscript', 'subscript'] as const;
export const markSchema = z.enum(MARKS);
export type Mark = z.infer<typeof markSchema>;

/** A proposed change by a person, not yet accepted or rejected. */
export const suggestionSchema = z.strictObject({
  id: z.string().min(1).max(64),
  kind: z.enum(['insert', 'delete']),
  person: z.string().max(200),
  at: z.string().max(40),
});
export type Suggestion = z.infer<typeof suggestionSchema>;

export const textRunSchema = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1),
  marks: z.array(markSchema).optional(),
  /** http, https or mailto only; see `safeHref`. */
  href: z.string().max(4096).optional(),
  suggestion: suggestionSchema.optional(),
  /** Ids of the comments that are anchored to this run. */
  comments: z.array(z.string().max(64)).optional(),
});
export type TextRun = z.infer<typeof textRunSchema>;

export const lineBreakSchema = z.strictObject({
  type: z.literal('break'),
  suggestion: suggestionSchema.optional(),
});
export type LineBreak = z.infer<typeof lineBreakSchema>;

export const inlineSchema = z.array(z.discriminatedUnion('type', [textRunSchema, lineBreakSchema]));
/** Text with marks, links and line breaks: a headline, a caption, the inside of a paragraph. */
export type Inline = z.infer<typeof inlineSchema>;
export type InlineItem = Inline[number];

/** Inline text without marks. Line feeds become breaks; an empty string becomes empty inline text. */
export function inlineFromText(text: string): Inline {
  const inline: Inline = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) inline.push({ type: 'break' });
    if (line !== '') inline.push({ type: 'text', text: line });
  }
  return inline;
}

/** The words alone, breaks as line feeds. Suggestions of both kinds are included: settle first to print. */
export function inlineToText(inline: Inline): string {
  let text = '';
  for (const item of inline) text += item.type === 'text' ? item.text : '\n';
  return text;
}

/**
 * The one stored form of inline text: marks sorted and unique, empty runs gone, equal neighbours joined,
 * absent properties absent. Two inlines that print and review alike have the same normal form.
 */
export function normaliseInline(inline: Inline): Inline {
  const out: Inline = [];
  for (const item of inline) {
    if (item.type === 'break') {
      out.push(item.suggestion ? { type: 'break', suggestion: item.suggestion } : { type: 'break' });
      continue;
    }
    if (item.text === '') continue;
    const run = tidyRun(item);
    const last = out.at(-1);
    if (last?.type === 'text' && sameDress(last, run)) {
      out[out.length - 1] = { ...last, text: last.text + run.text };
    } else {
      out.push(run);
    }
  }
  return out;
}

function tidyRun(run: TextRun): TextRun {
  const marks = MARKS.filter((mark) => run.marks?.includes(mark));
  const comments = [...new Set(run.comments ?? [])].sort();
  return {
    type: 'text',
    text: run.text,
    ...(marks.length > 0 ? { marks } : {}),
    ...(run.href !== undefined ? { href: run.href } : {}),
    ...(run.suggestion ? { suggestion: run.suggestion } : {}),
    ...(comments.length > 0 ? { comments } : {}),
  };
}

function sameDress(a: TextRun, b: TextRun): boolean {
  return (
    a.href === b.href &&
    sameList(a.marks, b.marks) &&
    sameList(a.comments, b.comments) &&
    sameSuggestion(a.suggestion, b.suggestion)
  );
}

function sameList(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return (a ?? []).join('\n') === (b ?? []).join('\n');
}

/** Whether two suggestions are one and the same, by value. */
export function sameSuggestion(a: Suggestion | undefined, b: Suggestion | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.id === b.id && a.kind === b.kind && a.person === b.person && a.at === b.at;
}
