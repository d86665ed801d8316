import { useStatus } from '../../../app/queries.ts';
import { CommandButton } from '../../../ui/button.tsx';
import { fullTime, moment } from '../../../ui/time.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useArticle } from '../use-article.ts';
import { useWorkspace } from '../workspace-context.tsx';
import css from './panel.module.css';

/** The desk's own facts: whom the story is with, when it is due, when it was made. */
export function DeskFacts() {
  const { session } = useWorkspace();
  const { meta } = useArticle(session);
  const { people } = useStatus();
  const now = useNow();
  const assignee = people.find((person) => person.id === meta.assignee);
  return (
    <>
      <div className={css.pair}>
        <CommandButton command="article.assign">{assignee ? assignee.name : 'Assign…'}</CommandButton>
        <CommandButton command="article.due">
          {meta.due === null ? 'Set due time…' : `Due ${moment(meta.due, now)}`}
        </CommandButton>
      </div>
      <p className={css.dim} title={fullTime(meta.createdAt)}>
        Made {moment(meta.createdAt, now)}, changed {moment(meta.updatedAt, now)}
      </p>
    </>
  );
}
