import { z } from 'zod';
import { datelineSchema } from '../dateline/types.ts';
import { inlineSchema } from '../manuscript/inline.ts';

/** A subject that readers follow. Its identity is scheme plus code, never its name. */
export const topicSchema = z.strictObject({
  /** "medtop" for IPTC Media Topics, "house" for topics made in this newsroom. */
  scheme: z.string().min(1).max(200),
  code: z.string().min(1).max(200),
  name: z.string().max(400),
});
export type Topic = z.infer<typeof topicSchema>;

const line = z.string().max(2000);

/** All that an article says besides its body and photos. Part of its content, so part of its hash. */
export const fieldsSchema = z.strictObject({
  profile: line,
  slugline: line,
  headline: inlineSchema,
  standfirst: inlineSchema,
  byline: z.array(line),
  section: line,
  dateline: datelineSchema.nullable(),
  /** BCP 47, "en-GB". */
  language: z.string().max(35),
  signOff: line,
  /** The first one is the main one. */
  topics: z.array(topicSchema),
  keywords: z.array(line),
  /** IPTC urgency: 1 most urgent to 9 least; 5 normal. */
  priority: z.number().int().min(1).max(9),
  genre: line,
  /** RFC 3339 with Z, whole seconds, or null. */
  embargo: z.string().max(40).nullable(),
  /** Never published. */
  editorNote: z.string().max(20000),
  usageTerms: z.string().max(20000),
});
export type Fields = z.infer<typeof fieldsSchema>;
export type FieldName = keyof Fields;
export const FIELD_NAMES = Object.keys(fieldsSchema.shape) as readonly FieldName[];

/** The fields of a blank article. */
export function blankFields(language = 'en-GB'): Fields {
  return {
    profile: 'news',
    slugline: '',
    headline: [],
    standfirst: [],
    byline: [],
    section: '',
    dateline: null,
    language,
    signOff: '',
    topics: [],
    keywords: [],
    priority: 5,
    genre: '',
    embargo: null,
    editorNote: '',
    usageTerms: '',
  };
}
