import { writeSync } from 'node:fs';
import { startDesk } from '../start.ts';
import { Connection } from '../store/db.ts';

// A program of its own that types into an article for ever and writes the number of each patch that was
// acknowledged to standard output, until somebody kills it. `node typist.ts STORE ARTICLE [mutant]`
const [, , storeDir = '', id = '', mutant = ''] = process.argv;

if (mutant === 'early') {
  // Acknowledges before the disk has it: what the crash test must notice.
  let waiting = false;
  Connection.prototype.transaction = function early<T>(this: Connection, work: () => T): T {
    if (!this.raw.inTransaction) this.raw.exec('BEGIN IMMEDIATE');
    if (!waiting) {
      waiting = true;
      setTimeout(() => {
        waiting = false;
        this.raw.exec('COMMIT');
      }, 40);
    }
    return work();
  };
}
if (mutant === 'unsynced') {
  const open = Connection.prototype.transaction;
  Connection.prototype.transaction = function unsynced<T>(this: Connection, work: () => T): T {
    this.raw.pragma('synchronous = OFF');
    return open.call(this, work) as T;
  };
}

const desk = await startDesk({ storeDir });
const client = desk.client('window');
let { seq } = await client.call('articles.open', { id });
for (;;) {
  seq += 1;
  const inline = [{ type: 'text' as const, text: `Words of patch ${seq}.` }];
  const saved = await client.call('articles.patch', {
    id,
    seq,
    blocks: [{ id: 'p0', type: 'paragraph', inline }],
  });
  writeSync(1, `${saved.seq}\n`);
}
