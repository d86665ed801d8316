import { Bookmark, CalendarDays, CircleDot, FolderOpen, PenLine, Tag, UserRound } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { SavedSearch } from '../../../shared/contract/desk.ts';
import type { FilterName, FilterToken } from '../../../shared/search/bar.ts';
import { parseQuery } from '../../../shared/search/query.ts';
import { STATES } from '../../../shared/workflow/states.ts';
import { useAnswer, useDesk, useStatus } from '../../app/queries.ts';
import { PickDialog } from '../../ui/pick-dialog.tsx';
import type { PickRow } from '../../ui/pick-list.tsx';
import { STATE_WORDS } from '../../ui/state-mark.tsx';
import { matchesText } from '../actions/matches-text.ts';
import type { DeskViewName } from './view-state.ts';

interface FilterDialogProps {
  /** Where one's own are shown, whom they are with is no question; in the trash the state is none. */
  name: DeskViewName;
  onPick(token: FilterToken): void;
  onApply(search: SavedSearch): void;
  onClose(): void;
}

interface Row extends PickRow {
  token: FilterToken | null;
  saved: SavedSearch | null;
}

const ICONS: Readonly<Record<FilterName, ReactNode>> = {
  state: <CircleDot aria-hidden="true" />,
  section: <FolderOpen aria-hidden="true" />,
  assigned: <UserRound aria-hidden="true" />,
  topic: <Tag aria-hidden="true" />,
  byline: <PenLine aria-hidden="true" />,
  from: <CalendarDays aria-hidden="true" />,
  to: <CalendarDays aria-hidden="true" />,
};

/** All that the desk can be narrowed to, found by typing; what is typed can itself be a topic, a byline or a date. */
export function FilterDialog({ name: view, onPick, onApply, onClose }: FilterDialogProps) {
  const [text, setText] = useState('');
  const typed = text.trim();
  const { people } = useStatus();
  const sections = useDesk('articles.facets', null).data?.sections ?? [];
  const saved = useDesk('searches.list', null).data ?? [];
  const asked = useDesk('topics.search', { text: typed, limit: 8 }, { enabled: typed !== '' });
  const { answer: found, failed } = useAnswer(asked);
  const topics = found ?? [];
  const rows: Row[] = [];
  const add = (group: string, name: FilterName, value: string, label: string, note = '') => {
    if (!matchesText(`${label} ${name} ${group} ${note}`, typed)) return;
    const token = { not: false, name, value };
    rows.push({ id: `${name}:${value}`, group, icon: ICONS[name], label, note, token, saved: null });
  };
  for (const search of saved.filter(({ name }) => matchesText(`${name} saved search`, typed))) {
    const icon = <Bookmark aria-hidden="true" />;
    const { id, name: label, search: note } = search;
    rows.push({ id: `saved-${id}`, group: 'Saved searches', icon, label, note, token: null, saved: search });
  }
  for (const state of view === 'trash' ? [] : STATES) add('State', 'state', state, STATE_WORDS[state]);
  if (view !== 'mine') {
    add('Assigned to', 'assigned', 'nobody', 'Nobody');
    add('Assigned to', 'assigned', 'me', 'Me');
    for (const { initials, name } of people) add('Assigned to', 'assigned', initials, name, initials);
  }
  for (const section of sections) add('Section', 'section', section, section);
  add('Changed', 'from', 'today', 'Today');
  add('Changed', 'from', '1d', 'Since yesterday');
  add('Changed', 'from', '7d', 'In the last 7 days');
  add('Changed', 'from', '30d', 'In the last 30 days');
  if (typed !== '') rows.push(...typedRows(typed, topics));
  return (
    <PickDialog
      label="Filter the desk"
      placeholder="A state, section, person, topic, byline or day (2026-11-24)"
      text={text}
      onText={setText}
      rows={rows}
      onPick={({ token, saved: search }) => {
        if (token) onPick(token);
        else if (search) onApply(search);
      }}
      onClose={onClose}
      none="Type what to narrow the desk to."
      pending={typed !== '' && asked.isPending}
      failed={failed}
    />
  );
}

/** What the typed words can be themselves. */
function typedRows(typed: string, topics: readonly { code: string; name: string }[]): Row[] {
  const row = (group: string, name: FilterName, value: string, label: string, id = value): Row => ({
    id: `${name}:${id}`,
    group,
    icon: ICONS[name],
    label,
    token: { not: false, name, value },
    saved: null,
  });
  const { from, to } = parseQuery(`from:${typed} to:${typed}`);
  return [
    ...(from === null ? [] : [row('Changed', 'from', typed, `On ${from} or later`, `typed-${typed}`)]),
    ...(to === null ? [] : [row('Changed', 'to', typed, `On ${to} or before`)]),
    ...topics.map(({ code, name }) => row('Topic', 'topic', name, name, code)),
    row('Topic', 'topic', typed, `A topic with “${typed}”`, `typed-${typed}`),
    row('Byline', 'byline', typed, `A byline with “${typed}”`),
  ];
}
