import { DeskError } from '../../../shared/contract/error.ts';
import { articleHandlers } from './article-handlers.ts';
import type { Handlers } from './context.ts';
import { deskHandlers } from './desk-handlers.ts';
import { intakeHandlers } from './intake-handlers.ts';
import { packageHandlers } from './package-handlers.ts';
import { photoHandlers } from './photo-handlers.ts';
import { placeHandlers } from './place-handlers.ts';
import { storeHandlers } from './store-handlers.ts';
import { topicHandlers } from './topic-handlers.ts';

function notHere(): never {
  throw new DeskError('not-available', 'This Galley cannot do that.', 'Nothing was changed.');
}

/** Every call of the contract and who answers it. */
export const handlers: Handlers = {
  ...deskHandlers,
  ...articleHandlers,
  ...photoHandlers,
  ...topicHandlers,
  ...placeHandlers,
  ...packageHandlers,
  ...intakeHandlers,
  'handoff.write': notHere,
  ...storeHandlers,
};
