import type { CallInput, CallName, CallOutput, DeskClient } from '../../shared/contract/contract.ts';
import { contract } from '../../shared/contract/contract.ts';
import { replySchema } from '../../shared/contract/define.ts';
import { DeskError } from '../../shared/contract/error.ts';
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

  /** @param heard called for events of the service */
  constructor(channel: Channel, heard: (event: string, payload: unknown) => void = () => undefined) {
    this.#channel = channel;
    this.#heard = heard;
    channel.onText((text) => this.#take(text));
    channel.onClose(() => this.#lost());
  }

  async call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    const id = this.#next++;
    const value = await new Promise<unknown>((resolve, reject) => {
      this.#pending.set(id, { name, resolve, reject });
      this.#channel.send(JSON.stringify({ id, call: name, input }));
    });
    return contract[name].output.parse(value) as CallOutput<N>;
  }

  close(): void {
    this.#channel.close();
  }

  #take(text: string): void {
    const message: unknown = JSON.parse(text);
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
    const error = new DeskError(
      'disconnected',
      'The desk service has gone.',
      'What it had confirmed is safe. Try again.',
    );
    for (const pending of this.#pending.values()) pending.reject(error);
    this.#pending.clear();
  }
}
