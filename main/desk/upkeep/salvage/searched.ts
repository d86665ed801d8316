import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** What the search knows of the articles: when each was changed last, and its words. Empty where it cannot be read. */
export function* searchedArticles(
  folder: string,
): Generator<{ id: string; updatedAt: number; text: string }> {
  const path = join(folder, 'cache', 'search.sqlite');
  if (!existsSync(path)) return;
  let db: Database.Database | null = null;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    const rows = db.prepare<[], { article: string; time: number; text: string }>(
      'SELECT article, time, text FROM docs JOIN texts USING (n)',
    );
    for (const { article, time, text } of rows.iterate()) yield { id: article, updatedAt: time, text };
  } catch {
    // It is made anew from the store; what could be read of it was told.
  } finally {
    db?.close();
  }
}
