import type { Topic } from '../../../shared/article/fields.ts';
import { HOUSE } from '../../../shared/topics/house.ts';
import type { KnownTopic } from '../../../shared/topics/vocabulary.ts';
import type { ReadableDb, WritableDb } from './db.ts';

export function houseTopics(db: ReadableDb): KnownTopic[] {
  return db
    .all<{ code: string; name: string }>('SELECT code, name FROM house_topics ORDER BY name')
    .map(({ code, name }) => ({ scheme: HOUSE, code, name, parent: '' }));
}

/** Keeps house topics that a story names, so that they are offered here too. */
export function keepHouseTopics(db: WritableDb, topics: readonly Topic[]): void {
  for (const topic of topics) {
    if (topic.scheme !== HOUSE) continue;
    db.run(
      'INSERT INTO house_topics (code, name) VALUES (?, ?) ON CONFLICT (code) DO NOTHING',
      topic.code,
      topic.name,
    );
  }
}
