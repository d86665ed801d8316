import { existsSync } from 'node:fs';
import type { Sender } from '../../shared/contract/define.ts';
import { DeskError } from '../../shared/contract/error.ts';
import { type Log, logger } from '../log.ts';
import { appVersion } from './app-version.ts';
import { openAssets } from './assets/assets.ts';
import { openRenditions } from './assets/renditions.ts';
import { ChannelClient } from './client.ts';
import { openMediaClient } from './media-client.ts';
import { mediaChild } from './media-entry.ts';
import type { MediaLink } from './media-link.ts';
import { IndexedSearch } from './search/indexed.ts';
import type { CallContext, DeskContext, Session } from './service/context.ts';
import { makeDispatch } from './service/dispatcher.ts';
import { Grants } from './service/files.ts';
import { handlers } from './service/handlers.ts';
import { Holders } from './service/holders.ts';
import { Peers } from './service/peers.ts';
import { type Door, openDoor } from './socket/server.ts';
import { markAllClosed, markRecovered } from './store/articles.ts';
import { diskError } from './store/errors.ts';
import { fileGuard } from './store/file-guard.ts';
import { findPerson, sittingPerson } from './store/people.ts';
import { openStore, type Store } from './store/store.ts';
import { storeFile } from './store/store-file.ts';
import { type Channel, channelPair, type Peer } from './transport.ts';
import { Backups } from './upkeep/backups.ts';
import { lookOver, lookOverDue } from './upkeep/look-over.ts';
import { thinStore } from './upkeep/thinning.ts';

export interface DeskOptions {
  /** Folder of the store; made when it is not there. */
  storeDir: string;
  /** A store was there a moment ago: none is made in its place. */
  existing?: boolean;
  /** A store was there in an earlier run: none is made in its place, and the start throws "store-missing". */
  expected?: boolean;
  /** Another file lies in the place of the store's: this service cannot go on. */
  replaced?: () => void;
  /** Gets a media worker; without it, one is started as a child process when photos are first handled. */
  media?: () => Promise<MediaLink>;
  /** Whether a search waits until its index holds everything. */
  exactSearch?: boolean;
  /** Whether the command line may join in over a socket in the store; true when absent. */
  door?: boolean;
  /** Ends this service in order and starts another in its place; absent where nobody can. */
  restart?: () => void;
  /** The clock, for tests. */
  now?: () => Date;
}

/** A running desk service. */
export interface Desk {
  readonly storeDir: string;
  /** Answers the calls of whoever is at the other end, and tells windows what happens. */
  connect(peer: Peer): void;
  readonly backups: Backups;
  /** Thins out old versions by the rule in Settings; answers how many went. */
  thin(): Promise<number>;
  lookOverDue(atStart: boolean): boolean;
  /** Reads the store whole in the background; answers whether it is sound. */
  lookOver(): Promise<boolean>;
  /** A client inside this process. */
  client(sender?: Sender, heard?: (event: string, payload: unknown) => void): ChannelClient;
  /** From now on this token stands for a path that a person chose. */
  grant(token: string, path: string): void;
  /** Finishes what is under way and closes the store in order. Again: waits for the same end. */
  close(): Promise<void>;
}

/**
 * Starts the desk service over a store, without Electron. Throws a `DeskError` when the store cannot be used:
 * see `openStore`.
 */
export async function startDesk(options: DeskOptions): Promise<Desk> {
  const store = openStore(options.storeDir, {
    existing: options.existing ?? false,
    expected: options.expected ?? false,
  });
  try {
    return await serve(store, options);
  } catch (cause) {
    store.close();
    throw diskError(cause, options.storeDir);
  }
}

