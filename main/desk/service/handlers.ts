import { articleHandlers } from './article-handlers.ts';
import type { Handlers } from './context.ts';
import { deskHandlers } from './desk-handlers.ts';
import { handoffHandlers } from './handoff-handlers.ts';
import { intakeHandlers } from './intake-handlers.ts';
import { packageHandlers } from './package-handlers.ts';
import { photoHandlers } from './photo-handlers.ts';
import { placeHandlers } from './place-handlers.ts';
import { storeHandlers } from './store-handlers.ts';
import { topicHandlers } from './topic-handlers.ts';

/** Every call of the contract and who answers it. */
export const handlers: Handlers = {
  ...deskHandlers,
  ...articleHandlers,
  ...photoHandlers,
  ...topicHandlers,
  ...placeHandlers,
  ...packageHandlers,
  ...handoffHandlers,
  ...intakeHandlers,
  ...storeHandlers,
};
