import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeskError } from '../../../shared/contract/error.ts';
import { startDesk } from '../start.ts';

// A program of its own for a small disk: `node full-disk.ts MOUNT PHOTO`. It writes, fills the disk, writes, makes room
// and writes again, and prints what it was told each time.
const [, , mount = '', photo = ''] = process.argv;
const filler = join(mount, 'filler');

const desk = await startDesk({ storeDir: join(mount, 'store'), door: false });
const client = desk.client('window');
const cli = desk.client('cli');
await client.call('desk.setPerson', { name: 'Mara Halvorsen', initials: 'MH', role: 'editor' });
const { id } = await client.call('articles.create', {});
const { content } = await client.call('articles.open', { id });
const block = content.blocks[0]?.id ?? '';
let seq = 0;

async function write(text: string): Promise<string> {
  try {
    const inline = [{ type: 'text' as const, text }];
    await client.call('articles.patch', {
      id,
      seq: seq + 1,
      blocks: [{ id: block, type: 'paragraph', inline }],
    });
    seq += 1;
    return 'saved';
  } catch (cause) {
    return cause instanceof DeskError ? cause.code : String(cause);
  }
}

/** Takes a photo in that lies elsewhere. */
async function takePhotoIn(): Promise<string> {
  const [answer] = await cli.call('photos.takeIn', { files: [{ path: photo }] });
  return answer?.ok === false ? answer.error.code : 'taken';
}

function fill(): void {
  for (let size = 1 << 20; size >= 512; size /= 2) {
    try {
      for (;;) writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Full for this size: the rest is filled with smaller ones.
    }
  }
}

const told = [await write('Before.')];
fill();
// What is there already may take a few more words: large ones do not fit.
told.push(await write('During. '.repeat(200_000)));
told.push(await takePhotoIn());
const { content: during } = await client.call('articles.peek', { id });
told.push(JSON.stringify(during.blocks[0]).includes('Before.') ? 'kept' : 'lost');
rmSync(filler);
told.push(await takePhotoIn());
told.push(await write('After.'));
await desk.close();
process.stdout.write(told.join(' '));
