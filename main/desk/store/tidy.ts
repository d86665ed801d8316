import type { Fields } from '../../../shared/article/fields.ts';
import type { Placement } from '../../../shared/article/placement.ts';
import type { Block, ListItem, SubList } from '../../../shared/manuscript/blocks.ts';
import { normaliseInline } from '../../../shared/manuscript/inline.ts';

/** A block in the one form in which it is kept, so that equal words have equal hashes. */
export function tidyBlock(block: Block): Block {
  const whole = wellFormed(block);
  if (whole.type === 'figure') return whole;
  if (whole.type === 'list') return { ...whole, items: whole.items.map(tidyItem) };
  return { ...whole, inline: normaliseInline(whole.inline) };
}

function tidyItem(item: ListItem): ListItem {
  const { sub, ...rest } = item;
  const tidy = { ...rest, inline: normaliseInline(item.inline) };
  return sub ? { ...tidy, sub: tidySub(sub) } : tidy;
}

function tidySub(sub: SubList): SubList {
  return { ...sub, items: sub.items.map(tidyItem) };
}

/** Fields in the one form in which they are kept; undefined ones are left out. */
export function tidyFields(fields: { [Name in keyof Fields]?: Fields[Name] | undefined }): Partial<Fields> {
  const whole = wellFormed(fields) as Partial<Fields>;
  return {
    ...whole,
    ...(whole.headline ? { headline: normaliseInline(whole.headline) } : {}),
    ...(whole.standfirst ? { standfirst: normaliseInline(whole.standfirst) } : {}),
  };
}

export function tidyPlacement(placement: Placement): Placement {
  const whole = wellFormed(placement);
  return whole.caption === null ? whole : { ...whole, caption: normaliseInline(whole.caption) };
}

/**
 * The value with every half of a broken character replaced by U+FFFD. JSON carries such halves, hashes and
 * UTF-8 cannot; refusing the save for one of them would lose the rest.
 */
function wellFormed<T>(value: T): T {
  return everyString(value) as T;
}

function everyString(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(everyString);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => [key, everyString(item)]),
    );
  }
  return value;
}
