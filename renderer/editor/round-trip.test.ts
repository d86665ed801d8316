import fc from 'fast-check';
import { $getRoot } from 'lexical';
import { expect, test } from 'vitest';
import { blockSchema } from '../../shared/manuscript/blocks.ts';
import { $setFieldInline } from './load.ts';
import { anyBlocks, anyInline } from './testing/any-manuscript.ts';
import { blocksOf, headlessBody } from './testing/headless.ts';
import { $nodesToInline } from './to-manuscript.ts';

test('every manuscript comes back from the editor as it went in, marks of review included', () => {
  fc.assert(
    fc.property(anyBlocks, (blocks) => {
      const back = blocksOf(headlessBody(blocks));
      expect(back).toEqual(blocks);
      for (const block of back) blockSchema.parse(block);
    }),
    { numRuns: 400 },
  );
});

test('an update that touches every node changes no block that is in normal form', () => {
  fc.assert(
    fc.property(anyBlocks, (blocks) => {
      const editor = headlessBody(blocks.filter((block) => block.type !== 'list'));
      const before = blocksOf(editor);
      editor.update(
        () =>
          $getRoot()
            .getAllTextNodes()
            .map((node) => node.markDirty()),
        { discrete: true },
      );
      expect(blocksOf(editor)).toEqual(before);
    }),
    { numRuns: 200 },
  );
});

test('every field comes back as it went in', () => {
  const editor = headlessBody([]);
  fc.assert(
    fc.property(anyInline, (inline) => {
      editor.update(() => $setFieldInline(inline), { discrete: true, skipTransforms: true });
      const back = editor.getEditorState().read(() => $nodesToInline($getRoot().getChildren()));
      expect(back).toEqual(inline);
    }),
    { numRuns: 200 },
  );
});
