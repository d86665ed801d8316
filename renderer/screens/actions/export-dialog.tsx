import { useMutation } from '@tanstack/react-query';
import { Folder } from 'lucide-react';
import { useState } from 'react';
import type { ExportResult } from '../../../shared/contract/desk.ts';
import type { Chosen } from '../../../shared/shell/shell.ts';
import { useBridge } from '../../app/bridge-context.tsx';
import { useDesk } from '../../app/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Check } from '../../ui/check.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { WhyLine } from '../../ui/field.tsx';
import { ResultLine, ResultList } from '../../ui/result-list.tsx';
import { sayError } from '../../ui/toasts.tsx';
import css from './export-dialog.module.css';
import { countOf } from './hand-off.ts';

interface ExportDialogProps {
  ids: readonly string[];
  onClose(): void;
}

/** Packages for a CMS into a folder: one or many, and a reason for each that was refused. */
export function ExportDialog({ ids, onClose }: ExportDialogProps) {
  const bridge = useBridge();
  const [folder, setFolder] = useState<Chosen | null>(null);
  const [zip, setZip] = useState(false);
  const [force, setForce] = useState(false);
  const run = useMutation({
    mutationFn: (out: Chosen) =>
      bridge.call('packages.export', { ids: [...ids], out: { token: out.token }, zip, force }),
  });
  const choose = async () => {
    try {
      const chosen = await bridge.shell.chooseFolder({ title: 'Folder for the packages' });
      if (chosen) setFolder(chosen);
    } catch (cause) {
      sayError(cause, 'The folder could not be chosen.');
    }
  };
  const results = run.data;
  return (
    <Dialog
      title={results ? resultTitle(results) : questionTitle(ids.length)}
      onClose={onClose}
      isDismissable={!run.isPending}
      size={results ? 'medium' : 'small'}
      toRead={results !== undefined}
      actions={
        results ? (
          <DoneActions results={results} onClose={onClose} />
        ) : (
          <>
            <Button onPress={onClose} isDisabled={run.isPending}>
              Cancel
            </Button>
            <Button
              look="go"
              isDisabled={folder === null || run.isPending}
              onPress={() => {
                if (folder) run.mutate(folder);
              }}
            >
              {run.isPending ? 'Exporting…' : 'Export'}
            </Button>
          </>
        )
      }
    >
      {results ? (
        <Results results={results} />
      ) : (
        <>
          <p className={css.lead}>
            A package holds the approved words and photos in every format. Nothing changes here: publishing is
            another step.
          </p>
          <div className={css.folder}>
            <Button icon={<Folder aria-hidden="true" />} onPress={() => void choose()} autoFocus>
              {folder === null ? 'Choose a folder…' : 'Another folder…'}
            </Button>
            <span className={css.name} role="status">
              {folder?.name}
            </span>
          </div>
          <Check value={zip} onChange={setZip}>
            As one zip file each
          </Check>
          <Check
            value={force}
            onChange={setForce}
            hint="Otherwise a different package of that name is left as it is."
          >
            Write over a package that differs
          </Check>
          {run.error && <WhyLine why={{ level: 'fail', text: run.error.message }} />}
        </>
      )}
    </Dialog>
  );
}

function questionTitle(count: number): string {
  return count === 1 ? 'Export a package' : `Export ${countOf(count, 'package', 'packages')}`;
}

function resultTitle(results: readonly ExportResult[]): string {
  const good = results.filter((result) => result.ok).length;
  return good === results.length
    ? `${countOf(good, 'package is', 'packages are')} ready`
    : `${good} of ${countOf(results.length, 'package', 'packages')}: the others were refused`;
}

function DoneActions({ results, onClose }: { results: readonly ExportResult[]; onClose(): void }) {
  const { shell } = useBridge();
  const first = results.find((result) => result.ok);
  const show = () => {
    if (!first?.ok) return;
    void shell.showInFolder(first.path).catch((cause: unknown) => sayError(cause, 'It is no longer there.'));
  };
  return (
    <>
      {first && <Button onPress={show}>Show in folder</Button>}
      <Button look="go" onPress={onClose} autoFocus>
        Done
      </Button>
    </>
  );
}

function Results({ results }: { results: readonly ExportResult[] }) {
  return (
    <ResultList>
      {results.map((result) =>
        result.ok ? (
          <ResultLine
            key={result.articleId}
            kind={result.warnings.length > 0 ? 'warn' : 'good'}
            title={lastName(result.path)}
            text={
              result.outcome === 'written' ? 'Written and checked.' : 'The same package was there already.'
            }
            notes={result.warnings}
          />
        ) : (
          <ResultLine
            key={result.articleId}
            kind="bad"
            title={<StoryName id={result.articleId} />}
            text={result.error.message}
            hint={result.error.hint}
          />
        ),
      )}
    </ResultList>
  );
}

/** The slugline of a story, or its headline. */
function StoryName({ id }: { id: string }) {
  const fields = useDesk('articles.peek', { id }).data?.content.fields;
  return <>{fields === undefined ? '…' : fields.slugline || 'no slugline'}</>;
}

/** The last part of a path of any system. */
function lastName(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
}
