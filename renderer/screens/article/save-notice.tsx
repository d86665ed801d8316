import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useBridge } from '../../app/bridge-context.tsx';
import { useStatus } from '../../app/queries.ts';
import { CopyKeeper, type CopyState } from '../../article/copy-keeper.ts';
import type { ArticleSession } from '../../article/session.ts';
import { useCommand } from '../../commands/provider.tsx';
import { CommandButton } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { say, sayError } from '../../ui/toasts.tsx';
import { useArticle } from './use-article.ts';

/** How long "saved again" stays, in milliseconds. */
const GOOD_STAYS = 10_000;

/** While the disk does not take the words: what happened, what is safe, what to do. Then that it took them. */
export function SaveNotice({ session }: { session: ArticleSession }) {
  const { shell } = useBridge();
  const { person } = useStatus();
  const { saved } = useArticle(session, 'saved');
  const sitting = useRef(person);
  useEffect(() => {
    sitting.current = person;
  });
  const [keeper] = useState(() => new CopyKeeper(session, shell, () => sitting.current));
  useEffect(() => keeper.start(), [keeper]);
  const copy = useSyncExternalStore(keeper.subscribe, keeper.get);
  useCommand('article.saveCopy', async () => {
    try {
      const kept = await shell.saveCopyAs({ ...session.unsaved(), person });
      if (kept)
        say({ text: `A copy is in ${kept.name}.`, hint: `In ${kept.folder}. Import opens it again.` });
    } catch (cause) {
      sayError(cause, 'The copy was not written.');
    }
  });
  const [failing, setFailing] = useState(false);
  const [good, setGood] = useState(false);
  if (saved.kind === 'unsaved' && !failing) {
    setFailing(true);
    setGood(false);
  }
  if (saved.kind === 'saved' && failing) {
    setFailing(false);
    setGood(true);
  }
  useEffect(() => {
    if (!good) return;
    const timer = setTimeout(() => setGood(false), GOOD_STAYS);
    return () => clearTimeout(timer);
  }, [good]);
  if (saved.kind === 'unsaved') {
    return (
      <Notice
        name="unsaved"
        tone="bad"
        title={saved.error.message}
        hint={`${saved.error.hint} ${copyWords(copy)}`}
      >
        {saved.error.code === 'held-elsewhere' && <CommandButton command="article.takeOver" size="small" />}
        <CommandButton command="article.saveCopy" size="small" />
      </Notice>
    );
  }
  if (!good) return null;
  return (
    <Notice name="saved-again" tone="good" title="Saved again. Everything that you typed is on the disk." />
  );
}

function copyWords(copy: CopyState): string {
  switch (copy.kind) {
    case 'none':
      return '';
    case 'kept':
      return `A copy is kept in ${copy.kept.folder}.`;
    case 'failed':
      return 'No other place took a copy: save one where there is room, and leave this window open.';
  }
}
