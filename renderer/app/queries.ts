import { QueryClient, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { CallInput, CallName } from '../../shared/contract/contract.ts';
import type { Status } from '../../shared/contract/desk.ts';
import type { Bridge } from '../../shared/shell/shell.ts';
import type { Unanswered } from '../ui/unanswered.ts';
import { useBridge } from './bridge-context.tsx';
import { Follower } from './follow.ts';

/** Answers stay fresh until an event says otherwise; the service is on this machine, so a failure is final. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        refetchOnWindowFocus: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/** Asks the desk service and keeps the answer until an event makes it old. */
export function useDesk<N extends CallName>(
  name: N,
  input: CallInput<N>,
  options: { enabled?: boolean } = {},
) {
  const bridge = useBridge();
  return useQuery({
    queryKey: [name, input],
    queryFn: () => bridge.call(name, input),
    enabled: options.enabled ?? true,
  });
}

/** The last value there was, while the next one is on its way: nothing jumps. */
export function useKept<T>(value: T | undefined): T | undefined {
  const [kept, setKept] = useState(value);
  if (value !== undefined && value !== kept) setKept(value);
  return value ?? kept;
}

/**
 * The answer to what is asked just now; while it is on its way, the one before. When it cannot be given there is
 * none: an earlier one answered another question, and Enter must not take something out of it.
 */
export function useAnswer<T>(asked: UseQueryResult<T>): { answer: T | undefined; failed: Unanswered | null } {
  const kept = useKept(asked.data);
  if (!asked.isLoadingError) return { answer: kept, failed: null };
  return { answer: undefined, failed: { error: asked.error, retry: () => void asked.refetch() } };
}

/** Who sits here, the house and the people. Loaded before any screen is shown. */
export function useStatus(): Status {
  const { data } = useDesk('desk.status', null);
  if (!data) throw new TypeError('The desk has not answered yet');
  return data;
}

/** Puts an answer of `desk.set…` in place of the status. */
export function useSetStatus(): (status: Status) => void {
  const client = useQueryClient();
  return useCallback((status) => client.setQueryData(['desk.status', null], status), [client]);
}

const CHANGES = {
  'articles.changed': [
    'articles.list',
    'articles.facets',
    'articles.peek',
    'articles.history',
    'photos.list',
  ],
  'photos.changed': ['photos.list', 'articles.peek'],
  'backups.changed': ['backups.status', 'upkeep.news'],
  'desk.changed': ['desk.status', 'desk.templates', 'articles.list', 'searches.list'],
  'search.followed': ['articles.list'],
} as const;

/** Asks again for what an event made old, and for everything once a new service took over. */
export function useLiveQueries(bridge: Bridge, client: QueryClient): void {
  useEffect(() => {
    const follower = new Follower(client);
    let lost = false;
    const ends = (Object.keys(CHANGES) as (keyof typeof CHANGES)[]).map((event) =>
      bridge.on(event, (payload) => {
        // The index follows every word; whoever shows a search can wait for a pause.
        const typed = event === 'search.followed' || ('typed' in payload && payload.typed);
        if (typed) follower.typed(CHANGES[event]);
        else follower.changed(CHANGES[event]);
      }),
    );
    ends.push(
      bridge.onShell('connection', (connection) => {
        // The first service answers what already waits for it.
        if (connection === 'ready' && lost) void client.invalidateQueries();
        lost = connection === 'lost';
      }),
    );
    return () => {
      follower.stop();
      for (const end of ends) end();
    };
  }, [bridge, client]);
}
