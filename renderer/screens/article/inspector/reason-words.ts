import type { Revision, RevisionReason } from '../../../../shared/article/revision.ts';
import { STATE_WORDS } from '../../../ui/state-mark.tsx';

/** Why a version was kept, as said in History. */
export const REASON_WORDS: Record<RevisionReason, string> = {
  created: 'Begun',
  imported: 'From a file',
  saved: 'Kept',
  automatic: 'On the way',
  closed: 'Left the story',
  state: 'Moved',
  restored: 'Brought back',
  photo: 'Photo',
  handoff: 'From a hand-off',
  picked: 'Picked from two',
};

/** The same in a place without a state mark: a step says where it led. */
export function whyOf(revision: Pick<Revision, 'reason' | 'state'>): string {
  return revision.reason === 'state' ? STATE_WORDS[revision.state] : REASON_WORDS[revision.reason];
}
