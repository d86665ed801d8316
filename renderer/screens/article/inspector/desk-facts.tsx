import { useStatus } from '../../../app/queries.ts';
import { useCommandFace } from '../../../commands/provider.tsx';
import { Button } from '../../../ui/button.tsx';
import { fullTime, moment } from '../../../ui/time.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useArticle } from '../use-article.ts';
import { useWorkspace } from '../workspace-context.tsx';
import css from './panel.module.css';

/** The desk's own facts: whom the story is with, when it is due, when it was made. */
export function DeskFacts() {
  const { session } = useWorkspace();
  const { meta } = useArticle(session, 'meta');
  const { people } = useStatus();
  const now = useNow();
  const assign = useCommandFace('article.assign');
  const due = useCommandFace('article.due');
  const assignee = people.find((person) => person.id === meta.assignee);
  return (
    <>
      <div className={css.pair}>
        <Button onPress={assign.run}>{assignee ? `With ${assignee.name}` : 'Assign…'}</Button>
        <Button onPress={due.run}>
          {meta.due === null ? 'Set due time…' : `Due ${moment(meta.due, now)}`}
        </Button>
      </div>
      <p className={css.dim} title={fullTime(meta.createdAt)}>
        Made {moment(meta.createdAt, now)}, changed {moment(meta.updatedAt, now)}
      </p>
    </>
  );
}
