import { FolderOpen } from 'lucide-react';
import { type ReactNode, useDeferredValue, useState } from 'react';
import type { Photo } from '../../../../shared/article/photo.ts';
import type { PlacementRole } from '../../../../shared/article/placement.ts';
import { inlineToText } from '../../../../shared/manuscript/inline.ts';
import { useAnswer, useDesk } from '../../../app/queries.ts';
import { Hit } from '../../../ui/hit.tsx';
import { PhotoImage } from '../../../ui/photo-image.tsx';
import { PickDialog } from '../../../ui/pick-dialog.tsx';
import type { PickRow } from '../../../ui/pick-list.tsx';
import { sayError } from '../../../ui/toasts.tsx';
import { PhotoIntakeDialog } from '../../actions/photo-intake-dialog.tsx';
import { usePhotoIntake } from '../../actions/use-photo-intake.ts';
import { useWorkspace } from '../workspace-context.tsx';

interface AddPhotoOptions {
  /** This placement gets the photo and keeps its words. */
  replace?: string;
  role?: PlacementRole;
}

interface Row extends PickRow {
  photo: Photo | null;
}

/** Photos into this story: from files, or from those that the store has. */
export function useAddPhoto(options: AddPhotoOptions = {}): { open(): void; floating: ReactNode } {
  const { session, own } = useWorkspace();
  const [open, setOpen] = useState(false);
  const intake = usePhotoIntake();
  const place = async (photos: readonly Photo[]) => {
    try {
      const { replace, role } = options;
      const [first] = photos;
      if (!first) return;
      await own(() =>
        session.attach(replace === undefined ? photos : [first], {
          ...(replace === undefined ? {} : { replace, keepWords: true }),
          ...(role === undefined ? {} : { role }),
        }),
      );
    } catch (cause) {
      sayError(cause, 'The photo was not placed.');
    }
  };
  const pick = async (row: Row) => {
    setOpen(false);
    const photos = row.photo ? [row.photo] : await intake.choose();
    if (photos) await place(photos);
  };
  const floating = (
    <>
      {open && <PhotoPick onPick={(row) => void pick(row)} onClose={() => setOpen(false)} />}
      {intake.refused.length > 0 && <PhotoIntakeDialog refused={intake.refused} onClose={intake.close} />}
    </>
  );
  return { open: () => setOpen(true), floating };
}

function PhotoPick({ onPick, onClose }: { onPick(row: Row): void; onClose(): void }) {
  const [text, setText] = useState('');
  const search = useDeferredValue(text.trim());
  const asked = useDesk('photos.list', { limit: 30, ...(search === '' ? {} : { search }) });
  const { answer, failed } = useAnswer(asked);
  const photos = answer?.rows ?? [];
  const rows: Row[] = [
    { id: 'files', label: 'From files…', icon: <FolderOpen aria-hidden="true" />, photo: null },
    ...photos.map(({ photo, fileMissing }) => ({
      id: photo.id,
      group: 'Photos of the store',
      label: <Hit text={inlineToText(photo.caption) || photo.headline || photo.filename} search={search} />,
      note: photo.credit || photo.filename,
      icon: <PhotoImage assetId={photo.assetId} size="thumb" alt="" missing={fileMissing} />,
      photo,
    })),
  ];
  return (
    <PickDialog
      label="Add photo"
      placeholder="Which photo?"
      text={text}
      onText={setText}
      rows={rows}
      onPick={onPick}
      onClose={onClose}
      failed={failed}
      pending={asked.isPending || search !== text.trim()}
      none="No photo of the store has these words."
    />
  );
}
