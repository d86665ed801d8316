import { z } from 'zod';
import { type SavedSearch, savedSearchSchema } from '../../../shared/contract/desk.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import { newShortId } from '../../../shared/id.ts';
import { fold } from '../../../shared/search/fold.ts';
import { readSetting, writeSetting } from '../store/people.ts';
import type { CallContext, Handlers } from './context.ts';

const KEY = 'savedSearches';
const MOST = 50;

/** Searches that the desk keeps by name, in the store, so that they are there after a restart and in a backup. */
export const searchHandlers: Pick<Handlers, 'searches.list' | 'searches.save' | 'searches.remove'> = {
  'searches.list': (_input, context) => saved(context),
  'searches.save'(input, context) {
    const search: SavedSearch = { ...input, id: input.id ?? newShortId() };
    context.store.write.transaction(() => {
      const others = saved(context).filter(({ id }) => id !== search.id);
      if (others.some(({ name }) => fold(name) === fold(search.name))) {
        throw new DeskError(
          'name-taken',
          `Another search is called “${search.name}”.`,
          'Give this one another name.',
        );
      }
      if (others.length >= MOST) {
        throw new DeskError('too-many', `There are ${MOST} saved searches.`, 'Remove one that nobody uses.');
      }
      write(context, [...others, search]);
    });
    context.emit('desk.changed', {});
    return search;
  },
  'searches.remove'({ id }, context) {
    context.store.write.transaction(() =>
      write(
        context,
        saved(context).filter((search) => search.id !== id),
      ),
    );
    context.emit('desk.changed', {});
    return null;
  },
};

function saved(context: CallContext): SavedSearch[] {
  return readSetting(context.store.write, KEY, z.array(savedSearchSchema)) ?? [];
}

function write(context: CallContext, searches: readonly SavedSearch[]): void {
  writeSetting(
    context.store.write,
    KEY,
    [...searches].sort((a, b) => (fold(a.name) < fold(b.name) ? -1 : 1)),
  );
}
