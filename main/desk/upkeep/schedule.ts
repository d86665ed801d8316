import { DeskError } from '../../../shared/contract/error.ts';
import type { Log } from '../../log.ts';
import type { Backups } from './backups.ts';

/** What is looked after while the app runs. */
export interface LookedAfter {
  backups: Backups;
  /** Thins out old versions; answers how many went. */
  thin(): Promise<number>;
  /**
   * Whether the store is to be read whole: the last service did not end in order, or a week has passed. The latter
   * has time and is not said at a start.
   */
  lookOverDue(atStart: boolean): boolean;
  /** Reads the store whole and leaves word where something is wrong; answers whether it is sound. */
  lookOver(): Promise<boolean>;
}

/** After the start nothing of this disturbs, in ms. */
const QUIET_MS = 15_000;
/** How often it is looked whether a day has passed, in ms. */
const LOOK_EVERY_MS = 600_000;

/**
 * Makes the daily backup while the app runs, and soon after a start when the last is older than a day. One that
 * does not work is logged and tried again at the next look; Settings shows why. Goes on until the process ends.
 */
export function startUpkeep(desk: LookedAfter, log: Log): void {
  setTimeout(() => {
    void lookOnce(desk, log, true);
    setInterval(() => void lookOnce(desk, log), LOOK_EVERY_MS).unref();
  }, QUIET_MS).unref();
}

/**
 * Makes the daily backup when it is time, thins out old versions after it, and reads the store whole once a week
 * or when a backup finds it damaged. Never rejects.
 */
export async function lookOnce(desk: LookedAfter, log: Log, atStart = false): Promise<void> {
  const damaged = await backUp(desk, log);
  try {
    if (!damaged && !desk.lookOverDue(atStart)) return;
    const sound = await desk.lookOver();
    if (!sound) log.error('the store is damaged');
  } catch (cause) {
    log.warn({ err: cause }, 'the store could not be looked over');
  }
}

/** Answers whether the backup found the store damaged. */
async function backUp({ backups, thin }: LookedAfter, log: Log): Promise<boolean> {
  try {
    if (!backups.due()) return false;
    const { name } = await backups.make('daily');
    log.info({ name }, 'backed up');
    // Only then: what goes is in a backup.
    const versions = await thin();
    if (versions > 0) log.info({ versions }, 'thinned out');
    return false;
  } catch (cause) {
    log.warn({ err: cause }, 'the daily backup was not made');
    return cause instanceof DeskError && cause.code === 'store-damaged';
  }
}
