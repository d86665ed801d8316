import type { Mark } from '../../manuscript/inline.ts';
import type { StoryInline, StoryList, StoryRun } from '../../story/story.ts';
import { type Element, el, type Markup, rows } from '../markup/element.ts';

/** Inline text as NITF: every mark is an em with its name as class, since NITF has no other; links are a. */
export function nitfInline(inline: StoryInline): Markup[] {
  return inline.map((item) => {
    if (item.type === 'break') return el('br', null);
    const marked = nitfMarks(item);
    return item.href === null ? marked : el('a', { href: item.href }, marked);
  });
}

function nitfMarks(run: StoryRun): Markup {
  return run.marks.reduceRight<Markup>((inner, mark: Mark) => el('em', { class: mark }, inner), run.text);
}

/** A list with its sub-lists inside the items. */
export function nitfList(list: StoryList): Element {
  const items = list.items.map((item) =>
    el('li', null, nitfInline(item.inline), item.sub && nitfList(item.sub)),
  );
  if (list.kind === 'bullet') return rows('ul', null, items);
  return rows('ol', { seqnum: list.start === 1 ? null : list.start }, items);
}
