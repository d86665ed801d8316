import { useEffect } from 'react';
import { beginning } from '../../app/beginning.ts';
import { useBridge } from '../../app/bridge-context.tsx';
import type { ArticleSession } from '../../article/session.ts';
import { useCommand } from '../../commands/provider.tsx';
import { CommandButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { savedTime } from '../../ui/time.ts';
import { say, sayError } from '../../ui/toasts.tsx';
import css from './article.module.css';
import { Reading } from './reading.tsx';
import { useArticle } from './use-article.ts';
import { useOpened } from './use-opened.ts';
import { Workspace } from './workspace.tsx';

/** One story: opened, written, moved on, and closed with everything on disk. */
export function ArticleScreen({ id }: { id: string }) {
  const { opened, takeOver } = useOpened(id);
  switch (opened.kind) {
    case 'opening':
      return <div className={css.opening} aria-busy="true" />;
    case 'failed':
      return (
        <Empty
          title="This story cannot be opened"
          actions={<CommandButton command="go.desk">To the desk</CommandButton>}
        >
          {opened.error.message}
        </Empty>
      );
    case 'reading':
      return <Reading view={opened.view} onTakeOver={takeOver} />;
    case 'writing':
      return (
        <>
          <Workspace session={opened.session} />
          <Recovered session={opened.session} />
          <Contested session={opened.session} onTakeOver={takeOver} />
        </>
      );
  }
}

/** Another window took the right to write in a moment in which this one could not be asked. */
function Contested({ session, onTakeOver }: { session: ArticleSession; onTakeOver(): Promise<void> }) {
  const { saved } = useArticle(session, 'saved');
  const enabled = saved.kind === 'unsaved' && saved.error.code === 'held-elsewhere';
  useCommand(
    'article.takeOver',
    () => void onTakeOver().catch((cause: unknown) => sayError(cause, 'It stays with the other window.')),
    { enabled },
  );
  return null;
}

let saidRecovered = false;

/** Says once that the run before ended over this story, and what of it is here. */
function Recovered({ session }: { session: ArticleSession }) {
  const { shell } = useBridge();
  useEffect(() => {
    let shown = true;
    // As it was opened: whoever types at once must not hide it.
    const { saved } = session.snapshot;
    void beginning(shell).then(({ place, recovered }) => {
      const here = recovered && place?.hash.endsWith(encodeURIComponent(session.id)) && !saidRecovered;
      if (!shown || !(session.snapshot.recovered || here)) return;
      saidRecovered = true;
      say({
        text: 'Galley ended while this story was open.',
        hint:
          saved.kind === 'saved'
            ? `Everything up to ${savedTime(saved.at)} is here.`
            : 'Everything that was saved is here.',
      });
    });
    return () => {
      shown = false;
    };
  }, [shell, session]);
  return null;
}
