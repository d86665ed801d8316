import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { CommandLayer } from '../commands/provider.tsx';
import { cx } from './cx.ts';
import css from './pick-dialog.module.css';
import { PickList, type PickRow } from './pick-list.tsx';
import type { Unanswered } from './unanswered.ts';

interface PickDialogProps<R extends PickRow> {
  label: string;
  placeholder: string;
  text: string;
  onText(text: string): void;
  rows: readonly R[];
  onPick(row: R): void;
  onClose(): void;
  none: string;
  pending?: boolean;
  failed?: Unanswered | null;
}

/** A list to pick from that floats over the screen, as the palette does. Escape leaves everything as it was. */
export function PickDialog<R extends PickRow>({ onClose, ...list }: PickDialogProps<R>) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className={cx(css.veil)}
    >
      <Modal className={cx(css.float)}>
        <CommandLayer>
          <Dialog aria-label={list.label} className={cx(css.dialog)}>
            <PickList {...list} />
          </Dialog>
        </CommandLayer>
      </Modal>
    </ModalOverlay>
  );
}
