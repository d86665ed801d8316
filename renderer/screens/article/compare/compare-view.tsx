import { useQueryClient } from '@tanstack/react-query';
import { ArrowLeft, ChevronDown, ChevronUp, RotateCcw, Tag } from 'lucide-react';
import { useRef, useState } from 'react';
import type { HistoryEntry } from '../../../../shared/contract/articles.ts';
import { useBridge } from '../../../app/bridge-context.tsx';
import { useCommand, useKeysLabel } from '../../../commands/provider.tsx';
import { Bar, BarSpace, BarTitle } from '../../../ui/bar.tsx';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { moment } from '../../../ui/time.ts';
import { sayError } from '../../../ui/toasts.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { useWideEnough } from '../../../ui/use-wide.ts';
import { NameDialog } from '../inspector/name-dialog.tsx';
import { whyOf } from '../inspector/reason-words.ts';
import { useArticle } from '../use-article.ts';
import { useWorkspace } from '../workspace-context.tsx';
import css from './compare-view.module.css';
import { NOW, type Picks, pickOne, type Version } from './picks.ts';
import { Sheet } from './sheet.tsx';
import { countsText } from './shown.ts';
import { useBringBack } from './use-bring-back.ts';
import { useChanges } from './use-changes.ts';
import { useVersions } from './use-versions.ts';
import { Versions } from './versions.tsx';

/** Pixels of window from which two columns are the view to begin with. */
const ROOM_FOR_TWO = 1080;
let lastView: 'side' | 'inline' | null = null;

interface CompareViewProps {
  /** The version to begin with. */
  first: Version;
  onClose(): void;
}

