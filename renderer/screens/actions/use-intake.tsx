import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { IntakeResult } from '../../../shared/contract/desk.ts';
import type { Chosen } from '../../../shared/shell/shell.ts';
import { useBridge } from '../../app/bridge-context.tsx';
import { navigate, useRoute } from '../../app/route.ts';
import { useCommand } from '../../commands/provider.tsx';
import { say, sayError } from '../../ui/toasts.tsx';
import { IntakeDialog } from './intake-dialog.tsx';
import { intakeWords } from './intake-words.ts';
import { PhotoIntakeDialog } from './photo-intake-dialog.tsx';
import { usePhotoIntake } from './use-photo-intake.ts';

const PHOTO_NAME = /\.(jpe?g|png|webp|tiff?|heic|heif|gif|svg|bmp|avif)$/i;

/** Stories and photos into the store from any screen: by dialog, and by dropping files. Returns what floats. */
export function useIntake(): ReactNode {
  const bridge = useBridge();
  const route = useRoute();
  const [results, setResults] = useState<readonly IntakeResult[] | null>(null);
  const photos = usePhotoIntake();

  const takeStories = useCallback(
    async (files: readonly Chosen[]) => {
      if (files.length === 0) return;
      try {
        const read = await bridge.call('intake.files', { files: files.map(({ token }) => ({ token })) });
        const [only] = read;
        if (read.length === 1 && only?.ok && only.warnings.length === 0) {
          say({ text: intakeWords(only) });
          await navigate({ screen: 'article', id: only.articleId });
        } else setResults(read);
      } catch (cause) {
        sayError(cause, 'The files could not be read.');
      }
    },
    [bridge],
  );

  useCommand('desk.import', () => {
    void bridge.shell
      .chooseFiles({ kind: 'stories', title: 'Import stories', many: true })
      .then(takeStories)
      .catch((cause: unknown) => sayError(cause, 'The files could not be chosen.'));
  });
  useCommand('photos.import', () => void photos.choose());

  const takePhotos = photos.take;
  const toPhotos = route.screen !== 'photos';
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      // Whoever wants the files has said so; anything else dropped on the window must not open in it.
      if (!event.defaultPrevented && hasFiles(event)) event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      if (event.defaultPrevented || !hasFiles(event)) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      const pictures = files.filter((file) => file.type.startsWith('image/') || PHOTO_NAME.test(file.name));
      const stories = files.filter((file) => !pictures.includes(file));
      void bridge.shell
        .takeFiles(stories)
        .then(takeStories)
        .catch((cause: unknown) => sayError(cause, 'The files could not be read.'));
      if (pictures.length > 0) {
        void takePhotos(pictures).then((taken) => {
          if (taken && toPhotos) void navigate({ screen: 'photos', photo: null });
        });
      }
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('drop', onDrop);
    };
  }, [bridge, takeStories, takePhotos, toPhotos]);

  return (
    <>
      {results && <IntakeDialog results={results} onClose={() => setResults(null)} />}
      {photos.refused.length > 0 && <PhotoIntakeDialog refused={photos.refused} onClose={photos.close} />}
    </>
  );
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
