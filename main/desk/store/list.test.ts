import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankContent } from '../../../shared/article/content.ts';
import { type ListQuery, listQuerySchema, NOBODY } from '../../../shared/contract/articles.ts';
import { inlineFromText } from '../../../shared/manuscript/inline.ts';
import { tempFolder } from '../testing/desk.ts';
import { articleRecord } from './article-row.ts';
import { createArticle, insertArticle, patchArticle } from './articles.ts';
import type { ReadableDb } from './db.ts';
import { setDeskFacts } from './desk-facts.ts';
import { facets, listArticles, listHits, listNumbers } from './list.ts';
import { savePerson } from './people.ts';
import { openStore, type Store } from './store.ts';

function withStore(work: (store: Store) => void): void {
  const store = openStore(tempFolder());
  work(store);
  store.close();
}

function article(store: Store, headline: string, slugline: string, words: string, second: number): string {
  const content = blankContent('b');
  content.fields.headline = inlineFromText(headline);
  content.fields.slugline = slugline;
  content.fields.byline = ['Mara', 'Jon'];
  content.blocks = [{ id: 'b', type: 'paragraph', inline: inlineFromText(words) }];
  const person = { id: 'p', name: 'P', initials: 'P', role: 'desk' } as const;
  const at = new Date(Date.UTC(2026, 10, 3, 9, 0, second)).toISOString();
  return createArticle(store.write, content, { person, at, reason: 'created' });
}

const by = { person: null, at: '2026-11-04T09:00:00Z' };

test('each column sorts as people read it', () => {
  withStore((store) => {
    const ids = {
      zebra: article(store, '“Zebra” walks', 'zebra', 'one two three', 1),
      emil: article(store, 'Émile speaks', 'Emile', 'one', 2),
      none: article(store, '', '', '', 3),
      apple: article(store, 'Apple falls', 'apple', 'one two', 4),
    };
    const name = new Map(Object.entries(ids).map(([key, id]) => [id, key]));
    const order = (query: ListQuery) => listArticles(store.read, query).rows.map((row) => name.get(row.id));
    expect(order({})).toEqual(['apple', 'none', 'emil', 'zebra']);
    expect(order({ sort: 'createdAt', descending: false })).toEqual(['zebra', 'emil', 'none', 'apple']);
    expect(order({ sort: 'headline' })).toEqual(['apple', 'emil', 'zebra', 'none']);
    expect(order({ sort: 'slugline', descending: true })).toEqual(['none', 'zebra', 'emil', 'apple']);
    expect(order({ sort: 'words', descending: true })).toEqual(['zebra', 'apple', 'emil', 'none']);
    setDeskFacts(store.write, { ids: [ids.none], due: '2026-11-05T10:00:00Z' }, by);
    setDeskFacts(store.write, { ids: [ids.emil], due: '2026-11-05T09:00:00Z' }, by);
    expect(order({ sort: 'due' }).slice(0, 2)).toEqual(['emil', 'none']);
    expect(order({ sort: 'due', descending: true }).slice(0, 2)).toEqual(['none', 'emil']);
    expect(order({ sort: 'updatedAt', limit: 2, offset: 1 })).toHaveLength(2);
  });
});

test('filters narrow, and a row says what the desk wants to see', () => {
  withStore((store) => {
    const one = article(store, 'One', 'one', 'a b c', 1);
    const two = article(store, 'Two', 'two', '', 2);
    const jon = savePerson(store.write, { name: 'Jon Lind', initials: 'JL', role: 'reporter' });
    setDeskFacts(store.write, { ids: [one, two], section: 'World' }, by);
    setDeskFacts(store.write, { ids: [two], assignee: jon.id, section: 'Islands' }, by);
    expect(facets(store.read)).toEqual({ sections: ['Islands', 'World'], all: 2 });
    expect(listArticles(store.read, { section: 'World' }).rows.map((row) => row.id)).toEqual([one]);
    expect(listArticles(store.read, { assignee: jon.id }).rows[0]).toMatchObject({
      id: two,
      assigneeInitials: 'JL',
      changedBy: 'P',
      byline: 'Mara, Jon',
      newerWords: false,
      snippet: null,
    });
    expect(listArticles(store.read, { assignee: NOBODY }).rows.map((row) => row.id)).toEqual([one]);
    expect(listArticles(store.read, { assignee: '' }).total).toBe(2);
    expect(listArticles(store.read, { states: ['approved'] }).total).toBe(0);
    const hits = listHits(
      store.read,
      { section: 'World' },
      { ids: [two, one], snippets: new Map([[one, 's']]) },
    );
    expect(hits).toMatchObject({ total: 1, rows: [{ id: one, snippet: 's' }] });
  });
});

