import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CheckPlace } from '../../../shared/checks/result.ts';
import { useBridge } from '../../app/bridge-context.tsx';
import type { ArticleSession } from '../../article/session.ts';
import { useCommand } from '../../commands/provider.tsx';
import type { Page } from '../../editor/page/page.ts';
import { StoryView } from '../../story/story-view.tsx';
import { cx } from '../../ui/cx.ts';
import { useWideEnough } from '../../ui/use-wide.ts';
import { useStoryActions } from '../actions/use-story-actions.tsx';
import css from './article.module.css';
import { CompareView } from './compare/compare-view.tsx';
import { NOW } from './compare/picks.ts';
import { ArticleHeader } from './header/header.tsx';
import { Keep } from './header/keep.tsx';
import { useAddPhoto } from './inspector/add-photo.tsx';
import { Inspector } from './inspector/inspector.tsx';
import { RevisionView } from './inspector/revision-view.tsx';
import { focusSoon, jumpTo } from './jump.ts';
import { ArticlePage } from './page/article-page.tsx';
import { PageCommands } from './page-commands.tsx';
import { useRunningChecks } from './running-checks.ts';
import { SaveNotice } from './save-notice.tsx';
import { ArticleStatus } from './status/status.tsx';
import { useArticle } from './use-article.ts';
import { useNews } from './use-news.ts';
import { usePlace } from './use-place.ts';
import { type InspectorTab, type Workspace as Shared, WorkspaceProvider } from './workspace-context.tsx';

/** Pixels of window from which page and inspector stand side by side. */
const SIDE_BY_SIDE = 1080;
let lastTab: InspectorTab = 'details';

/** The page, what stands around it, and what they share. */
export function Workspace({ session }: { session: ArticleSession }) {
  const bridge = useBridge();
  const { shell } = bridge;
  const { fields, meta } = useArticle(session, 'fields', 'meta');
  const checks = useRunningChecks(session);
  const own = useNews(session);
  const wide = useWideEnough(SIDE_BY_SIDE);
  const [tab, chooseTab] = useState<InspectorTab>(lastTab);
  const [wanted, setWanted] = useState(true);
  const [floating, setFloating] = useState(false);
  const [preview, setPreview] = useState(false);
  const [shownRevision, showRevision] = useState<string | null>(null);
  const [comparing, setComparing] = useState<string | null>(null);
  const leftFrom = useRef<Element | null>(null);
  const [page, setPage] = useState<Page | null>(null);
  const open = wide ? wanted : floating;
  usePlace(page, shell);

  useEffect(() => {
    shell.setTitle(`${fields.slugline || 'Untitled'} – Galley`);
    return () => shell.setTitle('');
  }, [shell, fields.slugline]);

  const setTab = useCallback((next: InspectorTab) => {
    lastTab = next;
    chooseTab(next);
  }, []);
  const showTab = useCallback(
    (next: InspectorTab) => {
      setComparing(null);
      setTab(next);
      setWanted(true);
      setFloating(!wide);
      focusSoon(`[data-inspector-tab="${next}"]`);
    },
    [setTab, wide],
  );
  const jump = useCallback(
    (place: CheckPlace) => {
      setPreview(false);
      setComparing(null);
      showRevision(null);
      jumpTo(place, page, (next) => {
        setTab(next);
        setWanted(true);
        setFloating(!wide);
      });
    },
    [setTab, page, wide],
  );

  const compare = useCallback((hash?: string) => {
    leftFrom.current = document.activeElement;
    setComparing(hash ?? NOW);
  }, []);
  const endCompare = () => {
    setComparing(null);
    // Back to where one was, once that is in sight again.
    requestAnimationFrame(() => {
      const from = leftFrom.current;
      if (from instanceof HTMLElement && from.isConnected && from !== document.body) from.focus();
      else focusSoon('[data-inspector-tab="history"]');
    });
  };

  useCommand('inspector.toggle', () => (wide ? setWanted(!wanted) : setFloating(!floating)), {
    checked: open,
  });
  useCommand('inspector.details', () => showTab('details'));
  useCommand('inspector.media', () => showTab('media'));
  useCommand('inspector.history', () => showTab('history'));
  useCommand('inspector.checks', () => showTab('checks'));
  useCommand('article.compare', () => compare(shownRevision ?? undefined), { enabled: comparing === null });
  useCommand('article.preview', () => setPreview(!preview), { checked: preview });
  useCommand('article.dateline', () => jump({ kind: 'part', part: 'dateline' }));
  useCommand('article.topic', () => jump({ kind: 'field', field: 'topics' }));
  const ids = useMemo(() => [meta.id], [meta.id]);
  const dialogs = useStoryActions(ids, {
    desk: false,
    before: () => session.flush(),
    onClosed: () => undefined,
  });

  const shared = useMemo<Shared>(
    () => ({ session, checks, jump, own, showRevision, shownRevision, compare }),
    [session, checks, jump, own, shownRevision, compare],
  );
  const reading = preview || shownRevision !== null;
  return (
    <WorkspaceProvider value={shared}>
      {comparing !== null && <CompareView first={comparing} onClose={endCompare} />}
      <div className={cx(css.article, comparing !== null && css.hidden)}>
        <ArticleHeader />
        <SaveNotice session={session} />
        <div className={css.split}>
          <div className={cx(css.page, reading && css.hidden)} id="article-page">
            <ArticlePage session={session} bridge={bridge} onPage={setPage} />
          </div>
          {shownRevision === null ? (
            preview && <Preview session={session} />
          ) : (
            <RevisionView hash={shownRevision} />
          )}
          {open && <Inspector tab={tab} onTab={setTab} floating={!wide} onClose={() => setFloating(false)} />}
        </div>
        <ArticleStatus />
        {dialogs}
        <AddPhoto />
        <Keep />
        {page && <PageCommands page={page} />}
      </div>
    </WorkspaceProvider>
  );
}

/** Adds photos from any place of the screen. */
function AddPhoto() {
  const { open, floating } = useAddPhoto();
  useCommand('article.addPhoto', open);
  return floating;
}

/** The story as a reader gets it, from the words in the window. */
function Preview({ session }: { session: ArticleSession }) {
  // With `saved`, so that words typed meanwhile show once they are on disk.
  const { fields, placements, photos, missingAssets } = useArticle(
    session,
    'fields',
    'placements',
    'photos',
    'missingAssets',
    'saved',
  );
  const content = { schema: 1 as const, fields, placements: [...placements], blocks: [...session.blocks()] };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keys.
    <section className={css.page} aria-label="Preview" tabIndex={0}>
      <StoryView source={{ content, photos, missingAssets: [...missingAssets] }} size="page" />
    </section>
  );
}
