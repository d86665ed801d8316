import { DeskError } from '../../shared/contract/error.ts';
import { Button } from './button.tsx';
import { Empty } from './empty.tsx';
import css from './list-failed.module.css';

/** In place of a list that could not be read: why, and that it is asked for again. */
export function ListFailed({ error, onRetry }: { error: Error; onRetry(): void }) {
  return (
    <div role="alert" className={css.inPlace}>
      <Empty
        title="This list cannot be shown just now"
        actions={<Button onPress={onRetry}>Try again</Button>}
      >
        {error instanceof DeskError ? `${error.message} ${error.hint} ` : ''}
        It is tried again by itself.
      </Empty>
    </div>
  );
}
