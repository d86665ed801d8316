import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Content } from '../../../shared/article/content.ts';
import { blankFields, fieldsSchema } from '../../../shared/article/fields.ts';
import { placementRoleSchema, waitingPlacement } from '../../../shared/article/placement.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import { newShortId } from '../../../shared/id.ts';
import type { Block } from '../../../shared/manuscript/blocks.ts';
import type { House } from '../../../shared/workflow/people.ts';
import { resourcePath } from '../../paths.ts';

/** A template as its file has it: what a new article of that kind begins with. */
const templateSchema = z.strictObject({
  name: z.string().min(1).max(100),
  /** Its place in the menu. */
  order: z.number().int(),
  fields: fieldsSchema.partial(),
  /** Photos that the story waits for. Those that are not the lead get a frame in the body. */
  photos: z.array(placementRoleSchema),
  /** The body's first blocks: empty paragraphs and crossheads to be written into. */
  blocks: z.array(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('paragraph') }),
      z.strictObject({ type: z.literal('photo') }),
    ]),
  ),
});
type Template = z.infer<typeof templateSchema>;

const FOLDER = resourcePath('templates');

function readTemplates(): Map<string, Template> {
  const templates = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const template = templateSchema.parse(JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')));
      return [file.slice(0, -'.json'.length), template] as const;
    });
  return new Map(templates.sort(([, a], [, b]) => a.order - b.order));
}

/** The templates by id and name, in the order of the menu. */
export function listTemplates(): { id: string; name: string }[] {
  return [...readTemplates()].map(([id, { name }]) => ({ id, name }));
}

/** A new page from a template, in the house's language and with its sign-off. Throws "no-template". */
export function contentFromTemplate(id: string, house: House): Content {
  const template = readTemplates().get(id);
  if (!template) {
    throw new DeskError('no-template', 'There is no such template.', 'Choose another one.');
  }
  const placements = template.photos.map((role) => waitingPlacement(newShortId(), role));
  const frames = placements.filter(({ role }) => role !== 'lead').map((placement) => placement.id);
  const blocks = template.blocks.flatMap((block): Block[] => {
    if (block.type === 'paragraph') return [{ id: newShortId(), type: 'paragraph', inline: [] }];
    const placementId = frames.shift();
    return placementId === undefined ? [] : [{ id: newShortId(), type: 'figure', placementId }];
  });
  return {
    schema: 1,
    fields: { ...blankFields(house.language), signOff: house.signOff, ...definedOf(template.fields) },
    placements,
    blocks,
  };
}

function definedOf(fields: Template['fields']): Partial<Content['fields']> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