/** What SQLite would do for a statement that the list runs. */
function plans(db: ReadableDb, query: ListQuery): string[] {
  const seen: string[] = [];
  const spy: ReadableDb = {
    get: (sql, ...values) => db.get(sql, ...values),
    all<Row>(sql: string, ...values: Parameters<ReadableDb['all']>[1][]) {
      const plan = db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values);
      seen.push(plan.map((line) => line.detail).join(' | '));
      return db.all<Row>(sql, ...values);
    },
  };
  listArticles(spy, query);
  return seen;
}

test('no order of the whole desk has to be sorted first', () => {
  withStore((store) => {
    store.write.transaction(() => {
      for (let n = 0; n < 2000; n += 1) insertArticle(store.write, `a${n}`, '2026-11-03T09:00:00Z');
    });
    const sorts = listQuerySchema.shape.sort.unwrap().options.filter((sort) => sort !== 'best');
    for (const sort of sorts) {
      for (const descending of [true, false]) {
        const [page = ''] = plans(store.read, { sort, descending });
        expect(page, `${sort} ${descending}`).toContain('USING');
        expect(page, `${sort} ${descending}`).not.toContain('TEMP B-TREE');
      }
    }
  });
});

test('however saves of several stories come between each other, the last that was typed into is listed first', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2), fc.nat(9000)), { minLength: 1, maxLength: 30 }), (saves) => {
      withStore((store) => {
        const ids = [0, 1, 2].map((n) => article(store, `Story ${n}`, `story-${n}`, 'one', n));
        const order = [...ids];
        let time = Date.UTC(2026, 10, 3, 9, 0, 3);
        for (const [which, pause] of saves) {
          time += pause + 1;
          const id = ids[which] ?? '';
          const { seq } = articleRecord(store.read, id);
          const block = { id: 'b', type: 'paragraph', inline: inlineFromText(`At ${time}.`) } as const;
          const at = new Date(time).toISOString();
          const { meta } = patchArticle(
            store.write,
            { id, seq: seq + 1, blocks: [block] },
            { person: null, at },
          );
          expect(time - Date.parse(meta.updatedAt)).toBeLessThan(5000);
          order.splice(order.indexOf(id), 1);
          order.push(id);
        }
        const { rows } = listArticles(store.read, { sort: 'updatedAt', descending: true });
        expect(rows.map(({ id }) => id)).toEqual(order.reverse());
      });
    }),
    { numRuns: 20 },
  );
});

test('many hits and few come in the same order, whichever way they are found', () => {
  withStore((store) => {
    store.write.transaction(() => {
      for (let at = 0; at < 3200; at++) insertArticle(store.write, `a${at}`, '2026-11-03T09:00:00Z');
      store.write.run("UPDATE articles SET words = (n * 7919) % 101, slugline_key = 's' || (n * 31) % 977");
    });
    const numbers = store.read.all<{ n: number }>('SELECT n FROM articles').map(({ n }) => n);
    const query = { sort: 'words', descending: true, offset: 40, limit: 25 } as const;
    const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
    const all = listNumbers(store.read, query, Uint32Array.from(numbers));
    expect(ids(all.rows)).toEqual(ids(listArticles(store.read, query).rows));
    expect(all.total).toBe(3200);
    const odd = numbers.filter((n) => n % 2 === 1);
    const few = listNumbers(store.read, { sort: 'slugline', limit: 1000 }, Uint32Array.from(odd));
    const many = listArticles(store.read, { sort: 'slugline', limit: 3200 });
    const isOdd = new Set(odd.map((n) => `a${n - 1}`));
    expect(ids(few.rows)).toEqual(
      ids(many.rows)
        .filter((id) => isOdd.has(id))
        .slice(0, 1000),
    );
    expect(few.total).toBe(1600);
  });
});
