/** One step of an edit script over two sequences. */
export interface Edit<T> {
  op: 'same' | 'insert' | 'delete';
  items: T[];
}

/** Beyond this many differences two texts are shown as replaced: nobody reads such a diff word by word. */
const MOST_EDITS = 1500;

/**
 * The shortest edit script from `left` to `right` (E. W. Myers, "An O(ND) difference algorithm", 1986),
 * neighbouring steps of one kind joined, deletions before insertions. Time O((n + m) d), d capped.
 */
export function editScript<T>(
  left: readonly T[],
  right: readonly T[],
  same: (a: T, b: T) => boolean,
): Edit<T>[] {
  let start = 0;
  const shorter = Math.min(left.length, right.length);
  while (start < shorter && same(left[start] as T, right[start] as T)) start++;
  let end = 0;
  while (end < shorter - start && same(left[left.length - 1 - end] as T, right[right.length - 1 - end] as T))
    end++;
  const a = left.slice(start, left.length - end);
  const b = right.slice(start, right.length - end);
  const script: Edit<T>[] = [];
  push(script, 'same', left.slice(0, start));
  for (const edit of middle(a, b, same)) push(script, edit.op, edit.items);
  push(script, 'same', left.slice(left.length - end));
  return script;
}

function middle<T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): Edit<T>[] {
  const replaced: Edit<T>[] = [
    { op: 'delete', items: [...a] },
    { op: 'insert', items: [...b] },
  ];
  if (a.length === 0 || b.length === 0) return replaced;
  const most = Math.min(a.length + b.length, MOST_EDITS);
  const offset = most + 1;
  const furthest = new Int32Array(2 * most + 3);
  const trail: Int32Array[] = [];
  for (let d = 0; d <= most; d++) {
    trail.push(furthest.slice(offset - d - 1, offset + d + 2));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && at(furthest, offset + k - 1) < at(furthest, offset + k + 1));
      let x = down ? at(furthest, offset + k + 1) : at(furthest, offset + k - 1) + 1;
      let y = x - k;
      while (x < a.length && y < b.length && same(a[x] as T, b[y] as T)) {
        x++;
        y++;
      }
      furthest[offset + k] = x;
      if (x >= a.length && y >= b.length) return backtrack(a, b, trail, d);
    }
  }
  return replaced;
}

function backtrack<T>(
  a: readonly T[],
  b: readonly T[],
  trail: readonly Int32Array[],
  last: number,
): Edit<T>[] {
  const steps: Edit<T>[] = [];
  let x = a.length;
  let y = b.length;
  for (let d = last; d > 0; d--) {
    const before = trail[d] as Int32Array;
    // `before` holds diagonals -d-1 … d+1 as they stood after d - 1 edits.
    const reach = (k: number) => at(before, k + d + 1);
    const k = x - y;
    const down = k === -d || (k !== d && reach(k - 1) < reach(k + 1));
    const fromK = down ? k + 1 : k - 1;
    const fromX = reach(fromK);
    const fromY = fromX - fromK;
    const midX = down ? fromX : fromX + 1;
    if (x > midX) steps.push({ op: 'same', items: a.slice(midX, x) });
    if (down) steps.push({ op: 'insert', items: [b[fromY] as T] });
    else steps.push({ op: 'delete', items: [a[fromX] as T] });
    x = fromX;
    y = fromY;
  }
  if (x > 0) steps.push({ op: 'same', items: a.slice(0, x) });
  return steps.reverse();
}

function at(list: Int32Array, index: number): number {
  return list[index] ?? 0;
}

/** Appends a step; between two kept stretches all deletions come before all insertions. */
function push<T>(script: Edit<T>[], op: Edit<T>['op'], items: readonly T[]): void {
  if (items.length === 0) return;
  const last = script.at(-1);
  if (last?.op === op) {
    last.items.push(...items);
    return;
  }
  if (op === 'delete' && last?.op === 'insert') {
    const earlier = script.at(-2);
    if (earlier?.op === 'delete') earlier.items.push(...items);
    else script.splice(-1, 0, { op, items: [...items] });
    return;
  }
  script.push({ op, items: [...items] });
}
