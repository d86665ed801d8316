import type { Topic } from '../article/fields.ts';
import { fold } from '../fold.ts';
import { makeHouseTopic } from './house.ts';

/**
 * The known topic of that name or code, or null. Case, accents and punctuation do not matter; the first in `known` wins,
 * so vocabularies go before house topics. `scheme:code` and a bare code find a topic as well.
 */
export function findTopic(name: string, known: readonly Topic[]): Topic | null {
  const text = name.trim();
  const key = fold(text);
  const found =
    known.find((topic) => `${topic.scheme}:${topic.code}` === text) ??
    known.find((topic) => topic.name === text) ??
    (key === '' ? undefined : known.find((topic) => fold(topic.name) === key)) ??
    (/^\d{8}$/.test(text) ? known.find((topic) => topic.code === text) : undefined);
  return found === undefined ? null : { scheme: found.scheme, code: found.code, name: found.name };
}

/**
 * The topic of that name: a known one, else a new house topic (`topic+=NAME`). Whoever calls says so when it was made:
 * `findTopic` was null.
 */
export function resolveTopic(name: string, known: readonly Topic[]): Topic {
  return findTopic(name, known) ?? makeHouseTopic(name, known);
}
