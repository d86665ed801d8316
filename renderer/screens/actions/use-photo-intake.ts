import { useCallback, useState } from 'react';
import type { Photo } from '../../../shared/article/photo.ts';
import type { TakenIn } from '../../../shared/contract/photos.ts';
import type { Chosen } from '../../../shared/shell/shell.ts';
import { useBridge } from '../../app/bridge-context.tsx';
import { say, sayError } from '../../ui/toasts.tsx';

export type RefusedPhoto = Extract<TakenIn, { ok: false }>;

export interface PhotoIntake {
  /** By the system's dialog. */
  choose(): Promise<readonly Photo[] | null>;
  /** From a drop or a paste. Null when none went in. */
  take(files: readonly File[]): Promise<readonly Photo[] | null>;
  /** Files that were refused, until they have been read. */
  refused: readonly RefusedPhoto[];
  close(): void;
}

/** Takes photos into the store and says what became of each file. */
export function usePhotoIntake(): PhotoIntake {
  const bridge = useBridge();
  const [refused, setRefused] = useState<readonly RefusedPhoto[]>([]);
  const takeIn = useCallback(
    async (files: readonly Chosen[]) => {
      if (files.length === 0) return null;
      const results = await bridge.call('photos.takeIn', { files: files.map(({ token }) => ({ token })) });
      const photos = results.flatMap((result) => (result.ok ? [result.photo] : []));
      const again = results.filter((result) => result.ok && result.alreadyHere).length;
      setRefused(results.filter((result): result is RefusedPhoto => !result.ok));
      if (photos.length > 0) say({ text: takenWords(photos.length, again) });
      return photos.length > 0 ? photos : null;
    },
    [bridge],
  );
  const guarded = useCallback(
    async (files: () => Promise<readonly Chosen[]>) => {
      try {
        return await takeIn(await files());
      } catch (cause) {
        sayError(cause, 'The photos could not be taken in.');
        return null;
      }
    },
    [takeIn],
  );
  const choose = useCallback(
    () => guarded(() => bridge.shell.chooseFiles({ kind: 'photos', title: 'Take in photos', many: true })),
    [bridge, guarded],
  );
  const take = useCallback(
    (files: readonly File[]) => guarded(() => bridge.shell.takeFiles(files)),
    [bridge, guarded],
  );
  const close = useCallback(() => setRefused([]), []);
  return { choose, take, refused, close };
}

/** "3 photos taken in, 1 of them was here already." */
export function takenWords(count: number, again: number): string {
  const photos = count === 1 ? '1 photo' : `${count} photos`;
  if (again === 0) return `${photos} taken in.`;
  if (again === count)
    return count === 1 ? 'This photo was here already.' : 'These photos were here already.';
  return `${photos} taken in, ${again} of them ${again === 1 ? 'was' : 'were'} here already.`;
}
