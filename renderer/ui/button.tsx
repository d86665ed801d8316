import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import type { CommandId } from '../../shared/commands/commands.ts';
import { useCommandFace } from '../commands/provider.tsx';
import css from './button.module.css';
import { cx } from './cx.ts';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  children?: ReactNode;
  icon?: ReactNode;
  /** The key, as shown. */
  keys?: string | null | undefined;
  /** `go` is the one next step on a screen, `bare` steps back, `danger` takes something away. */
  look?: 'plain' | 'go' | 'bare' | 'danger';
  size?: 'normal' | 'large' | 'small';
  /** Stays pressed: a view that is shown. */
  on?: boolean;
  ref?: Ref<HTMLButtonElement>;
  title?: string;
}

export function Button({ children, icon, keys, look = 'plain', size = 'normal', on, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      className={cx(
        css.button,
        css[look],
        size !== 'normal' && css[size],
        on && css.on,
        children === undefined && css.iconOnly,
      )}
      {...(on === undefined ? {} : { 'aria-pressed': on })}
    >
      {icon}
      {children !== undefined && <span className={css.label}>{children}</span>}
      {keys && (
        <span className={css.keys} aria-hidden="true">
          {keys}
        </span>
      )}
    </AriaButton>
  );
}

interface CommandButtonProps extends Omit<ButtonProps, 'onPress' | 'keys' | 'isDisabled'> {
  command: CommandId;
  /** Other words than the menu's. */
  children?: ReactNode;
}

/** A button for a command of the registry: its label, its key, and whether it can be had just now. */
export function CommandButton({ command, children, ...rest }: CommandButtonProps) {
  const face = useCommandFace(command);
  return (
    <Button
      {...rest}
      keys={face.keys}
      isDisabled={!face.enabled}
      onPress={face.run}
      {...(face.aria === undefined ? {} : { 'aria-keyshortcuts': face.aria })}
    >
      {children ?? face.label}
    </Button>
  );
}
