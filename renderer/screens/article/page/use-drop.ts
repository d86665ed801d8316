import { type DragEvent, useMemo, useRef } from 'react';
import { dropInto } from '../../../editor/page/drop.ts';
import { usePage } from './page-context.ts';

/** Takes what is dropped on the page: photos, stories, and words from inside and outside. */
export function useDrop() {
  const { page } = usePage();
  const over = useRef<HTMLElement | null>(null);
  return useMemo(() => {
    const mark = (next: HTMLElement | null) => {
      if (over.current === next) return;
      if (over.current) delete over.current.dataset.over;
      over.current = next;
      if (next) next.dataset.over = 'true';
    };
    return {
      onDragOver(event: DragEvent<HTMLElement>) {
        const files = event.dataTransfer.types.includes('Files');
        mark(files ? frameAt(event) : null);
        // The browser shows where words would go only while it thinks that it will place them itself.
        if (files) event.preventDefault();
      },
      onDragLeave(event: DragEvent<HTMLElement>) {
        const to = event.relatedTarget;
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) mark(null);
      },
      onDrop(event: DragEvent<HTMLElement>) {
        const placementId = frameAt(event)?.dataset.drop ?? null;
        mark(null);
        if (dropInto(page, event.nativeEvent, placementId)) event.preventDefault();
      },
    };
  }, [page]);
}

/** The frame under the pointer that waits for a photo. */
function frameAt(event: DragEvent<HTMLElement>): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>('[data-drop]') : null;
}
