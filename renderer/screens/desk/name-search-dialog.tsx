import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';

interface NameSearchDialogProps {
  name: string;
  search: string;
  /** Rejects with the words of whoever refuses the name. */
  onName(name: string): Promise<void>;
  onClose(): void;
}

/** The name under which a search stands in the sidebar. */
export function NameSearchDialog({ name: before, search, onName, onClose }: NameSearchDialogProps) {
  const [name, setName] = useState(before);
  const [why, setWhy] = useState<string | null>(null);
  const save = async () => {
    if (name.trim() === '') {
      setWhy('Give it a name.');
      return;
    }
    try {
      await onName(name.trim());
    } catch (cause) {
      setWhy(cause instanceof Error ? cause.message : 'The search was not saved.');
    }
  };
  return (
    <Dialog
      title={before === '' ? 'Save this search' : 'Rename this search'}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="go" onPress={() => void save()}>
            {before === '' ? 'Save' : 'Rename'}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field
          label="Name"
          value={name}
          onChange={(next) => {
            setName(next);
            setWhy(null);
          }}
          hint={search}
          why={why === null ? null : { level: 'fail', text: why }}
          maxLength={60}
          autoFocus
        />
      </form>
    </Dialog>
  );
}
