import { ArrowLeft, Clock, Eye, PanelRight } from 'lucide-react';
import { useStatus } from '../../../app/queries.ts';
import { useCommandFace } from '../../../commands/provider.tsx';
import { Bar, BarSpace, BarTitle } from '../../../ui/bar.tsx';
import { Button, CommandButton } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { PersonMark } from '../../../ui/person-mark.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import { dueTime, fullTime, isLate } from '../../../ui/time.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useArticle } from '../use-article.ts';
import { useWorkspace } from '../workspace-context.tsx';
import css from './header.module.css';
import { Moves } from './moves.tsx';

/** Which story this is, where it stands, whom it is with, and the one next step. */
export function ArticleHeader() {
  const { session } = useWorkspace();
  const { fields, meta } = useArticle(session, 'fields', 'meta');
  const back = useCommandFace('go.back');
  const preview = useCommandFace('article.preview');
  const inspector = useCommandFace('inspector.toggle');
  return (
    <Bar>
      <Button
        look="bare"
        icon={<ArrowLeft aria-hidden="true" />}
        aria-label="Back"
        onPress={back.run}
        {...(back.aria === undefined ? {} : { 'aria-keyshortcuts': back.aria })}
      />
      <BarTitle quiet={fields.slugline === ''}>{fields.slugline || 'no slugline'}</BarTitle>
      <span role="status">
        <StateMark state={meta.state} />
      </span>
      {meta.version > 0 && <span className={css.fact}>version {meta.version}</span>}
      {meta.newerWords && <span className={css.newer}>newer words</span>}
      <With />
      <Due />
      <BarSpace />
      <CommandButton
        command="article.preview"
        look="bare"
        on={preview.checked}
        icon={<Eye aria-hidden="true" />}
      />
      <Moves />
      <Button
        look="bare"
        icon={<PanelRight aria-hidden="true" />}
        aria-label="Inspector"
        on={inspector.checked}
        onPress={inspector.run}
        {...(inspector.aria === undefined ? {} : { 'aria-keyshortcuts': inspector.aria })}
      />
    </Bar>
  );
}

/** Whom the story is with; a press gives it to somebody. */
function With() {
  const { session } = useWorkspace();
  const { meta } = useArticle(session, 'meta');
  const { people, person } = useStatus();
  const assign = useCommandFace('article.assign');
  const assignee = people.find((someone) => someone.id === meta.assignee);
  return (
    <Button
      look="bare"
      size="small"
      onPress={assign.run}
      aria-label={assignee ? `With ${assignee.name}: assign` : 'Assign'}
    >
      {assignee ? (
        <span className={css.with}>
          <PersonMark initials={assignee.initials} me={assignee.id === person?.id} />
          {assignee.name}
        </span>
      ) : (
        'Assign'
      )}
    </Button>
  );
}

/** When it is due; a press sets it. */
function Due() {
  const { session } = useWorkspace();
  const { meta } = useArticle(session, 'meta');
  const face = useCommandFace('article.due');
  const now = useNow();
  if (meta.due === null) {
    return (
      <Button
        look="bare"
        size="small"
        icon={<Clock aria-hidden="true" />}
        aria-label="Set due time"
        onPress={face.run}
      >
        Due
      </Button>
    );
  }
  const late = isLate(meta.due, now) && meta.state !== 'published' && meta.state !== 'spiked';
  return (
    <Button look="bare" size="small" onPress={face.run} aria-label={`Due ${fullTime(meta.due)}: change`}>
      <span className={cx(css.due, late && css.late)}>
        due {dueTime(meta.due, now)}
        {late && ', late'}
      </span>
    </Button>
  );
}
