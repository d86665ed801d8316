import { contract, isCallName } from '../../../shared/contract/contract.ts';
import { type Reply, type Request, requestSchema } from '../../../shared/contract/define.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import { misfit } from '../../../shared/contract/misfit.ts';
import type { Log } from '../../log.ts';
import { isLarger, MAX_SIZE } from '../transport.ts';
import { toCallError } from './call-error.ts';
import type { CallContext, Handlers, Session } from './context.ts';

/** A call that takes longer than this is logged, in ms. */
export const SLOW_AFTER = 50;

export interface DispatchOptions {
  handlers: Handlers;
  /** The store's folder, for the words of a disk failure. */
  folder: string;
  log: Log;
  contextOf(session: Session): CallContext;
  /** Told of the code of every failure that is answered. */
  failed?: (code: string) => void;
}

/**
 * The one path from a message that somebody sent to the handler of a call and back to the reply.
 * Never rejects; null where there is not even a number to answer to.
 */
export type Dispatch = (message: unknown, session: Session) => Promise<Reply | null>;

/** Makes the path: size, shape, name, sender and input are checked, and the answer as well. */
export function makeDispatch(options: DispatchOptions): Dispatch {
  return async (message, session) => {
    const parsed = requestSchema.safeParse(message);
    if (!parsed.success) {
      options.log.warn({ sender: session.sender }, 'a message that is no request was dropped');
      return null;
    }
    const request = parsed.data;
    const started = performance.now();
    const reply = await answer(options, request, session);
    const took = performance.now() - started;
    if (took > SLOW_AFTER) options.log.warn({ call: request.call, ms: Math.round(took) }, 'a slow call');
    return reply;
  };
}

async function answer(options: DispatchOptions, request: Request, session: Session): Promise<Reply> {
  try {
    const value = await run(options, request, session);
    return { id: request.id, ok: true, value };
  } catch (cause) {
    const error = toCallError(cause, request.call, options);
    options.failed?.(error.code);
    return { id: request.id, ok: false, error };
  }
}

async function run(options: DispatchOptions, request: Request, session: Session): Promise<unknown> {
  const name = request.call;
  if (!isCallName(name)) {
    throw new DeskError(
      'no-such-call',
      'The desk service does not know this request.',
      'Nothing was changed. If the app was just updated, start it again.',
    );
  }
  const call = contract[name];
  if (!call.from.includes(session.sender)) {
    throw new DeskError('not-for-you', 'This request is not allowed from here.', 'Nothing was changed.');
  }
  if (isLarger(request.input, MAX_SIZE)) {
    throw new DeskError(
      'too-large',
      'That is too much at once for the desk service.',
      'Nothing was changed.',
    );
  }
  const input = call.input.safeParse(request.input);
  if (!input.success) {
    const issue = input.error.issues[0];
    options.log.warn({ call: name, where: issue?.path.join('.') }, 'a request did not fit the contract');
    throw new DeskError(
      'bad-request',
      `The desk service could not take that: ${issue ? misfit(issue) : ''}`.trimEnd(),
      'Nothing was changed.',
    );
  }
  // The name was found in the contract, so its handler takes what its schema gave.
  const handler = options.handlers[name] as (input: unknown, context: CallContext) => unknown;
  const value = await handler(input.data, options.contextOf(session));
  return call.output.parse(value);
}
