import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';

interface NameDialogProps {
  name: string;
  onName(name: string): void;
  onClose(): void;
}

/** A name for a version, so that it is found again. Named ones are never thinned out. */
export function NameDialog({ name, onName, onClose }: NameDialogProps) {
  const [text, setText] = useState(name);
  return (
    <Dialog
      title="Name this version"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="go" type="submit" form="name-version">
            Name it
          </Button>
        </>
      }
    >
      <Form
        id="name-version"
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          onName(text.trim());
        }}
      >
        <Field
          label="Name"
          value={text}
          onChange={setText}
          autoFocus
          maxLength={200}
          hint="Named versions are always kept."
        />
      </Form>
    </Dialog>
  );
}
