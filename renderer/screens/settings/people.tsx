import { useEffect, useRef, useState } from 'react';
import { useBridge } from '../../app/bridge-context.tsx';
import { useStatus } from '../../app/queries.ts';
import { Button } from '../../ui/button.tsx';
import { PersonMark } from '../../ui/person-mark.tsx';
import { PersonEntry } from './person-entry.tsx';
import css from './settings.module.css';

/** Stands for somebody who is not in the list yet. */
const NOBODY_YET = 'new';

/** Who else works on these stories: they can be assigned, and their names come with hand-offs. */
export function PeopleList({ onSaved }: { onSaved(): void }) {
  const bridge = useBridge();
  const { people, person } = useStatus();
  const [editing, setEditing] = useState<string | null>(null);
  // Whoever leaves the form by key goes on where they opened it.
  const [left, setLeft] = useState<string | null>(null);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (left === null || editing !== null) return;
    section.current?.querySelector<HTMLElement>(`[data-person="${CSS.escape(left)}"] button`)?.focus();
    setLeft(null);
  }, [left, editing]);
  const leave = (id: string) => (saved: boolean) => {
    setEditing(null);
    setLeft(id);
    if (saved) onSaved();
  };
  return (
    <section className={css.section} aria-labelledby="people" ref={section}>
      <h2 id="people">People</h2>
      <ul className={css.people}>
        {people.map((someone) =>
          editing === someone.id ? (
            <li key={someone.id} className={css.editing}>
              <PersonEntry
                person={someone}
                label="Save"
                save={(entry) => bridge.call('desk.changePerson', { ...entry, id: someone.id })}
                onDone={leave(someone.id)}
              />
            </li>
          ) : (
            <li key={someone.id} className={css.person} data-person={someone.id}>
              <PersonMark initials={someone.initials} me={someone.id === person?.id} />
              <span className={css.name} dir="auto">
                {someone.name}
                {someone.id === person?.id && <span className={css.dim}> (you)</span>}
              </span>
              <span className={css.role}>{someone.role}</span>
              <span className={css.change}>
                {someone.id !== person?.id && (
                  <Button
                    look="bare"
                    size="small"
                    aria-label={`Change ${someone.name}`}
                    onPress={() => setEditing(someone.id)}
                  >
                    Change
                  </Button>
                )}
              </span>
            </li>
          ),
        )}
      </ul>
      {editing === NOBODY_YET ? (
        <PersonEntry
          person={null}
          label="Add"
          save={(entry) => bridge.call('desk.addPerson', entry)}
          onDone={leave(NOBODY_YET)}
        />
      ) : (
        <div data-person={NOBODY_YET}>
          <Button onPress={() => setEditing(NOBODY_YET)}>Add somebody</Button>
        </div>
      )}
    </section>
  );
}
