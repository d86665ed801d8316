export const DAY_MS = 86_400_000;

/** The Monday of a day's week; both are numbers of days since 1 January 1970, UTC. */
export function mondayOf(day: number): number {
  // 1 January 1970 was a Thursday.
  return day - ((day + 3) % 7);
}
