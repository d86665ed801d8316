import { join } from 'node:path';
import { BUILT, ROOT } from '../paths.ts';
import { forkMedia, type MediaLink } from './media-link.ts';

/** Starts a media worker as a child process, from the checkout or the build. */
export function mediaChild(): Promise<MediaLink> {
  return forkMedia({ entry: join(ROOT, BUILT ? 'out/main/media.js' : 'main/media/main.ts') });
}