async function serve(store: Store, options: DeskOptions): Promise<Desk> {
  const log = logger('desk');
  let unclean = store.read.get('SELECT 1 FROM articles WHERE open > 0 AND open = 1') !== undefined;
  unlessFull(() => markRecovered(store.write), store, log);
  const assets = openAssets(store.folder, fileGuard(storeFile(store.folder)));
  await assets.sweep();
  const grants = new Grants();
  const search = new IndexedSearch({
    folder: store.folder,
    storeFile: storeFile(store.folder),
    read: store.read,
    log,
    exact: options.exactSearch ?? false,
    progress: (done, total) =>
      peers.emit('job.progress', { job: 'search', label: 'Preparing the search', done, total }),
    followed: (ids) => peers.emit('search.followed', { ids: ids.length > 100 ? [] : [...ids] }),
  });
  const media = openMediaClient({ open: options.media ?? mediaChild });
  const holders = new Holders({
    ask: (session, id) => peers.tell(session, 'article.wanted', { id }),
    changed: (id, held) => peers.emit('article.held', { id, held }),
  });
  const backups = new Backups({
    folder: store.folder,
    now: () => context.now(),
    progress: (done, total) =>
      peers.emit('job.progress', { job: 'backup', label: 'Backing up', done, total }),
    changed: () => peers.emit('backups.changed', {}),
  });
  const context: DeskContext = {
    store,
    holders,
    backups,
    restart: options.restart ?? notHere,
    assets,
    media,
    renditions: openRenditions(store.folder, assets, media),
    search,
    log,
    appVersion: appVersion(),
    now: () => (options.now?.() ?? new Date()).toISOString(),
    emit: (event, payload, not) => peers.emit(event, payload, not),
    afterwards: (work) => peers.afterwards(work),
    resolveFile: (ref, session) => grants.resolve(ref, session),
    missingAssets: (ids) => ids.filter((id) => !existsSync(assets.pathOf(id))),
  };
  const contextOf = (session: Session): CallContext => ({
    ...context,
    session,
    person() {
      const person =
        session.actingAs === null ? sittingPerson(store.write) : findPerson(store.write, session.actingAs);
      if (person) return person;
      throw new DeskError(
        'no-person',
        'Nobody has said who works here yet.',
        'Give your name and initials first.',
      );
    },
  });
  const failed = (code: string) => {
    if (code === 'store-replaced') options.replaced?.();
  };
  const dispatch = makeDispatch({ handlers, folder: store.folder, log, contextOf, failed });
  const peers = new Peers(dispatch, (session) => holders.gone(session));
  const welcome = (channel: Channel) => peers.connect({ sender: 'cli', channel });
  const door = options.door === false ? null : await doorOrNone(store.folder, welcome, log);
  let closing: Promise<void> | null = null;
  const closeDesk = async () => {
    await backups.stop();
    await peers.settle();
    await door?.close();
    await search.close();
    media.close();
    try {
      unlessFull(() => markAllClosed(store.write), store, log);
    } finally {
      store.close();
    }
  };
  return {
    storeDir: options.storeDir,
    backups,
    thin: () => thinStore(store, context.now()),
    lookOverDue: (atStart) => unclean || (!atStart && lookOverDue(store, context.now())),
    async lookOver() {
      unclean = false;
      const report = await lookOver(store, context.now());
      if (!report.ok) peers.emit('backups.changed', {});
      return report.ok;
    },
    connect: (peer) => peers.connect(peer),
    client(sender = 'window', heard) {
      const [here, there] = channelPair();
      peers.connect({ sender, channel: there });
      return new ChannelClient(here, heard);
    },
    grant: (token, path) => grants.grant(token, path),
    close() {
      closing ??= closeDesk();
      return closing;
    },
  };
}

/**
 * Marks what is open, if the disk takes it. A full one must keep nobody from reading what it holds, or from leaving:
 * it is marked the next time.
 */
function unlessFull(mark: () => void, { folder }: Store, log: Log): void {
  try {
    mark();
  } catch (cause) {
    const known = diskError(cause, folder);
    if (!(known instanceof DeskError)) throw cause;
    log.warn({ err: cause }, 'which stories are open could not be marked');
  }
}

function notHere(): never {
  throw new DeskError(
    'not-for-you',
    'This cannot be done while the command line has the store.',
    'Nothing was changed. Use the commands `restore` and `repair`.',
  );
}

/** A disk that knows no sockets (some network shares) costs the command line its way in, not the desk its work. */
async function doorOrNone(
  folder: string,
  welcome: (channel: Channel) => void,
  log: Log,
): Promise<Door | null> {
  try {
    return await openDoor(folder, welcome);
  } catch (cause) {
    log.warn({ err: cause }, 'the command line cannot join in');
    return null;
  }
}
