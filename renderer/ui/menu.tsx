import type { ReactNode } from 'react';
import {
  Menu as AriaMenu,
  Header,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  type PopoverProps,
  Separator,
} from 'react-aria-components';
import { cx } from './cx.ts';
import css from './menu.module.css';

export interface MenuEntry {
  id: string;
  label: ReactNode;
  /** For type-ahead and screen readers, where the label is more than text. */
  text?: string;
  icon?: ReactNode;
  keys?: string | null;
  note?: string;
  danger?: boolean;
  disabled?: boolean;
  run(): void;
}
export interface MenuGroup {
  title?: string;
  entries: readonly MenuEntry[];
}

interface MenuProps {
  label: string;
  groups: readonly MenuGroup[];
  /** The button that opens it. */
  children: ReactNode;
  placement?: PopoverProps['placement'];
  isOpen?: boolean;
  onOpenChange?(open: boolean): void;
}

/** A button with a list of things to do. */
export function Menu({ label, groups, children, placement = 'bottom end', isOpen, onOpenChange }: MenuProps) {
  return (
    <MenuTrigger
      {...(isOpen === undefined ? {} : { isOpen })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      {children}
      <Popover className={cx(css.float)} placement={placement} offset={4}>
        <MenuList label={label} groups={groups} />
      </Popover>
    </MenuTrigger>
  );
}

/** The list alone, for a popover opened by something else. */
export function MenuList({ label, groups }: { label: string; groups: readonly MenuGroup[] }) {
  return (
    <AriaMenu aria-label={label} className={cx(css.menu)}>
      {groups
        .filter((group) => group.entries.length > 0)
        .map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups have no name of their own and keep their place.
          <MenuSection key={index} {...(group.title === undefined ? { 'aria-label': label } : {})}>
            {index > 0 && group.title === undefined && <Separator className={cx(css.line)} />}
            {group.title !== undefined && <Header className={cx(css.sub)}>{group.title}</Header>}
            {group.entries.map((entry) => (
              <MenuItem
                key={entry.id}
                id={entry.id}
                textValue={entry.text ?? (typeof entry.label === 'string' ? entry.label : entry.id)}
                isDisabled={entry.disabled ?? false}
                onAction={() => entry.run()}
                className={cx(css.item, entry.danger && css.danger)}
              >
                {entry.icon}
                <span className={css.label}>{entry.label}</span>
                {entry.note && <span className={css.note}>{entry.note}</span>}
                {entry.keys && (
                  <span className={css.keys} aria-hidden="true">
                    {entry.keys}
                  </span>
                )}
              </MenuItem>
            ))}
          </MenuSection>
        ))}
    </AriaMenu>
  );
}
