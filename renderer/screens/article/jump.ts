import type { CheckPlace } from '../../../shared/checks/result.ts';
import type { Page } from '../../editor/page/page.ts';
import type { InspectorTab } from './workspace-context.tsx';

/** How a field says where it stands: `data-place`. */
export function placeName(place: CheckPlace): string {
  switch (place.kind) {
    case 'part':
      return `part:${place.part}`;
    case 'body':
      return place.blockId === null ? 'part:body' : `block:${place.blockId}`;
    case 'field':
      return `field:${place.field}`;
    case 'placement':
      return `photo:${place.placementId}:${place.part}`;
  }
}

/**
 * Puts the caret where a check points: on the printed page where the place is there, else beside it. The page may
 * just be coming back into sight, so it is asked once that is drawn.
 */
export function jumpTo(place: CheckPlace, page: Page | null, showTab: (tab: InspectorTab) => void): void {
  requestAnimationFrame(() => {
    if (page?.jump(place)) return;
    showTab(place.kind === 'placement' ? 'media' : 'details');
    focusSoon(`[data-place="${CSS.escape(placeName(place))}"]`);
  });
}

/** Focuses the first match now or as soon as it is drawn, within a few frames. */
export function focusSoon(selector: string, frames = 12): void {
  const target = document.querySelector<HTMLElement>(selector);
  if (target) {
    target.scrollIntoView({ block: 'nearest' });
    target.focus();
  } else if (frames > 0) requestAnimationFrame(() => focusSoon(selector, frames - 1));
}
