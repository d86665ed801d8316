import { createArticle } from '../main/desk/store/articles.ts';
import { savePerson, seatPerson } from '../main/desk/store/people.ts';
import { openStore } from '../main/desk/store/store.ts';
import { blankFields } from '../shared/article/fields.ts';
import { inlineFromText } from '../shared/manuscript/inline.ts';

/** Two instants for made-up stories: one a minute from here on. */
const BEGIN = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;

/**
 * Fills a store, which no app has open, with a person who sits there and so many short stories, `story-00001`
 * the oldest. One transaction, so that ten thousand take seconds.
 */
export function seedStories(folder: string, count: number): void {
  const store = openStore(folder);
  const db = store.write;
  const person = savePerson(db, { name: 'Mara Halvorsen', initials: 'MH', role: 'desk' });
  seatPerson(db, person.id);
  db.transaction(() => {
    for (let number = 1; number <= count; number += 1) {
      const name = `story-${String(number).padStart(5, '0')}`;
      createArticle(
        db,
        {
          schema: 1,
          fields: {
            ...blankFields('en-GB'),
            slugline: name,
            headline: inlineFromText(`Story number ${number} of the day`),
            section: number % 2 === 0 ? 'Islands' : 'World',
          },
          placements: [],
          blocks: [
            { id: 'b1', type: 'paragraph', inline: inlineFromText(`The words of story ${number} are few.`) },
          ],
        },
        { person, at: new Date(BEGIN + number * MINUTE).toISOString(), reason: 'created' },
      );
    }
  });
  store.close();
}
