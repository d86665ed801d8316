import type { Photo } from '../../../shared/article/photo.ts';
import type { CallError } from '../../../shared/contract/define.ts';
import type { Chosen } from '../../../shared/shell/shell.ts';
import { $insertFigures } from './insert-figures.ts';
import type { Page } from './page.ts';
import { placementsAside } from './placements-aside.ts';

/** Where photos go: a lead, a new figure at the caret, or a placement that is there. */
export type PhotoTarget = { role: 'lead' } | { role: 'inline' } | { replace: string };

export interface Refused {
  chosen: Chosen | undefined;
  file: string;
  error: CallError;
}

/** Takes files in and places them. Each is taken or refused with a sentence; returns those that were refused. */
export async function takePhotos(
  page: Page,
  files: readonly Chosen[],
  target: PhotoTarget,
): Promise<Refused[]> {
  if (files.length === 0) return [];
  const results = await page.client.call('photos.takeIn', {
    files: files.map(({ token }) => ({ token })),
  });
  const photos = results.flatMap((result) => (result.ok ? [result.photo] : []));
  if (photos.length > 0) await placePhotos(page, photos, target);
  return results.flatMap((result, index) =>
    result.ok ? [] : [{ chosen: files[index], file: result.file, error: result.error }],
  );
}

/** Places photos that the store has, as one step that undo takes back. */
export async function placePhotos(page: Page, photos: readonly Photo[], target: PhotoTarget): Promise<void> {
  const { session } = page;
  const [first, ...others] = photos;
  if (!first) return;
  const before = session.snapshot.placements;
  const attached = [];
  if ('replace' in target) {
    attached.push(...(await session.attach([first], { replace: target.replace }, 'page')).attached);
    if (others.length > 0)
      attached.push(...(await session.attach(others, { role: 'inline' }, 'page')).attached);
  } else {
    attached.push(...(await session.attach(photos, { role: target.role }, 'page')).attached);
  }
  const after = session.snapshot.placements;
  const known = new Set(before.map((placement) => placement.id));
  const figures = attached
    .map(({ placementId }) => placementId)
    .filter((id) => !known.has(id) && after.some((one) => one.id === id && one.role === 'inline'));
  page.history.group(() => {
    page.history.addAside(placementsAside(session, before, after));
    page.syncPlacements();
    if (figures.length > 0) insertFigures(page, figures);
  });
}

function insertFigures(page: Page, placementIds: readonly string[]): void {
  page.body.update(() => $insertFigures(placementIds), { discrete: true });
}
