import type { CheckResult } from '../../../../shared/checks/result.ts';
import type { State } from '../../../../shared/workflow/states.ts';
import { WhyLine } from '../../../ui/field.tsx';
import { placeName } from '../jump.ts';
import { useCheckResults } from '../workspace-context.tsx';
import { useSnapshot } from './page-context.ts';
import css from './reasons.module.css';

/** Whoever drafts knows that the story is not done: reasons show on the page once it is up for approval. */
const UP_FOR_APPROVAL = new Set<State>(['in-review', 'approved']);

interface ReasonsProps {
  /** What the reasons are about: see `placeName`. */
  about(place: string): boolean;
}

/** Why this part of the page stops approval, where it is printed. */
export function Reasons({ about }: ReasonsProps) {
  const checks = useCheckResults();
  const { meta } = useSnapshot('meta');
  if (!UP_FOR_APPROVAL.has(meta.state)) return null;
  const failed = checks.filter(
    (check: CheckResult) => check.level === 'fail' && about(placeName(check.where)),
  );
  if (failed.length === 0) return null;
  return (
    <div className={css.reasons} data-reasons>
      {failed.map((check) => (
        <WhyLine key={check.id} why={{ level: 'fail', text: check.message }} />
      ))}
    </div>
  );
}