/** The history of a story: any two versions, or one and the words as they are now, with what differs. */
export function CompareView({ first, onClose }: CompareViewProps) {
  const { session } = useWorkspace();
  const { fields, meta } = useArticle(session, 'fields', 'meta');
  const bridge = useBridge();
  const client = useQueryClient();
  const now = useNow();
  const wide = useWideEnough(ROOM_FOR_TWO);
  const [picks, setPicks] = useState<Picks>(() => pickOne(first));
  const [chosenView, chooseView] = useState(lastView);
  const [naming, setNaming] = useState<HistoryEntry | null>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const { entries, sides, drawn, error, behind } = useVersions(session, picks);
  const { busy, bringBack } = useBringBack();
  const view = chosenView ?? (wide ? 'side' : 'inline');
  const count = drawn?.shown.changes ?? 0;
  const changes = useChanges(sheet, `${drawn?.before} ${drawn?.after} ${view}`, count);
  const older = entries.find((entry) => entry.hash === sides?.before);
  const when = older ? moment(older.revision.at, now) : '';

  const setView = (next: string) => {
    lastView = next === 'side' ? 'side' : 'inline';
    chooseView(lastView);
  };
  useCommand('compare.next', changes.next, { enabled: count > 0 });
  useCommand('compare.previous', changes.previous, { enabled: count > 0 });
  useCommand('compare.sideBySide', () => setView(view === 'side' ? 'inline' : 'side'), {
    checked: view === 'side',
  });
  // The page is out of sight: nothing may change in it unseen.
  useCommand('edit.undo', () => undefined, { enabled: false });
  useCommand('edit.redo', () => undefined, { enabled: false });
  const [nextKey, previousKey] = [useKeysLabel('compare.next'), useKeysLabel('compare.previous')];

  const restore = async () => {
    if (older && (await bringBack(older.hash, when))) onClose();
  };
  const name = async (entry: HistoryEntry, text: string) => {
    setNaming(null);
    try {
      await bridge.call('articles.nameRevision', { id: session.id, hash: entry.hash, name: text });
      await client.invalidateQueries({ queryKey: ['articles.history'] });
    } catch (cause) {
      sayError(cause, 'The version was not named.');
    }
  };
  const head = (version: Version) => <Head version={version} entries={entries} now={now} />;
  return (
    <>
      <section
        className={css.view}
        aria-label="Compare versions"
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          event.preventDefault();
          onClose();
        }}
      >
        <Bar wraps>
          <Button
            look="bare"
            icon={<ArrowLeft aria-hidden="true" />}
            aria-label="Back to the story"
            onPress={onClose}
          />
          <BarTitle quiet={fields.slugline === ''}>{fields.slugline || 'no slugline'}</BarTitle>
          <span className={css.dim}>History</span>
          <BarSpace />
          <span className={css.walk}>
            <span className={css.counts} role="status">
              {drawn && (count === 0 ? 'No difference' : countsText(drawn.shown.counts))}
              {count > 0 && (
                <b>{changes.current === null ? many(count) : `${changes.current + 1} of ${many(count)}`}</b>
              )}
              {changes.current !== null && <span className="sr-only">{changes.said}</span>}
            </span>
            <span className={css.pair}>
              <Button
                look="bare"
                icon={<ChevronUp aria-hidden="true" />}
                aria-label="Previous change"
                title={`Previous change (${previousKey})`}
                isDisabled={count === 0}
                onPress={changes.previous}
              />
              <Button
                look="bare"
                icon={<ChevronDown aria-hidden="true" />}
                aria-label="Next change"
                title={`Next change (${nextKey})`}
                isDisabled={count === 0}
                onPress={changes.next}
              />
            </span>
          </span>
          <Segments
            label="View"
            value={view}
            onChange={setView}
            choices={[
              { id: 'side', label: 'Side by side' },
              { id: 'inline', label: 'Inline' },
            ]}
          />
          <Button
            icon={<Tag aria-hidden="true" />}
            isDisabled={!older}
            onPress={() => older && setNaming(older)}
          >
            {older && older.name !== '' ? `Rename ${when}` : `Name ${when || 'a version'}`}
          </Button>
          <Button
            look="go"
            icon={<RotateCcw aria-hidden="true" />}
            isDisabled={busy || !older}
            onPress={() => void restore()}
          >
            Bring back {when}
          </Button>
        </Bar>
        <div className={css.split}>
          <div className={css.side}>
            <Versions
              entries={entries}
              unkept={meta.newerWords || entries.length === 0}
              picks={picks}
              onPicks={setPicks}
              now={now}
            />
            <p className={css.keys} id="versions-keys">
              <kbd>Shift ↑↓</kbd> or <kbd>Space</kbd> for two
            </p>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keys. */}
          <div className={css.scroll} ref={sheet} tabIndex={0} role="region" aria-label="What differs">
            {behind && (
              <p className={css.behind} role="alert">
                The last words are not on disk yet, so “now” may lack them. They are safe in this window.
              </p>
            )}
            {error && <Empty title="This version cannot be read">{error.message}</Empty>}
            {!error && sides === null && (
              <Empty title="There is nothing to compare yet">
                A version is kept on Ctrl S, on every step, after ten minutes of writing and when you leave.
              </Empty>
            )}
            {!error && sides !== null && drawn && (
              <Sheet
                key={`${drawn.before} ${drawn.after}`}
                shown={drawn.shown}
                sideBySide={view === 'side'}
                before={head(drawn.before)}
                after={head(drawn.after)}
                languages={drawn.languages}
              />
            )}
          </div>
        </div>
      </section>
      {naming && (
        <NameDialog
          name={naming.name}
          onName={(text) => void name(naming, text)}
          onClose={() => setNaming(null)}
        />
      )}
    </>
  );
}

const many = (changes: number): string => (changes === 1 ? '1 change' : `${changes} changes`);

function Head({ version, entries, now }: { version: Version; entries: readonly HistoryEntry[]; now: Date }) {
  const entry = entries.find((candidate) => candidate.hash === version);
  if (version === NOW || !entry) return <b>Now</b>;
  const { revision, name } = entry;
  const why = [name, revision.person.name, whyOf(revision), revision.note];
  return (
    <>
      <b>{moment(revision.at, now)}</b> <bdi>{why.filter((part) => part !== '').join(' · ')}</bdi>
    </>
  );
}
