import { z } from 'zod';
import type { Topic } from '../article/fields.ts';

/** A list of topics from outside, as its file in resources/vocabularies has it. Retired terms are not in it. */
export const vocabularySchema = z.strictObject({
  scheme: z.string().min(1),
  name: z.string(),
  /** YYYY-MM-DD. */
  released: z.string(),
  attribution: z.string(),
  terms: z.array(
    z.strictObject({
      code: z.string().min(1),
      name: z.string().min(1),
      /** Code of the term above, or empty. */
      parent: z.string(),
    }),
  ),
});
export type Vocabulary = z.infer<typeof vocabularySchema>;

/** A topic that the desk can offer. */
export interface KnownTopic extends Topic {
  /** Name of the topic above, or empty. */
  parent: string;
}

/** Topics are the same when scheme and code are, whatever their names. */
export function sameTopic(a: Pick<Topic, 'scheme' | 'code'>, b: Pick<Topic, 'scheme' | 'code'>): boolean {
  return a.scheme === b.scheme && a.code === b.code;
}

/** The topics of a vocabulary, top terms first. */
export function topicsOf(vocabulary: Vocabulary): KnownTopic[] {
  const names = new Map(vocabulary.terms.map((term) => [term.code, term.name]));
  const topics = vocabulary.terms.map(({ code, name, parent }) => ({
    scheme: vocabulary.scheme,
    code,
    name,
    parent: names.get(parent) ?? '',
  }));
  return [...topics.filter((one) => one.parent === ''), ...topics.filter((one) => one.parent !== '')];
}
