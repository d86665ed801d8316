import { useState } from 'react';
import { useBridge } from '../../app/bridge-context.tsx';
import { useDesk } from '../../app/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { WhyLine } from '../../ui/field.tsx';
import { say } from '../../ui/toasts.tsx';
import { countOf } from './hand-off.ts';

/** Says what a purge takes away, and does it. The one thing in Galley that cannot be undone. */
export function PurgeDialog({ ids, onClose }: { ids: readonly string[]; onClose(): void }) {
  const bridge = useBridge();
  const plan = useDesk('articles.purgePlan', { ids: [...ids] });
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState('');
  const data = plan.data;
  const refused = why || plan.error?.message || '';
  const purge = async () => {
    setBusy(true);
    try {
      const gone = await bridge.call('articles.purge', { ids: [...ids] });
      say({ text: `${countOf(gone.articles, 'story is', 'stories are')} gone for good.` });
      onClose();
    } catch (cause) {
      setBusy(false);
      setWhy(cause instanceof Error ? cause.message : 'Nothing was purged.');
    }
  };
  const versions = data?.articles.reduce((sum, article) => sum + article.versions, 0) ?? 0;
  return (
    <Dialog
      title={ids.length === 1 ? 'Purge this story?' : `Purge ${ids.length} stories?`}
      onClose={onClose}
      isDismissable={false}
      actions={
        <>
          <Button onPress={onClose} autoFocus isDisabled={busy}>
            Keep
          </Button>
          <Button look="danger" onPress={() => void purge()} isDisabled={!data || busy}>
            {busy ? 'Purging…' : 'Purge for good'}
          </Button>
        </>
      }
    >
      {refused !== '' && <WhyLine why={{ level: 'fail', text: refused }} />}
      {!data && refused === '' && <p role="status">Looking where its photos are used…</p>}
      {data && (
        <>
          <p>
            {data.articles.slice(0, 5).map(({ id, headline }, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <b dir="auto">{headline || 'Untitled'}</b>
              </span>
            ))}
            {data.articles.length > 5 && ` and ${data.articles.length - 5} more`}
          </p>
          <p>
            This goes: the words with {countOf(versions, 'version', 'versions')}, and{' '}
            {data.photos === 0
              ? 'no photos, since others use them or there are none'
              : countOf(data.photos, 'photo that is used nowhere else', 'photos that are used nowhere else')}
            . It cannot be undone. Only backups that were made before still have it.
          </p>
        </>
      )}
    </Dialog>
  );
}
