import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeskError } from '../../../shared/contract/error.ts';
import { startDesk } from '../start.ts';

// A program of its own for a small disk: `node full-backup-disk.ts MOUNT STORE`. It backs up to a disk with room,
// without, and with room again, and prints what it was told each time and how many whole backups there are.
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
writeFileSync(join(mount, 'filler'), '');
try {
  for (;;) writeFileSync(join(mount, 'filler'), Buffer.alloc(4096), { flag: 'a' });
} catch {
  // Full.
}
await make();
rmSync(join(mount, 'filler'));
await make();
await desk.close();
process.stdout.write(told.join(' '));
