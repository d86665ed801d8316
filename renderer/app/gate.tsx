import { useState } from 'react';
import type { Bridge } from '../../shared/shell/shell.ts';
import { FirstRun } from '../screens/first-run/first-run.tsx';
import { ProblemScreen } from '../screens/problem/problem.tsx';
import { useBridge } from './bridge-context.tsx';
import { Frame } from './frame.tsx';
import { useDesk } from './queries.ts';

/** Lets in once the store is open and somebody sits here. */
export function Gate() {
  const bridge = useBridge();
  const { shell } = bridge;
  const status = useDesk('desk.status', null);
  // What is asked anew forgets its error; the screen that it is asked from stays until there is an answer.
  const [problem, setProblem] = useState<Error | null>(null);
  if (status.error && status.error !== problem) setProblem(status.error);
  if (status.data) return status.data.person ? <Frame /> : <FirstRun />;
  if (problem) {
    const after = async (work: () => Promise<void>) => {
      const gone = isAid(problem) ? serviceGone(bridge) : null;
      await work().catch(() => undefined);
      await gone;
      await status.refetch();
    };
    return (
      <ProblemScreen
        error={problem}
        onRetry={() => after(shell.retryDesk)}
        onBegin={() => after(shell.beginStore)}
      />
    );
  }
  return <main aria-busy="true" aria-label="Opening the store" />;
}

/** Whether there is a service that only mends: it would answer as before until the one that takes over. */
function isAid(problem: Error): boolean {
  return 'code' in problem && (problem.code === 'store-damaged' || problem.code === 'store-missing');
}

function serviceGone(bridge: Bridge): Promise<void> {
  return new Promise((resolve) => {
    const end = bridge.onShell('connection', (connection) => {
      if (connection !== 'lost') return;
      end();
      resolve();
    });
  });
}
