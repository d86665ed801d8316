import { existsSync } from 'node:fs';
import { type CallName, contract } from '../../../shared/contract/contract.ts';
import type { Sender } from '../../../shared/contract/define.ts';
import type { DeskError } from '../../../shared/contract/error.ts';
import type { BackupStatus } from '../../../shared/contract/upkeep.ts';
import type { Log } from '../../log.ts';
import type { Peer } from '../transport.ts';
import { usualFolder } from '../upkeep/backup-place.ts';
import { listAll } from '../upkeep/backups.ts';
import { placeOf } from '../upkeep/place-file.ts';
import type { CallContext, Handlers, Session } from './context.ts';
import { makeDispatch } from './dispatcher.ts';
import { Grants } from './files.ts';
import { Peers } from './peers.ts';
import { withoutStore } from './upkeep-handlers.ts';

/** A service over a store that cannot be opened: it answers what mends one, and to all else why it is closed. */
export interface Aid {
  connect(peer: Peer): void;
  grant(token: string, path: string): void;
}

export interface AidOptions {
  folder: string;
  /** Why the store is closed. */
  problem: DeskError;
  restart(): void;
  log: Log;
}

export function startAid({ folder, problem, restart, log }: AidOptions): Aid {
  const grants = new Grants();
  const refuse = () => {
    throw problem;
  };
  const closed = Object.fromEntries(
    Object.keys(contract).map((name) => [name, refuse]),
  ) as unknown as Handlers;
  const handlers: Handlers = {
    ...closed,
    ...withoutStore(() => folder),
    'backups.status': () => statusOf(folder),
  } satisfies { [N in CallName]: unknown };
  // What these handlers use of a context is there; the store is not, and nobody asks for it.
  const contextOf = (session: Session): CallContext =>
    ({
      session,
      log,
      restart,
      now: () => new Date().toISOString(),
      resolveFile: (ref: Parameters<Grants['resolve']>[0]) => grants.resolve(ref, session),
    }) as unknown as CallContext;
  const peers = new Peers(makeDispatch({ handlers, folder, log, contextOf }), () => undefined);
  return {
    connect: (peer: { sender: Sender } & Peer) => peers.connect(peer),
    grant: (token, path) => grants.grant(token, path),
  };
}

function statusOf(folder: string): BackupStatus {
  // The folder may be the empty place of a disk that is not connected: nothing is written there.
  const entries = placeOf(folder) === null && !existsSync(usualFolder(folder)) ? [] : listAll(folder);
  const to = placeOf(folder)?.folder ?? usualFolder(folder);
  return {
    folder: to,
    usual: to === usualFolder(folder),
    problem: null,
    entries,
    last: entries.find(({ own, kind }) => own && kind !== 'set-aside')?.at ?? null,
    running: false,
  };
}
