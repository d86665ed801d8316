import { StatusLine } from '../../../app/status-bar.tsx';
import type { SaveState } from '../../../article/session.ts';
import { cx } from '../../../ui/cx.ts';
import { languageName } from '../../../ui/languages.ts';
import { SavedMark } from '../../../ui/saved-mark.tsx';
import { useArticle } from '../use-article.ts';
import { useWorkspace } from '../workspace-context.tsx';
import css from './status.module.css';

/** Characters that fit a headline in most places it prints. */
const HEADLINE_MOST = 90;

/** What the disk has, counts and limits, at the foot of the window. */
export function ArticleStatus() {
  const { session } = useWorkspace();
  const { saved, counts, headlineLength, fields } = useArticle(
    session,
    'saved',
    'counts',
    'headlineLength',
    'fields',
  );
  const long = headlineLength > HEADLINE_MOST;
  return (
    <StatusLine>
      <Saved saved={saved} />
      <span>
        <b>{counts.words.toLocaleString('en-GB')}</b> {counts.words === 1 ? 'word' : 'words'}
        {counts.minutes > 0 && ` · ${counts.minutes} min`}
      </span>
      <span title={`${counts.characters.toLocaleString('en-GB')} characters`} className={css.wide}>
        {counts.characters.toLocaleString('en-GB')} characters
      </span>
      <span className={cx(long && css.long)}>
        Headline <b>{headlineLength}</b>/{HEADLINE_MOST}
        {long && ' too long for some'}
      </span>
      <span>{languageName(fields.language)}</span>
    </StatusLine>
  );
}

/** Whether the words are on disk. Changes are told to screen readers once they matter. */
function Saved({ saved }: { saved: SaveState }) {
  return (
    <>
      {saved.kind !== 'unsaved' && (
        <SavedMark state={saved.kind} at={saved.kind === 'saved' ? saved.at : ''} />
      )}
      <span
        role="alert"
        className={css.unsaved}
        data-saved={saved.kind === 'unsaved' ? 'unsaved' : undefined}
      >
        {saved.kind === 'unsaved' && (
          <>
            <b>{saved.error.message}</b> {saved.error.hint}
          </>
        )}
      </span>
    </>
  );
}
