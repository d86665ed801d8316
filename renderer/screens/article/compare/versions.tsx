import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import type { HistoryEntry } from '../../../../shared/contract/articles.ts';
import { cx } from '../../../ui/cx.ts';
import { fullTime, moment } from '../../../ui/time.ts';
import { whyOf } from '../inspector/reason-words.ts';
import line from '../timeline.module.css';
import { NOW, type Picks, pickOne, sidesOf, step, stretch, toggle, type Version, walk } from './picks.ts';
import css from './versions.module.css';

interface VersionsProps {
  entries: readonly HistoryEntry[];
  /** Whether there are words that no version has. */
  unkept: boolean;
  picks: Picks;
  onPicks(picks: Picks): void;
  now: Date;
}

/** How many are drawn at once; more as the keys or the wheel come near the end. */
const DRAWN = 150;

/**
 * The versions to choose from, the newest first. An arrow key compares one with now; Shift with an arrow, Space or
 * Ctrl and a click choose two.
 */
export function Versions({ entries, unkept, picks, onPicks, now }: VersionsProps) {
  const root = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState(DRAWN);
  const list: Version[] = [NOW, ...entries.map((entry) => entry.hash)];
  const sides = sidesOf(picks, list);
  const place = list.indexOf(picks.cursor);
  const shown = Math.max(drawn, place + 20);

  useEffect(() => {
    root.current?.querySelector(`[data-version="${picks.cursor}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [picks.cursor]);
  useEffect(() => root.current?.focus(), []);

  const onKeyDown = (event: KeyboardEvent) => {
    const by = BY_KEY[event.key];
    if (by !== undefined) {
      const move = event.shiftKey ? stretch : event.ctrlKey || event.metaKey ? walk : step;
      onPicks(move(picks, list, by));
    } else if (event.key === ' ') onPicks(toggle(picks, picks.cursor));
    else if (event.key === 'Enter') onPicks(pickOne(picks.cursor));
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent, version: Version) => {
    if (event.shiftKey) onPicks(stretch(picks, list, list.indexOf(version) - place));
    else if (event.ctrlKey || event.metaKey) onPicks(toggle(picks, version));
    else onPicks(pickOne(version));
  };
  const sideOf = (version: Version): LineProps['side'] =>
    sides?.before === version ? 'before' : sides?.after === version ? 'after' : null;
  const option = (version: Version) => ({
    id: `version-${version}`,
    version,
    cursor: version === picks.cursor,
    chosen: picks.chosen.includes(version),
    side: sideOf(version),
    onClick: (event: MouseEvent) => onClick(event, version),
  });
  return (
    <div
      ref={root}
      className={cx(line.list, css.list)}
      role="listbox"
      aria-label="Versions"
      aria-multiselectable="true"
      aria-activedescendant={`version-${picks.cursor}`}
      aria-describedby="versions-keys"
      tabIndex={0}
      onKeyDown={onKeyDown}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        if (scrollHeight - scrollTop - clientHeight < 400 && shown < entries.length) setDrawn(shown + DRAWN);
      }}
    >
      <Line {...option(NOW)} time="Now" title="" who="as written" why={unkept ? 'not yet a version' : ''} />
      {entries.slice(0, shown).map(({ hash, revision, name, approved, published }) => (
        <Line
          key={hash}
          {...option(hash)}
          time={moment(revision.at, now)}
          title={fullTime(revision.at)}
          who={name === '' ? revision.person.name : name}
          why={[
            name === '' ? '' : revision.person.name,
            whyOf(revision),
            revision.note,
            approved ? 'these words go out' : '',
            published ? 'these words are out' : '',
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        />
      ))}
    </div>
  );
}

const BY_KEY: Record<string, number> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -10,
  PageDown: 10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

interface LineProps {
  id: string;
  version: Version;
  cursor: boolean;
  chosen: boolean;
  side: 'before' | 'after' | null;
  time: string;
  title: string;
  who: string;
  why: string;
  onClick(event: MouseEvent): void;
}

function Line({ id, version, cursor, chosen, side, time, title, who, why, onClick }: LineProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list answers the keys.
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className={cx(line.entry, line.line, css.line, side !== null && line.on, cursor && css.cursor)}
      data-version={version}
      onClick={onClick}
    >
      <span className={line.time} title={title}>
        {time}
      </span>
      <span className={line.words}>
        <b dir="auto">{who}</b>
        <span className={line.why} dir="auto">
          {why}
        </span>
      </span>
      {side && <span className={css.side}>{side}</span>}
    </div>
  );
}
