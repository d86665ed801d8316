import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FoundStore } from '../../shared/shell/found-store.ts';
import { seenStore } from '../desk/store/seen.ts';
import { storeFile } from '../desk/store/store-file.ts';
import { placeOf } from '../desk/upkeep/place-file.ts';

/**
 * Looks for a store in a folder that a person chose, and in one named "store" inside it.
 * @param missing where the store was that they look for
 */
export function findStore(seen: string, missing: string, chosen: string): FoundStore {
  const path = [chosen, join(chosen, 'store')].find((folder) => existsSync(storeFile(folder)));
  if (path === undefined) return { found: 'none', path: chosen };
  const wanted = seenStore(seen, missing)?.mark ?? '';
  return { found: wanted !== '' && placeOf(path)?.mark === wanted ? 'same' : 'other', path };
}
