import { Random } from '../bench/random.ts';

/** What is killed, or during what. */
export const KINDS = [
  'everything',
  'page',
  'desk',
  'media',
  'backup',
  'migration',
  'export',
  'hand-off',
  'revision',
  'full disk',
  'read-only',
] as const;
export type Kind = (typeof KINDS)[number];

/** Kinds that need a small file system of their own, and are played in a mount namespace. */
export type DiskKind = 'full disk' | 'read-only';

/** What each kind is killed in the midst of. */
export const WORK_KINDS = ['backup', 'export', 'hand-off', 'revision'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

export function isDisk(kind: Kind): kind is DiskKind {
  return kind === 'full disk' || kind === 'read-only';
}

export function isWork(kind: Kind): kind is WorkKind {
  return WORK_KINDS.some((one) => one === kind);
}

/** Of 25 rounds so many are of each kind. */
const SHARES: Record<Kind, number> = {
  everything: 4,
  page: 3,
  desk: 3,
  media: 2,
  backup: 2,
  migration: 2,
  export: 2,
  'hand-off': 2,
  revision: 2,
  'full disk': 2,
  'read-only': 1,
};

/** One round: all that is drawn by chance in it comes from its seed. */
export interface Round {
  number: number;
  kind: Kind;
  seed: number;
}

/** The rounds of a run in their order, the same for the same seed. `only` leaves out all kinds but one. */
export function planRounds(count: number, seed: number, only: Kind | null): Round[] {
  const random = new Random(seed);
  const rounds: Round[] = [];
  while (rounds.length < count) {
    const deal = only === null ? KINDS.flatMap((kind) => Array<Kind>(SHARES[kind]).fill(kind)) : [only];
    while (deal.length > 0 && rounds.length < count) {
      const [kind] = deal.splice(random.below(deal.length), 1);
      if (kind !== undefined) rounds.push({ number: rounds.length + 1, kind, seed: random.below(2 ** 31) });
    }
  }
  return rounds;
}
