import { setImmediate as nextTurn } from 'node:timers/promises';
import { type EventName, type EventPayload, eventSchemas } from '../../../shared/contract/desk.ts';
import type { Channel, Peer } from '../transport.ts';
import type { Session } from './context.ts';
import type { Dispatch } from './dispatcher.ts';

/** Everybody who is connected: answers their calls and tells the windows what happened. */
export class Peers {
  readonly #dispatch: Dispatch;
  readonly #gone: (session: Session) => void;
  readonly #windows = new Map<Channel, Session>();
  readonly #underWay = new Set<Promise<void>>();
  readonly #later: (() => void)[] = [];

  /** @param gone told of each window that is not there any more */
  constructor(dispatch: Dispatch, gone: (session: Session) => void) {
    this.#dispatch = dispatch;
    this.#gone = gone;
  }

  connect(peer: Peer): void {
    const { channel, sender, window } = peer;
    const session: Session = { sender, window, actingAs: null };
    // The page of a window has loaded anew: its old line may not have noticed yet.
    if (window !== undefined) {
      for (const [old, { window: number }] of [...this.#windows]) if (number === window) this.#drop(old);
    }
    if (sender === 'window') this.#windows.set(channel, session);
    channel.onClose(() => this.#drop(channel));
    channel.onMessage((message) => {
      const work = this.#answer(message, session, channel);
      this.#underWay.add(work);
      void work.finally(() => this.#underWay.delete(work));
    });
  }

  /** Work that whoever waits for the answer to this call need not wait for: done in the turn after it is sent. */
  afterwards(work: () => void): void {
    this.#later.push(work);
  }

  async #answer(message: unknown, session: Session, channel: Channel): Promise<void> {
    const reply = await this.#dispatch(message, session);
    if (reply !== null) channel.send(reply);
    if (this.#later.length === 0) return;
    await nextTurn();
    for (const work of this.#later.splice(0)) work();
  }

  emit<N extends EventName>(event: N, payload: EventPayload<N>, not?: Session): void {
    if (this.#windows.size === 0) return;
    const message = { event, payload: eventSchemas[event].parse(payload) };
    for (const [channel, session] of this.#windows) {
      if (session !== not) channel.send(message);
    }
  }

  /** Tells one window. */
  tell<N extends EventName>(session: Session, event: N, payload: EventPayload<N>): void {
    const message = { event, payload: eventSchemas[event].parse(payload) };
    for (const [channel, other] of this.#windows) if (other === session) channel.send(message);
  }

  #drop(channel: Channel): void {
    const session = this.#windows.get(channel);
    this.#windows.delete(channel);
    if (session) this.#gone(session);
  }

  /** Resolves when every call that has come in is answered. */
  async settle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.allSettled([...this.#underWay]);
  }
}
