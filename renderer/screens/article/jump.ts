import type { CheckPlace } from '../../../shared/checks/result.ts';
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
 * just be coming back into sight, so it is looked for once that is drawn.
 */
export function jumpTo(place: CheckPlace, showTab: (tab: InspectorTab) => void): void {
  const name = `[data-place="${CSS.escape(placeName(place))}"]`;
  requestAnimationFrame(() => {
    const printed =
      place.kind === 'field' ? null : document.querySelector<HTMLElement>(`#article-page ${name}`);
    if (printed) {
      printed.scrollIntoView({ block: 'center' });
      printed.focus();
      return;
    }
    if (place.kind === 'body') {
      focusSoon('#article-page [data-place="part:body"]');
      return;
    }
    showTab(place.kind === 'placement' ? 'media' : 'details');
    focusSoon(name);
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
