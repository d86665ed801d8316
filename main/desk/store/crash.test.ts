import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { inlineToText } from '../../../shared/manuscript/inline.ts';
import { testArticle, testDesk } from '../testing/desk.ts';
import { storeFile } from './store-file.ts';

const TYPIST = join(import.meta.dirname, '../testing/typist.ts');

/** A store with one article, and nobody at it. */
async function storeWithArticle(): Promise<{ folder: string; id: string }> {
  const { client, folder, close } = await testDesk();
  const id = await testArticle(client);
  await close();
  return { folder, id };
}

/** Lets the typist work until it has acknowledged so many patches, then kills it: the last number it told. */
function typeAndKill(folder: string, id: string, patches: number, mutant: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child: ChildProcess = spawn(process.execPath, [TYPIST, folder, id, mutant], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = '';
    let first = 0;
    child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
      told += piece;
      const numbers = told.split('\n').slice(0, -1).map(Number);
      first ||= numbers[0] ?? 0;
      if ((numbers.at(-1) ?? 0) - first >= patches) child.kill('SIGKILL');
    });
    child.once('error', reject);
    child.once('close', () => resolve(Number(told.split('\n').slice(0, -1).at(-1) ?? 0)));
  });
}

/** The number of the last patch that the disk has, and the words that it has. */
async function afterwards(folder: string, id: string): Promise<{ seq: number; text: string }> {
  const db = new Database(storeFile(folder));
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
  const { client, close } = await testDesk(folder);
  const { seq, content } = await client.call('articles.peek', { id });
  await close();
  const [block] = content.blocks;
  return { seq, text: block?.type === 'paragraph' ? inlineToText(block.inline) : '' };
}

test('killed at any moment, the store is whole and has every patch that was acknowledged', async () => {
  const { folder, id } = await storeWithArticle();
  for (let round = 0; round < 6; round += 1) {
    const told = await typeAndKill(folder, id, 5 + round * 23, '');
    const { seq, text } = await afterwards(folder, id);
    expect(told).toBeGreaterThan(0);
    expect(seq).toBeGreaterThanOrEqual(told);
    expect(text).toBe(`Words of patch ${seq}.`);
  }
}, 120_000);

test('this test would notice an acknowledgement that comes before the commit', async () => {
  const { folder, id } = await storeWithArticle();
  let lost = 0;
  for (let round = 0; round < 4; round += 1) {
    const told = await typeAndKill(folder, id, 20 + round * 7, 'early');
    const { seq } = await afterwards(folder, id);
    lost = Math.max(lost, told - seq);
  }
  expect(lost).toBeGreaterThan(0);
}, 120_000);

/** Acknowledgements that were written before a sync of the log had returned since the write before. */
function unsyncedAcknowledgements(trace: string): number {
  let synced = true;
  let bad = 0;
  // A call of one thread may be told in two lines, with those of other threads between them.
  const begun = new Map<string, string>();
  for (const line of trace.split('\n')) {
    const [, thread = '', call = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    if (call.endsWith('<unfinished ...>')) begun.set(thread, call);
    if (/^pwrite64\(\d+<[^>]*galley\.sqlite-wal>/.test(call)) synced = false;
    const whole = call.startsWith('<...') ? `${begun.get(thread)} ${call}` : call;
    if (/^f(data)?sync\(\d+<[^>]*galley\.sqlite-wal>.*= 0$/.test(whole)) synced = true;
    if (/^write\(1[<,]/.test(call) && !synced) bad += 1;
  }
  return bad;
}

function trace(folder: string, id: string, mutant: string): string {
  const log = join(folder, 'trace');
  const args = ['-f', '-y', '-e', 'trace=write,pwrite64,fsync,fdatasync', '-o', log];
  spawnSync('timeout', ['-s', 'KILL', '4', 'strace', ...args, process.execPath, TYPIST, folder, id, mutant]);
  return readFileSync(log, 'utf8');
}

test('the sync to disk has returned before an acknowledgement is sent, and without it the test is red', async ({
  skip,
}) => {
  if (spawnSync('strace', ['-V']).status !== 0) skip('strace is not installed');
  const { folder, id } = await storeWithArticle();
  const good = trace(folder, id, '');
  expect(good.match(/write\(1[<,]/g)?.length ?? 0).toBeGreaterThan(3);
  expect(unsyncedAcknowledgements(good)).toBe(0);
  expect(unsyncedAcknowledgements(trace(folder, id, 'unsynced'))).toBeGreaterThan(0);
}, 60_000);
