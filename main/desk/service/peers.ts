import { type EventName, type EventPayload, eventSchemas } from '../../../shared/contract/desk.ts';
import type { Channel, Peer } from '../transport.ts';
import type { Session } from './context.ts';
import type { Dispatch } from './dispatcher.ts';

/** Everybody who is connected: answers their calls and tells the windows what happened. */
export class Peers {
  readonly #dispatch: Dispatch;
  readonly #windows = new Map<Channel, Session>();
  readonly #underWay = new Set<Promise<void>>();

  constructor(dispatch: Dispatch) {
    this.#dispatch = dispatch;
  }

  connect(peer: Peer): void {
    const { channel, sender } = peer;
    const session: Session = { sender, actingAs: null };
    if (sender === 'window') this.#windows.set(channel, session);
    channel.onClose(() => this.#windows.delete(channel));
    channel.onMessage((message) => {
      const work = this.#dispatch(message, session).then((reply) => {
        if (reply !== null) channel.send(reply);
      });
      this.#underWay.add(work);
      void work.finally(() => this.#underWay.delete(work));
    });
  }

  emit<N extends EventName>(event: N, payload: EventPayload<N>, not?: Session): void {
    if (this.#windows.size === 0) return;
    const message = { event, payload: eventSchemas[event].parse(payload) };
    for (const [channel, session] of this.#windows) {
      if (session !== not) channel.send(message);
    }
  }

  /** Resolves when every call that has come in is answered. */
  async settle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.allSettled([...this.#underWay]);
  }
}
