import { backupPath, lookInto, requireUsable } from '../upkeep/backups.ts';
import { dropErrand, type Errand, leaveErrand } from '../upkeep/errand.ts';
import { forgetNews, readNews } from '../upkeep/news.ts';
import { readThinRule, thinStore, writeThinRule } from '../upkeep/thinning.ts';
import type { DeskContext, Handlers, Session } from './context.ts';

type UpkeepCalls = Extract<
  keyof Handlers,
  `backups.${string}` | `upkeep.${string}` | `thinning.${string}` | 'store.repair'
>;

/** Backups, and what can only be done while the store is closed: that is left for the next start. */
export const upkeepHandlers: Pick<Handlers, UpkeepCalls> = {
  'backups.status': (_input, context) => context.backups.status(),
  'backups.make': (_input, context) => context.backups.make('asked'),
  async 'backups.stop'(_input, context) {
    await context.backups.stop();
    return null;
  },
  'backups.setFolder': ({ folder }, context) =>
    context.backups.setFolder(folder === null ? null : context.resolveFile(folder, context.session)),
  'backups.remove': ({ name }, context) => context.backups.remove(name),
  'thinning.rule': (_input, context) => ({ rule: readThinRule(context.store.write) }),
  'thinning.setRule'({ rule }, context) {
    writeThinRule(context.store.write, rule);
    return null;
  },
  'thinning.run': async (_input, context) => ({ versions: await thinStore(context.store, context.now()) }),
  ...withoutStore(({ store }) => store.folder),
};

/** The part of it that needs no open store, for the service that only mends. */
export function withoutStore(
  folderOf: (context: DeskContext & { session: Session }) => string,
): Pick<Handlers, 'backups.look' | 'backups.restore' | 'store.repair' | 'upkeep.news' | 'upkeep.newsRead'> {
  return {
    'backups.look': ({ from }, context) => lookInto(context.resolveFile(from, context.session)),
    async 'backups.restore'(ref, context) {
      const folder = folderOf(context);
      const path = backupPath(folder, ref, (file) => context.resolveFile(file, context.session));
      await requireUsable(path);
      startAnewFor(folder, { kind: 'restore', path }, context);
      return null;
    },
    'store.repair'(_input, context) {
      startAnewFor(folderOf(context), { kind: 'repair' }, context);
      return null;
    },
    'upkeep.news': (_input, context) => readNews(folderOf(context)),
    'upkeep.newsRead'(_input, context) {
      forgetNews(folderOf(context));
      return null;
    },
  };
}

/** Where nobody starts the service again, nothing is left for a later start to find. */
function startAnewFor(folder: string, errand: Errand, context: DeskContext): void {
  leaveErrand(folder, errand);
  try {
    context.restart();
  } catch (cause) {
    dropErrand(folder);
    throw cause;
  }
}
