import type { z } from 'zod';
import { DeskError } from '../../../shared/contract/error.ts';
import { newId } from '../../../shared/id.ts';
import {
  defaultHouse,
  type House,
  houseSchema,
  type Person,
  personSchema,
} from '../../../shared/workflow/people.ts';
import type { ReadableDb, WritableDb } from './db.ts';

/** A setting, parsed; null when it was never set. */
export function readSetting<T>(db: ReadableDb, key: string, schema: z.ZodType<T>): T | null {
  const row = db.get<{ json: string }>('SELECT json FROM settings WHERE key = ?', key);
  return row ? schema.parse(JSON.parse(row.json)) : null;
}

export function writeSetting(db: WritableDb, key: string, value: unknown): void {
  db.run(
    'INSERT INTO settings (key, json) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET json = excluded.json',
    key,
    JSON.stringify(value),
  );
}

export function readHouse(db: ReadableDb): House {
  return readSetting(db, 'house', houseSchema) ?? defaultHouse;
}

export function writeHouse(db: WritableDb, house: House): void {
  writeSetting(db, 'house', house);
}

export function listPeople(db: ReadableDb): Person[] {
  return db
    .all('SELECT id, name, initials, role FROM people ORDER BY name, id')
    .map((row) => personSchema.parse(row));
}

export function findPerson(db: ReadableDb, id: string): Person | null {
  const row = db.get('SELECT id, name, initials, role FROM people WHERE id = ?', id);
  return row === undefined ? null : personSchema.parse(row);
}

export function personByInitials(db: ReadableDb, initials: string): Person | null {
  const row = db.get('SELECT id, name, initials, role FROM people WHERE initials = ?', initials);
  return row === undefined ? null : personSchema.parse(row);
}

/** Who sits at this machine, or null before the first run. */
export function sittingPerson(db: ReadableDb): Person | null {
  const row = db.get(
    `SELECT p.id, p.name, p.initials, p.role FROM settings s JOIN people p ON p.id = s.json ->> '$'
     WHERE s.key = 'person'`,
  );
  return row === undefined ? null : personSchema.parse(row);
}

export function seatPerson(db: WritableDb, id: string): void {
  writeSetting(db, 'person', id);
}

/** Adds a person, or changes the one of that id. Initials are unique in a store, whatever their case. */
export function savePerson(db: WritableDb, person: Omit<Person, 'id'> & { id?: string | undefined }): Person {
  return db.transaction(() => {
    const saved: Person = {
      id: person.id ?? newId(),
      name: person.name.trim(),
      initials: person.initials.trim(),
      role: person.role,
    };
    if (saved.name === '' || saved.initials === '') {
      throw new DeskError('person-incomplete', 'A person needs a name and initials.', 'Fill in both.');
    }
    const other = personByInitials(db, saved.initials);
    if (other && other.id !== saved.id) {
      throw new DeskError(
        'initials-taken',
        `The initials ${saved.initials} belong to ${other.name}.`,
        'Choose others: they say who did what.',
      );
    }
    db.run(
      `INSERT INTO people (id, name, initials, role) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, initials = excluded.initials, role = excluded.role`,
      saved.id,
      saved.name,
      saved.initials,
      saved.role,
    );
    return saved;
  });
}
