import { useState } from 'react';
import { useDesk } from '../../app/queries.ts';
import { PickDialog } from '../../ui/pick-dialog.tsx';
import type { PickRow } from '../../ui/pick-list.tsx';
import { countOf } from './hand-off.ts';
import { matchesText } from './matches-text.ts';

interface SectionDialogProps {
  count: number;
  onPick(section: string): void;
  onClose(): void;
}

interface Row extends PickRow {
  section: string;
}

/** The section that stories run in: one that occurs, or a new one by its name. */
export function SectionDialog({ count, onPick, onClose }: SectionDialogProps) {
  const [text, setText] = useState('');
  const sections = useDesk('articles.facets', null).data?.sections ?? [];
  const typed = text.trim();
  const rows: Row[] = sections
    .filter((section) => section !== '' && matchesText(section, typed))
    .map((section) => ({ id: `is-${section}`, section, label: section }));
  if (typed !== '' && !sections.includes(typed)) {
    rows.push({ id: 'new', section: typed, label: typed, note: 'new section' });
  }
  if (typed === '') rows.push({ id: 'none', section: '', label: 'No section' });
  return (
    <PickDialog
      label="Set section"
      placeholder={
        count === 1 ? 'Which section?' : `Which section for these ${countOf(count, 'story', 'stories')}?`
      }
      text={text}
      onText={setText}
      rows={rows}
      onPick={(row) => onPick(row.section)}
      onClose={onClose}
      none="Type the name of a section."
    />
  );
}
