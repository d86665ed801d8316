import { articleHandlers } from './article-handlers.ts';
import type { Handlers } from './context.ts';
import { deskHandlers } from './desk-handlers.ts';
import { photoHandlers } from './photo-handlers.ts';
import { placeHandlers } from './place-handlers.ts';
import { purgeHandlers } from './purge-handlers.ts';
import { searchHandlers } from './search-handlers.ts';
import { storeHandlers } from './store-handlers.ts';
import { topicHandlers } from './topic-handlers.ts';
import { upkeepHandlers } from './upkeep-handlers.ts';

// What reads stories and writes packages is most of the code, and no window waits for it: it is loaded when it is
// first asked for, so that the service is there sooner.
const intake = async () => (await import('./intake-handlers.ts')).intakeHandlers;
const packages = async () => (await import('./package-handlers.ts')).packageHandlers;
const handoff = async () => (await import('./handoff-handlers.ts')).handoffHandlers;

/** Every call of the contract and who answers it. */
export const handlers: Handlers = {
  ...deskHandlers,
  ...searchHandlers,
  ...articleHandlers,
  ...photoHandlers,
  ...topicHandlers,
  ...placeHandlers,
  ...storeHandlers,
  'intake.files': async (input, context) => (await intake())['intake.files'](input, context),
  'packages.export': async (input, context) => (await packages())['packages.export'](input, context),
  'packages.verify': async (input, context) => (await packages())['packages.verify'](input, context),
  'handoff.write': async (input, context) => (await handoff())['handoff.write'](input, context),
  ...purgeHandlers,
  ...upkeepHandlers,
};
