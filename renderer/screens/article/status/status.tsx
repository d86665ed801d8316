import type { Counts } from '../../../../shared/manuscript/count.ts';
import { StatusLine } from '../../../app/status-bar.tsx';
import { cx } from '../../../ui/cx.ts';
import { languageName } from '../../../ui/languages.ts';
import { SavedMark } from '../../../ui/saved-mark.tsx';
import { useArticle } from '../use-article.ts';
import { useWorkspace } from '../workspace-context.tsx';
import css from './status.module.css';

/** Characters that fit a headline in most places it prints. */
const HEADLINE_MOST = 90;

/** Made once: a number's own way to the same costs a save a good part of its time. */
const number = new Intl.NumberFormat('en-GB');

/** What the disk has, counts and limits, at the foot of the window. Every save draws the first part alone. */
export function ArticleStatus() {
  return (
    <StatusLine>
      <Saved />
      <Length />
      <Headline />
      <Language />
    </StatusLine>
  );
}

function Length() {
  const { counts } = useArticle(useWorkspace().session, 'counts');
  return (
    <>
      <span data-length>
        <b>{number.format(counts[counts.unit])}</b> {lengthWord(counts)}
        {counts.minutes > 0 && ` · ${counts.minutes} min`}
      </span>
      {counts.unit === 'words' && (
        <span className={css.wide}>{number.format(counts.characters)} characters</span>
      )}
    </>
  );
}

/** "word", "words" or, in scripts that have no blanks between words, "characters". */
function lengthWord(counts: Counts): string {
  return counts[counts.unit] === 1 ? counts.unit.slice(0, -1) : counts.unit;
}

function Headline() {
  const { headlineLength } = useArticle(useWorkspace().session, 'headlineLength');
  const long = headlineLength > HEADLINE_MOST;
  return (
    <span className={cx(long && css.long)}>
      Headline <b>{headlineLength}</b>/{HEADLINE_MOST}
      {long && ' too long for some'}
    </span>
  );
}

function Language() {
  const { fields } = useArticle(useWorkspace().session, 'fields');
  return <span>{languageName(fields.language)}</span>;
}

/** Whether the words are on disk. Changes are told to screen readers once they matter. */
function Saved() {
  const { saved } = useArticle(useWorkspace().session, 'saved');
  return (
    <>
      {saved.kind !== 'unsaved' && (
        <SavedMark state={saved.kind} at={saved.kind === 'saved' ? saved.at : ''} />
      )}
      <span className={css.unsaved} data-saved={saved.kind === 'unsaved' ? 'unsaved' : undefined}>
        {saved.kind === 'unsaved' && <b>{saved.error.message}</b>}
      </span>
    </>
  );
}
