import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankContent } from '../../../shared/article/content.ts';
import { REVISION_REASONS } from '../../../shared/article/revision.ts';
import { inlineFromText } from '../../../shared/manuscript/inline.ts';
import { tempFolder } from '../testing/desk.ts';
import { articleRecord } from './article-row.ts';
import { createArticle, editArticle } from './articles.ts';
import { commitArticle } from './commit.ts';
import { readContentText } from './contents.ts';
import { sha256, toHex } from './hash.ts';
import { savePerson } from './people.ts';
import { articleRevision, nameRevision, revisionHash, revisionOf, revisionRows } from './revisions.ts';
import { RevisionGraph } from './standing.ts';
import { openStore } from './store.ts';
import { thinArticle, thinnableArticles } from './thin.ts';
import { restoreRevision } from './time-travel.ts';

const DAY = 86_400_000;
const START = Date.UTC(2025, 0, 1);

const steps = fc.array(
  fc.record({
    days: fc.integer({ min: 0, max: 20 }),
    reason: fc.constantFrom(
      ...REVISION_REASONS.filter((reason) => ['automatic', 'closed', 'saved'].includes(reason)),
    ),
    words: fc.string({ maxLength: 40 }),
    named: fc.constantFrom(false, false, false, true),
    back: fc.constantFrom(false, false, false, false, true),
  }),
  { minLength: 1, maxLength: 90 },
);

test('after any thinning every kept version is reachable, its hash and its words true, and nothing held is gone', () => {
  const store = openStore(tempFolder());
  const db = store.write;
  const person = savePerson(db, { name: 'Mara Halvorsen', initials: 'MH', role: 'desk' });
  fc.assert(
    fc.property(steps, (list) => {
      let time = START;
      const at = () => new Date(time).toISOString();
      const id = createArticle(db, blankContent('b1'), { person, at: at(), reason: 'created' });
      const { n } = articleRecord(db, id);
      for (const step of list) {
        time += step.days * DAY + 60_000;
        const text = `${'The airport stayed closed. '.repeat(20)}${step.words}`;
        editArticle(
          db,
          id,
          { blocks: [{ id: 'b1', type: 'paragraph', inline: inlineFromText(text) }] },
          { person, at: at() },
        );
        const hash = commitArticle(db, articleRecord(db, id), {
          person,
          at: at(),
          reason: step.reason,
          note: '',
        });
        if (step.named) nameRevision(db, articleRecord(db, id), hash, 'kept');
        if (step.back) {
          const rows = revisionRows(db, n);
          const earlier = rows[Math.floor(rows.length / 2)];
          if (earlier) restoreRevision(db, id, toHex(earlier.hash), { person, at: at() });
        }
        // In the middle as well: what was thinned once is thinned further.
        if (step.words.length % 7 === 0) thinArticle(db, n, 'week', at());
      }
      const before = new Map(revisionRows(db, n).map((row) => [toHex(row.hash), row]));
      time += 60 * DAY;
      thinArticle(db, n, 'week', at());
      expect(thinArticle(db, n, 'week', at())).toBe(0);
      const article = articleRecord(db, id);
      const graph = new RevisionGraph(db, n);
      const head = toHex(article.head ?? new Uint8Array());
      for (const [hash, row] of before) {
        const kept = graph.rows.get(hash);
        if (!kept) {
          expect(['automatic', 'closed']).toContain(row.reason);
          expect(row.name).toBe('');
          expect(hash).not.toBe(head);
          expect(graph.thinned.has(hash)).toBe(true);
          continue;
        }
        expect(graph.isWithin(hash, head)).toBe(true);
        expect(revisionHash(revisionOf(kept))).toBe(hash);
        expect(sha256(readContentText(db, kept.content))).toBe(toHex(kept.contentHash));
      }
      // The first one is reached through all that was thinned between.
      const first = [...before.keys()][0] ?? '';
      expect(graph.isWithin(first, head)).toBe(true);
      expect(() => articleRevision(db, article, head)).not.toThrow();
      const lost = db.all(
        'SELECT 1 FROM contents WHERE article = ? AND n NOT IN (SELECT content FROM revisions)',
        n,
      );
      expect(lost).toEqual([]);
    }),
    { numRuns: 40 },
  );
  const paged: number[] = [];
  for (
    let page = thinnableArticles(db, 0, 7);
    page.length > 0;
    page = thinnableArticles(db, page.at(-1) ?? 0, 7)
  ) {
    expect(page.length).toBeLessThanOrEqual(7);
    paged.push(...page);
  }
  const all = db.all<{ article: number }>(
    "SELECT DISTINCT article FROM revisions WHERE reason IN ('automatic', 'closed') AND name = '' ORDER BY article",
  );
  expect(paged).toEqual(all.map(({ article }) => article));
  expect(paged.length).toBeGreaterThan(7);
  store.close();
}, 60_000);
