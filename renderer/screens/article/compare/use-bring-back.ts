import { useCallback, useState } from 'react';
import { useBridge } from '../../../app/bridge-context.tsx';
import { say, sayError } from '../../../ui/toasts.tsx';
import { useWorkspace } from '../workspace-context.tsx';

/**
 * Makes the words of a version the present ones. What stood there becomes a version first, so it can be undone,
 * from the toast or from History. Resolves to whether it was done.
 */
export function useBringBack(): { busy: boolean; bringBack(hash: string, when: string): Promise<boolean> } {
  const { session, own } = useWorkspace();
  const bridge = useBridge();
  const [busy, setBusy] = useState(false);
  const bringBack = useCallback(
    async (hash: string, when: string) => {
      const restore = async (wanted: string) =>
        own(async () => {
          const stood = await session.commit('automatic');
          session.replace(await bridge.call('articles.restore', { id: session.id, hash: wanted }));
          return stood;
        });
      setBusy(true);
      try {
        const stood = await restore(hash);
        say({
          text: `The story is as it was: ${when}.`,
          hint: 'What stood here before is in History.',
          action: {
            label: 'Undo',
            run: () => {
              restore(stood).then(
                () => say({ text: 'The story is as it was before.' }),
                (cause: unknown) => sayError(cause, 'Nothing was brought back.'),
              );
            },
          },
        });
        return true;
      } catch (cause) {
        sayError(cause, 'Nothing was brought back.');
        return false;
      } finally {
        setBusy(false);
      }
    },
    [session, own, bridge],
  );
  return { busy, bringBack };
}
