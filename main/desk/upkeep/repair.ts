import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DeskError } from '../../../shared/contract/error.ts';
import type { RepairReport } from '../../../shared/upkeep/repair.ts';
import { openAssets } from '../assets/assets.ts';
import { hashFile } from '../export/files.ts';
import { type Connection, openWritable } from '../store/db.ts';
import { diskError } from '../store/errors.ts';
import { lockStore } from '../store/lock.ts';
import { migrate } from '../store/migrate.ts';
import { storeFile } from '../store/store-file.ts';
import { backupFolders } from './backup-place.ts';
import { requireSound, settle } from './backup-source.ts';
import type { Progress } from './job.ts';
import { swapStore } from './restore.ts';
import { type Base, openBase } from './salvage/base.ts';
import { rebuildStore } from './salvage/rebuild-store.ts';
import { salvageRows } from './salvage/scratch.ts';
import { poolPath } from './set-format.ts';

/**
 * Mends a damaged store: makes a new one from every row that can still be read and is true, and what is missing
 * from the newest good backup; then puts it in place in one step. The damaged file is kept in `backups/`. What is
 * not as it was is listed. Throws "nothing-to-repair-from" when neither the file nor a backup has an article left,
 * "no-store" without a folder, and "store-locked"; then nothing was changed.
 */
export async function repairStore(folder: string, at: string, progress: Progress): Promise<RepairReport> {
  if (!existsSync(folder)) throw noFolder(folder);
  const lock = lockStore(folder);
  const scratch = join(folder, 'cache', `repair-${randomUUID()}`);
  let base: Base | null = null;
  let built: Connection | null = null;
  try {
    mkdirSync(scratch, { recursive: true, mode: 0o700 });
    base = await openBase(folder, scratch);
    const salvaged = salvageRows(storeFile(folder), join(scratch, 'salvaged.sqlite'), progress);
    const file = join(scratch, 'built.sqlite');
    built = openWritable(file);
    migrate(built, scratch);
    built.raw.pragma('synchronous = OFF');
    const rebuilt = rebuildStore({ folder, built, salvaged, base, at, progress });
    salvaged.close();
    if (rebuilt.articles === 0) throw nothingLeft();
    const photos = await mendPhotos(folder, built);
    built.close();
    built = null;
    settle(file);
    requireSound(file);
    const kept = swapStore(folder, file, true);
    return { ...rebuilt, at, backup: base?.at ?? null, photos, kept };
  } catch (cause) {
    throw diskError(cause, folder);
  } finally {
    built?.close();
    base?.close();
    rmSync(scratch, { recursive: true, force: true });
    lock.release();
  }
}

function noFolder(folder: string): DeskError {
  return new DeskError(
    'no-store',
    `There is no store in ${folder}.`,
    'Nothing was changed. Connect its disk, or name another folder.',
  );
}

function nothingLeft(): DeskError {
  return new DeskError(
    'nothing-to-repair-from',
    'Not one article can be read in the damaged store, and there is no backup that can be used.',
    'Nothing was changed. If a backup is on another disk or machine, choose “Restore a backup…”; else keep the folder for someone who can look at it.',
  );
}

/** Brings back the files of photos that are gone or spoilt, where a folder of backups has them. */
async function mendPhotos(folder: string, built: Connection): Promise<RepairReport['photos']> {
  const assets = openAssets(folder);
  const pools = backupFolders(folder);
  const lost: string[] = [];
  let restored = 0;
  for (const { id, bytes } of built.all<{ id: string; bytes: number }>(
    'SELECT id, bytes FROM assets ORDER BY id',
  )) {
    if ((await assets.verify(id)) !== 'good') {
      if (await bringBack(assets, pools, id)) restored += 1;
      else lost.push(nameOf(built, id));
    }
    const size = existsSync(assets.pathOf(id)) ? statSync(assets.pathOf(id)).size : bytes;
    if (size !== bytes) built.run('UPDATE assets SET bytes = ? WHERE id = ?', size, id);
  }
  return { restored, lost };
}

async function bringBack(
  assets: ReturnType<typeof openAssets>,
  pools: readonly string[],
  id: string,
): Promise<boolean> {
  for (const pool of pools) {
    const file = poolPath(pool, id);
    if (!existsSync(file) || (await hashFile(file)) !== id) continue;
    // The spoilt one has no worth: its name says what it should be, and it is not that.
    rmSync(assets.pathOf(id), { force: true });
    await assets.add(file);
    return true;
  }
  return false;
}

/** What the photo over a file is called, for the person. */
function nameOf(db: Connection, assetId: string): string {
  const row = db.get<{ json: string }>(
    'SELECT r.json FROM photos p JOIN photo_revisions r ON r.hash = p.head WHERE p.asset = ?',
    assetId,
  );
  const photo: unknown = row ? JSON.parse(row.json) : null;
  const name = photo !== null && typeof photo === 'object' ? Reflect.get(photo, 'filename') : undefined;
  return typeof name === 'string' && name !== '' ? name : assetId.slice(0, 12);
}
