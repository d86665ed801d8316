import type { Status } from '../../../shared/contract/desk.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import { changeHouse } from '../export/pinned-house.ts';
import {
  findPerson,
  listPeople,
  personByInitials,
  readHouse,
  savePerson,
  seatPerson,
  sittingPerson,
} from '../store/people.ts';

import type { CallContext, Handlers } from './context.ts';
import { firstRun } from './first-run.ts';
import { listTemplates } from './templates.ts';

/** Everything about the desk as a whole: who sits here, the house, templates. */
export const deskHandlers: Pick<
  Handlers,
  | 'desk.status'
  | 'desk.setPerson'
  | 'desk.setHouse'
  | 'desk.addPerson'
  | 'desk.changePerson'
  | 'desk.actAs'
  | 'desk.templates'
> = {
  'desk.status': (_input, context) => statusOf(context),
  async 'desk.setPerson'(input, context) {
    const db = context.store.write;
    const before = sittingPerson(db);
    // On the first run a person may be here already: the command line made them from the same initials.
    const made = before === null ? personByInitials(db, input.initials.trim()) : null;
    const person = savePerson(db, { ...input, id: input.id ?? made?.id });
    // Last: where the sample story does not fit on the disk, the next try is a first run again.
    if (before === null) await firstRun(context, person);
    seatPerson(db, person.id);
    context.emit('desk.changed', {});
    return statusOf(context);
  },
  'desk.setHouse'(input, context) {
    changeHouse(context.store.write, input);
    context.emit('desk.changed', {});
    return statusOf(context);
  },
  'desk.addPerson'(input, context) {
    savePerson(context.store.write, input);
    context.emit('desk.changed', {});
    return statusOf(context);
  },
  'desk.changePerson'(input, context) {
    const db = context.store.write;
    if (findPerson(db, input.id) === null) {
      throw new DeskError(
        'person-unknown',
        'This person is not in the store any more.',
        'Nothing was changed. Look at the list of people again.',
      );
    }
    savePerson(db, input);
    context.emit('desk.changed', {});
    context.emit('articles.changed', { ids: [] });
    return statusOf(context);
  },
  'desk.actAs'({ initials, name }, context) {
    const db = context.store.write;
    const wanted = initials ?? initialsOf(name);
    const known = (initials === undefined ? sittingPerson(db) : null) ?? personByInitials(db, wanted.trim());
    const person = known ?? savePerson(db, { name: initials ?? name, initials: wanted, role: 'desk' });
    context.session.actingAs = person.id;
    if (!known) context.emit('desk.changed', {});
    return { person, made: !known };
  },
  'desk.templates': () => listTemplates(),
};

/** "Mara Halvorsen" → "MH"; one word gives its first two letters. */
function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const letters =
    words.length > 1 ? words.map((word) => [...word][0]) : [...(words[0] ?? 'desk')].slice(0, 2);
  return letters.slice(0, 4).join('').toUpperCase();
}

function statusOf(context: CallContext): Status {
  const db = context.store.write;
  return {
    app: context.appVersion,
    store: context.store.folder,
    person: sittingPerson(db),
    people: listPeople(db),
    house: readHouse(db),
    articles: db.get<{ n: number }>('SELECT count(*) AS n FROM articles')?.n ?? 0,
  };
}
