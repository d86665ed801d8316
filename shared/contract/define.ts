import { z } from 'zod';

/** Who sends a call: a window over its port, the command line over the socket, or the app's main process. */
export type Sender = 'window' | 'cli' | 'main';

export interface Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  input: I;
  output: O;
  /** Who may send it. */
  from: readonly Sender[];
}

/** Names a call. From windows and the command line unless told otherwise. */
export function call<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  from: readonly Sender[] = ['window', 'cli'],
): Call<I, O> {
  return { input, output, from };
}

/** No input, or no answer beyond "done". */
export const nothing = z.null();

/** What went wrong, for a person: what happened, what is safe, what to do next. */
export const callErrorSchema = z.strictObject({
  code: z.string(),
  message: z.string(),
  hint: z.string(),
});
export type CallError = z.infer<typeof callErrorSchema>;

export const requestSchema = z.strictObject({
  id: z.number().int(),
  call: z.string().max(100),
  input: z.unknown(),
});
export type Request = z.infer<typeof requestSchema>;

export const replySchema = z.discriminatedUnion('ok', [
  z.strictObject({ id: z.number().int(), ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ id: z.number().int(), ok: z.literal(false), error: callErrorSchema }),
]);
export type Reply = z.infer<typeof replySchema>;

export const eventMessageSchema = z.strictObject({ event: z.string().max(100), payload: z.unknown() });
export type EventMessage = z.infer<typeof eventMessageSchema>;

/**
 * A file that a person chose. A window holds a token, given by the dialog, drop or paste that chose it;
 * only the command line names paths.
 */
export const fileRefSchema = z.union([
  z.strictObject({ token: z.string().max(200) }),
  z.strictObject({ path: z.string().max(4096) }),
]);
export type FileRef = z.infer<typeof fileRefSchema>;
