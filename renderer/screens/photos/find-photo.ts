import type { PhotoRow } from '../../../shared/contract/photos.ts';
import { standingText } from '../../../shared/manuscript/count.ts';
import type { Bridge } from '../../../shared/shell/shell.ts';
import type { Pages } from '../../app/use-pages.ts';

const STEP = 500;

/** Where a photo stands among all of them, or -1. */
export async function findPhoto(bridge: Bridge, id: string): Promise<number> {
  for (let offset = 0; ; offset += STEP) {
    const { rows, total } = await bridge.call('photos.list', { offset, limit: STEP });
    const at = rows.findIndex(({ photo }) => photo.id === id);
    if (at >= 0) return offset + at;
    if (offset + STEP >= total) return -1;
  }
}

const needsCaption = (row: PhotoRow): boolean => standingText(row.photo.caption).trim() === '';

/**
 * The next photo of the list without a caption, after the place `cursor` (-1: from the top) and then from the top
 * on; null when none is left.
 */
export async function nextWithoutCaption(rows: Pages<PhotoRow>, cursor: number): Promise<number | null> {
  const spans = [
    [cursor + 1, rows.total - 1],
    [0, cursor],
  ] as const;
  for (const [first, last] of spans) {
    for (let from = first; from <= last; from += STEP) {
      const found = await rows.gather(from, Math.min(last, from + STEP - 1));
      const at = found.findIndex(needsCaption);
      if (at >= 0) return from + at;
    }
  }
  return null;
}
