import type { Fields } from '../../shared/article/fields.ts';
import type { Placement } from '../../shared/article/placement.ts';
import type { ArticlePatch } from '../../shared/contract/articles.ts';
import { newShortId } from '../../shared/id.ts';
import type { Block } from '../../shared/manuscript/blocks.ts';

/** What changed in the body since it was last asked. */
export interface BodyChange {
  /** Changed and new blocks. */
  blocks: readonly Block[];
  /** Ids of blocks that are gone. */
  removed: readonly string[];
  /** The ids of all blocks in order, or null when order and set are as before. */
  order: readonly string[] | null;
}

/** Changes that the disk does not have yet, each part in its newest form. */
export interface Changes {
  fields: Partial<Fields>;
  blocks: ReadonlyMap<string, Block>;
  removed: ReadonlySet<string>;
  order: readonly string[] | null;
  placements: readonly Placement[] | null;
}

export const NO_CHANGES: Changes = {
  fields: {},
  blocks: new Map(),
  removed: new Set(),
  order: null,
  placements: null,
};

export function isEmpty(changes: Changes): boolean {
  return (
    Object.keys(changes.fields).length === 0 &&
    changes.blocks.size === 0 &&
    changes.removed.size === 0 &&
    changes.order === null &&
    changes.placements === null
  );
}

/** `later` over `earlier`: a block that came back is no longer removed, one that went is no longer changed. */
export function mergeChanges(earlier: Changes, later: Changes): Changes {
  const blocks = new Map(earlier.blocks);
  const removed = new Set(earlier.removed);
  for (const id of later.removed) {
    blocks.delete(id);
    removed.add(id);
  }
  for (const [id, block] of later.blocks) {
    blocks.set(id, block);
    removed.delete(id);
  }
  return {
    fields: { ...earlier.fields, ...later.fields },
    blocks,
    removed,
    order: later.order ?? earlier.order,
    placements: later.placements ?? earlier.placements,
  };
}

/** A change of the body alone. */
export function bodyChanges(change: BodyChange): Changes {
  return {
    ...NO_CHANGES,
    blocks: new Map(change.blocks.map((block) => [block.id, block])),
    removed: new Set(change.removed),
    order: change.order,
  };
}

/** The name of this window among those that count patches; a new one each time the page loads. */
const WRITER = newShortId();

/** The changes as the service takes them; absent parts are absent. */
export function toPatch(id: string, seq: number, changes: Changes): ArticlePatch {
  return {
    id,
    seq,
    writer: WRITER,
    ...(Object.keys(changes.fields).length > 0 ? { fields: changes.fields } : {}),
    ...(changes.blocks.size > 0 ? { blocks: [...changes.blocks.values()] } : {}),
    ...(changes.removed.size > 0 ? { removedBlocks: [...changes.removed] } : {}),
    ...(changes.order ? { blockOrder: [...changes.order] } : {}),
    ...(changes.placements ? { placements: [...changes.placements] } : {}),
  };
}
