import { Import, Plus, Trash2, Undo2 } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useBridge } from '../../app/bridge-context.tsx';
import { useDesk, useKept, useStatus } from '../../app/queries.ts';
import { navigate, routeHash } from '../../app/route.ts';
import { StatusLine } from '../../app/status-bar.tsx';
import { useCommand } from '../../commands/provider.tsx';
import { Bar } from '../../ui/bar.tsx';
import { CommandButton } from '../../ui/button.tsx';
import { ListFailed } from '../../ui/list-failed.tsx';
import { useWideEnough } from '../../ui/use-wide.ts';
import { useStoryActions } from '../actions/use-story-actions.tsx';
import css from './desk.module.css';
import { DeskEmpty } from './desk-empty.tsx';
import { Filters } from './filters.tsx';
import { List, type ListHandle, type Standing } from './list.tsx';
import { Peek } from './peek.tsx';
import { type DeskViewName, isFiltered, queryOf, useDeskView } from './view-state.ts';

const TITLES: Record<DeskViewName, string> = { all: 'Desk', mine: 'Mine', trash: 'Trash' };

/** All stories, mine, or the trash: found, read, chosen, given out. */
export function Desk({ view: name }: { view: DeskViewName }) {
  const { person } = useStatus();
  const { shell } = useBridge();
  const all = useKept(useDesk('articles.facets', null).data)?.all ?? 0;
  const me = person?.id ?? '';
  const [view, change] = useDeskView(name);
  const query = useMemo(() => queryOf(view, name, me), [view, name, me]);
  const list = useRef<ListHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const [standing, setStanding] = useState<Standing | null>(null);
  const [wantsPeek, setWantsPeek] = useState(true);
  const wide = useWideEnough(1040);
  const open = useCallback((id: string) => void navigate({ screen: 'article', id }), []);

  const { ids } = view.selection;
  const under = standing?.answered ? standing.id : null;
  const targets = useMemo(() => (ids.size > 0 ? [...ids] : under ? [under] : []), [ids, under]);
  const floating = useStoryActions(targets, {
    desk: true,
    trash: name === 'trash',
    onClosed: () => list.current?.focus(),
  });

  const [only] = targets;
  useCommand('article.open', () => only && open(only), { enabled: targets.length === 1 });
  useCommand(
    'desk.openInWindow',
    () => only && void shell.newWindow(routeHash({ screen: 'article', id: only })),
    { enabled: targets.length === 1 },
  );
  useCommand('desk.search', () => {
    search.current?.focus();
    search.current?.select();
  });
  useCommand('desk.preview', () => setWantsPeek(!wantsPeek), { checked: wantsPeek && wide, enabled: wide });
  const error = standing?.error ?? null;
  const empty = standing !== null && standing.total === 0;
  return (
    <div className={css.desk}>
      <Bar>
        <h1 className="sr-only">{TITLES[name]}</h1>
        <Filters
          view={view}
          name={name}
          change={change}
          onDone={() => list.current?.focus()}
          searchRef={search}
        />
        {name === 'trash' ? (
          <>
            <CommandButton command="article.unspike" icon={<Undo2 aria-hidden="true" />} />
            <CommandButton command="article.purge" icon={<Trash2 aria-hidden="true" />} />
          </>
        ) : (
          <>
            <span className={css.import}>
              <CommandButton command="desk.import" icon={<Import aria-hidden="true" />}>
                Import
              </CommandButton>
            </span>
            <CommandButton command="article.new" look="go" icon={<Plus aria-hidden="true" />} />
          </>
        )}
      </Bar>
      <div className={css.split}>
        <div className={css.stack}>
          <List
            key={name}
            name={name}
            view={view}
            change={change}
            query={query}
            me={me}
            onOpen={open}
            onStanding={setStanding}
            ref={list}
          />
          {standing && error && <ListFailed error={error} onRetry={standing.retry} />}
          {empty && !error && (
            <DeskEmpty name={name} view={view} change={change} onDone={() => list.current?.focus()} />
          )}
        </div>
        {wantsPeek && wide && <Peek id={empty ? null : (standing?.id ?? null)} chosen={ids.size} />}
      </div>
      {floating}
      <StatusLine>
        {!error && (
          <span role="status">
            {standing?.about && 'about '}
            <b>{(standing?.total ?? 0).toLocaleString('en-GB')}</b>
            {isFiltered(view) || name === 'mine' ? ` of ${all.toLocaleString('en-GB')}` : ''}{' '}
            {standing?.total === 1 ? 'story' : 'stories'}
          </span>
        )}
        {ids.size > 1 && (
          <span role="status">
            <b>{ids.size.toLocaleString('en-GB')}</b> chosen
          </span>
        )}
      </StatusLine>
    </div>
  );
}
