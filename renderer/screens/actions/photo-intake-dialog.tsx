import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ResultLine, ResultList } from '../../ui/result-list.tsx';
import type { RefusedPhoto } from './use-photo-intake.ts';

/** Why files were not taken in. Nothing of them is kept. */
export function PhotoIntakeDialog({
  refused,
  onClose,
}: {
  refused: readonly RefusedPhoto[];
  onClose(): void;
}) {
  const title =
    refused.length === 1 ? 'One file was not taken in' : `${refused.length} files were not taken in`;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      size="medium"
      toRead
      actions={
        <Button look="go" onPress={onClose} autoFocus>
          Close
        </Button>
      }
    >
      <ResultList>
        {refused.map((result) => (
          <ResultLine
            key={result.file}
            kind="bad"
            title={result.file}
            text={result.error.message}
            hint={result.error.hint}
          />
        ))}
      </ResultList>
      <p>Nothing of {refused.length === 1 ? 'it' : 'them'} was kept. The originals are as they were.</p>
    </Dialog>
  );
}
