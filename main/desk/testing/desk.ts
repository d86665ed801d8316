import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ChannelClient } from '../client.ts';
import { type Desk, startDesk } from '../start.ts';

/** An empty folder that goes when the test ends. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'galley-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface TestDesk {
  desk: Desk;
  client: ChannelClient;
  folder: string;
  /** Events that the window heard. */
  events: { event: string; payload: unknown }[];
}

/** A desk service on a store of its own where an editor sits, with a window connected. */
export async function testDesk(folder = tempFolder()): Promise<TestDesk> {
  const desk = await startDesk({ storeDir: folder });
  let open = true;
  const events: TestDesk['events'] = [];
  const client = desk.client('window', (event, payload) => events.push({ event, payload }));
  const close = desk.close.bind(desk);
  desk.close = async () => {
    if (open) await close();
    open = false;
  };
  onTestFinished(() => desk.close());
  const status = await client.call('desk.status', null);
  if (!status.person) {
    await client.call('desk.setPerson', { name: 'Mara Halvorsen', initials: 'MH', role: 'editor' });
  }
  return { desk, client, folder, events };
}
