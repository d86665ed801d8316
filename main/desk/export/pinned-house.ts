import { isDeepStrictEqual } from 'node:util';
import { type House, houseSchema } from '../../../shared/workflow/people.ts';
import type { ReadableDb, WritableDb } from '../store/db.ts';
import { readHouse, readSetting, writeHouse } from '../store/people.ts';

/** Under this and the hash of a revision, the settings keep the house that it was approved under. */
const PINNED = 'house/';

/**
 * Changes the profile of the house. What is approved or published already keeps the one that it has, so that the same
 * revision goes on giving the same package, byte for byte; the next approval takes the new one.
 */
export function changeHouse(db: WritableDb, house: House): void {
  db.transaction(() => {
    const before = readHouse(db);
    if (isDeepStrictEqual(before, house)) return;
    for (const column of ['approved', 'published']) {
      db.run(
        `INSERT INTO settings (key, json)
         SELECT DISTINCT '${PINNED}' || lower(hex(${column})), ? FROM articles WHERE ${column} IS NOT NULL
         ON CONFLICT (key) DO NOTHING`,
        JSON.stringify(before),
      );
    }
    writeHouse(db, house);
  });
}

/** The profile of the house that a revision's package is made with. */
export function houseOfRevision(db: ReadableDb, revision: string): House {
  return readSetting(db, `${PINNED}${revision}`, houseSchema) ?? readHouse(db);
}
