import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PREVIEW, THUMB } from '../../shared/photo/media-calls.ts';
import { fields, scratch } from '../media/testing/make.ts';
import { type MediaClient, openMediaClient } from './media-client.ts';
import { forkMedia, type MediaLink } from './media-link.ts';

const ENTRY = join(import.meta.dirname, '../media/main.ts');

/** A worker played by the test: it answers what the test tells it to. */
class Played implements MediaLink {
  readonly sent: { id: number; call: string; input: { path: string } }[] = [];
  killed = false;
  #message: (message: unknown) => void = () => undefined;
  #close: () => void = () => undefined;

  send(message: unknown): void {
    this.sent.push(structuredClone(message) as Played['sent'][number]);
  }
  onMessage(listener: (message: unknown) => void): void {
    this.#message = listener;
  }
  onClose(listener: () => void): void {
    this.#close = listener;
  }
  kill(): void {
    this.killed = true;
    this.#close();
  }
  /** Answers the request for a path. */
  answer(path: string): void {
    const request = this.sent.find((item) => item.input.path === path);
    this.#message({ id: request?.id, ok: true, value: { mediaType: 'image/jpeg', bytes: 1 } });
  }
  die(): void {
    this.#close();
  }
  get paths(): string[] {
    return this.sent.map((item) => item.input.path);
  }
}

describe('with a worker played by the test', () => {
  let workers: Played[];
  let client: MediaClient;
  const worker = (index: number): Played => {
    const found = workers[index];
    if (!found) throw new Error(`There is no worker ${index}`);
    return found;
  };
  /** Lets everything that is due happen. */
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

  beforeEach(() => {
    workers = [];
    client = openMediaClient({
      open: async () => {
        const link = new Played();
        workers.push(link);
        return link;
      },
      limit: { writeMetadata: 1 },
    });
  });
  afterEach(() => client.close());

  const inspect = (path: string) => client.inspect({ path });
  const outcome = (promise: Promise<unknown>) =>
    promise.then(
      () => 'done',
      (error: unknown) => (error instanceof Error ? String(Reflect.get(error, 'code')) : 'no error'),
    );

  test('two are in work at once, the others wait in order', async () => {
    const all = ['a', 'b', 'c'].map(inspect).map(outcome);
    await turn();
    expect(worker(0).paths).toEqual(['a', 'b']);
    worker(0).answer('a');
    expect(worker(0).paths).toEqual(['a', 'b', 'c']);
    client.close();
    expect(await Promise.all(all)).toEqual(Array(3).fill('media-unavailable'));
    expect(worker(0).killed).toBe(true);
  });

  test('one that takes too long is reported, its worker ended, and the others are done by the next', async () => {
    // Of all calls this one alone may take no time.
    const slow = outcome(client.writeMetadata({ path: 'slow', words: {} }));
    const other = outcome(inspect('other'));
    expect(await slow).toBe('media-timeout');
    await turn();
    expect(worker(0).killed).toBe(true);
    expect(worker(1).paths).toEqual(['other']);
    const again = client.look({ path: 'slow' });
    await turn();
    worker(1).answer('slow');
    expect(await again).toEqual({ mediaType: 'image/jpeg', bytes: 1 });
    client.close();
    expect(await other).toBe('media-unavailable');
  });

  test('when the worker falls over, each suspect is tried alone, and only the guilty one is reported', async () => {
    const bad = outcome(inspect('bad'));
    const good = client.look({ path: 'good' });
    await turn();
    worker(0).die();
    await turn();
    expect(worker(1).paths).toEqual(['bad']);
    worker(1).die();
    expect(await bad).toBe('media-stopped');
    await turn();
    expect(worker(2).paths).toEqual(['good']);
    worker(2).answer('good');
    expect(await good).toEqual({ mediaType: 'image/jpeg', bytes: 1 });
  });

  test('an answer that fits no call is not believed', async () => {
    const asked = outcome(client.inspect({ path: 'odd' }));
    await turn();
    worker(0).answer('odd');
    expect(await asked).toBe('media-unavailable');
  });

  test('a worker that cannot be started is said', async () => {
    const none = openMediaClient({ open: () => Promise.reject(new Error('no such program')) });
    await expect(none.ping()).rejects.toMatchObject({
      code: 'media-unavailable',
      message: 'The program that reads photos cannot be started: no such program',
    });
  });
});

describe('with the real worker', () => {
  let dir: Awaited<ReturnType<typeof scratch>>;
  let client: MediaClient;
  beforeEach(async () => {
    dir = await scratch();
    client = openMediaClient({ open: () => forkMedia({ entry: ENTRY }) });
  });
  afterEach(async () => {
    client.close();
    await dir.clear();
  });

  test('a photo is looked at, inspected, rendered and written to', async () => {
    await fields(900, 600).jpeg().toFile(dir.at('a.jpg'));
    const path = dir.at('a.jpg');
    expect(await client.look({ path })).toMatchObject({ mediaType: 'image/jpeg' });
    const renditions = [{ spec: THUMB, out: dir.at('cache/thumb.jpg') }];
    expect(await client.inspect({ path, renditions })).toMatchObject({
      width: 900,
      height: 600,
      renditions: [{ width: 320, height: 213, mediaType: 'image/jpeg' }],
    });
    const words = { credit: 'Galley', caption: [{ type: 'text' as const, text: 'Ünï' }] };
    await client.rendition({ path, spec: PREVIEW, out: dir.at('p.jpg'), words });
    expect((await client.inspect({ path: dir.at('p.jpg') })).words).toMatchObject(words);
    await client.writeMetadata({ path: dir.at('p.jpg'), words: { credit: 'Else' } });
    expect((await client.inspect({ path: dir.at('p.jpg') })).words).toMatchObject({
      ...words,
      credit: 'Else',
    });
  });

  test('a refusal comes over with its code, sentence and hint, under the name it is given', async () => {
    await writeFile(dir.at('x'), 'PK\x03\x04 and so on');
    await expect(client.inspect({ path: dir.at('x'), name: 'holiday.jpg' })).rejects.toMatchObject({
      name: 'DeskError',
      code: 'photo-not-a-photo',
      message: '“holiday.jpg” is a zip archive, not a photo that Galley takes.',
    });
  });

  test('a worker that is killed at work is replaced, and the work is done all the same', async () => {
    await fields(1200, 800).png().toFile(dir.at('b.png'));
    const { pid } = await client.ping();
    const out = dir.at('b.jpg');
    const made = client.rendition({ path: dir.at('b.png'), spec: PREVIEW, out });
    process.kill(pid, 'SIGKILL');
    expect(await made).toMatchObject({ width: 1200, height: 800 });
    expect((await client.ping()).pid).not.toBe(pid);
    expect((await readFile(out)).length).toBeGreaterThan(1000);
  });

  test('what is no call or no fitting input is refused by the worker itself', async () => {
    const link = await forkMedia({ entry: ENTRY });
    const reply = (message: object) =>
      new Promise<unknown>((resolve) => {
        link.onMessage(resolve);
        link.send(message);
      });
    expect(await reply({ id: 1, call: 'toString', input: null })).toMatchObject({
      error: { code: 'unknown-call' },
    });
    expect(await reply({ id: 2, call: 'inspect', input: { path: 7 } })).toMatchObject({ id: 2, ok: false });
    link.kill();
  });
});
