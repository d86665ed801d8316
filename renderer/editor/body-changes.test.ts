import fc from 'fast-check';
import type { LexicalEditor } from 'lexical';
import { expect, test } from 'vitest';
import { type Block, blockSchema, type ListItem } from '../../shared/manuscript/blocks.ts';
import type { BodyChange } from '../article/changes.ts';
import { BodyChanges, changedKeys, dirtyKeys } from './body-changes.ts';
import { PageHistory } from './history.ts';
import { anyBlocks } from './testing/any-manuscript.ts';
import { blocksOf, headlessBody } from './testing/headless.ts';
import { anyEdits, type Edit, perform } from './testing/random-edits.ts';

/** What the service has: it knows only the patches. */
class Mirror {
  #blocks: Map<string, Block>;
  #order: readonly string[];

  constructor(blocks: readonly Block[]) {
    this.#blocks = new Map(blocks.map((block) => [block.id, block]));
    this.#order = blocks.map((block) => block.id);
  }

  apply(change: BodyChange | null): void {
    if (!change) return;
    for (const id of change.removed) this.#blocks.delete(id);
    for (const block of change.blocks) this.#blocks.set(block.id, block);
    if (change.order) this.#order = change.order;
  }

  get blocks(): Block[] {
    expect(new Set(this.#order)).toEqual(new Set(this.#blocks.keys()));
    return this.#order.map((id) => this.#blocks.get(id) ?? expect.fail(`no block ${id}`));
  }
}

function play(
  blocks: readonly Block[],
  edits: readonly Edit[],
  keysOf: typeof changedKeys,
  every: number,
): void {
  const editor = headlessBody(blocks);
  const changes = new BodyChanges(editor, keysOf);
  const history = new PageHistory();
  changes.reset(blocks);
  changes.register(() => undefined);
  history.register(editor);
  const mirror = new Mirror(blocks);
  for (const [index, edit] of edits.entries()) {
    perform(editor, history, edit);
    if (index % every !== 0 && index !== edits.length - 1) continue;
    mirror.apply(changes.drain());
    expect(mirror.blocks).toEqual(blocksOf(editor));
    expectSound(editor);
  }
}

function expectSound(editor: LexicalEditor): void {
  const ids = blocksOf(editor).flatMap((block) => {
    blockSchema.parse(block);
    return [block.id, ...(block.type === 'list' ? block.items.flatMap(itemIds) : [])];
  });
  expect(new Set(ids).size).toBe(ids.length);
}

function itemIds(item: ListItem): string[] {
  return [item.id, ...(item.sub?.items ?? []).flatMap(itemIds)];
}

test('the patches, applied, are always the whole body', () => {
  fc.assert(
    fc.property(anyBlocks, anyEdits, fc.integer({ min: 1, max: 4 }), (blocks, edits, every) => {
      play(blocks, edits, changedKeys, every);
    }),
    { numRuns: 300 },
  );
});

test('without the branch for undo the patches go wrong, and this test sees it', () => {
  expect(() =>
    fc.assert(
      fc.property(anyBlocks, anyEdits, (blocks, edits) => play(blocks, edits, dirtyKeys, 1)),
      { numRuns: 300 },
    ),
  ).toThrow();
});
