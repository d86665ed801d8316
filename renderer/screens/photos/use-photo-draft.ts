import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PhotoWords } from '../../../shared/article/photo.ts';
import type { PhotoRow } from '../../../shared/contract/photos.ts';
import { useBridge } from '../../app/bridge-context.tsx';
import { guardRoute } from '../../app/route.ts';
import { sayError } from '../../ui/toasts.tsx';

export interface PhotoDraft {
  /** The photo's words with what is typed over them. */
  value: PhotoRow['photo'] | null;
  state: 'saved' | 'typed' | 'saving';
  set(words: PhotoWords): void;
  /** Saves what is typed. Resolves to false, having said why, when the disk did not take it. */
  keep(): Promise<boolean>;
}

/** The words of one photo while they are edited: kept when a field or the photo is left. */
export function usePhotoDraft(row: PhotoRow | undefined): PhotoDraft {
  const bridge = useBridge();
  const client = useQueryClient();
  const [typed, setTyped] = useState<{ id: string; words: PhotoWords } | null>(null);
  const [saving, setSaving] = useState(false);
  const latest = useRef(typed);
  latest.current = typed;

  const keep = useCallback(async () => {
    const sent = latest.current;
    if (!sent) return true;
    setSaving(true);
    try {
      await bridge.call('photos.update', { id: sent.id, words: sent.words });
      await client.invalidateQueries({ queryKey: ['photos.list'] });
      // Only now does the list say the same as what is typed. What was typed meanwhile stays typed.
      if (latest.current === sent) {
        latest.current = null;
        setTyped(null);
      }
      return true;
    } catch (cause) {
      sayError(cause, 'The words of this photo were not saved. They are kept in the window.');
      return false;
    } finally {
      setSaving(false);
    }
  }, [bridge, client]);

  useEffect(() => {
    const stops = [
      guardRoute(keep),
      bridge.onLeave(async () => {
        if (!(await keep())) throw new Error('The words of a photo are not saved yet.');
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [bridge, keep]);

  const id = row?.photo.id;
  const set = useCallback(
    (words: PhotoWords) => {
      if (id === undefined) return;
      const before = latest.current?.id === id ? latest.current.words : {};
      latest.current = { id, words: { ...before, ...words } };
      setTyped(latest.current);
    },
    [id],
  );
  const own = typed !== null && typed.id === id ? withoutAbsent(typed.words) : {};
  return {
    value: row ? { ...row.photo, ...own } : null,
    state: saving ? 'saving' : typed ? 'typed' : 'saved',
    set,
    keep,
  };
}

type Given = { [K in keyof PhotoWords]-?: Exclude<PhotoWords[K], undefined> };

/** Only the words that are there: an absent one leaves the photo's own. */
function withoutAbsent(words: PhotoWords): Partial<Given> {
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
}
