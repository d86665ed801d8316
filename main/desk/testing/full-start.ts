import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeskError } from '../../../shared/contract/error.ts';
import { type Desk, startDesk } from '../start.ts';

// A program of its own for a small disk: `node full-start.ts MOUNT FOLDER`. It opens a store as a kill left it, with a
// story open, while the disk is full, backs it up to a folder on another disk, and opens it once there is room. It
// prints what could be done.
const [, , mount = '', elsewhere = ''] = process.argv;
const killed = join(mount, 'killed');
const filler = join(mount, 'filler');

const first = await startDesk({ storeDir: join(mount, 'store'), door: false });
const client = first.client('window');
await client.call('desk.setPerson', { name: 'Mara Halvorsen', initials: 'MH', role: 'editor' });
const { id } = await client.call('articles.create', {});
await client.call('articles.open', { id });
await client.call('articles.patch', { id, seq: 1, fields: { slugline: 'ice' } });
cpSync(join(mount, 'store'), killed, { recursive: true });
// What a kill leaves: nobody wrote the log back, and nobody marked the story as closed.
await first.close();
rmSync(join(mount, 'store'), { recursive: true });

function fill(): void {
  for (let size = 1 << 16; size >= 64; size /= 2) {
    try {
      for (;;) writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Full for this size: the rest is filled with smaller ones.
    }
  }
}

const told: string[] = [];
async function tell(work: (desk: Desk) => Promise<string>): Promise<void> {
  try {
    const desk = await startDesk({ storeDir: killed, door: false });
    try {
      told.push(await work(desk));
    } finally {
      await desk.close();
    }
  } catch (cause) {
    told.push(cause instanceof DeskError ? cause.code : String(cause));
  }
}

fill();
await tell(async (desk) => {
  const { content } = await desk.client('window').call('articles.peek', { id });
  return content.fields.slugline === 'ice' ? 'read' : 'lost';
});
await tell(async (desk) => {
  await desk.client('cli').call('store.backup', { file: { path: join(elsewhere, 'desk.backup') } });
  return `backed up ${readdirSync(elsewhere).join(' ')}`;
});
await tell(async (desk) => {
  await desk.client('window').call('articles.create', { template: 'brief' });
  return 'written';
});
rmSync(filler);
await tell(async (desk) => {
  const { recovered } = await desk.client('window').call('articles.open', { id });
  return recovered ? 'recovered' : 'not recovered';
});
process.stdout.write(told.join(' '));
