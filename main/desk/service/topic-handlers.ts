import { searchTopics } from '../../../shared/topics/search.ts';
import { knownTopics, topicNamed } from '../store/topics.ts';
import type { Handlers } from './context.ts';

/** Topics: looked up while typing, and made when nobody knows them. */
export const topicHandlers: Pick<Handlers, 'topics.search' | 'topics.resolve'> = {
  'topics.search': ({ text, limit }, context) =>
    searchTopics(text, knownTopics(context.store.read), limit ?? 50),
  'topics.resolve': ({ name }, context) => topicNamed(context.store.write, name),
};
