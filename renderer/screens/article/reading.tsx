import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ArticleView } from '../../../shared/contract/articles.ts';
import { useBridge } from '../../app/bridge-context.tsx';
import { useCommand, useCommandFace } from '../../commands/provider.tsx';
import { StoryView } from '../../story/story-view.tsx';
import { Bar, BarSpace, BarTitle } from '../../ui/bar.tsx';
import { Button, CommandButton } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { sayError } from '../../ui/toasts.tsx';
import css from './article.module.css';

/** Somebody who types makes an event every quarter of a second; what is read follows at most this often, in ms. */
const FOLLOW_EVERY = 500;

interface ReadingProps {
  view: ArticleView;
  /** Writes here from now on; rejects when the other window cannot let go. */
  onTakeOver(): Promise<void>;
}

/** A story that another window writes: read here as it grows, until it is taken over. */
export function Reading({ view: first, onTakeOver }: ReadingProps) {
  const { shell } = useBridge();
  const view = useFollowed(first);
  const [busy, setBusy] = useState(false);
  const back = useCommandFace('go.back');
  const words = useRef<HTMLElement>(null);
  useEffect(() => words.current?.focus(), []);
  const { slugline } = view.content.fields;
  useEffect(() => {
    shell.setTitle(`${slugline || 'Untitled'} (reading) – Galley`);
    return () => shell.setTitle('');
  }, [shell, slugline]);
  const takeOver = async () => {
    setBusy(true);
    try {
      await onTakeOver();
    } catch (cause) {
      sayError(cause, 'The story stays with the other window.');
    } finally {
      setBusy(false);
    }
  };
  useCommand('article.takeOver', () => void takeOver(), { enabled: !busy });
  return (
    <div className={css.article}>
      <Bar>
        <Button look="bare" icon={<ArrowLeft aria-hidden="true" />} aria-label="Back" onPress={back.run} />
        <BarTitle quiet={slugline === ''}>{slugline || 'no slugline'}</BarTitle>
        <StateMark state={view.meta.state} />
        <BarSpace />
      </Bar>
      <Notice
        name="reading"
        tone="plain"
        title={view.held ? 'Being written in another window' : 'Nobody is writing this story now'}
        hint={
          view.held
            ? 'You read it here as it grows. Taking over saves the other window first.'
            : 'Everything in it is on the disk.'
        }
      >
        <CommandButton command="article.takeOver" size="small">
          {view.held ? 'Take over' : 'Write here'}
        </CommandButton>
      </Notice>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keys. */}
      <section className={css.page} aria-label="Read only" tabIndex={0} ref={words}>
        <StoryView source={view} size="page" />
      </section>
    </div>
  );
}

function useFollowed(first: ArticleView): ArticleView {
  const bridge = useBridge();
  const [view, setView] = useState(first);
  const { id } = first.meta;
  useEffect(() => {
    let shown = true;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const read = () => {
      timer = null;
      bridge.call('articles.peek', { id }).then(
        (next) => shown && setView(next),
        // The service is starting again: the next event brings the words.
        () => undefined,
      );
    };
    const follow = () => {
      timer ??= setTimeout(read, FOLLOW_EVERY);
    };
    const ends = [
      bridge.on('articles.changed', ({ ids }) => (ids.length === 0 || ids.includes(id)) && follow()),
      bridge.on('article.held', (news) => news.id === id && follow()),
      bridge.onShell('connection', (connection) => connection === 'ready' && follow()),
    ];
    return () => {
      shown = false;
      if (timer !== null) clearTimeout(timer);
      for (const end of ends) end();
    };
  }, [bridge, id]);
  return view;
}
