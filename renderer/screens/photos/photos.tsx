import { ImagePlus, Newspaper } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { PhotoRow } from '../../../shared/contract/photos.ts';
import { useBridge } from '../../app/bridge-context.tsx';
import { StatusLine } from '../../app/status-bar.tsx';
import { type PagedQuery, pagesOf, usePages } from '../../app/use-pages.ts';
import { useCommand } from '../../commands/provider.tsx';
import { Bar, BarTitle } from '../../ui/bar.tsx';
import { CommandButton } from '../../ui/button.tsx';
import { ListFailed } from '../../ui/list-failed.tsx';
import { SavedMark } from '../../ui/saved-mark.tsx';
import { say, sayError } from '../../ui/toasts.tsx';
import { PhotoIntakeDialog } from '../actions/photo-intake-dialog.tsx';
import { usePhotoIntake } from '../actions/use-photo-intake.ts';
import { findPhoto, nextWithoutCaption } from './find-photo.ts';
import { PhotoFields } from './photo-fields.tsx';
import { type Needs, PhotoFilters } from './photo-filters.tsx';
import { PhotoLarge } from './photo-large.tsx';
import css from './photos.module.css';
import { PhotosEmpty } from './photos-empty.tsx';
import { Sheet } from './sheet.tsx';
import { UseInStory } from './use-in-story.tsx';
import { usePhotoDraft } from './use-photo-draft.ts';

/** The store's photos: a contact sheet, one of them large, its words under the hands. */
export function Photos({ photo: wanted }: { photo: string | null }) {
  const bridge = useBridge();
  const [search, setSearch] = useState('');
  const [needs, setNeeds] = useState<Needs>('all');
  const [cursor, setCursor] = useState(0);
  const [inSight, setInSight] = useState({ first: 0, last: 40 });
  const [using, setUsing] = useState<PhotoRow | null>(null);
  const query = useMemo<PagedQuery<PhotoRow>>(() => {
    const input = {
      ...(search.trim() === '' ? {} : { search: search.trim() }),
      ...(needs === 'all' ? {} : { needs }),
    };
    return {
      key: ['photos.list', input],
      ask: (offset, limit) => bridge.call('photos.list', { ...input, offset, limit }),
      idOf: (row) => row.photo.id,
    };
  }, [bridge, search, needs]);
  const pages = useMemo(() => pagesOf(inSight.first, inSight.last, cursor), [inSight, cursor]);
  const rows = usePages(query, pages);
  const current = rows.row(cursor);
  const draft = usePhotoDraft(current);
  const intake = usePhotoIntake();

  // Whoever writes captions one after the other stays in the same field from photo to photo.
  const field = useRef<string | null>(null);
  const show = (index: number) => {
    field.current = document.activeElement?.getAttribute('data-place') ?? null;
    setCursor(index);
  };
  const goTo = async (index: number) => {
    if (index < 0 || index >= rows.total) return;
    if (!(await draft.keep())) return;
    show(index > cursor && (await isGone()) ? index - 1 : index);
  };
  // Under a filter a photo leaves the list once its words are there, and the next one moves up to its place.
  const isGone = async () => {
    if (needs === 'all' || !current) return false;
    const [here] = await rows.gather(cursor, cursor);
    return here?.photo.id !== current.photo.id;
  };
  // A filter may drop a photo once its words are there: the cursor never points past the end.
  const last = Math.max(0, rows.total - 1);
  if (rows.ready && cursor > last) setCursor(last);

  // Another screen asked for one photo: all are listed, and that one is large.
  const [asked, setAsked] = useState<string | null>(null);
  useEffect(() => {
    if (wanted === null || wanted === asked) return;
    setAsked(wanted);
    setSearch('');
    setNeeds('all');
    findPhoto(bridge, wanted).then(
      (index) => setCursor(Math.max(0, index)),
      (cause: unknown) => sayError(cause, 'The photo could not be found.'),
    );
  }, [bridge, wanted, asked]);

  const next = async () => {
    if (!(await draft.keep())) return;
    try {
      const index = await nextWithoutCaption(rows, (await isGone()) ? cursor - 1 : cursor);
      if (index === null) say({ text: 'Every photo in this list has a caption.' });
      else show(index);
    } catch (cause) {
      sayError(cause, 'The next photo could not be found.');
    }
  };
  const taken = (photos: readonly unknown[] | null) => {
    if (photos) setCursor(0);
  };
  useCommand('photos.next', () => void goTo(cursor + 1), { enabled: cursor < rows.total - 1 });
  useCommand('photos.previous', () => void goTo(cursor - 1), { enabled: cursor > 0 });
  useCommand('photos.nextNeedsCaption', () => void next(), { enabled: rows.total > 0 });
  useCommand('photos.use', () => void draft.keep().then((kept) => kept && current && setUsing(current)), {
    enabled: current !== undefined,
  });
  useCommand('photos.import', () => void intake.choose().then(taken));
  usePastedPhotos((files) => void intake.take(files).then(taken));

  const filter = (change: { search?: string; needs?: Needs }) => {
    void draft.keep().then((kept) => {
      if (!kept) return;
      if (change.search !== undefined) setSearch(change.search);
      if (change.needs !== undefined) setNeeds(change.needs);
      setCursor(0);
    });
  };
  return (
    <div className={css.photos}>
      <Bar>
        <BarTitle>Photos</BarTitle>
        <PhotoFilters search={search} needs={needs} onChange={filter} />
        <CommandButton command="photos.import" icon={<ImagePlus aria-hidden="true" />}>
          Take in
        </CommandButton>
        <CommandButton command="photos.use" look="go" icon={<Newspaper aria-hidden="true" />}>
          Use in story
        </CommandButton>
      </Bar>
      {rows.error ? (
        <ListFailed error={rows.error} onRetry={rows.retry} />
      ) : rows.ready && rows.total === 0 ? (
        <PhotosEmpty search={search.trim()} needs={needs} />
      ) : (
        <div className={css.split}>
          <Sheet rows={rows} cursor={cursor} onCursor={(index) => void goTo(index)} onSight={setInSight} />
          <PhotoLarge row={current} index={cursor} total={rows.total} altText={draft.value?.altText ?? ''} />
          {current && draft.value && (
            <PhotoFields key={current.photo.id} row={current} draft={draft} field={field} />
          )}
        </div>
      )}
      {using && <UseInStory row={using} onClose={() => setUsing(null)} />}
      {intake.refused.length > 0 && <PhotoIntakeDialog refused={intake.refused} onClose={intake.close} />}
      <StatusLine>
        {current && <SavedMark state={draft.state} at={current.updatedAt} />}
        <span>
          <b>{rows.total.toLocaleString('en-GB')}</b> {rows.total === 1 ? 'photo' : 'photos'}
          {needs !== 'all' && ' to see to'}
        </span>
      </StatusLine>
    </div>
  );
}

/** Pictures pasted anywhere on this screen but into a field that takes text. */
function usePastedPhotos(take: (files: readonly File[]) => void): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || event.defaultPrevented) return;
      event.preventDefault();
      take(files);
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, [take]);
}
