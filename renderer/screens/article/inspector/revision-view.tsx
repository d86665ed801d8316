import { useQueryClient } from '@tanstack/react-query';
import { Columns2, RotateCcw, Tag } from 'lucide-react';
import { useState } from 'react';
import { useBridge } from '../../../app/bridge-context.tsx';
import { useDesk } from '../../../app/queries.ts';
import { StoryView } from '../../../story/story-view.tsx';
import { Bar } from '../../../ui/bar.tsx';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { moment } from '../../../ui/time.ts';
import { sayError } from '../../../ui/toasts.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { useBringBack } from '../compare/use-bring-back.ts';
import { useWorkspace } from '../workspace-context.tsx';
import css from './history.module.css';
import { NameDialog } from './name-dialog.tsx';
import { whyOf } from './reason-words.ts';

/** A version of the story in place of the page: read, named, brought back. */
export function RevisionView({ hash }: { hash: string }) {
  const { session, showRevision, compare } = useWorkspace();
  const bridge = useBridge();
  const client = useQueryClient();
  const now = useNow();
  const [naming, setNaming] = useState(false);
  const { busy, bringBack } = useBringBack();
  const history = useDesk('articles.history', { id: session.id });
  const read = useDesk('articles.revision', { id: session.id, hash });
  const entry = history.data?.find((candidate) => candidate.hash === hash);
  const when = entry ? moment(entry.revision.at, now) : '';

  const restore = async () => {
    if (await bringBack(hash, when)) showRevision(null);
  };
  const name = async (text: string) => {
    setNaming(false);
    try {
      await bridge.call('articles.nameRevision', { id: session.id, hash, name: text });
      await client.invalidateQueries({ queryKey: ['articles.history'] });
    } catch (cause) {
      sayError(cause, 'The version was not named.');
    }
  };
  return (
    <section className={css.revision} aria-label={`Version ${when}`}>
      <Bar wraps>
        <span className={css.when} dir="auto">
          <b>{when}</b> {entry && `${entry.revision.person.name} · ${whyOf(entry.revision)}`}
        </span>
        <Button look="bare" onPress={() => showRevision(null)}>
          Back to now
        </Button>
        <Button icon={<Columns2 aria-hidden="true" />} onPress={() => compare(hash)}>
          Compare
        </Button>
        <Button icon={<Tag aria-hidden="true" />} onPress={() => setNaming(true)}>
          {entry && entry.name !== '' ? 'Rename' : 'Name this version'}
        </Button>
        <Button
          look="go"
          icon={<RotateCcw aria-hidden="true" />}
          onPress={() => void restore()}
          isDisabled={busy || !read.data}
        >
          Bring back
        </Button>
      </Bar>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keys. */}
      <div className={css.scroll} tabIndex={0}>
        {read.error && <Empty title="This version cannot be read">{read.error.message}</Empty>}
        {read.data && (
          <StoryView
            source={{ content: read.data.content, photos: read.data.photos, missingAssets: [] }}
            size="page"
          />
        )}
      </div>
      {naming && (
        <NameDialog
          name={entry?.name ?? ''}
          onName={(text) => void name(text)}
          onClose={() => setNaming(false)}
        />
      )}
    </section>
  );
}
