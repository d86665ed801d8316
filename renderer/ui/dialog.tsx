import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { CommandLayer } from '../commands/provider.tsx';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import css from './dialog.module.css';

interface DialogProps {
  title: string;
  onClose(): void;
  children: ReactNode;
  /** Buttons at the foot, the one that goes on last. */
  actions?: ReactNode;
  size?: 'small' | 'medium' | 'wide';
  /** A dialog that waits for an answer does not close by a click beside it. */
  isDismissable?: boolean;
  /** Only words to read, perhaps more than fit: they scroll by keys. */
  toRead?: boolean;
}

/** A question or result over the screen. Escape closes it and the focus goes back to where it was. */
export function Dialog({
  title,
  onClose,
  children,
  actions,
  size = 'small',
  isDismissable = true,
  toRead = false,
}: DialogProps) {
  return (
    <ModalOverlay
      isOpen
      isDismissable={isDismissable}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className={cx(css.veil)}
    >
      <Modal className={cx(css.modal, css[size])}>
        <CommandLayer>
          <AriaDialog className={cx(css.dialog)}>
            <header className={css.head}>
              <Heading slot="title" className={cx(css.title)}>
                {title}
              </Heading>
              <Button
                look="bare"
                size="small"
                icon={<X aria-hidden="true" />}
                aria-label="Close"
                onPress={onClose}
              />
            </header>
            <div className={css.body} {...(toRead ? { tabIndex: 0 } : {})}>
              {children}
            </div>
            {actions && <footer className={css.actions}>{actions}</footer>}
          </AriaDialog>
        </CommandLayer>
      </Modal>
    </ModalOverlay>
  );
}
