import { setTimeout as wait } from 'node:timers/promises';
import { DeskError } from '../../shared/contract/error.ts';
import { ChannelClient } from '../desk/client.ts';
import type { MediaLink } from '../desk/media-link.ts';
import { knock } from '../desk/socket/knock.ts';
import { startDesk } from '../desk/start.ts';
import { rememberStore } from '../desk/store/seen.ts';
import { readPlace } from '../desk/upkeep/backup-place.ts';
import { logger } from '../log.ts';

/** A desk service to talk to, and how to take leave of it. */
export interface Connected {
  client: ChannelClient;
  close(): Promise<void>;
}

/** Another command may hold the store for a moment, or an app may just be starting: so long is waited, in ms. */
const PATIENCE = 20_000;
const PAUSE = 100;

/**
 * The service of the app that has the store open, or else one started here. Throws a `DeskError` when the store
 * cannot be used.
 * @param seen the folder where stores that were opened are noted
 */
export async function connect(
  storeDir: string,
  seen: string,
  media?: () => Promise<MediaLink>,
): Promise<Connected> {
  const until = Date.now() + PATIENCE;
  for (;;) {
    const channel = await knock(storeDir);
    if (channel) {
      const client = new ChannelClient(channel);
      return { client, close: async () => client.close() };
    }
    try {
      const desk = await startDesk({ storeDir, exactSearch: true, door: false, ...(media ? { media } : {}) });
      noteStore(seen, storeDir);
      return { client: desk.client('cli'), close: () => desk.close() };
    } catch (cause) {
      const busy = cause instanceof DeskError && cause.code === 'store-locked';
      if (!busy || Date.now() > until) throw cause;
      await wait(PAUSE);
    }
  }
}

/** A user without a home may work all the same. */
function noteStore(seen: string, storeDir: string): void {
  try {
    rememberStore(seen, storeDir, readPlace(storeDir).mark);
  } catch (cause) {
    logger('cli').warn({ err: cause }, 'where the store is could not be noted');
  }
}
