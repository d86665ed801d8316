import type { RevisionReason } from '../article/revision.ts';
import type { State } from './states.ts';

/** Where an article stands in the workflow once a revision was made. */
export interface Standing {
  state: State;
  /** The state it goes back to from the spike. */
  spikedFrom: State | null;
  /** How many versions were approved. */
  version: number;
  approved: string | null;
  published: string | null;
}

/** What of a revision says where the article stands. */
export interface Step {
  state: State;
  reason: RevisionReason;
  parents: readonly string[];
}

const START: Standing = { state: 'draft', spikedFrom: null, version: 0, approved: null, published: null };

/**
 * Where an article stands at a revision, read from history alone, so that every machine that has the history
 * agrees. Parents that `stepOf` does not know count as absent (thinned out).
 */
export function standingAt(head: string, stepOf: (hash: string) => Step | undefined): Standing {
  const known = new Map<string, Standing>();
  const stack = [head];
  while (stack.length > 0) {
    const hash = stack.at(-1) ?? head;
    const step = known.has(hash) ? undefined : stepOf(hash);
    if (!step) {
      stack.pop();
      continue;
    }
    const open = step.parents.filter((parent) => !known.has(parent) && stepOf(parent));
    if (open.length > 0) {
      stack.push(...open);
      continue;
    }
    known.set(hash, after(joined(step.parents.flatMap((parent) => known.get(parent) ?? [])), hash, step));
    stack.pop();
  }
  return known.get(head) ?? START;
}

/** A revision goes on from its first parent; a version that was counted or is live on another line is not forgotten. */
function joined(parents: readonly Standing[]): Standing {
  const [first = START, ...others] = parents;
  return {
    ...first,
    version: Math.max(first.version, ...others.map((other) => other.version)),
    published: first.published ?? others.find((other) => other.published)?.published ?? null,
  };
}

/** The step that a revision is, taken from where the article stood. */
function after(before: Standing, hash: string, step: Step): Standing {
  const next: Standing = { ...before, state: step.state };
  if (step.state === 'spiked') {
    return before.state === 'spiked' ? next : { ...next, spikedFrom: before.state };
  }
  next.spikedFrom = null;
  if (step.reason !== 'state' || before.state === 'spiked') return next;
  if (step.state === 'approved') return { ...next, version: before.version + 1, approved: hash };
  if (step.state === 'published') return { ...next, published: before.approved };
  // Sent back from approved: the approval is withdrawn, and what is live stays as it is.
  if (step.state === 'draft' && before.state === 'approved') return { ...next, approved: before.published };
  return next;
}
