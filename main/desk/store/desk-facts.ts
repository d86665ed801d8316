import type { Person } from '../../../shared/workflow/people.ts';
import { articleRecord, touchArticle } from './article-row.ts';
import { editArticle } from './articles.ts';
import type { WritableDb } from './db.ts';

export interface DeskFacts {
  ids: readonly string[];
  assignee?: string | undefined;
  due?: string | null | undefined;
  section?: string | undefined;
}

/** Assigns, dates or files articles, all or none. The section is part of what an article says, the rest is not. */
export function setDeskFacts(
  db: WritableDb,
  facts: DeskFacts,
  by: { person: Person | null; at: string },
): void {
  db.transaction(() => {
    for (const id of facts.ids) {
      const { n } = articleRecord(db, id);
      if (facts.assignee !== undefined) {
        db.run('UPDATE articles SET assignee = ? WHERE n = ?', facts.assignee, n);
      }
      if (facts.due !== undefined) {
        db.run('UPDATE articles SET due = ?, due_key = ? WHERE n = ?', facts.due, facts.due ?? '~', n);
      }
      if (facts.section !== undefined) editArticle(db, id, { fields: { section: facts.section } }, by);
      else touchArticle(db, n, by.person, by.at);
    }
  });
}
