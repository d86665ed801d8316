import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tempFolder } from '../testing/desk.ts';
import { insertArticle } from './articles.ts';
import { putContent, readContentText, WHOLE_EVERY } from './contents.ts';
import type { WritableDb } from './db.ts';
import { openStore } from './store.ts';

function withArticle(work: (db: WritableDb, article: number) => void): void {
  const store = openStore(tempFolder());
  work(store.write, insertArticle(store.write, 'a', '2026-11-03T09:00:00Z'));
  store.close();
}

test('whatever is put in comes out, over any base', () => {
  withArticle((db, article) => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 400 }), { maxLength: 8 }), (texts) => {
        let base: number | null = null;
        for (const text of texts) {
          base = putContent(db, article, text, base);
          expect(readContentText(db, base)).toBe(text);
        }
      }),
    );
  });
});

test('twenty revisions of a long text take little more than one, and the chain is broken in time', () => {
  withArticle((db, article) => {
    const paragraphs = Array.from({ length: 25 }, (_, index) =>
      Array.from({ length: 60 }, (_, word) => `word${(index * 7919 + word * 104729) % 9973}`).join(' '),
    );
    let base: number | null = null;
    for (let revision = 0; revision < 200; revision += 1) {
      paragraphs[revision % 25] = `${paragraphs[revision % 25]} and ${revision}`;
      base = putContent(db, article, JSON.stringify(paragraphs), base);
    }
    const rows = db.all<{ depth: number; bytes: number }>(
      'SELECT depth, length(data) AS bytes FROM contents ORDER BY n',
    );
    expect(Math.max(...rows.map((row) => row.depth))).toBe(WHOLE_EVERY - 1);
    const one = rows[0]?.bytes ?? 0;
    const twenty = rows.slice(0, 20).reduce((sum, row) => sum + row.bytes, 0);
    expect(twenty).toBeLessThan(one * 3);
    expect(readContentText(db, base ?? 0)).toBe(JSON.stringify(paragraphs));
  });
});

test('a text is kept once, and a byte that changed on the disk is noticed', () => {
  withArticle((db, article) => {
    const whole = putContent(db, article, 'first '.repeat(50), null);
    expect(putContent(db, article, 'first '.repeat(50), null)).toBe(whole);
    const long = Array.from({ length: 900 }, (_, index) => String(index * index)).join(' ');
    const base = putContent(db, article, long, null);
    const delta = putContent(db, article, `${long} more`, base);
    expect(db.get<{ base: number }>('SELECT base FROM contents WHERE n = ?', delta)?.base).toBe(base);
    // A dictionary that is not the right one gives wrong bytes without a word.
    db.run('UPDATE contents SET base = ? WHERE n = ?', whole, delta);
    expect(() => readContentText(db, delta)).toThrow('cannot be read');
  });
});
