import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';

interface KeepDialogProps {
  onKeep(note: string): void;
  onClose(): void;
}

/** What a version is, in a few words. An empty note keeps it all the same. */
export function KeepDialog({ onKeep, onClose }: KeepDialogProps) {
  const [note, setNote] = useState('');
  return (
    <Dialog
      title="Keep this version"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="go" type="submit" form="keep" keys="↵">
            Keep it
          </Button>
        </>
      }
    >
      <Form
        id="keep"
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          onKeep(note.trim());
        }}
      >
        <Field
          label="Note"
          note="may be empty"
          value={note}
          onChange={setNote}
          autoFocus
          maxLength={2000}
          hint="Stands beside the version in History: “before the cuts”."
        />
      </Form>
    </Dialog>
  );
}
