import { z } from 'zod';
import { hashSchema } from '../article/photo.ts';

/** Name of the manifest in every package. It lists all files but itself. */
export const MANIFEST = 'manifest.json';

/** A path inside a package: parts of letters, digits, dots, hyphens and underscores, none of them special. */
export const packagePathSchema = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/)
  .refine((path) => path.split('/').every((part) => !part.includes('..') && !part.endsWith('.')));

export const packageFileSchema = z.looseObject({
  path: packagePathSchema,
  mediaType: z.string().max(200),
  bytes: z.number().int().min(0),
  sha256: hashSchema,
  /** Name of the format ("ninjs-3.1"), or "media". */
  role: z.string().max(100),
  /** Of a media file: which placement it shows, and as what. */
  placement: z.string().max(64).optional(),
  rendition: z.string().max(100).optional(),
});
export type PackageFile = z.infer<typeof packageFileSchema>;

/** manifest.json. `galley` counts versions of the package's layout; later ones may add properties. */
export const manifestSchema = z.looseObject({
  galley: z.literal(1),
  /** "Galley 0.1.0". */
  generator: z.string().max(200),
  article: z.string().min(1).max(64),
  version: z.number().int().min(0),
  revision: hashSchema,
  language: z.string().max(35),
  /** RFC 3339 with Z in whole seconds, or null. */
  embargo: z.string().max(40).nullable(),
  files: z.array(packageFileSchema).max(10_000),
});
export type Manifest = z.infer<typeof manifestSchema>;
