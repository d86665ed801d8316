import { Bookmark, CircleUserRound, Images, Newspaper, Search, Settings, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CommandId } from '../../shared/commands/commands.ts';
import { useCommandFace } from '../commands/provider.tsx';
import { changeView, refiltered, useDeskView } from '../screens/desk/view-state.ts';
import { cx } from '../ui/cx.ts';
import css from './nav.module.css';
import { useDesk, useKept, useStatus } from './queries.ts';
import { navigate, type Route, useRoute } from './route.ts';

/** Places to go. An item is here when what it leads to works. */
export function Nav() {
  const route = useRoute();
  const { person } = useStatus();
  const mine = useDesk('articles.list', { assignee: person?.id ?? '', limit: 1 });
  const mineCount = useKept(mine.data)?.total ?? 0;
  const onDesk = (view: 'all' | 'mine' | 'trash') => route.screen === 'desk' && route.view === view;
  return (
    <nav className={css.nav} aria-label="Places">
      <div className={css.mark} aria-hidden="true">
        G
      </div>
      <NavItem
        command="go.desk"
        label="Desk"
        icon={<Newspaper />}
        on={onDesk('all') || route.screen === 'article'}
      />
      <NavItem
        command="go.mine"
        label="Mine"
        icon={<CircleUserRound />}
        on={onDesk('mine')}
        count={mineCount}
      />
      <NavItem command="go.photos" label="Photos" icon={<Images />} on={route.screen === 'photos'} />
      <NavItem command="go.trash" label="Trash" icon={<Trash2 />} on={onDesk('trash')} />
      <SavedSearches />
      <div className={css.grow} />
      <NavItem command="app.palette" label="Find" icon={<Search />} on={false} />
      <NavItem command="app.settings" label="Settings" icon={<Settings />} on={isSettings(route)} />
    </nav>
  );
}

/** Searches with a name, one press away. */
function SavedSearches() {
  const saved = useDesk('searches.list', null).data ?? [];
  const route = useRoute();
  const [view] = useDeskView('all');
  if (saved.length === 0) return null;
  return (
    <section className={css.searches} aria-label="Saved searches">
      {saved.map((one) => {
        const on =
          route.screen === 'desk' &&
          route.view === 'all' &&
          view.search.trim() === one.search &&
          view.order === one.order;
        return (
          <button
            key={one.id}
            type="button"
            className={cx(css.item, on && css.on)}
            aria-current={on ? 'page' : undefined}
            title={`${one.name}: ${one.search}`}
            onKeyDown={(event) => {
              // Enter shows the search; it does not open the story under the desk's cursor.
              if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
            }}
            onClick={() => {
              changeView('all', refiltered({ search: `${one.search} `, order: one.order, sort: null }));
              void navigate({ screen: 'desk', view: 'all' });
            }}
          >
            <span className={css.icon} aria-hidden="true">
              <Bookmark />
            </span>
            <span className={css.name} dir="auto">
              {one.name}
            </span>
          </button>
        );
      })}
    </section>
  );
}

const isSettings = (route: Route): boolean => route.screen === 'settings';

interface NavItemProps {
  command: CommandId;
  label: string;
  icon: ReactNode;
  on: boolean;
  count?: number;
}

function NavItem({ command, label, icon, on, count = 0 }: NavItemProps) {
  const face = useCommandFace(command);
  return (
    <button
      type="button"
      className={cx(css.item, on && css.on)}
      onClick={face.run}
      title={face.keys === null ? label : `${label} (${face.keys})`}
      aria-current={on ? 'page' : undefined}
      aria-keyshortcuts={face.aria}
    >
      <span className={css.icon} aria-hidden="true">
        {icon}
      </span>
      {label}
      {count > 0 && (
        <span className={css.count}>
          {count > 99 ? '99+' : count}
          <span className="sr-only"> stories</span>
        </span>
      )}
    </button>
  );
}
