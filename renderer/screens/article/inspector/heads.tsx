import { useState } from 'react';
import type { HistoryEntry } from '../../../../shared/contract/articles.ts';
import { useBridge } from '../../../app/bridge-context.tsx';
import { Button } from '../../../ui/button.tsx';
import { moment } from '../../../ui/time.ts';
import { say, sayError } from '../../../ui/toasts.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { useArticle } from '../use-article.ts';
import { useWorkspace } from '../workspace-context.tsx';
import css from './history.module.css';

/** Two machines edited the story: both are kept, and a person says which one goes on. */
export function Heads({ entries }: { entries: readonly HistoryEntry[] }) {
  const { session, own, showRevision } = useWorkspace();
  const { meta } = useArticle(session, 'meta');
  const bridge = useBridge();
  const now = useNow();
  const [busy, setBusy] = useState(false);
  const pick = async (hash: string) => {
    setBusy(true);
    try {
      await own(async () => {
        await session.flush();
        session.replace(await bridge.call('articles.pickHead', { id: session.id, hash }));
      });
      showRevision(null);
      say({
        text: 'The story goes on from the version you picked.',
        hint: 'The other one stays in History.',
      });
    } catch (cause) {
      sayError(cause, 'Nothing was picked.');
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className={css.heads} aria-labelledby="heads-title">
      <h3 id="heads-title">Edited on two machines</h3>
      <p>Both versions are kept. Read them, then pick the one to go on from; the other stays in History.</p>
      <ul>
        {meta.heads.map((hash) => {
          const entry = entries.find((candidate) => candidate.hash === hash);
          const who = entry ? entry.revision.person.name : 'Another machine';
          return (
            <li key={hash} data-head={hash}>
              <span>
                <b dir="auto">{who}</b> {entry && moment(entry.revision.at, now)}
                {hash === meta.head && ' · shown now'}
              </span>
              <span className={css.buttons}>
                <Button size="small" onPress={() => showRevision(hash)} aria-label={`Read ${who}’s version`}>
                  Read
                </Button>
                <Button
                  size="small"
                  look="go"
                  isDisabled={busy}
                  onPress={() => void pick(hash)}
                  aria-label={`Go on from ${who}’s version`}
                >
                  Go on from this
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
