import { useEffect } from 'react';
import type { Shell } from '../../../shared/shell/shell.ts';
import { takePlace } from '../../app/beginning.ts';
import type { Page } from '../../editor/page/page.ts';
import { caretOn, putCaret, scrollTo, topOn } from '../../editor/page/place.ts';

/** The place is told this long after somebody moved, in milliseconds. Cheap for every key: it sets one timer. */
const TELL_AFTER = 300;
/** Frames in which blocks that are drawn for the first time may still push the page about. */
const SETTLE_FRAMES = 4;

/** What a person does on a page. */
const ACTS = ['keydown', 'pointerdown', 'wheel'] as const;

/** Brings caret and scroll back where they were when the window ended, and tells where they are from then on. */
export function usePlace(page: Page | null, shell: Pick<Shell, 'place' | 'setPlace'>): void {
  useEffect(() => {
    if (page === null) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let shown = true;
    let acted = false;
    const act = () => {
      acted = true;
    };
    for (const event of ACTS) window.addEventListener(event, act, { capture: true, once: true });
    const tell = () => {
      timer = null;
      const scroller = findScroller();
      shell.setPlace({
        hash: window.location.hash,
        scroll: Math.max(0, scroller?.scrollTop ?? 0),
        top: scroller ? topOn(page, scroller) : null,
        caret: caretOn(page),
      });
    };
    const moved = () => {
      timer ??= setTimeout(tell, TELL_AFTER);
    };
    void takePlace(shell).then((place) => {
      if (!shown) return;
      document.addEventListener('selectionchange', moved);
      document.addEventListener('scroll', moved, { capture: true, passive: true });
      if (place === null) return;
      const restore = (frames: number) => {
        const scroller = findScroller();
        // Whoever has begun already stays where they went.
        if (!shown || acted || scroller === null) return;
        if (frames === SETTLE_FRAMES && page.active !== null) return;
        if (place.top === null || !scrollTo(page, scroller, place.top)) scroller.scrollTop = place.scroll;
        if (frames === SETTLE_FRAMES && place.caret) putCaret(page, place.caret);
        if (frames > 0) requestAnimationFrame(() => restore(frames - 1));
      };
      requestAnimationFrame(() => restore(SETTLE_FRAMES));
    });
    return () => {
      shown = false;
      for (const event of ACTS) window.removeEventListener(event, act, { capture: true });
      if (timer !== null) clearTimeout(timer);
      document.removeEventListener('selectionchange', moved);
      document.removeEventListener('scroll', moved, { capture: true });
    };
  }, [page, shell]);
}

/** What scrolls the printed page. */
function findScroller(): Element | null {
  let element = document.querySelector('[data-sheet]')?.parentElement ?? null;
  while (element !== null) {
    const { overflowY } = getComputedStyle(element);
    if (overflowY === 'auto' || overflowY === 'scroll') {
      if (element.scrollHeight > element.clientHeight || element.id === 'article-page') return element;
    }
    element = element.parentElement;
  }
  return null;
}
