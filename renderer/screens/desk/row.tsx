import { GitFork, Image, Timer } from 'lucide-react';
import { type MouseEvent, memo } from 'react';
import type { ArticleRow } from '../../../shared/contract/articles.ts';
import { cx } from '../../ui/cx.ts';
import { Hit, Snippet } from '../../ui/hit.tsx';
import { PersonMark } from '../../ui/person-mark.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { Tag } from '../../ui/tag.tsx';
import { ago, dueTime, fullTime, isLate } from '../../ui/time.ts';
import css from './list.module.css';

interface RowProps {
  row: ArticleRow;
  index: number;
  place: { top: number; height: number };
  now: Date;
  me: string;
  search: string;
  chosen: boolean;
  under: boolean;
  onClick(index: number, event: MouseEvent): void;
  onOpen(id: string): void;
}

const DONE = new Set(['published', 'spiked']);

/** One story of the list. */
export const Row = memo(function Row(props: RowProps) {
  const { row, index, place, now, me, search, chosen, under, onClick, onOpen } = props;
  const late = row.due !== null && isLate(row.due, now) && !DONE.has(row.state);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and the keys.
    <div
      role="row"
      id={`row-${row.id}`}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      className={cx(css.row, chosen && css.chosen, under && css.under)}
      style={place}
      onClick={(event) => onClick(index, event)}
      onDoubleClick={() => onOpen(row.id)}
    >
      <span role="gridcell" className={css.state}>
        <StateMark state={row.state} quiet />
      </span>
      <span role="gridcell" className={cx(css.slug, css.cut)} dir="auto">
        {row.slugline === '' ? (
          <span className={css.dim}>no slugline</span>
        ) : (
          <Hit text={row.slugline} search={search} />
        )}
      </span>
      <span role="gridcell" className={css.words}>
        <span className={cx(css.headline, css.cut)} dir="auto" lang={row.language}>
          {row.headline === '' ? (
            <span className={css.dim}>Untitled</span>
          ) : (
            <Hit text={row.headline} search={search} />
          )}
        </span>
        {row.snippet !== null && row.snippet !== '' && (
          <span className={cx(css.snippet, css.cut)} dir="auto">
            <Snippet text={row.snippet} />
          </span>
        )}
      </span>
      <span role="gridcell" className={css.topic}>
        {row.mainTopic !== '' && <Tag>{row.mainTopic}</Tag>}
      </span>
      <span role="gridcell">
        {row.assigneeInitials !== '' && (
          <PersonMark initials={row.assigneeInitials} me={row.assignee === me} />
        )}
      </span>
      <span role="gridcell" className={css.mark}>
        {row.photos > 0 && (
          <>
            <Image aria-hidden="true" />
            {row.photos}
            <span className="sr-only"> photos</span>
          </>
        )}
        {row.diverged && (
          <span title="Two machines edited this story: pick one in History">
            <GitFork aria-hidden="true" className={css.warn} />
            <span className="sr-only">two versions</span>
          </span>
        )}
        {row.embargo !== null && (
          <span title={`Embargo: ${fullTime(row.embargo)}`}>
            <Timer aria-hidden="true" />
            <span className="sr-only">embargo</span>
          </span>
        )}
      </span>
      <span role="gridcell" className={css.end}>
        {row.words.toLocaleString('en-GB')}
      </span>
      <span
        role="gridcell"
        className={cx(css.end, css.due, late && css.late)}
        title={row.due === null ? undefined : fullTime(row.due)}
      >
        {row.due !== null && dueTime(row.due, now)}
        {late && <span className="sr-only"> late</span>}
      </span>
      <span role="gridcell" className={css.end} title={fullTime(row.updatedAt)}>
        {ago(row.updatedAt, now)}
      </span>
    </div>
  );
});
