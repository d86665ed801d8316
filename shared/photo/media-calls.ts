import { z } from 'zod';
import { photoWordsSchema } from '../article/photo.ts';
import { readWordsSchema } from './words.ts';

/** Limits of what is taken in, documented in docs/photos.md. */
export const MEDIA_LIMITS = {
  /** The largest sensors sold to photographers have 200 megapixels (16,320 × 12,240). */
  pixels: 200_000_000,
  /** Bytes of one file; a 100-megapixel TIFF of 8 bits has 300 MB. */
  bytes: 300_000_000,
  /** Pixels along one side; what JPEG can hold. */
  side: 65_535,
} as const;

export const mediaTypeSchema = z.enum(['image/jpeg', 'image/png', 'image/webp', 'image/tiff', 'image/heic']);
export type MediaType = z.infer<typeof mediaTypeSchema>;

export const MEDIA_EXTENSIONS: Record<MediaType, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/tiff': 'tif',
  'image/heic': 'heic',
};

/** A crop in fractions (0 to 1) of the picture after orientation. */
const cropBoxSchema = z.strictObject({
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  width: z.number().gt(0).max(1),
  height: z.number().gt(0).max(1),
});

/** A picture made from an asset: sRGB, upright, never larger than the asset. */
export const renditionSpecSchema = z.strictObject({
  /** Part of the file name in the cache. */
  name: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** Pixels; the picture fits in, its shape kept. */
  maxWidth: z.number().int().min(1).max(MEDIA_LIMITS.side),
  maxHeight: z.number().int().min(1).max(MEDIA_LIMITS.side),
  format: z.enum(['jpeg', 'png', 'webp']),
  /** 1 to 100; not for png. */
  quality: z.number().int().min(1).max(100),
  crop: cropBoxSchema.optional(),
  /** Carry an sRGB profile in the file, for print systems; browsers take it for granted. */
  profile: z.boolean(),
});
export type RenditionSpec = z.infer<typeof renditionSpecSchema>;

export const renditionResultSchema = z.strictObject({
  width: z.number().int(),
  height: z.number().int(),
  bytes: z.number().int(),
  mediaType: mediaTypeSchema,
});
export type RenditionResult = z.infer<typeof renditionResultSchema>;

const path = z.string().min(1).max(4096);
/** What sentences call the file, when its path is a name of ours. */
const named = { path, name: z.string().max(4096).optional() };
const renditionTarget = z.strictObject({ spec: renditionSpecSchema, out: path });

export const inspectionSchema = z.strictObject({
  mediaType: mediaTypeSchema,
  bytes: z.number().int(),
  /** Pixels, after orientation. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** As libvips names it: srgb, cmyk, b-w, rgb16 … */
  colourSpace: z.string(),
  /** Whether the file carries a colour profile. */
  profile: z.boolean(),
  alpha: z.boolean(),
  words: readWordsSchema,
  /** What was doubtful, in sentences for a person. */
  notes: z.array(z.string()),
  /** Of the renditions asked for, in their order. */
  renditions: z.array(renditionResultSchema),
});
export type Inspection = z.infer<typeof inspectionSchema>;

/** Every call of the media worker: input and output. */
export const mediaCalls = {
  ping: { input: z.null(), output: z.strictObject({ pid: z.number().int() }) },
  /** What a file seems to be by its first bytes; refuses at once what cannot be a photo. Decodes nothing. */
  look: {
    input: z.strictObject(named),
    output: z.strictObject({ mediaType: mediaTypeSchema, bytes: z.number().int() }),
  },
  /**
   * Says what a file is and reads its words, after decoding it whole; refuses what is not a photo. Renditions
   * asked for are made from the same decoding.
   */
  inspect: {
    input: z.strictObject({ ...named, renditions: z.array(renditionTarget).max(8).optional() }),
    output: inspectionSchema,
  },
  /** Makes a picture and puts it at `out`, whole or not at all; with `words` inside when given. */
  rendition: {
    input: z.strictObject({ ...named, ...renditionTarget.shape, words: photoWordsSchema.optional() }),
    output: renditionResultSchema,
  },
  /** Writes words into a file in place: absent stays as it is, empty is removed. */
  writeMetadata: {
    input: z.strictObject({ ...named, words: photoWordsSchema }),
    output: z.null(),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export type MediaCallName = keyof typeof mediaCalls;
export type MediaInput<N extends MediaCallName> = z.input<(typeof mediaCalls)[N]['input']>;
export type MediaOutput<N extends MediaCallName> = z.output<(typeof mediaCalls)[N]['output']>;

export function isMediaCall(name: string): name is MediaCallName {
  return Object.hasOwn(mediaCalls, name);
}

/** The contact sheet's picture. */
export const THUMB: RenditionSpec = {
  name: 'thumb',
  maxWidth: 320,
  maxHeight: 320,
  format: 'jpeg',
  quality: 78,
  profile: false,
};
/** The picture on the page and in the large view. */
export const PREVIEW: RenditionSpec = {
  name: 'preview',
  maxWidth: 1600,
  maxHeight: 1600,
  format: 'jpeg',
  quality: 84,
  profile: false,
};
/** Every pixel, in a form that a browser shows. */
export const FULL: RenditionSpec = {
  name: 'full',
  maxWidth: MEDIA_LIMITS.side,
  maxHeight: MEDIA_LIMITS.side,
  format: 'jpeg',
  quality: 90,
  profile: false,
};
/** What a package carries unless it says otherwise. */
export const EXPORT: RenditionSpec = {
  name: 'export',
  maxWidth: 2560,
  maxHeight: 2560,
  format: 'jpeg',
  quality: 88,
  profile: true,
};
