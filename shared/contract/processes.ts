import { z } from 'zod';
import { callErrorSchema } from './define.ts';

/** Who is at the other end of a port that the main process hands to the desk service or the media worker. */
export const portRoleSchema = z.enum(['window', 'media', 'main', 'desk']);
export type PortRole = z.infer<typeof portRoleSchema>;

/** What the main process says to the desk service and the media worker. A `port` comes with a MessagePort. */
export const toServiceSchema = z.discriminatedUnion('type', [
  /** `window`: the number of the window at the other end, the same when its page loads again. */
  z.strictObject({ type: z.literal('port'), role: portRoleSchema, window: z.number().int().optional() }),
  /** From now on this token stands for a path that a person chose. To be answered with `granted`. */
  z.strictObject({ type: z.literal('grant'), token: z.string().max(200), path: z.string().max(4096) }),
  /** Finish what is under way, close the store in order, answer `closed`, end. */
  z.strictObject({ type: z.literal('shutdown') }),
]);
export type ToService = z.infer<typeof toServiceSchema>;

/** What the desk service and the media worker say to the main process. */
export const fromServiceSchema = z.discriminatedUnion('type', [
  /** `aid`: the store cannot be opened, and only what mends it is answered. */
  z.strictObject({ type: z.literal('ready'), aid: z.boolean().optional() }),
  /** The windows are to save, and then this process is to be ended in order and another started in its place. */
  z.strictObject({ type: z.literal('restart') }),
  /** What is done to the store before it is opened, for the windows that wait. */
  z.strictObject({ type: z.literal('progress'), label: z.string(), done: z.number(), total: z.number() }),
  /** The store cannot be used: not writable, held by another, newer than the app. The main process ends it then. */
  callErrorSchema.extend({ type: z.literal('failed') }),
  /** The token can be used: calls travel another way and could overtake the grant. */
  z.strictObject({ type: z.literal('granted'), token: z.string() }),
  /** There is work for the media worker, and no port to one. */
  z.strictObject({ type: z.literal('media-wanted') }),
  z.strictObject({ type: z.literal('closed') }),
]);
export type FromService = z.infer<typeof fromServiceSchema>;
