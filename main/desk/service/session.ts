import type { Sender } from '../../../shared/contract/define.ts';

/** One connection: who is at the other end, and as whom they act. */
export interface Session {
  readonly sender: Sender;
  /** The app's number of the window at the other end; a page that loads again keeps it. */
  readonly window?: number | undefined;
  /** Id of the person that the command line acts as; null: who sits at this machine. */
  actingAs: string | null;
}
