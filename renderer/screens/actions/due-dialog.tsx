import { CalendarClock, CalendarX } from 'lucide-react';
import { useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { PickDialog } from '../../ui/pick-dialog.tsx';
import type { PickRow } from '../../ui/pick-list.tsx';
import { localZone, parseWhen, toStored, whenText } from '../../ui/when.ts';
import { countOf } from './hand-off.ts';

interface DueDialogProps {
  count: number;
  /** RFC 3339 with Z, and how it was said; null for none. */
  onPick(due: string | null, words: string): void;
  onClose(): void;
}

interface Row extends PickRow {
  due: string | null;
  words: string;
}

const OFFERED = ['in 1 hour', '17:00', 'tomorrow 09:00', 'tomorrow 17:00'];

/** When a story is due: typed as one says it, or one of a few. */
export function DueDialog({ count, onPick, onClose }: DueDialogProps) {
  const [text, setText] = useState('');
  const [now] = useState(() => Temporal.Now.instant());
  const read = (typed: string, label?: string): Row[] => {
    const when = parseWhen(typed, now, localZone());
    if (!when) return [];
    const words = whenText(when, false);
    return [
      {
        id: `${label ?? ''}${words}`,
        due: toStored(when),
        words,
        icon: <CalendarClock aria-hidden="true" />,
        label: label ?? words,
        ...(label === undefined ? {} : { note: words }),
      },
    ];
  };
  const none: Row = {
    id: '-',
    due: null,
    words: '',
    icon: <CalendarX aria-hidden="true" />,
    label: 'No due time',
  };
  const rows =
    text.trim() === '' ? [...OFFERED.flatMap((offer) => read(offer, capital(offer))), none] : read(text);
  if (/^no/i.test(text.trim())) rows.push(none);
  return (
    <PickDialog
      label="Set due time"
      placeholder={
        count === 1
          ? 'When is it due? 17:30, fri 12:00, in 2 h'
          : `When are these ${countOf(count, 'story', 'stories')} due?`
      }
      text={text}
      onText={setText}
      rows={rows}
      onPick={(row) => onPick(row.due, row.words)}
      onClose={onClose}
      none="Say it as a time, a day or both: 17:30, tomorrow 9, 4 nov 06:00."
    />
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
