import { basename } from 'node:path';
import { type CallError, type Reply, requestSchema } from '../../shared/contract/define.ts';
import { DeskError } from '../../shared/contract/error.ts';
import { isMediaCall, type MediaCallName, mediaCalls } from '../../shared/photo/media-calls.ts';
import { inspect } from './inspect.ts';
import { makeRendition } from './rendition.ts';
import { look, openSource } from './source.ts';
import { writeWords } from './write-words.ts';

/** Photos in work at once; each may need some hundred megabytes while it is decoded. */
const AT_ONCE = 2;

let free = AT_ONCE;
const waiting: (() => void)[] = [];

/** Answers one message. Null for what is no request at all. */
export async function answer(message: unknown): Promise<Reply | null> {
  const request = requestSchema.safeParse(message);
  if (!request.success) return null;
  const { id, call, input } = request.data;
  try {
    if (!isMediaCall(call)) throw new DeskError('unknown-call', `The media worker has no call “${call}”.`);
    return { id, ok: true, value: await perform(call, input) };
  } catch (error) {
    return { id, ok: false, error: callError(error) };
  }
}

async function perform(call: MediaCallName, input: unknown): Promise<unknown> {
  if (call === 'ping') return { pid: process.pid };
  if (free > 0) free -= 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await work(call, input);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }
}

async function work(call: Exclude<MediaCallName, 'ping'>, input: unknown): Promise<unknown> {
  if (call === 'look') {
    const { path, name } = mediaCalls.look.input.parse(input);
    return look(path, name ?? basename(path));
  }
  if (call === 'inspect') return inspect(mediaCalls.inspect.input.parse(input));
  if (call === 'rendition') {
    const { path, name, spec, out, words } = mediaCalls.rendition.input.parse(input);
    return makeRendition(await openSource(path, name), spec, out, words);
  }
  const { path, name = basename(path), words } = mediaCalls.writeMetadata.input.parse(input);
  const { mediaType } = await look(path, name);
  await writeWords(path, mediaType, words);
  return null;
}

function callError(error: unknown): CallError {
  if (error instanceof DeskError) return error.toJSON();
  const code: unknown = Reflect.get(Object(error), 'code');
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return {
      code: 'disk-full',
      message: 'The disk is full.',
      hint: 'The photo is as it was, and what was saved is safe. Make room, then try again.',
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: 'media-failed',
    message: 'The photo could not be handled.',
    hint: `The file is as it was. ${message.slice(0, 500)}`,
  };
}
