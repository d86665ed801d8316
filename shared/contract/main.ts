import { z } from 'zod';
import { assetAskSchema } from '../shell/asset-url.ts';
import { call } from './define.ts';

/** Calls that only the app's main process sends to the desk service, over a port of its own. */
export const mainCalls = {
  /** The file behind a picture on screen, made on the way when it is not there yet. */
  'assets.file': call(
    assetAskSchema,
    z.strictObject({ path: z.string().max(4096), mediaType: z.string().max(100) }),
    ['main'],
  ),
};

export type MainCalls = typeof mainCalls;
