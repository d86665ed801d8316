import { wholeSeconds } from '../../../shared/article/time.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import type { Person } from '../../../shared/workflow/people.ts';
import { articleRecord, touchArticle } from './article-row.ts';
import { editArticle } from './articles.ts';
import type { WritableDb } from './db.ts';
import { findPerson } from './people.ts';

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
  if (facts.assignee && !findPerson(db, facts.assignee)) {
    throw new DeskError('no-person', 'Nobody of this desk is meant by that.', 'Nothing was changed.');
  }
  const due = facts.due ? moment(facts.due) : facts.due;
  db.transaction(() => {
    for (const id of facts.ids) {
      const { n } = articleRecord(db, id);
      if (facts.assignee !== undefined) {
        db.run('UPDATE articles SET assignee = ? WHERE n = ?', facts.assignee, n);
      }
      if (due !== undefined) {
        db.run('UPDATE articles SET due = ?, due_key = ? WHERE n = ?', due, due ?? '~', n);
      }
      if (facts.section !== undefined) editArticle(db, id, { fields: { section: facts.section } }, by);
      else touchArticle(db, n, by.person, by.at);
    }
  });
}

/** A moment in the one spelling that sorts: RFC 3339 with Z, whole seconds. */
function moment(time: string): string {
  const whole = wholeSeconds(time);
  if (whole !== null) return whole;
  throw new DeskError('bad-time', `“${time}” is no time.`, 'Nothing was changed. Choose a day and an hour.');
}
