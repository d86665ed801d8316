import { isLine, isProse, note, textOf, type Work, words } from './parts.ts';

const HEADER =
  /^(follow(ing)?( (this|these|the))? topics?|(?:related )?topics?|tags?|tagged|filed under|in this (story|article)|explore more( on these topics)?|more on these topics|follow topics? in this (story|article))\s*[:：]\s*(?<names>.*)$/i;
const BARE_HEADER =
  /^(follow(ing)?( (this|these|the))? topics?|related topics|topics in this (story|article)|explore more on these topics|more on these topics)$/i;

/** Whether a line is a header over topics, with or without names behind it. */
export function isTopicHeader(text: string): boolean {
  return text.length <= 600 && (HEADER.test(text) || BARE_HEADER.test(text));
}

/** Takes the names under "Follow topic:" and its like, on its own line or on lines after it, as topics. */
export function takeTopics(work: Work): void {
  const out = new Set<number>();
  for (let at = 0; at < work.pieces.length; at += 1) {
    if (!isLine(work.pieces[at])) continue;
    const header = textOf(work.pieces[at]);
    if (header.length > 600) continue;
    if (!isTopicHeader(header)) continue;
    const labelled = HEADER.exec(header);
    const names = splitNames(labelled?.groups?.names ?? '');
    const lines = [header];
    out.add(at);
    for (let next = at + 1; names.length < 30 && isTopicLine(work, next); next += 1) {
      names.push(...splitNames(textOf(work.pieces[next])));
      lines.push(textOf(work.pieces[next]));
      out.add(next);
      at = next;
    }
    work.draft.topicNames.push(...names.filter((name) => !work.draft.topicNames.includes(name)));
    const found =
      names.length > 0 ? `Topics: ${names.join(', ')}.` : 'A topic line without topics was left out.';
    note(work, names.length > 0 ? 'recognised' : 'left-out', found, lines.join('\n'));
  }
  work.pieces = work.pieces.filter((_, at) => !out.has(at));
}

function splitNames(text: string): string[] {
  return text
    .split(/[,;|•·/]|\s{2,}/)
    .map((name) => name.replace(/^[#\s+]+|[\s+]+$/g, ''))
    .filter((name) => /\p{L}/u.test(name));
}

/** A name of one to six words: no sentence, no dateline, no byline. */
function isTopicLine(work: Work, at: number): boolean {
  const piece = work.pieces[at];
  if (!isLine(piece)) return false;
  const text = textOf(piece);
  if (text.length > 80 || words(text) > 8 || isProse(text) || /[.!?:"”]$/.test(text)) return false;
  if (/^(by|photo|picture|credit|source|published|updated)\b/i.test(text) || /\d{4}|\s[-–—]\s/.test(text))
    return false;
  return work.readDateline(text) === null && splitNames(text).every((name) => words(name) <= 6);
}
