import { Check, CircleAlert, TriangleAlert } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { failures } from '../../../../shared/checks/checks.ts';
import type { CheckResult } from '../../../../shared/checks/result.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { savedTime } from '../../../ui/time.ts';
import { useCheckResults, useWorkspace } from '../workspace-context.tsx';
import css from './checks-panel.module.css';

const ICONS = {
  fail: <CircleAlert aria-hidden="true" />,
  warn: <TriangleAlert aria-hidden="true" />,
  pass: <Check aria-hidden="true" />,
};
const WORDS = { fail: 'Stops approval', warn: 'Look at this', pass: 'In order' };

/** Every rule on the story as it is now: what stops approval first, each with the way to its place. */
export function ChecksPanel() {
  const { checks: running, jump } = useWorkspace();
  const checks = useCheckResults();
  const checkedAt = useSyncExternalStore(running.subscribe, running.at);
  const stops = failures(checks).length;
  const warns = checks.filter((result) => result.level === 'warn').length;
  return (
    <div>
      <div className={css.head} role="status">
        <b>{headline(stops, warns)}</b>
        <div className={css.when}>checked {savedTime(checkedAt.toISOString())}</div>
      </div>
      <ul className={css.list}>
        {checks.map((result) => (
          <CheckLine key={result.id} result={result} onGo={() => jump(result.where)} />
        ))}
      </ul>
    </div>
  );
}

const NUMBERS = ['Nothing', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

/** "One thing stops approval", in words up to nine. */
function headline(stops: number, warns: number): string {
  const said = (count: number) => NUMBERS[count] ?? String(count);
  if (stops > 0) return `${said(stops)} ${stops === 1 ? 'thing stops' : 'things stop'} approval`;
  if (warns > 0) return `Nothing stops approval; look at ${said(warns).toLowerCase()}`;
  return 'Everything is in order';
}

function CheckLine({ result, onGo }: { result: CheckResult; onGo(): void }) {
  const passed = result.level === 'pass';
  return (
    <li className={css.line} data-check={result.level} data-rule={result.rule}>
      <span className={cx(css.icon, css[result.level])}>
        {ICONS[result.level]}
        <span className="sr-only">{WORDS[result.level]}</span>
      </span>
      <span className={css.words}>
        <span className={cx(!passed && css.message)}>{result.message}</span>
        {result.hint !== '' && <span className={css.hint}>{result.hint}</span>}
      </span>
      {!passed && (
        <Button look="bare" size="small" keys="↵" onPress={onGo} aria-label={`Go: ${result.message}`}>
          Go
        </Button>
      )}
    </li>
  );
}
