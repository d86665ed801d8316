import { Columns2 } from 'lucide-react';
import { useState } from 'react';
import type { HistoryEntry } from '../../../../shared/contract/articles.ts';
import { useDesk } from '../../../app/queries.ts';
import { CommandButton } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Empty } from '../../../ui/empty.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import { fullTime, moment } from '../../../ui/time.ts';
import { useNow } from '../../../ui/use-now.ts';
import line from '../timeline.module.css';
import { useArticle } from '../use-article.ts';
import { useWorkspace } from '../workspace-context.tsx';
import { Heads } from './heads.tsx';
import css from './history.module.css';
import { REASON_WORDS } from './reason-words.ts';

/** Every version that is kept of a story: who, when, why. One is read in place of the page, and can come back. */
export function History() {
  const { session, showRevision, shownRevision } = useWorkspace();
  const { meta } = useArticle(session, 'meta');
  const history = useDesk('articles.history', { id: session.id });
  const now = useNow();
  const [limit, setLimit] = useState(100);
  const entries = history.data ?? [];
  if (history.error) return <Empty title="History cannot be read">{history.error.message}</Empty>;
  return (
    <div>
      {meta.heads.length > 1 && <Heads entries={entries} />}
      {entries.length > 0 && (
        <div className={css.tools}>
          <CommandButton command="article.compare" size="small" icon={<Columns2 aria-hidden="true" />} />
        </div>
      )}
      <ol className={line.list}>
        <li className={cx(line.entry, shownRevision === null && line.on)}>
          <button type="button" className={line.line} onClick={() => showRevision(null)}>
            <span className={line.time}>Now</span>
            <span className={line.words}>
              <b>as written</b>
              <span className={line.why}>
                {meta.newerWords || entries.length === 0 ? 'not yet a version' : 'in the window'}
              </span>
            </span>
          </button>
        </li>
        {entries.slice(0, limit).map((entry) => (
          <Entry
            key={entry.hash}
            entry={entry}
            now={now}
            on={entry.hash === shownRevision}
            head={meta.heads.length > 1 && meta.heads.includes(entry.hash)}
            onOpen={() => showRevision(entry.hash)}
          />
        ))}
      </ol>
      {entries.length > limit && (
        <button type="button" className={css.more} onClick={() => setLimit(limit + 200)}>
          {entries.length - limit} older versions
        </button>
      )}
    </div>
  );
}

interface EntryProps {
  entry: HistoryEntry;
  now: Date;
  on: boolean;
  head: boolean;
  onOpen(): void;
}

function Entry({ entry, now, on, head, onOpen }: EntryProps) {
  const { revision, name, approved, published } = entry;
  // A step to another state has a mark of its own that says so.
  const reason = revision.reason === 'state' ? '' : REASON_WORDS[revision.reason];
  const why = [name === '' ? '' : revision.person.name, reason, revision.note]
    .filter((part) => part !== '')
    .join(': ');
  return (
    <li className={cx(line.entry, on && line.on)} data-revision={entry.hash}>
      <button type="button" className={line.line} onClick={onOpen} aria-current={on ? 'true' : undefined}>
        <time className={line.time} dateTime={revision.at} title={fullTime(revision.at)}>
          {moment(revision.at, now)}
        </time>
        <span className={line.words}>
          <b dir="auto">{name === '' ? revision.person.name : name}</b>
          {why !== '' && (
            <span className={line.why} dir="auto">
              {why}
            </span>
          )}
          {(approved || published || head || revision.reason === 'state') && (
            <span className={css.marks}>
              {revision.reason === 'state' && <StateMark state={revision.state} />}
              {approved && <span>these words go out</span>}
              {published && <span>these words are out</span>}
              {head && <span className={css.head}>one of two</span>}
            </span>
          )}
        </span>
      </button>
    </li>
  );
}
