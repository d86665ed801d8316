import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { DatelineStyle } from '../../../shared/dateline/types.ts';
import type { Role } from '../../../shared/workflow/states.ts';
import { useBridge } from '../../app/bridge-context.tsx';
import { useSetStatus, useStatus } from '../../app/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Field, WhyLine } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { HOUSE_STYLES, isDatelineStyle } from '../settings/house-styles.ts';
import { RestoreDialog } from '../upkeep/restore-dialog.tsx';
import css from './first-run.module.css';
import { initialsOf } from './initials.ts';
import { RolePick } from './role-pick.tsx';

/** Who is writing: asked once, before the desk opens. */
export function FirstRun() {
  const bridge = useBridge();
  const setStatus = useSetStatus();
  const { house } = useStatus();
  const [name, setName] = useState('');
  const [typedInitials, setInitials] = useState<string | null>(null);
  const [style, setStyle] = useState<DatelineStyle>(house.datelineStyle);
  const [role, setRole] = useState<Role>('reporter');
  const [restoring, setRestoring] = useState(false);
  const [tried, setTried] = useState(false);
  const initials = typedInitials ?? initialsOf(name);

  const begin = useMutation({
    mutationFn: async () => {
      if (style !== house.datelineStyle)
        await bridge.call('desk.setHouse', { ...house, datelineStyle: style });
      return bridge.call('desk.setPerson', { name: name.trim(), initials: initials.trim(), role });
    },
    onSuccess: setStatus,
  });
  const nameWhy =
    tried && name.trim() === '' ? { level: 'fail' as const, text: 'Your name is needed.' } : null;
  const initialsWhy =
    tried && initials.trim() === '' ? { level: 'fail' as const, text: 'Initials are needed.' } : null;

  return (
    <main className={css.hello}>
      <Form
        className={css.form ?? ''}
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (name.trim() !== '' && initials.trim() !== '' && !begin.isPending) begin.mutate();
        }}
      >
        <div className={css.mark} aria-hidden="true">
          G
        </div>
        <div>
          <h1 className={css.title}>Who is writing?</h1>
          <p className={css.lead}>
            Your name goes on what you save. Everything stays on this machine until you send it.
          </p>
        </div>
        <Field
          label="Name"
          value={name}
          onChange={setName}
          size="large"
          autoFocus
          isRequired
          maxLength={200}
          why={nameWhy}
        />
        <div className={css.pair}>
          <Field
            label="Initials"
            value={initials}
            onChange={setInitials}
            size="large"
            isRequired
            maxLength={8}
            why={initialsWhy}
          />
          <Select
            label="House style"
            size="large"
            choices={HOUSE_STYLES}
            value={style}
            onChange={(id) => {
              if (isDatelineStyle(id)) setStyle(id);
            }}
          />
        </div>
        <RolePick label="I mostly" value={role} onChange={setRole} />
        {begin.error && <WhyLine why={{ level: 'fail', text: begin.error.message }} />}
        <div className={css.actions}>
          <Button type="submit" look="go" size="large" keys="↵" isDisabled={begin.isPending}>
            Open the desk
          </Button>
          <Button look="bare" size="large" onPress={() => setRestoring(true)}>
            Restore a backup…
          </Button>
        </div>
      </Form>
      {restoring && <RestoreDialog onClose={() => setRestoring(false)} />}
    </main>
  );
}
