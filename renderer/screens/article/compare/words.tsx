import { Fragment } from 'react';
import { safeHref } from '../../../../shared/manuscript/href.ts';
import { type Inline, MARKS } from '../../../../shared/manuscript/inline.ts';
import type { StoryInline } from '../../../../shared/story/story.ts';
import { renderInline } from '../../../story/story-view.tsx';
import { cx } from '../../../ui/cx.ts';
import type { Piece } from './pieces.ts';
import css from './words.module.css';

interface WordsProps {
  pieces: readonly Piece[];
  /** Each piece is a name in a list. */
  listed?: boolean;
}

/** Text with what went and what came. Struck through and underlined, named for screen readers, numbered. */
export function Words({ pieces, listed = false }: WordsProps) {
  return pieces.map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: compared text is drawn whole.
    <Fragment key={index}>
      {listed && index > 0 && ', '}
      {!listed && piece.op === 'insert' && pieces[index - 1]?.op === 'delete' && <span className={css.gap} />}
      <Stretch piece={piece} />
    </Fragment>
  ));
}

function Stretch({ piece }: { piece: Piece }) {
  // A paragraph without words came or went: its sign stands for it.
  const words =
    piece.inline.length === 0 && piece.op !== 'same' ? '¶' : renderInline(storyInline(piece.inline));
  const change = piece.change ?? undefined;
  switch (piece.op) {
    case 'same':
      return words;
    case 'insert':
      return (
        <ins className={css.in} data-change={change}>
          {words}
        </ins>
      );
    case 'delete':
      return (
        <del className={css.out} data-change={change}>
          {words}
        </del>
      );
    case 'restyle':
      return (
        <span className={cx(css.restyled)} data-change={change} title="The same words, set differently">
          <span className="sr-only">(set differently) </span>
          {words}
        </span>
      );
  }
}

/** Manuscript text as printed text, with what review proposes left in: both sides are shown as they stand. */
function storyInline(inline: Inline): StoryInline {
  return inline.map((item) =>
    item.type === 'break'
      ? { type: 'break' }
      : {
          type: 'text',
          text: item.text,
          marks: MARKS.filter((mark) => item.marks?.includes(mark)),
          href: item.href === undefined ? null : safeHref(item.href),
        },
  );
}
