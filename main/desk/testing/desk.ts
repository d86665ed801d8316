import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Photo } from '../../../shared/article/photo.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import { inlineFromText } from '../../../shared/manuscript/inline.ts';
import type { Role } from '../../../shared/workflow/states.ts';
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
  /** Ends the service in order; done by itself when the test ends. */
  close(): Promise<void>;
  /** Somebody else sits down. */
  sit(role: Role): Promise<void>;
}

let people = 0;

/** A desk service on a store of its own where an editor sits, with a window connected. */
export async function testDesk(folder = tempFolder(), now?: () => Date): Promise<TestDesk> {
  const desk = await startDesk({ storeDir: folder, ...(now ? { now } : {}) });
  const events: TestDesk['events'] = [];
  const client = desk.client('window', (event, payload) => events.push({ event, payload }));
  onTestFinished(() => desk.close());
  const sit = async (role: Role) => {
    people += 1;
    await client.call('desk.setPerson', { name: `Person ${people}`, initials: `P${people}`, role });
  };
  const status = await client.call('desk.status', null);
  if (!status.person) await sit('editor');
  return { desk, client, folder, events, close: () => desk.close(), sit };
}

/** An article with a headline and so many paragraphs in the working copy. */
export async function testArticle(
  client: ChannelClient,
  headline = 'Ice on the runway',
  paragraphs: readonly string[] = ['The airport closed.', 'It opened again at noon.'],
): Promise<string> {
  const { id } = await client.call('articles.create', { template: 'brief' });
  const { seq, content } = await client.call('articles.peek', { id });
  await client.call('articles.patch', {
    id,
    seq: seq + 1,
    fields: { headline: inlineFromText(headline), slugline: 'airport-ice' },
    blocks: paragraphs.map((text, index) => ({
      id: `p${index}`,
      type: 'paragraph',
      inline: inlineFromText(text),
    })),
    removedBlocks: content.blocks.map((block) => block.id),
    blockOrder: paragraphs.map((_, index) => `p${index}`),
  });
  return id;
}

/** Types into the first paragraph, as a window would. */
export async function typeInto(client: ChannelClient, id: string, text: string): Promise<void> {
  const { seq, content } = await client.call('articles.peek', { id });
  const block = content.blocks[0]?.id ?? '';
  await client.call('articles.patch', {
    id,
    seq: seq + 1,
    blocks: [{ id: block, type: 'paragraph', inline: inlineFromText(text) }],
  });
}

/** The code with which a call fails; empty when it does not. */
export async function failure(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return '';
  } catch (cause) {
    if (cause instanceof DeskError) return cause.code;
    throw cause;
  }
}

/** A photo's words over an asset that is no file. */
export function testPhoto(id: string, words: Partial<Photo> = {}): Photo {
  return {
    schema: 1,
    id,
    assetId: 'a'.repeat(64),
    filename: 'quay.jpg',
    mediaType: 'image/jpeg',
    width: 1600,
    height: 1000,
    headline: '',
    caption: inlineFromText('The quay at dawn.'),
    credit: 'LENA DAHL',
    creator: 'Lena Dahl',
    altText: 'A ferry at a quay.',
    date: null,
    place: { sublocation: '', city: '', region: '', country: '', countryCode: '' },
    copyright: '',
    usageTerms: '',
    instructions: '',
    source: '',
    keywords: [],
    ...words,
  };
}
