/** One line of a comparison of two lists of identified things, in the order in which they are read. */
export interface SequenceLine<T> {
  op: 'kept' | 'moved' | 'inserted' | 'deleted';
  id: string;
  left: T | null;
  right: T | null;
}

/**
 * Aligns two lists by id. Things whose order relative to the rest changed are `moved` (the fewest possible);
 * a moved thing stands where it is now. Deleted ones stand after what was before them.
 * The lines without `deleted`, in order, are the right list. Ids are unique within each list.
 */
export function compareSequence<T extends { id: string }>(
  left: readonly T[],
  right: readonly T[],
): SequenceLine<T>[] {
  const leftPlace = new Map(left.map((thing, index) => [thing.id, index]));
  const rightIds = new Set(right.map((thing) => thing.id));
  const common = right
    .filter((thing) => leftPlace.has(thing.id))
    .map((thing) => leftPlace.get(thing.id) ?? 0);
  const steady = new Set(longestRising(common).map((index) => left[index]?.id));
  const lines: SequenceLine<T>[] = [];
  for (const thing of right) {
    const place = leftPlace.get(thing.id);
    const op = place === undefined ? 'inserted' : steady.has(thing.id) ? 'kept' : 'moved';
    lines.push({ op, id: thing.id, left: place === undefined ? null : (left[place] ?? null), right: thing });
  }
  return withDeleted(lines, left, rightIds);
}

function withDeleted<T extends { id: string }>(
  lines: readonly SequenceLine<T>[],
  left: readonly T[],
  rightIds: ReadonlySet<string>,
): SequenceLine<T>[] {
  const after = new Map<string | null, SequenceLine<T>[]>();
  let anchor: string | null = null;
  for (const thing of left) {
    if (rightIds.has(thing.id)) {
      anchor = thing.id;
      continue;
    }
    const list = after.get(anchor) ?? [];
    list.push({ op: 'deleted', id: thing.id, left: thing, right: null });
    after.set(anchor, list);
  }
  const out: SequenceLine<T>[] = [...(after.get(null) ?? [])];
  for (const line of lines) out.push(line, ...(after.get(line.id) ?? []));
  return out;
}

/** The longest rising run of numbers picked from a list, in order (patience sorting, O(n log n)). */
function longestRising(numbers: readonly number[]): number[] {
  const tops: number[] = [];
  const before: number[] = [];
  for (const [index, value] of numbers.entries()) {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((numbers[tops[mid] ?? 0] ?? 0) < value) low = mid + 1;
      else high = mid;
    }
    before[index] = low > 0 ? (tops[low - 1] ?? -1) : -1;
    tops[low] = index;
  }
  const out: number[] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) out.push(numbers[index] ?? 0);
  return out.reverse();
}
