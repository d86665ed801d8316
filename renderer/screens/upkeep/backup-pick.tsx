import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { BackupEntry } from '../../../shared/upkeep/backups.ts';
import { cx } from '../../ui/cx.ts';
import { moment } from '../../ui/time.ts';
import { useNow } from '../../ui/use-now.ts';
import css from './upkeep.module.css';
import { contentWords, kindWord } from './words.ts';

interface BackupPickProps {
  entries: readonly BackupEntry[];
  value: string | null;
  onChange(name: string): void;
}

/** One backup of a list. Arrow keys move. */
export function BackupPick({ entries, value, onChange }: BackupPickProps) {
  const now = useNow();
  return (
    <RadioGroup value={value} onChange={onChange} className={cx(css.pick)}>
      <Label className="sr-only">Backups, the newest first</Label>
      {entries.map((entry) => (
        <Radio
          key={entry.name}
          value={entry.name}
          className={cx(css.choice)}
          autoFocus={entry.name === value}
        >
          <span className={css.when}>{moment(entry.at, now)}</span>
          <span className={css.kind}>{kindWord(entry)}</span>
          <span className={css.content}>{contentWords(entry)}</span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
