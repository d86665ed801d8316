import { z } from 'zod';
import { inlineSchema } from '../manuscript/inline.ts';
import { hashSchema } from './photo.ts';

/** A crop in fractions of the picture (0 to 1) under the name of its use ("16:9"). */
export const cropSchema = z.strictObject({
  name: z.string().max(100),
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  width: z.number().min(0).max(1),
  height: z.number().min(0).max(1),
});
export type Crop = z.infer<typeof cropSchema>;

export const placementRoleSchema = z.enum(['lead', 'inline', 'gallery']);
export type PlacementRole = z.infer<typeof placementRoleSchema>;

/** A photo's use in one article. Null words print as the photo's own. */
export const placementSchema = z.strictObject({
  id: z.string().min(1).max(64),
  /** Null: the photo is still to come. */
  photoId: z.string().min(1).max(64).nullable(),
  /** Hash of the photo's revision whose words print; the service sets it when a revision is made. */
  photoRevision: hashSchema.nullable(),
  role: placementRoleSchema,
  caption: inlineSchema.nullable(),
  credit: z.string().max(4000).nullable(),
  altText: z.string().max(20000).nullable(),
  crops: z.array(cropSchema),
});
export type Placement = z.infer<typeof placementSchema>;

/** A placement that waits for its photo. */
export function waitingPlacement(id: string, role: PlacementRole): Placement {
  return {
    id,
    photoId: null,
    photoRevision: null,
    role,
    caption: null,
    credit: null,
    altText: null,
    crops: [],
  };
}
