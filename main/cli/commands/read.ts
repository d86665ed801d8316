import { wholeSeconds } from '../../../shared/article/time.ts';
import type { ArticleRow, ListQuery } from '../../../shared/contract/articles.ts';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import { STATES, type State, stateSchema } from '../../../shared/workflow/states.ts';
import type { Command } from '../command.ts';
import { type Arguments, need, UsageError } from '../usage.ts';
import { articleText, readArticle } from './article.ts';
import { readCount } from './values.ts';

const PAGE = 1000;

export const list: Command = {
  name: 'list',
  usage: '[--state S] [--search Q] [--limit N]',
  summary: 'articles, the last changed first; spiked ones only with --state spiked',
  options: { state: 'value', search: 'value', limit: 'value' },
  async run(here) {
    need(here.args);
    const limit = limitOf(here.args);
    const query = queryOf(here.args);
    const rows = await readRows(await here.desk(), query, limit);
    const out = rows.map(({ id, headline, slugline, state, updatedAt }) => {
      return { id, headline, slugline, state, updatedAt: wholeSeconds(updatedAt) };
    });
    const lines = out.map(
      (row) => `${row.id}  ${row.state.padEnd(9)}  ${row.slugline || '–'}  ${row.headline}`,
    );
    if (out.length === 0 && !here.json) here.say('There is no such article.');
    here.print(out, lines.join('\n'));
  },
};

export const show: Command = {
  name: 'show',
  usage: 'ID',
  summary: 'the whole article',
  options: {},
  async run(here) {
    const [id = ''] = need(here.args, 'ID');
    const article = await readArticle(await here.desk(), id);
    here.print(article, articleText(article));
  },
};

function limitOf(args: Arguments): number {
  const typed = args.values.get('limit');
  if (typed === undefined) return Number.POSITIVE_INFINITY;
  const limit = readCount(typed);
  if (limit === null) throw new UsageError('--limit needs a whole number from 1 on.');
  return limit;
}

function queryOf(args: Arguments): ListQuery {
  const state = args.values.get('state');
  const search = args.values.get('search');
  if (search?.trim() === '') throw new UsageError('--search is empty. Give it words, or leave it out.');
  return {
    sort: search ? 'best' : 'updatedAt',
    ...(state === undefined ? {} : { states: [readState(state)] }),
    ...(search === undefined ? {} : { search }),
  };
}

/** A state as typed. Throws a UsageError for what is none. */
export function readState(typed: string): State {
  const state = stateSchema.safeParse(typed);
  if (state.success) return state.data;
  throw new UsageError(`“${typed}” is no state. There are: ${STATES.join(', ')}.`);
}

async function readRows(desk: DeskClient, query: ListQuery, most: number): Promise<ArticleRow[]> {
  const rows: ArticleRow[] = [];
  while (rows.length < most) {
    const limit = Math.min(PAGE, most - rows.length);
    const page = await desk.call('articles.list', { ...query, offset: rows.length, limit });
    rows.push(...page.rows);
    if (page.rows.length < limit) break;
  }
  return rows;
}
