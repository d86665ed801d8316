import { useBridge } from '../../app/bridge-context.tsx';
import { useStatus } from '../../app/queries.ts';
import { Field } from '../../ui/field.tsx';
import { RolePick } from '../first-run/role-pick.tsx';
import css from './settings.module.css';
import { useDraft } from './use-draft.ts';

/** Who sits here. */
export function PersonForm({ onSaved }: { onSaved(): void }) {
  const bridge = useBridge();
  const { person } = useStatus();
  const stored = person ?? { id: '', name: '', initials: '', role: 'reporter' as const };
  const draft = useDraft(stored, (next) => bridge.call('desk.setPerson', next), onSaved);
  const why = draft.error ? { level: 'fail' as const, text: draft.error.message } : null;
  return (
    <section className={css.section} aria-labelledby="you">
      <h2 id="you">You</h2>
      <div className={css.you}>
        <Field
          label="Name"
          value={draft.value.name}
          onChange={(name) => draft.set('name', name)}
          onCommit={() => draft.commit()}
          maxLength={200}
          isRequired
        />
        <Field
          label="Initials"
          value={draft.value.initials}
          onChange={(initials) => draft.set('initials', initials)}
          onCommit={() => draft.commit()}
          maxLength={8}
          isRequired
          why={why}
        />
      </div>
      <RolePick
        label="I mostly"
        value={draft.value.role}
        onChange={(role) => {
          draft.set('role', role);
          draft.commit({ role });
        }}
      />
      <p className={css.dim}>
        A role says what is offered to you. It guards against mistakes, not against whoever owns this machine.
      </p>
    </section>
  );
}
