import { mkdirSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeskError } from '../../../shared/contract/error.ts';
import { startDesk } from '../start.ts';

// A program of its own for a small disk: `node full-backup-disk.ts MOUNT STORE`. It backs up to a disk with room,
// without, into one file with too little, and with room again. It prints what it was told each time and how many whole
// backups there are.
const [, , mount = '', storeDir = ''] = process.argv;
const disk = join(mount, 'disk');
mkdirSync(disk);
const desk = await startDesk({ storeDir, door: false });
const client = desk.client('window');
await client.call('desk.setPerson', { name: 'Mara Halvorsen', initials: 'MH', role: 'desk' });
desk.backups.setFolder(disk);

const told: string[] = [];
async function make(): Promise<void> {
  try {
    await client.call('backups.make', null);
    told.push('made');
  } catch (cause) {
    told.push(cause instanceof DeskError ? cause.code : String(cause));
  }
  const names = readdirSync(join(disk, 'Galley backups'));
  told.push(String(names.filter((name) => name.startsWith('galley-2')).length));
  if (names.some((name) => name.startsWith('unfinished'))) told.push('half');
}

await make();
const filler = join(mount, 'filler');
writeFileSync(filler, '');
try {
  for (;;) writeFileSync(filler, Buffer.alloc(4096), { flag: 'a' });
} catch {
  // Full.
}
await make();
// Room for a copy of the store, but not for the zip as well: which disk is full is said all the same.
const [whole = ''] = readdirSync(join(disk, 'Galley backups')).filter((name) => name.startsWith('galley-2'));
const copy = statSync(join(disk, 'Galley backups', whole, 'galley.sqlite')).size;
truncateSync(filler, statSync(filler).size - Math.floor(1.3 * copy));
const file = { path: join(mount, 'whole.backup') };
const said = await desk
  .client('cli')
  .call('store.backup', { file })
  .catch((cause) => String(cause));
told.push(String(said).includes(file.path) ? 'named' : String(said));
told.push(...readdirSync(mount).filter((name) => name.startsWith('.galley')));
rmSync(filler);
await make();
await desk.close();
process.stdout.write(told.join(' '));
