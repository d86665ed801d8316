import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { Role } from '../../../shared/workflow/states.ts';
import { useBridge } from '../../app/bridge-context.tsx';
import { useSetStatus, useStatus } from '../../app/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { PersonMark } from '../../ui/person-mark.tsx';
import { Select } from '../../ui/select.tsx';
import { initialsOf } from '../first-run/initials.ts';
import css from './settings.module.css';

const ROLES: readonly { id: Role; label: string }[] = [
  { id: 'reporter', label: 'reporter' },
  { id: 'editor', label: 'editor' },
  { id: 'desk', label: 'desk' },
];

/** Who else works on these stories: they can be assigned, and their names come with hand-offs. */
export function PeopleList({ onSaved }: { onSaved(): void }) {
  const { people, person } = useStatus();
  const [adding, setAdding] = useState(false);
  return (
    <section className={css.section} aria-labelledby="people">
      <h2 id="people">People</h2>
      <ul className={css.people}>
        {people.map((someone) => (
          <li key={someone.id} className={css.person}>
            <PersonMark initials={someone.initials} me={someone.id === person?.id} />
            <span className={css.name} dir="auto">
              {someone.name}
              {someone.id === person?.id && <span className={css.dim}> (you)</span>}
            </span>
            <span className={css.dim}>{someone.role}</span>
          </li>
        ))}
      </ul>
      {adding ? (
        <AddPerson
          onDone={(added) => {
            setAdding(false);
            if (added) onSaved();
          }}
        />
      ) : (
        <div>
          <Button onPress={() => setAdding(true)}>Add somebody</Button>
        </div>
      )}
    </section>
  );
}

function AddPerson({ onDone }: { onDone(added: boolean): void }) {
  const bridge = useBridge();
  const setStatus = useSetStatus();
  const [name, setName] = useState('');
  const [typedInitials, setInitials] = useState<string | null>(null);
  const [role, setRole] = useState<Role>('reporter');
  const initials = typedInitials ?? initialsOf(name);
  const add = useMutation({
    mutationFn: () => bridge.call('desk.addPerson', { name: name.trim(), initials: initials.trim(), role }),
    onSuccess: (status) => {
      setStatus(status);
      onDone(true);
    },
  });
  const why = add.error ? { level: 'fail' as const, text: add.error.message } : null;
  return (
    <Form
      className={css.add ?? ''}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '' && initials.trim() !== '') add.mutate();
      }}
    >
      <Field label="Name" value={name} onChange={setName} autoFocus isRequired maxLength={200} />
      <Field label="Initials" value={initials} onChange={setInitials} isRequired maxLength={8} why={why} />
      <Select
        label="Role"
        choices={ROLES}
        value={role}
        onChange={(id) => setRole(ROLES.find((entry) => entry.id === id)?.id ?? role)}
      />
      <div className={css.buttons}>
        <Button
          type="submit"
          look="go"
          isDisabled={name.trim() === '' || initials.trim() === '' || add.isPending}
        >
          Add
        </Button>
        <Button look="bare" onPress={() => onDone(false)}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}
