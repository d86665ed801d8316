import { useQueryClient } from '@tanstack/react-query';
import { type ThinRule, thinRuleSchema } from '../../../shared/upkeep/thin.ts';
import { useBridge } from '../../app/bridge-context.tsx';
import { useDesk } from '../../app/queries.ts';
import { Select } from '../../ui/select.tsx';
import { sayError } from '../../ui/toasts.tsx';
import css from './upkeep.module.css';

const RULES: readonly { id: ThinRule; label: string }[] = [
  { id: 'week', label: 'All for a week, one a day for a month, then one a week' },
  { id: 'month', label: 'All for a month, one a day for a year, then one a week' },
  { id: 'never', label: 'All, for ever' },
];

/** How long the versions are kept that nobody asked for. */
export function Thinning({ onSaved }: { onSaved(): void }) {
  const bridge = useBridge();
  const client = useQueryClient();
  const rule = useDesk('thinning.rule', null).data?.rule;
  if (!rule) return null;
  const change = async (next: ThinRule) => {
    try {
      await bridge.call('thinning.setRule', { rule: next });
      client.setQueryData(['thinning.rule', null], { rule: next });
      onSaved();
    } catch (cause) {
      sayError(cause, 'The rule was not changed.');
    }
  };
  return (
    <>
      <Select
        label="Automatic versions"
        choices={RULES}
        value={rule}
        onChange={(id) => void change(thinRuleSchema.parse(id))}
      />
      <p className={css.dim}>
        Versions that somebody kept, named, submitted, approved or published always stay.
      </p>
    </>
  );
}
