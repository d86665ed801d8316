/** What stands in the list of versions: the words as they are now, or the hash of a revision. */
export type Version = string;
export const NOW: Version = 'now';

/** Which versions are compared, and where the keys stand in the list. One alone is compared with now. */
export interface Picks {
  cursor: Version;
  /** One or two, in no order. */
  chosen: readonly Version[];
  /** Where Shift with an arrow began. */
  anchor: Version;
}

/** One version chosen, the keys on it. */
export function pickOne(version: Version): Picks {
  return { cursor: version, chosen: [version], anchor: version };
}

/** The keys go up or down the list (the newest first), and the version there is compared with now. */
export function step(picks: Picks, list: readonly Version[], by: number): Picks {
  return pickOne(neighbour(picks, list, by));
}

/** With Shift: from where it began to where the keys now are. */
export function stretch(picks: Picks, list: readonly Version[], by: number): Picks {
  const cursor = neighbour(picks, list, by);
  return {
    cursor,
    anchor: picks.anchor,
    chosen: cursor === picks.anchor ? [cursor] : [picks.anchor, cursor],
  };
}

/** The keys move and nothing is chosen: for Ctrl with an arrow. */
export function walk(picks: Picks, list: readonly Version[], by: number): Picks {
  return { ...picks, cursor: neighbour(picks, list, by) };
}

/** Space: takes a version in or out. A third one takes the place of the one chosen first. */
export function toggle(picks: Picks, version: Version): Picks {
  const { chosen } = picks;
  const next = chosen.includes(version)
    ? chosen.filter((other) => other !== version)
    : [...chosen.slice(-1), version];
  return { cursor: version, anchor: version, chosen: next.length === 0 ? [version] : next };
}

/** The two that are compared, the older one first; null when there is no other. `list` has the newest first. */
export function sidesOf(picks: Picks, list: readonly Version[]): { before: Version; after: Version } | null {
  const places = picks.chosen.map((version) => list.indexOf(version)).filter((place) => place >= 0);
  const [first, second] = places;
  if (first === undefined) return null;
  // Now alone is compared with the newest version.
  const other = second ?? (first === 0 ? 1 : 0);
  const before = list[Math.max(first, other)];
  const after = list[Math.min(first, other)];
  return before === undefined || after === undefined || before === after ? null : { before, after };
}

function neighbour(picks: Picks, list: readonly Version[], by: number): Version {
  const place = Math.max(0, list.indexOf(picks.cursor));
  return list[Math.min(list.length - 1, Math.max(0, place + by))] ?? NOW;
}
