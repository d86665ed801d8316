import { type Query, useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';

/** Rows of one question. */
const PAGE = 100;
/** Rows of one question when many are gathered. */
const GATHER = 1000;
/** A question that failed is asked again after so long, in ms, and after twice as long each time that it fails again. */
const AGAIN_AFTER = 1000;
const AGAIN_AT_MOST = 30_000;

export interface Page<R> {
  total: number;
  /** Whether the total is reckoned. */
  about?: boolean | undefined;
  rows: readonly R[];
}

/** A question that is answered page by page. */
export interface PagedQuery<R> {
  /** The call's name and its input: what the answers are kept under. */
  key: readonly [name: string, input: unknown];
  ask(offset: number, limit: number): Promise<Page<R>>;
  idOf(row: R): string;
}

export interface Pages<R> {
  /** Rows that there are, loaded or not. */
  total: number;
  /** Whether the total is reckoned: the last page will tell. */
  about: boolean;
  /** Whether there are rows to show, be they those of the question before. */
  ready: boolean;
  /** Whether the rows answer this question: until then, they are to look at, not to act upon. */
  answered: boolean;
  /** Why there are no rows. It is asked again by itself; a row of earlier questions is never shown in their place. */
  error: Error | null;
  /** Asks again at once. */
  retry(): void;
  row(index: number): R | undefined;
  /** Where a loaded row stands now, or -1. */
  indexOf(id: string): number;
  /** The rows from first to last, both included, loaded or not. */
  gather(first: number, last: number): Promise<readonly R[]>;
}

/** Rows before and after those in sight that are asked for as well: a screenful, so that a key finds its row there. */
const AHEAD = 50;

/** The pages that hold the rows in sight, those near them, and the row under the cursor. */
export function pagesOf(first: number, last: number, cursor: number): number[] {
  const pages = new Set<number>();
  for (let page = pageOf(first - AHEAD); page <= pageOf(last + AHEAD); page += 1) pages.add(page);
  pages.add(pageOf(cursor));
  return [...pages];
}

const pageOf = (index: number): number => Math.max(0, Math.floor(index / PAGE));

/** A plain object, so that the query library sees whether anything differs from the render before. */
interface Loaded<R> {
  total: number;
  about: boolean;
  pages: Readonly<Record<number, readonly R[]>>;
  error: Error | null;
}

/** What is kept of one page of a question, and how it is asked for. */
export function pageQuery<R>(query: PagedQuery<R>, page: number) {
  const [name, input] = query.key;
  return {
    queryKey: [name, input, page],
    queryFn: () => query.ask(page * PAGE, PAGE),
  };
}

/** A list of any length, of which only the pages with these numbers are asked for. */
export function usePages<R>(query: PagedQuery<R>, numbers: readonly number[]): Pages<R> {
  const client = useQueryClient();
  const [name, input] = query.key;
  const loaded = useQueries({
    queries: numbers.map((page) => ({
      ...pageQuery(query, page),
      refetchInterval: ({ state }: { state: { status: string; errorUpdateCount: number } }) =>
        state.status === 'error' && Math.min(AGAIN_AT_MOST, AGAIN_AFTER * 2 ** (state.errorUpdateCount - 1)),
    })),
    combine: (results): Loaded<R> => {
      const pages: Record<number, readonly R[]> = {};
      let total = -1;
      let about = false;
      for (const [index, result] of results.entries()) {
        if (!result.data) continue;
        pages[numbers[index] ?? 0] = result.data.rows;
        total = result.data.total;
        about = result.data.about === true;
      }
      const error = results.find((result) => result.error)?.error ?? null;
      return { total, about, pages, error };
    },
  });
  // The answer before, rows or a failure, stays in sight until there is a next one.
  const [kept, keep] = useState<Loaded<R>>({ total: -1, about: false, pages: {}, error: null });
  const answered = loaded.total >= 0;
  const shown = answered || loaded.error ? loaded : kept;
  if (shown !== kept) keep(shown);

  const gather = useCallback(
    async (first: number, last: number) => {
      const all: R[] = [];
      for (let offset = first; offset <= last; offset += GATHER) {
        const limit = Math.min(GATHER, last - offset + 1);
        const { rows } = await client.fetchQuery({
          queryKey: [name, input, 'from', offset, limit],
          queryFn: () => query.ask(offset, limit),
          gcTime: 0,
          // Gathered rows are acted upon: they are asked for anew, whatever is kept.
          staleTime: 0,
        });
        all.push(...rows);
      }
      return all;
    },
    [client, name, input, query],
  );

  const retry = useCallback(() => {
    const failed = { queryKey: [name, input], predicate: ({ state }: Query) => state.status === 'error' };
    void client.refetchQueries(failed);
  }, [client, name, input]);

  return useMemo(
    () => ({
      total: Math.max(0, shown.total),
      about: shown.about,
      ready: shown.total >= 0,
      answered,
      // A page that failed beside others leaves a gap, which is filled once it answers.
      error: shown.total >= 0 ? null : shown.error,
      row: (index: number) => shown.pages[Math.floor(index / PAGE)]?.[index % PAGE],
      indexOf: (id: string) => {
        for (const [page, rows] of Object.entries(shown.pages)) {
          const at = rows.findIndex((row) => query.idOf(row) === id);
          if (at >= 0) return Number(page) * PAGE + at;
        }
        return -1;
      },
      gather,
      retry,
    }),
    [shown, answered, gather, retry, query],
  );
}
