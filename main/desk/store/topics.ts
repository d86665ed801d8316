import { readFileSync } from 'node:fs';
import type { Topic } from '../../../shared/article/fields.ts';
import { makeHouseTopic } from '../../../shared/topics/house.ts';
import { findTopic } from '../../../shared/topics/resolve.ts';
import { type KnownTopic, topicsOf, vocabularySchema } from '../../../shared/topics/vocabulary.ts';
import { resourcePath } from '../../paths.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import { houseTopics, keepHouseTopics } from './house-topics.ts';

let vocabulary: KnownTopic[] | null = null;

/** The terms of the vocabulary that ships, read once. */
function shippedTopics(): KnownTopic[] {
  vocabulary ??= topicsOf(
    vocabularySchema.parse(
      JSON.parse(readFileSync(resourcePath('vocabularies', 'media-topics.json'), 'utf8')),
    ),
  );
  return vocabulary;
}

/** Every topic that the desk can offer, the house's own last. */
export function knownTopics(db: ReadableDb): KnownTopic[] {
  return [...shippedTopics(), ...houseTopics(db)];
}

/** The topic of that name; a new house topic when neither a vocabulary nor the house knows it. */
export function topicNamed(db: WritableDb, name: string): { topic: Topic; made: boolean } {
  return db.transaction(() => {
    const known = knownTopics(db);
    const found = findTopic(name, known);
    if (found) return { topic: found, made: false };
    const topic = makeHouseTopic(name.toWellFormed(), known);
    keepHouseTopics(db, [topic]);
    return { topic, made: true };
  });
}
