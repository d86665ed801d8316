import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { Move } from '../../../../shared/workflow/states.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';

interface ReasonDialogProps {
  move: Move;
  onSend(reason: string): void;
  onClose(): void;
}

/** Why a story goes back: it stays with the story. */
export function ReasonDialog({ move, onSend, onClose }: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const empty = reason.trim() === '';
  return (
    <Dialog
      title={move.label}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="go" type="submit" form="reason" keys="↵" isDisabled={empty}>
            {move.label}
          </Button>
        </>
      }
    >
      <Form
        id="reason"
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          if (!empty) onSend(reason.trim());
        }}
      >
        <Field
          label="Why?"
          note="stays with the story"
          value={reason}
          onChange={setReason}
          autoFocus
          isRequired
          maxLength={2000}
          hint="A few words for whoever gets it back."
        />
      </Form>
    </Dialog>
  );
}
