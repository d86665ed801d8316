import { z } from 'zod';

export const STATES = ['draft', 'submitted', 'in-review', 'approved', 'published', 'spiked'] as const;
export const stateSchema = z.enum(STATES);
export type State = z.infer<typeof stateSchema>;

export const ROLES = ['reporter', 'editor', 'desk'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

export interface Move {
  from: State;
  to: State;
  /** The word on the button. */
  label: string;
  who: readonly Role[];
  /** Whether the person must say why. */
  needsReason: boolean;
  /** Whether the checks must pass first. */
  gated: boolean;
}

const ALL: readonly Role[] = ROLES;
const EDIT: readonly Role[] = ['editor', 'desk'];

/** Every move there is. Roles guard against mistakes, not against whoever owns the machine. */
export const MOVES: readonly Move[] = [
  { from: 'draft', to: 'submitted', label: 'Submit', who: ALL, needsReason: false, gated: false },
  { from: 'submitted', to: 'in-review', label: 'Start review', who: EDIT, needsReason: false, gated: false },
  { from: 'in-review', to: 'approved', label: 'Approve', who: EDIT, needsReason: false, gated: true },
  // Newer words after an approval need a new one.
  { from: 'approved', to: 'approved', label: 'Approve again', who: EDIT, needsReason: false, gated: true },
  {
    from: 'approved',
    to: 'published',
    label: 'Mark as published',
    who: EDIT,
    needsReason: false,
    gated: false,
  },
  { from: 'submitted', to: 'draft', label: 'Back to draft', who: ALL, needsReason: true, gated: false },
  { from: 'in-review', to: 'draft', label: 'Back to draft', who: EDIT, needsReason: true, gated: false },
  { from: 'approved', to: 'draft', label: 'Back to draft', who: EDIT, needsReason: true, gated: false },
  {
    from: 'published',
    to: 'draft',
    label: 'Open the next version',
    who: EDIT,
    needsReason: true,
    gated: false,
  },
  { from: 'draft', to: 'spiked', label: 'Spike', who: ALL, needsReason: false, gated: false },
  { from: 'submitted', to: 'spiked', label: 'Spike', who: EDIT, needsReason: false, gated: false },
  { from: 'in-review', to: 'spiked', label: 'Spike', who: EDIT, needsReason: false, gated: false },
  { from: 'approved', to: 'spiked', label: 'Spike', who: EDIT, needsReason: false, gated: false },
  { from: 'published', to: 'spiked', label: 'Spike', who: EDIT, needsReason: false, gated: false },
];

/** The moves out of a state. `spiked` goes back to the state it came from. */
export function movesFrom(state: State, spikedFrom: State | null): readonly Move[] {
  if (state !== 'spiked') return MOVES.filter((move) => move.from === state);
  const to = spikedFrom ?? 'draft';
  return [{ from: 'spiked', to, label: 'Take off the spike', who: ALL, needsReason: false, gated: false }];
}
