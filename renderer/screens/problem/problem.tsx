import { useState } from 'react';
import { useBridge } from '../../app/bridge-context.tsx';
import { Button } from '../../ui/button.tsx';
import { RepairDialog } from '../upkeep/repair-dialog.tsx';
import { RestoreDialog } from '../upkeep/restore-dialog.tsx';
import { describeProblem } from './describe.ts';
import { MissingActions } from './missing-actions.tsx';
import css from './problem.module.css';

interface ProblemScreenProps {
  error: Error | null;
  /** Tries again; resolves when it is known how that went. */
  onRetry(): Promise<void>;
  /** Makes a new store where one is missing; absent where that is not what went wrong. */
  onBegin?: () => Promise<void>;
}

/** What stops the app from opening: what happened, what is safe, what to do. */
export function ProblemScreen({ error, onRetry, onBegin }: ProblemScreenProps) {
  const { shell } = useBridge();
  const [busy, setBusy] = useState(false);
  const [open, setOpen] = useState<'repair' | 'restore' | null>(null);
  const problem = describeProblem(error);
  const damaged = problem.code === 'store-damaged';
  // A button that is switched off loses the focus: what is pressed meanwhile is let pass instead.
  const retry = async () => {
    if (busy) return;
    setBusy(true);
    await onRetry();
    setBusy(false);
  };
  return (
    <main className={css.problem} data-problem={problem.code}>
      <div className={css.column}>
        <div className={css.mark} aria-hidden="true">
          G
        </div>
        <div role="alert">
          <h1 className={css.title}>{problem.title}</h1>
          <p className={css.lead}>{problem.happened}</p>
          <dl className={css.facts}>
            <dt>What is safe</dt>
            <dd>{problem.safe}</dd>
            <dt>What to do</dt>
            <dd>{problem.todo}</dd>
          </dl>
        </div>
        {problem.code === 'store-missing' && onBegin ? (
          <MissingActions onLook={onRetry} onBegin={onBegin} />
        ) : (
          <div className={css.actions}>
            {damaged && (
              <>
                <Button look="go" size="large" onPress={() => setOpen('repair')} autoFocus>
                  Repair…
                </Button>
                <Button size="large" onPress={() => setOpen('restore')}>
                  Restore a backup…
                </Button>
              </>
            )}
            <Button
              look={damaged ? 'plain' : 'go'}
              size="large"
              onPress={() => void retry()}
              autoFocus={!damaged}
            >
              {busy ? 'Trying…' : 'Try again'}
            </Button>
            <Button look="bare" size="large" onPress={() => shell.quit()}>
              Quit
            </Button>
          </div>
        )}
        {open === 'repair' && <RepairDialog onClose={() => setOpen(null)} />}
        {open === 'restore' && <RestoreDialog onClose={() => setOpen(null)} />}
      </div>
    </main>
  );
}
