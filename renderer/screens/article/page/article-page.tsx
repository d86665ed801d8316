import { $getRoot } from 'lexical';
import { type MouseEvent, useEffect, useState } from 'react';
import { bylineLead } from '../../../../shared/article/byline.ts';
import { direction } from '../../../../shared/formats/language.ts';
import { safeHref } from '../../../../shared/manuscript/href.ts';
import type { Bridge } from '../../../../shared/shell/shell.ts';
import { takeHeldKeys } from '../../../app/type-ahead.ts';
import type { ArticleSession } from '../../../article/session.ts';
import { takeFiles } from '../../../editor/page/files.ts';
import { Page } from '../../../editor/page/page.ts';
import css from './article-page.module.css';
import { BodyPart } from './body-part.tsx';
import { FormatBar } from './format-bar.tsx';
import { LeadPhotos } from './lead-photos.tsx';
import { LinkBox } from './link-box.tsx';
import { ClipNotesPanel } from './notes.tsx';
import { PageProvider, usePage, useSnapshot } from './page-context.ts';
import { PartEditor } from './part-editor.tsx';
import { Reasons } from './reasons.tsx';
import { TEXT_THEME } from './theme.ts';
import { useDrop } from './use-drop.ts';

interface ArticlePageProps {
  session: ArticleSession;
  bridge: Bridge;
  /** Told of the page while it is open, so that commands can reach it; null when it closes. */
  onPage?: (page: Page | null) => void;
}

/** The article, edited where it is printed. */
export function ArticlePage({ session, bridge, onPage }: ArticlePageProps) {
  const [page, setPage] = useState<Page | null>(null);
  useEffect(() => {
    const opened: Page = new Page({
      session,
      client: bridge,
      shell: bridge.shell,
      theme: TEXT_THEME,
      onFiles: (files, part) => takeFiles(opened, files, part),
      onError: (error) => reportError(error),
    });
    setPage(opened);
    onPage?.(opened);
    return () => {
      onPage?.(null);
      setPage(null);
      opened.dispose();
    };
  }, [session, bridge, onPage]);
  useEffect(() => {
    // Somebody who turns to another window expects to find the words on the disk.
    const flush = () => void session.flush().catch(() => undefined);
    window.addEventListener('blur', flush);
    return () => window.removeEventListener('blur', flush);
  }, [session]);
  if (!page) return <div className={css.page} aria-busy="true" />;
  return (
    <PageProvider value={{ page, bridge }}>
      <Sheet />
    </PageProvider>
  );
}

function Sheet() {
  const { page, bridge } = usePage();
  const { fields } = useSnapshot('fields');
  const drop = useDrop();
  // A story that is still to be written is begun by typing, wherever it was made from.
  useEffect(() => {
    if (!page.isBlank()) return;
    const headline = page.editor('headline');
    headline.getRootElement()?.focus();
    const typed = takeHeldKeys();
    if (typed !== '')
      headline.update(() => void $getRoot().selectEnd().insertText(typed), { discrete: true });
  }, [page]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a link is followed from the keyboard by its address in the link box.
    <section
      className={css.page}
      aria-label="The page"
      onClick={(event) => followLink(event, bridge)}
      {...drop}
    >
      <ClipNotesPanel />
      <article className={css.sheet} lang={fields.language} dir={direction(fields.language)} data-sheet>
        <PartEditor part="headline" label="Headline" place="part:headline" className={css.headline} />
        <Reasons about={(place) => place === 'part:headline'} />
        <PartEditor part="standfirst" label="Standfirst" place="part:standfirst" className={css.standfirst} />
        <div className={css.byline}>
          {bylineLead(fields.language) !== '' && (
            <span aria-hidden="true">{bylineLead(fields.language)}</span>
          )}
          <PartEditor
            part="byline"
            label="Byline"
            placeholder="Name, or names"
            place="part:byline"
            className={css.names}
          />
        </div>
        <LeadPhotos />
        <Reasons about={(place) => place === 'part:body' || place.startsWith('block:')} />
        <BodyPart />
        <PartEditor part="signOff" label="Sign-off" place="part:signOff" className={css.signOff} />
        <FormatBar />
        <LinkBox />
      </article>
    </section>
  );
}

/** A click on a link puts the caret there; with Ctrl or Command it opens the address in the browser. */
function followLink(event: MouseEvent, bridge: Bridge): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link) return;
  event.preventDefault();
  const href = event.ctrlKey || event.metaKey ? safeHref(link.getAttribute('href') ?? '') : null;
  if (href) void bridge.shell.openExternal(href);
}
