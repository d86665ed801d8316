import type { CallInput, CallName, CallOutput, DeskClient } from '../../shared/contract/contract.ts';
import { contract } from '../../shared/contract/contract.ts';
import { replySchema } from '../../shared/contract/define.ts';
import { DeskError } from '../../shared/contract/error.ts';
import { SERVICE_LOST } from '../../shared/contract/pending.ts';
import type { Channel } from './transport.ts';

interface Pending {
  name: CallName;
  resolve(value: unknown): void;
  reject(cause: unknown): void;
}

/** The contract over a channel: what the command line and the tests hold. */
export class ChannelClient implements DeskClient {
  readonly #channel: Channel;
  readonly #pending = new Map<number, Pending>();
  readonly #heard: (event: string, payload: unknown) => void;
  #next = 1;
  #gone = false;

  /** @param heard called for events of the service */
  constructor(channel: Channel, heard: (event: string, payload: unknown) => void = () => undefined) {
    this.#channel = channel;
    this.#heard = heard;
    channel.onMessage((message) => this.#take(message));
    channel.onClose(() => this.#lost());
  }

  async call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    if (this.#gone) throw new DeskError(SERVICE_LOST.code, SERVICE_LOST.message, SERVICE_LOST.hint);
    const id = this.#next++;
    const value = await new Promise<unknown>((resolve, reject) => {
      this.#pending.set(id, { name, resolve, reject });
      this.#channel.send({ id, call: name, input });
    });
    return contract[name].output.parse(value) as CallOutput<N>;
  }

  close(): void {
    this.#channel.close();
  }

  #take(message: unknown): void {
    if (typeof message === 'object' && message !== null && 'event' in message) {
      this.#heard(String(message.event), 'payload' in message ? message.payload : null);
      return;
    }
    const reply = replySchema.parse(message);
    const pending = this.#pending.get(reply.id);
    if (!pending) return;
    this.#pending.delete(reply.id);
    if (reply.ok) pending.resolve(reply.value);
    else pending.reject(new DeskError(reply.error.code, reply.error.message, reply.error.hint));
  }

  #lost(): void {
    this.#gone = true;
    const error = new DeskError(SERVICE_LOST.code, SERVICE_LOST.message, SERVICE_LOST.hint);
    for (const pending of this.#pending.values()) pending.reject(error);
    this.#pending.clear();
  }
}
