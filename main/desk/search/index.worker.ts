import { parentPort, workerData } from 'node:worker_threads';
import { openReadable } from '../store/db.ts';
import { readFeed } from '../store/search-feed.ts';
import { type Followed, orderSchema, placesSchema } from './messages.ts';
import { IndexWriter } from './writer.ts';

/** Few enough that a newer change is not kept waiting. */
const BATCH = 32;
/** With more than this to do, batches are large: each list is then written once for many articles. */
const FAR_BEHIND = 256;
const LARGE_BATCH = 2000;

const port = parentPort;
if (!port) throw new Error('This file is a worker thread.');
const places = placesSchema.parse(workerData);
const index = new IndexWriter(places.searchFile);
const store = openReadable(places.storeFile);

let wanted = false;
let running = false;
const toForget: { id: number; articles: readonly string[] }[] = [];

async function follow(): Promise<void> {
  if (running) return;
  running = true;
  while (wanted || toForget.length > 0) {
    forgetAll();
    wanted = false;
    let large = false;
    for (;;) {
      const since = index.progress();
      const farBehind = missing(since) > FAR_BEHIND;
      large ||= farBehind;
      const feed = readFeed(store, since, farBehind ? LARGE_BATCH : BATCH);
      if (feed.change === since) break;
      index.apply(feed.changed, feed.removed, feed.change);
      tell({
        ids: feed.changed.map((document) => document.id),
        progress: feed.change,
        missing: missing(feed.change),
        forgot: null,
      });
      // Lets a message in between two batches.
      await new Promise((resume) => setImmediate(resume));
      forgetAll();
    }
    if (large) index.settle();
  }
  running = false;
  tell({ ids: [], progress: index.progress(), missing: 0, forgot: null });
}

function forgetAll(): void {
  for (const { id, articles } of toForget.splice(0)) {
    index.forget(articles);
    tell({ ids: [], progress: index.progress(), missing: missing(index.progress()), forgot: id });
  }
}

/** How many articles changed after a change. */
function missing(since: number): number {
  return store.get<{ n: number }>('SELECT count(*) AS n FROM articles WHERE change > ?', since)?.n ?? 0;
}

function tell(followed: Followed): void {
  port?.postMessage(followed);
}

port.on('message', (message: unknown) => {
  const order = orderSchema.parse(message);
  switch (order.do) {
    case 'close':
      index.close();
      store.close();
      port.close();
      return;
    case 'forget':
      toForget.push(order);
      break;
    case 'follow':
      wanted = true;
  }
  void follow();
});

// The file is there: from now on it can be read.
tell({ ids: [], progress: index.progress(), missing: missing(index.progress()), forgot: null });
