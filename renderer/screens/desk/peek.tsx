import type { ArticleRow } from '../../../shared/contract/articles.ts';
import { useDesk, useKept, useStatus } from '../../app/queries.ts';
import { StoryView } from '../../story/story-view.tsx';
import { CommandButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import css from './peek.module.css';

interface PeekProps {
  id: string | null;
  /** How many stories are chosen. */
  chosen: number;
}

/** The story under the cursor as it prints, beside the list. */
export function Peek({ id, chosen }: PeekProps) {
  return (
    <aside className={css.peek} aria-label="Reading pane">
      {chosen > 1 ? (
        <Many count={chosen} />
      ) : id === null ? (
        <div className={css.scroll} />
      ) : (
        <Story id={id} />
      )}
      {(id !== null || chosen > 0) && (
        <div className={css.actions}>
          {chosen <= 1 && <CommandButton command="article.open">Open</CommandButton>}
          <CommandButton command="article.assign" look="bare">
            Assign
          </CommandButton>
          <CommandButton command="article.due" look="bare">
            Due
          </CommandButton>
          <CommandButton command="article.spike" look="bare">
            Spike
          </CommandButton>
        </div>
      )}
    </aside>
  );
}

function Many({ count }: { count: number }) {
  return (
    <Empty title={`${count.toLocaleString('en-GB')} stories chosen`}>
      Assign them, set when they are due, export or hand them off together.
    </Empty>
  );
}

function Story({ id }: { id: ArticleRow['id'] }) {
  const { people } = useStatus();
  const peek = useDesk('articles.peek', { id });
  const view = useKept(peek.data);
  if (peek.error) return <Empty title="This story cannot be read">{peek.error.message}</Empty>;
  if (!view) return <div className={css.scroll} aria-busy="true" />;
  const { meta } = view;
  const assignee = people.find((person) => person.id === meta.assignee);
  const facts = [
    meta.version > 0 ? `version ${meta.version}` : '',
    assignee ? `with ${assignee.name}` : '',
    meta.newerWords ? 'newer words than approved' : '',
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keys.
    <section className={css.scroll} aria-label="The story" tabIndex={0}>
      <div className={css.line}>
        <StateMark state={meta.state} />
        <span className={css.facts}>{facts.filter((fact) => fact !== '').join(' · ')}</span>
      </div>
      <StoryView source={view} size="peek" />
    </section>
  );
}
