import type { IntakeResult } from '../../../shared/contract/desk.ts';
import { navigate } from '../../app/route.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ResultLine, ResultList } from '../../ui/result-list.tsx';
import { intakeWords } from './intake-words.ts';

/** What came of files that were imported: each with its notes, or the reason why it stayed out. */
export function IntakeDialog({ results, onClose }: { results: readonly IntakeResult[]; onClose(): void }) {
  const good = results.filter((result) => result.ok).length;
  const title = good === results.length ? `Imported ${good}` : `Imported ${good} of ${results.length}`;
  const open = (id: string) => {
    onClose();
    void navigate({ screen: 'article', id });
  };
  const [first] = results;
  const only = results.length === 1 && first?.ok ? first : null;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      size="medium"
      toRead
      actions={
        <>
          <Button onPress={onClose} autoFocus={only === null}>
            Close
          </Button>
          {only && (
            <Button look="go" onPress={() => open(only.articleId)} autoFocus>
              Open the story
            </Button>
          )}
        </>
      }
    >
      <ResultList>
        {results.map((result, index) =>
          result.ok ? (
            <ResultLine
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name; results keep their order.
              key={index}
              kind={result.warnings.length > 0 || result.outcome === 'diverged' ? 'warn' : 'good'}
              title={result.file}
              text={intakeWords(result)}
              notes={result.warnings}
              action={only ? undefined : { label: 'Open', run: () => open(result.articleId) }}
            />
          ) : (
            <ResultLine
              // biome-ignore lint/suspicious/noArrayIndexKey: see above.
              key={index}
              kind="bad"
              title={result.file}
              text={result.error.message}
              hint={result.error.hint}
            />
          ),
        )}
      </ResultList>
    </Dialog>
  );
}
