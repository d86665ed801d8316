import { X } from 'lucide-react';
import type { IntakeNote } from '../../../../shared/intake/draft.ts';
import { Button } from '../../../ui/button.tsx';
import css from './notes.module.css';
import { useObservable, usePage } from './page-context.ts';

const KINDS: Record<IntakeNote['kind'], string> = {
  recognised: 'Recognised',
  'left-out': 'Left out',
  unsure: 'Please look',
  warning: 'Please look',
};

/** What was left out of the last paste or drop, and what nobody could be sure of. */
export function ClipNotesPanel() {
  const { page } = usePage();
  const said = useObservable(page.said);
  if (!said) return null;
  return (
    <section
      className={css.notes}
      aria-label={said.title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') page.said.set(null);
      }}
    >
      <header className={css.head}>
        <h2 role="status">{said.title}</h2>
        {said.again && (
          <Button size="small" onPress={said.again}>
            Try again
          </Button>
        )}
        <button type="button" className={css.close} aria-label="Dismiss" onClick={() => page.said.set(null)}>
          <X aria-hidden="true" />
        </button>
      </header>
      <ul className={css.list}>
        {said.notes.map((note) => (
          <li key={`${note.kind}${note.message}${note.text}`} data-kind={note.kind}>
            <b>{KINDS[note.kind]}</b>
            <span>
              {note.message}
              {note.text !== '' && <q>{note.text}</q>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
