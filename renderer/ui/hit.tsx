import css from './hit.module.css';
import { marked } from './marked.ts';

/** Text in which the words that were searched for stand out. */
export function Hit({ text, search }: { text: string; search: string }) {
  return marked(text, search).map((piece, index) => {
    if (!piece.hit) return piece.text;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text keep their order.
      <mark key={index} className={css.hit}>
        {piece.text}
      </mark>
    );
  });
}

/** A snippet of the desk, with its hits between U+E000 and U+E001. */
export function Snippet({ text }: { text: string }) {
  return text.split('\ue000').map((piece, index) => {
    if (index === 0) return piece;
    const [hit = '', rest = ''] = piece.split('\ue001');
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text keep their order.
      <span key={index}>
        <mark className={css.hit}>{hit}</mark>
        {rest}
      </span>
    );
  });
}
