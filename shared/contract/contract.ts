import type { z } from 'zod';
import { articleCalls } from './articles.ts';
import { deskCalls } from './desk.ts';
import { mainCalls } from './main.ts';
import { photoCalls } from './photos.ts';
import { upkeepCalls } from './upkeep.ts';

/** Every call there is between the desk service and a window, the command line or the main process. */
export const contract = { ...deskCalls, ...articleCalls, ...photoCalls, ...upkeepCalls, ...mainCalls };

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type CallInput<N extends CallName> = z.input<Contract[N]['input']>;
export type CallOutput<N extends CallName> = z.output<Contract[N]['output']>;

/** Whether a name is a call, by own property only. */
export function isCallName(name: string): name is CallName {
  return Object.hasOwn(contract, name);
}

/** The desk service as its users see it. A failed call rejects with a `DeskError`. */
export interface DeskClient {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
}
