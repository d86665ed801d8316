import { FirstRun } from '../screens/first-run/first-run.tsx';
import { ProblemScreen } from '../screens/problem/problem.tsx';
import { useBridge } from './bridge-context.tsx';
import { Frame } from './frame.tsx';
import { useDesk } from './queries.ts';

/** Lets in once the store is open and somebody sits here. */
export function Gate() {
  const { shell } = useBridge();
  const status = useDesk('desk.status', null);
  if (status.data) return status.data.person ? <Frame /> : <FirstRun />;
  if (status.error) {
    const retry = async () => {
      await shell.retryDesk().catch(() => undefined);
      await status.refetch();
    };
    return <ProblemScreen error={status.error} onRetry={retry} />;
  }
  return <main aria-busy="true" aria-label="Opening the store" />;
}
