import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';

/** Rows of one question. */
const PAGE = 100;
/** Rows of one question when many are gathered. */
const GATHER = 1000;

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
  /** False until the first answer to any question. */
  ready: boolean;
  error: Error | null;
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
    queries: numbers.map((page) => pageQuery(query, page)),
    combine: (results) => {
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
  // The answer before stays in sight until the first page of the next one is here.
  const [kept, keep] = useState<Loaded<R>>({ total: -1, about: false, pages: {} });
  if (loaded.total >= 0 && (loaded.pages !== kept.pages || loaded.total !== kept.total)) {
    keep({ total: loaded.total, about: loaded.about, pages: loaded.pages });
  }
  const shown = loaded.total >= 0 ? loaded : kept;

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

  return useMemo(
    () => ({
      total: Math.max(0, shown.total),
      about: shown.about,
      ready: shown.total >= 0,
      error: loaded.error,
      row: (index: number) => shown.pages[Math.floor(index / PAGE)]?.[index % PAGE],
      indexOf: (id: string) => {
        for (const [page, rows] of Object.entries(shown.pages)) {
          const at = rows.findIndex((row) => query.idOf(row) === id);
          if (at >= 0) return Number(page) * PAGE + at;
        }
        return -1;
      },
      gather,
    }),
    [shown, loaded.error, gather, query],
  );
}
