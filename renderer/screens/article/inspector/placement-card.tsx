import { ArrowDown, ArrowUp, Replace, Trash2 } from 'lucide-react';
import type { Photo } from '../../../../shared/article/photo.ts';
import type { Placement, PlacementRole } from '../../../../shared/article/placement.ts';
import { printedWords } from '../../../../shared/article/words.ts';
import { photoName } from '../../../../shared/checks/photo-rules.ts';
import { type Inline, inlineFromText, inlineToText } from '../../../../shared/manuscript/inline.ts';
import { settleInline } from '../../../../shared/story/settle.ts';
import { renderInline } from '../../../story/story-view.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field, FieldHead } from '../../../ui/field.tsx';
import { PhotoImage } from '../../../ui/photo-image.tsx';
import { Select } from '../../../ui/select.tsx';
import { say } from '../../../ui/toasts.tsx';
import { useArticle } from '../use-article.ts';
import { usePhotoWhy, useWorkspace } from '../workspace-context.tsx';
import { useAddPhoto } from './add-photo.tsx';
import { moved } from './chips.tsx';
import css from './media.module.css';

const ROLES: readonly { id: PlacementRole; label: string }[] = [
  { id: 'lead', label: 'Lead' },
  { id: 'inline', label: 'In the text' },
  { id: 'gallery', label: 'Gallery' },
];

interface PlacementCardProps {
  placement: Placement;
  index: number;
  count: number;
}

/** One photo of the story. Words that are the photo's own say so; typing over them makes them this story's. */
export function PlacementCard({ placement, index, count }: PlacementCardProps) {
  const { session } = useWorkspace();
  const { placements, photos, missingAssets } = useArticle(session, 'placements', 'photos', 'missingAssets');
  const photo = placement.photoId === null ? null : (photos[placement.photoId] ?? null);
  const name = photoName(placement, placements);
  const words = printedWords(placement, photo);
  const photoWhy = usePhotoWhy(placement.id, 'photo');
  const set = (change: Partial<Omit<Placement, 'id'>>) => session.setPlacement(placement.id, change);
  const move = (to: number) => session.setPlacements(moved(placements, index, to));
  const remove = () => {
    session.setPlacements(placements.filter((other) => other.id !== placement.id));
    say({
      text: `${name.charAt(0).toUpperCase()}${name.slice(1)} was taken out of the story. It stays in Photos.`,
      action: { label: 'Undo', run: () => session.setPlacements(placements) },
    });
  };
  const replacing = useAddPhoto({ replace: placement.id });
  return (
    <li className={css.card} aria-label={name}>
      <div className={css.top}>
        {photo ? (
          <div className={css.thumb}>
            <PhotoImage
              assetId={photo.assetId}
              size="thumb"
              alt={words.altText}
              missing={missingAssets.includes(photo.assetId)}
            />
          </div>
        ) : (
          <div className={css.wait}>to come</div>
        )}
        <div className={css.side}>
          <span className={css.name}>{photo ? photo.filename : 'Photo to come'}</span>
          <span className={css.facts}>
            {photo ? `${photo.width} × ${photo.height}` : (photoWhy?.text ?? '')}
          </span>
          <div className={css.buttons}>
            <Button
              size="small"
              look="bare"
              icon={<Replace aria-hidden="true" />}
              onPress={replacing.open}
              data-place={`photo:${placement.id}:photo`}
              aria-label={photo ? `Replace ${name}` : `Choose ${name}`}
            />
            <Button
              size="small"
              look="bare"
              icon={<ArrowUp aria-hidden="true" />}
              isDisabled={index === 0}
              onPress={() => move(index - 1)}
              aria-label={`Move ${name} up`}
            />
            <Button
              size="small"
              look="bare"
              icon={<ArrowDown aria-hidden="true" />}
              isDisabled={index === count - 1}
              onPress={() => move(index + 1)}
              aria-label={`Move ${name} down`}
            />
            <Button
              size="small"
              look="bare"
              icon={<Trash2 aria-hidden="true" />}
              onPress={remove}
              aria-label={`Take ${name} out`}
            />
          </div>
        </div>
      </div>
      <Select
        label="Role"
        value={placement.role}
        choices={ROLES}
        onChange={(id) => {
          const role = ROLES.find((choice) => choice.id === id)?.id;
          if (role) set({ role });
        }}
      />
      <CaptionField placement={placement} printed={words.caption} photo={photo} />
      <Field
        label="Credit"
        note={
          <FromPhoto own={placement.credit !== null} photo={photo} onReset={() => set({ credit: null })} />
        }
        value={words.credit}
        onChange={(credit) => set({ credit })}
        why={usePhotoWhy(placement.id, 'credit')}
        place={`photo:${placement.id}:credit`}
        maxLength={4000}
      />
      <Field
        label="Alt text"
        note={
          <FromPhoto own={placement.altText !== null} photo={photo} onReset={() => set({ altText: null })} />
        }
        rows={2}
        value={words.altText}
        onChange={(altText) => set({ altText })}
        why={usePhotoWhy(placement.id, 'altText')}
        place={`photo:${placement.id}:altText`}
        maxLength={20000}
      />
      {replacing.floating}
    </li>
  );
}

function FromPhoto({ own, photo, onReset }: { own: boolean; photo: Photo | null; onReset(): void }) {
  if (photo === null) return null;
  if (!own) return <>from the photo</>;
  return (
    <span className={css.note}>
      this story’s
      <button type="button" onClick={onReset}>
        use the photo’s
      </button>
    </span>
  );
}

interface CaptionFieldProps {
  placement: Placement;
  printed: Inline;
  photo: Photo | null;
}

/** A plain caption is edited here; one with italics, links or suggestions only on the page, where they show. */
function CaptionField({ placement, printed, photo }: CaptionFieldProps) {
  const { session, jump } = useWorkspace();
  const why = usePhotoWhy(placement.id, 'caption');
  const plain = printed.every(
    (item) => item.suggestion === undefined && (item.type === 'break' || Object.keys(item).length === 2),
  );
  const note = (
    <FromPhoto
      own={placement.caption !== null}
      photo={photo}
      onReset={() => session.setPlacement(placement.id, { caption: null })}
    />
  );
  if (!plain) {
    return (
      <div className={css.rich}>
        <FieldHead note={note}>Caption</FieldHead>
        <div className={css.richText} dir="auto">
          {renderInline(settleInline(printed, 'final'))}
        </div>
        <div>
          <Button
            size="small"
            onPress={() => jump({ kind: 'placement', placementId: placement.id, part: 'caption' })}
          >
            Edit on the page
          </Button>
        </div>
      </div>
    );
  }
  return (
    <Field
      label="Caption"
      note={note}
      rows={2}
      value={inlineToText(printed)}
      onChange={(text) => session.setPlacement(placement.id, { caption: inlineFromText(text) })}
      why={why}
      place={`photo:${placement.id}:caption`}
    />
  );
}
