import { useEffect, useState } from 'react';
import { useBridge } from '../../app/bridge-context.tsx';
import { guardRoute } from '../../app/route.ts';
import { ArticleSession } from '../../article/session.ts';
import { CommandButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { savedTime } from '../../ui/time.ts';
import { say, sayError } from '../../ui/toasts.tsx';
import css from './article.module.css';
import { Workspace } from './workspace.tsx';

type Opened = { session: ArticleSession } | { error: Error } | null;

/** One story: opened, written, moved on, and closed with everything on disk. */
export function ArticleScreen({ id }: { id: string }) {
  const opened = useSession(id);
  if (opened === null) return <div className={css.opening} aria-busy="true" />;
  if ('error' in opened) {
    return (
      <Empty
        title="This story cannot be opened"
        actions={<CommandButton command="go.desk">To the desk</CommandButton>}
      >
        {opened.error.message}
      </Empty>
    );
  }
  return <Workspace session={opened.session} />;
}

function useSession(id: string): Opened {
  const bridge = useBridge();
  const [opened, setOpened] = useState<Opened>(null);
  useEffect(() => {
    let shown = true;
    const opening = ArticleSession.open(bridge, id);
    opening.then(
      (session) => {
        if (!shown) return;
        setOpened({ session });
        if (session.snapshot.recovered) sayRecovered(session);
      },
      (cause: unknown) => {
        if (shown)
          setOpened({
            error: cause instanceof Error ? cause : new Error('The desk service did not answer.'),
          });
      },
    );
    // Words that are not on disk keep the screen, and the window.
    const flush = async () => (await opening.catch(() => null))?.flush();
    const stops = [
      guardRoute(async () => {
        try {
          await flush();
          return true;
        } catch (cause) {
          sayError(cause, 'The last words are not on disk yet, so the story stays open.');
          return false;
        }
      }),
      bridge.onLeave(async () => {
        await flush();
        // The words are safe by now: that no version was made of them must not hold the window.
        await (await opening.catch(() => null))?.commit('closed').catch(() => undefined);
      }),
    ];
    return () => {
      shown = false;
      for (const stop of stops) stop();
      void opening.then((session) => session.close()).catch(() => undefined);
    };
  }, [bridge, id]);
  return opened;
}

function sayRecovered(session: ArticleSession): void {
  const { saved } = session.snapshot;
  say({
    text: 'Galley ended while this story was open.',
    hint:
      saved.kind === 'saved'
        ? `Everything up to ${savedTime(saved.at)} is here.`
        : 'Everything that was saved is here.',
  });
}
