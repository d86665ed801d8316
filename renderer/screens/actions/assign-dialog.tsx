import { UserRoundX } from 'lucide-react';
import { useState } from 'react';
import { useStatus } from '../../app/queries.ts';
import { PersonMark } from '../../ui/person-mark.tsx';
import { PickDialog } from '../../ui/pick-dialog.tsx';
import type { PickRow } from '../../ui/pick-list.tsx';
import { countOf } from './hand-off.ts';
import { matchesText } from './matches-text.ts';

interface AssignDialogProps {
  count: number;
  /** Person id and name; empty and null for nobody. */
  onPick(assignee: string, name: string | null): void;
  onClose(): void;
}

interface Row extends PickRow {
  assignee: string;
  name: string | null;
}

/** Who a story is with. You come first: A, Enter takes it. */
export function AssignDialog({ count, onPick, onClose }: AssignDialogProps) {
  const [text, setText] = useState('');
  const { people, person } = useStatus();
  const sorted = [...people].sort((a, b) => Number(b.id === person?.id) - Number(a.id === person?.id));
  const rows: Row[] = sorted
    .filter((someone) => matchesText(`${someone.name} ${someone.initials} ${someone.role}`, text))
    .map((someone) => ({
      id: someone.id,
      assignee: someone.id,
      name: someone.name,
      icon: <PersonMark initials={someone.initials} me={someone.id === person?.id} />,
      label: someone.id === person?.id ? `${someone.name} (you)` : someone.name,
      note: someone.role,
    }));
  if (matchesText('nobody none', text)) {
    rows.push({
      id: '-',
      assignee: '',
      name: null,
      icon: <UserRoundX aria-hidden="true" />,
      label: 'Nobody',
    });
  }
  return (
    <PickDialog
      label="Assign"
      placeholder={count === 1 ? 'Who takes it?' : `Who takes these ${countOf(count, 'story', 'stories')}?`}
      text={text}
      onText={setText}
      rows={rows}
      onPick={(row) => onPick(row.assignee, row.name)}
      onClose={onClose}
      none="Nobody here is called that. People are added in Settings."
    />
  );
}
