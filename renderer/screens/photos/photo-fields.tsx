import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Photo } from '../../../shared/article/photo.ts';
import type { PhotoRow } from '../../../shared/contract/photos.ts';
import { standingText } from '../../../shared/manuscript/count.ts';
import { inlineFromText, inlineToText } from '../../../shared/manuscript/inline.ts';
import { navigate } from '../../app/route.ts';
import { CommandButton } from '../../ui/button.tsx';
import { Field, type Why } from '../../ui/field.tsx';
import { parsePhotoDate } from './photo-date.ts';
import css from './photos.module.css';
import type { PhotoDraft } from './use-photo-draft.ts';

/** Characters that fit where captions and alt text are shown. */
const CAPTION_MOST = 300;
const ALT_MOST = 125;

interface PhotoFieldsProps {
  row: PhotoRow;
  draft: PhotoDraft;
  /** The field that had the focus on the photo before: it has it again. */
  field: RefObject<string | null>;
}

type Line = 'credit' | 'creator' | 'copyright';

/** The words of one photo, saved when a field is left. */
export function PhotoFields({ row, draft, field }: PhotoFieldsProps) {
  const { value, set } = draft;
  const words = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (field.current === null) return;
    words.current?.querySelector<HTMLElement>(`[data-place="${field.current}"]`)?.focus();
    field.current = null;
  }, [field]);
  if (!value) return null;
  const keep = () => void draft.keep();
  const line = (name: Line, label: string, why: Why | null = null) => (
    <Field
      label={label}
      value={value[name]}
      onChange={(text) => set({ [name]: text })}
      onCommit={keep}
      why={why}
      maxLength={4000}
      place={name}
    />
  );
  const place = (part: keyof Photo['place'], label: string) => (
    <Field
      label={label}
      value={value.place[part]}
      onChange={(text) => set({ place: { ...value.place, [part]: text } })}
      onCommit={keep}
      maxLength={4000}
      place={part}
    />
  );
  const caption = inlineToText(value.caption);
  const dressed = value.caption.some((item) => item.type === 'text' && Object.keys(item).length > 2);
  return (
    <aside className={css.fields} aria-label="Words of the photo" ref={words}>
      <div className={css.scroll}>
        <Field
          label="Caption"
          note={`${[...standingText(value.caption)].length} / ${CAPTION_MOST}`}
          rows={3}
          value={caption}
          onChange={(text) => set({ caption: inlineFromText(text) })}
          onCommit={keep}
          why={caption.trim() === '' ? missing('Caption') : null}
          hint={dressed ? 'It has italics or links; typing here makes it plain.' : undefined}
          place="caption"
        />
        <Field
          label="Alt text"
          note={`${[...value.altText].length} / ${ALT_MOST}`}
          rows={2}
          value={value.altText}
          onChange={(altText) => set({ altText })}
          onCommit={keep}
          why={value.altText.trim() === '' ? missing('Alt text') : null}
          placeholder="Say what is in the picture"
          place="altText"
          maxLength={20000}
        />
        <div className={css.pair}>
          {line('creator', 'Creator')}
          <div className={css.right}>
            {line('credit', 'Credit', value.credit.trim() === '' ? missing('Credit') : null)}
          </div>
        </div>
        <DateField value={value.date} onChange={(date) => set({ date })} onCommit={keep} />
        <div className={css.pair}>
          {place('sublocation', 'Place within the city')}
          {place('city', 'City')}
        </div>
        <div className={css.pair}>
          {place('region', 'Region')}
          {place('country', 'Country')}
        </div>
        {line('copyright', 'Copyright')}
        {row.usedIn.length > 0 && (
          <p className={css.uses}>
            Used in{' '}
            {row.usedIn.map((use, index) => (
              <span key={use.id}>
                {index > 0 && ', '}
                <button
                  type="button"
                  className={css.link}
                  onClick={() => void navigate({ screen: 'article', id: use.id })}
                >
                  {use.slugline || 'no slugline'}
                </button>
              </span>
            ))}
          </p>
        )}
      </div>
      <div className={css.foot}>
        <CommandButton command="photos.nextNeedsCaption" />
      </div>
    </aside>
  );
}

const missing = (what: string): Why => ({
  level: 'warn',
  text: `${what} missing: approval needs it.`,
});

interface DateFieldProps {
  value: string | null;
  onChange(date: string | null): void;
  onCommit(): void;
}

/** When it was taken: a day, or a day and a time, as precisely as one knows. */
function DateField({ value, onChange, onCommit }: DateFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value ?? '';
  const read = typed === null ? null : parsePhotoDate(typed);
  const unread = typed !== null && typed.trim() !== '' && read === null;
  return (
    <Field
      label="Date taken"
      placeholder="2026-11-03 or 3 Nov 2026"
      place="date"
      value={text}
      onChange={(next) => {
        setTyped(next);
        const date = parsePhotoDate(next);
        if (date !== null || next.trim() === '') onChange(date);
      }}
      onCommit={() => {
        if (unread) return;
        setTyped(null);
        onCommit();
      }}
      why={
        unread
          ? { level: 'fail', text: 'Say it as 2026-11-03 or 3 Nov 2026, with a time if you know it.' }
          : null
      }
    />
  );
}
