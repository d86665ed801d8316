import type { Mark } from '../manuscript/inline.ts';
import type { StoryInline, StoryList, StoryRun } from '../story/story.ts';
import type { PackageInput, PackagePhoto } from './input.ts';
import { afterRunIn, layOut, type TextBlock } from './layout.ts';
import { type Element, el, type Markup } from './markup/element.ts';

const TAGS: Readonly<Record<Mark, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  superscript: 'sup',
  subscript: 'sub',
};

export interface BodyOptions {
  /** `inline`: those that stand in the text; `all`: also the lead before and the others after it. */
  figures: 'inline' | 'all';
  /** Classes on dateline, sign-off and figures, for our own page; CMSs get bare elements. */
  classes: boolean;
}

/** The body as HTML elements, in print order, dateline and sign-off included. */
export function bodyElements(input: PackageInput, options: BodyOptions): Element[] {
  const layout = layOut(input);
  const out: Element[] = [];
  const show = (photo: PackagePhoto) => {
    const figure = figureElement(photo, options.classes);
    if (figure) out.push(figure);
  };
  if (options.figures === 'all') for (const photo of layout.lead) show(photo);
  // Level 2 prints as h3, but never right below the headline's h1: a level would be missing.
  let top: 'h2' | 'h3' = 'h2';
  for (const part of layout.body) {
    if (part.type === 'figure') show(part.photo);
    else if (part.block.type === 'crosshead') {
      if (part.block.level === 1) top = 'h3';
      out.push(el(part.block.level === 1 ? 'h2' : top, null, inlineElements(part.block.inline)));
    } else out.push(textElement(part.block, part.runIn, options));
  }
  if (options.figures === 'all') for (const photo of layout.rest) show(photo);
  if (input.fields.signOff !== '') {
    out.push(el('p', options.classes ? { class: 'sign-off' } : null, input.fields.signOff));
  }
  return out;
}

function textElement(block: TextBlock, runIn: string, options: BodyOptions): Element {
  if (block.type === 'list') return listElement(block);
  const inline = inlineElements(block.inline);
  if (block.type === 'quote') return el('blockquote', null, el('p', null, inline));
  if (runIn === '') return el('p', null, inline);
  const gap = inline.length === 0 ? '' : afterRunIn(runIn);
  if (!options.classes) return el('p', null, runIn + gap, inline);
  return el('p', null, el('span', { class: 'dateline' }, runIn), gap, inline);
}

function listElement(list: StoryList): Element {
  const items = list.items.map((item) =>
    el('li', null, inlineElements(item.inline), item.sub ? listElement(item.sub) : null),
  );
  if (list.kind === 'bullet') return el('ul', null, items);
  return el('ol', { start: list.start === 1 ? null : list.start }, items);
}

/** Inline text as HTML: one link around all neighbours with its address, marks inside, in their fixed order. */
export function inlineElements(inline: StoryInline): Markup[] {
  const out: Markup[] = [];
  let index = 0;
  while (index < inline.length) {
    const item = inline[index];
    if (!item) break;
    if (item.type === 'break') {
      out.push(el('br', null));
      index += 1;
    } else if (item.href === null) {
      out.push(markedElement(item));
      index += 1;
    } else {
      const linked: Markup[] = [];
      for (let next = inline[index]; next?.type === 'text' && next.href === item.href; next = inline[index]) {
        linked.push(markedElement(next));
        index += 1;
      }
      out.push(el('a', { href: item.href }, linked));
    }
  }
  return out;
}

function markedElement(run: StoryRun): Markup {
  return run.marks.reduceRight<Markup>((inner, mark) => el(TAGS[mark], null, inner), run.text);
}

/** The picture with its caption and credit, or null when the package has no file of it. */
export function figureElement(photo: PackagePhoto, classes: boolean): Element | null {
  const file = photo.renditions.find((one) => one.name === 'web') ?? photo.renditions[0];
  if (!file) return null;
  const caption = inlineElements(photo.caption);
  const gap = caption.length > 0 && photo.credit !== '' ? ' ' : '';
  const credit =
    classes && photo.credit !== '' ? el('span', { class: 'credit' }, photo.credit) : photo.credit;
  const words = caption.length === 0 && credit === '' ? null : el('figcaption', null, caption, gap, credit);
  return el(
    'figure',
    classes ? { class: photo.role } : null,
    el('img', { src: file.path, alt: photo.altText, width: file.width, height: file.height }),
    words,
  );
}
