import { useCallback, useEffect, useRef } from 'react';
import { useBridge } from '../../app/bridge-context.tsx';
import type { ArticleSession } from '../../article/session.ts';
import { say, sayError } from '../../ui/toasts.tsx';

/**
 * Follows what others do to an article that is open here: the command line, another window. Returns the wrapper
 * for what this screen does itself, whose news comes before its answer and is not news.
 */
export function useNews(session: ArticleSession): <T>(work: () => Promise<T>) => Promise<T> {
  const bridge = useBridge();
  const ours = useRef(0);

  useEffect(() => {
    const follow = async (work: () => Promise<void>) => {
      try {
        await work();
      } catch (cause) {
        sayError(cause, 'This story was changed elsewhere and could not be read again.');
      }
    };
    const ends = [
      bridge.on('article.outdated', ({ id }) => {
        if (id !== session.id || ours.current > 0) return;
        void follow(async () => {
          await session.reload();
          say({ text: 'This story was changed elsewhere. You see it as it is now.' });
        });
      }),
      // Assignee and due time are the desk's, not the article's: they come without new words.
      bridge.on('articles.changed', ({ ids }) => {
        if (ids.length > 0 && !ids.includes(session.id)) return;
        if (session.snapshot.saved.kind !== 'saved') return;
        void follow(async () => {
          const { meta } = await bridge.call('articles.peek', { id: session.id });
          const before = session.snapshot.meta;
          if (meta.assignee !== before.assignee || meta.due !== before.due) session.setMeta(meta);
        });
      }),
      bridge.on('photos.changed', ({ ids }) => {
        const known = session.snapshot.photos;
        if (ids.some((id) => Object.hasOwn(known, id))) void follow(() => session.refreshPhotos());
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [bridge, session]);

  return useCallback(async (work) => {
    ours.current += 1;
    try {
      return await work();
    } finally {
      ours.current -= 1;
    }
  }, []);
}
