import { fold } from '../fold.ts';
import type { KnownTopic } from './vocabulary.ts';

/** Scripts that put no spaces between words: there a query may begin anywhere. */
const NO_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** How well a name meets a query, less being better; null when it does not. */
function rank(name: string, query: string): number | null {
  if (name === query) return 0;
  if (name.startsWith(`${query} `)) return 1;
  if (name.startsWith(query)) return 2;
  const words = name.split(' ');
  const asked = query.split(' ');
  const at = asked.map((one) => words.findIndex((word) => word.startsWith(one)));
  if (at.every((index) => index >= 0)) {
    const inOrder = at.every((index, place) => place === 0 || index > (at[place - 1] ?? -1));
    return inOrder ? 3 : 4;
  }
  return NO_SPACES.test(query) && name.includes(query) ? 5 : null;
}

/**
 * The topics that a person may mean while typing, best first: the whole name, its beginning, then those in which each
 * typed word begins a word. Case and accents do not matter. A code ("medtop:15000000", "15000000") finds its topic. The
 * order of `topics` decides between equals; with no text they all come, in that order.
 */
export function searchTopics(text: string, topics: readonly KnownTopic[], limit = 50): KnownTopic[] {
  const query = fold(text);
  if (query === '') return topics.slice(0, limit);
  const code = text.trim();
  return topics
    .map((topic, index) => {
      const byCode = topic.code === code || `${topic.scheme}:${topic.code}` === code;
      return { topic, index, rank: byCode ? -1 : rank(fold(topic.name), query) };
    })
    .filter((one): one is { topic: KnownTopic; index: number; rank: number } => one.rank !== null)
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .slice(0, limit)
    .map((one) => one.topic);
}
