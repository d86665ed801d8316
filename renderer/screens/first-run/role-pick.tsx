import { Glasses, PenLine, Send } from 'lucide-react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { Role } from '../../../shared/workflow/states.ts';
import { cx } from '../../ui/cx.ts';
import css from './role-pick.module.css';

const ROLES = [
  { role: 'reporter', does: 'write', icon: <PenLine aria-hidden="true" /> },
  { role: 'editor', does: 'edit', icon: <Glasses aria-hidden="true" /> },
  { role: 'desk', does: 'send', icon: <Send aria-hidden="true" /> },
] as const;

interface RolePickProps {
  label: string;
  value: Role;
  onChange(role: Role): void;
}

/** What a person mostly does here. Arrow keys move between the cards. */
export function RolePick({ label, value, onChange }: RolePickProps) {
  return (
    <RadioGroup
      value={value}
      onChange={(next) => {
        const picked = ROLES.find((entry) => entry.role === next);
        if (picked) onChange(picked.role);
      }}
      orientation="horizontal"
    >
      <Label className={cx(css.label)}>{label}</Label>
      <div className={css.cards}>
        {ROLES.map(({ role, does, icon }) => (
          <Radio key={role} value={role} className={cx(css.card)}>
            {icon}
            <b>{does}</b>
            <span className={css.role}>{role}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
