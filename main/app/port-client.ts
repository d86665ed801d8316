import type { MessagePortMain } from 'electron';
import type { z } from 'zod';
import { replySchema } from '../../shared/contract/define.ts';
import { DeskError } from '../../shared/contract/error.ts';
import { type MainCalls, mainCalls } from '../../shared/contract/main.ts';
import { PendingCalls, SERVICE_LOST } from '../../shared/contract/pending.ts';

/** The main process's own line to the desk service. */
export class PortClient {
  #pending = new PendingCalls();
  #port: MessagePortMain | null = null;

  /** From now on calls go this way; those under way on the port before have failed. */
  use(port: MessagePortMain): void {
    this.drop();
    this.#port = port;
    port.on('message', (event) => {
      const reply = replySchema.safeParse(event.data);
      if (reply.success) this.#pending.settle(reply.data);
    });
    port.on('close', () => {
      if (this.#port === port) this.drop();
    });
    port.start();
  }

  drop(): void {
    this.#port = null;
    this.#pending.fail(SERVICE_LOST);
  }

  /** A failed call rejects with a `DeskError`. */
  async call<N extends keyof MainCalls>(
    name: N,
    input: z.input<MainCalls[N]['input']>,
  ): Promise<z.output<MainCalls[N]['output']>> {
    if (this.#port === null) throw new DeskError(SERVICE_LOST.code, SERVICE_LOST.message, SERVICE_LOST.hint);
    const { id, reply } = this.#pending.open();
    this.#port.postMessage({ id, call: name, input });
    const answer = await reply;
    // The schema under this name has this output: TypeScript cannot follow that through the table.
    if (answer.ok) return mainCalls[name].output.parse(answer.value) as z.output<MainCalls[N]['output']>;
    throw new DeskError(answer.error.code, answer.error.message, answer.error.hint);
  }
}
