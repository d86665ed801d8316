import type { RevisionReason } from '../../../../shared/article/revision.ts';

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
