import { parentPort, workerData } from 'node:worker_threads';
import { openReadable } from '../store/db.ts';
import { readFeed } from '../store/search-feed.ts';
import { SearchFile } from './file.ts';
import { type Followed, placesSchema } from './messages.ts';

/** Few enough that a store's file is never held open long, and a newer change is not kept waiting. */
const BATCH = 32;

const port = parentPort;
if (!port) throw new Error('This file is a worker thread.');
const places = placesSchema.parse(workerData);
const index = SearchFile.openWritable(places.searchFile);
const store = openReadable(places.storeFile);

let wanted = false;
let running = false;

async function follow(): Promise<void> {
  if (running) return;
  running = true;
  while (wanted) {
    wanted = false;
    for (;;) {
      const since = index.progress();
      const feed = readFeed(store, since, BATCH);
      if (feed.change === since) break;
      index.apply(feed.changed, feed.removed, feed.change);
      tell({ ids: feed.changed.map((document) => document.id), progress: feed.change, idle: false });
      // Lets a message in between two batches.
      await new Promise((resume) => setImmediate(resume));
    }
  }
  running = false;
  tell({ ids: [], progress: index.progress(), idle: true });
}

function tell(followed: Followed): void {
  port?.postMessage(followed);
}

port.on('message', (message: unknown) => {
  if (message === 'close') {
    index.close();
    store.close();
    port.close();
    return;
  }
  wanted = true;
  void follow();
});
