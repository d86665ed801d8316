import type { z } from 'zod';
import type { CallName, CallOutput, Contract } from '../../../shared/contract/contract.ts';
import type { FileRef } from '../../../shared/contract/define.ts';
import type { EventName, EventPayload } from '../../../shared/contract/desk.ts';
import type { Person } from '../../../shared/workflow/people.ts';
import type { Log } from '../../log.ts';
import type { Assets } from '../assets/assets.ts';
import type { Renditions } from '../assets/renditions.ts';
import type { MediaClient } from '../media-client.ts';
import type { Search } from '../search/search.ts';
import type { Store } from '../store/store.ts';
import type { Backups } from '../upkeep/backups.ts';
import type { Holders } from './holders.ts';
import type { Session } from './session.ts';

export type { Session } from './session.ts';

/** What every handler has at hand. */
export interface DeskContext {
  readonly store: Store;
  readonly search: Search;
  readonly log: Log;
  readonly assets: Assets;
  readonly media: MediaClient;
  readonly renditions: Renditions;
  readonly holders: Holders;
  readonly backups: Backups;
  /**
   * Ends the service in order and starts it anew, for what can only be done while the store is closed. Throws
   * "not-for-you" where nobody would start it again.
   */
  restart(): void;
  /** Shown by `desk.status`. */
  readonly appVersion: string;
  /** RFC 3339 with Z. */
  now(): string;
  /** Tells all windows, but `not` where it is one. */
  emit<N extends EventName>(event: N, payload: EventPayload<N>, not?: Session): void;
  /** Does it once the answer is sent: what does not belong to the words being safe must not hold them up. */
  afterwards(work: () => void): void;
  /** The path that a token stands for, or the path itself where the sender may name one. */
  resolveFile(ref: FileRef, session: Session): string;
  /** Which of these assets have no file. */
  missingAssets(assetIds: readonly string[]): string[];
}

/** A call's surroundings as its handler sees them. */
export interface CallContext extends DeskContext {
  readonly session: Session;
  /** Who acts. Throws "no-person" before the first run. */
  person(): Person;
}

export type Handler<N extends CallName> = (
  input: z.output<Contract[N]['input']>,
  context: CallContext,
) => CallOutput<N> | Promise<CallOutput<N>>;
export type Handlers = { [N in CallName]: Handler<N> };
