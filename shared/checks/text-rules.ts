import type { Block, ListItem } from '../manuscript/blocks.ts';
import { standingText } from '../manuscript/count.ts';
import type { CheckInput } from './input.ts';
import type { CheckResult } from './result.ts';

/** A headline longer than this is cut by search pages and phones. */
export const HEADLINE_LENGTH = 90;

export function headlineRules({ content }: CheckInput): CheckResult[] {
  const text = standingText(content.fields.headline).trim();
  const where = { kind: 'part', part: 'headline' } as const;
  if (text === '') {
    return [
      {
        id: 'headline-missing',
        rule: 'headline',
        level: 'fail',
        message: 'Headline missing',
        hint: 'Every story needs one before it is approved.',
        where,
      },
    ];
  }
  const length = [...text].length;
  if (length > HEADLINE_LENGTH) {
    return [
      {
        id: 'headline-long',
        rule: 'headline-length',
        level: 'warn',
        message: `Headline is ${length} characters`,
        hint: `Over ${HEADLINE_LENGTH} it is cut on phones and in search.`,
        where,
      },
    ];
  }
  return [{ id: 'headline', rule: 'headline', level: 'pass', message: 'Headline', hint: '', where }];
}

export function bodyRules({ content }: CheckInput): CheckResult[] {
  const written = content.blocks.some(hasWords);
  return [
    {
      id: written ? 'body' : 'body-missing',
      rule: 'body',
      level: written ? 'pass' : 'fail',
      message: written ? 'Body' : 'Body missing',
      hint: written ? '' : 'There is no text to publish yet.',
      where: { kind: 'body', blockId: content.blocks[0]?.id ?? null },
    },
  ];
}

function hasWords(block: Block): boolean {
  if (block.suggestion?.kind === 'delete' || block.type === 'figure') return false;
  if (block.type === 'list') return block.items.some(itemHasWords);
  return block.type !== 'crosshead' && standingText(block.inline).trim() !== '';
}

function itemHasWords(item: ListItem): boolean {
  return standingText(item.inline).trim() !== '' || (item.sub?.items.some(itemHasWords) ?? false);
}

export function datelineRule({ content }: CheckInput): CheckResult[] {
  const dateline = content.fields.dateline;
  const there = dateline !== null && dateline.text.trim() !== '';
  return [
    {
      id: there ? 'dateline' : 'dateline-missing',
      rule: 'dateline',
      level: there ? 'pass' : 'warn',
      message: there ? 'Dateline' : 'No dateline',
      hint: there ? '' : 'Readers do not see where this was reported from.',
      where: { kind: 'part', part: 'dateline' },
    },
  ];
}

/** What the desk wants to know of a story: slugline, topic, embargo, one head. */
export function deskRules({ content, heads, now }: CheckInput): CheckResult[] {
  const { slugline, topics, embargo } = content.fields;
  const results: CheckResult[] = [];
  const warn = (id: string, field: string, message: string, hint: string): void => {
    results.push({ id, rule: id, level: 'warn', message, hint, where: { kind: 'field', field } });
  };
  if (slugline.trim() === '') {
    warn('slugline-missing', 'slugline', 'No slugline', 'The package is named after the headline instead.');
  }
  if (topics.length === 0) {
    warn('topic-missing', 'topics', 'No topic', 'Readers who follow topics will not be shown this story.');
  }
  if (embargo !== null && Date.parse(embargo) <= Date.parse(now)) {
    warn('embargo-past', 'embargo', 'The embargo is over', 'It has no effect any more: clear it or move it.');
  }
  if (heads > 1) {
    warn(
      'diverged',
      'history',
      'Two machines edited this story',
      'Both versions are kept. Pick the one to go on from in History.',
    );
  }
  return results;
}
