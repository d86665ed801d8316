import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { Status } from '../../../shared/contract/desk.ts';
import type { Person } from '../../../shared/workflow/people.ts';
import type { Role } from '../../../shared/workflow/states.ts';
import { useSetStatus } from '../../app/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { initialsOf } from '../first-run/initials.ts';
import css from './settings.module.css';

const ROLES: readonly { id: Role; label: string }[] = [
  { id: 'reporter', label: 'reporter' },
  { id: 'editor', label: 'editor' },
  { id: 'desk', label: 'desk' },
];

interface PersonEntryProps {
  /** Who is changed; null for somebody new, whose initials follow the name until they are typed. */
  person: Person | null;
  /** The word on the button that saves. */
  label: string;
  save(entry: Omit<Person, 'id'>): Promise<Status>;
  onDone(saved: boolean): void;
}

/** Name, initials and role of somebody. Enter saves, Escape leaves everything as it was. */
export function PersonEntry({ person, label, save, onDone }: PersonEntryProps) {
  const setStatus = useSetStatus();
  const [name, setName] = useState(person?.name ?? '');
  const [typedInitials, setInitials] = useState(person?.initials ?? null);
  const [role, setRole] = useState<Role>(person?.role ?? 'reporter');
  const initials = typedInitials ?? initialsOf(name);
  const saving = useMutation({
    mutationFn: () => save({ name: name.trim(), initials: initials.trim(), role }),
    onSuccess: (status) => {
      setStatus(status);
      onDone(true);
    },
  });
  const why = saving.error ? { level: 'fail' as const, text: saving.error.message } : null;
  const complete = name.trim() !== '' && initials.trim() !== '';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape of the fields within ends here.
    <div
      role="presentation"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onDone(false);
      }}
    >
      <Form
        className={css.entry ?? ''}
        validationBehavior="aria"
        aria-label={person === null ? 'Add somebody' : `Change ${person.name}`}
        onSubmit={(event) => {
          event.preventDefault();
          if (complete && !saving.isPending) saving.mutate();
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
          <Button type="submit" look="go" isDisabled={!complete || saving.isPending}>
            {label}
          </Button>
          <Button look="bare" onPress={() => onDone(false)}>
            Cancel
          </Button>
        </div>
      </Form>
    </div>
  );
}
