import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ArticleView } from '../../../shared/contract/articles.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import type { Bridge } from '../../../shared/shell/shell.ts';
import { useBridge } from '../../app/bridge-context.tsx';
import { guardRoute } from '../../app/route.ts';
import { ArticleSession } from '../../article/session.ts';
import { sayError } from '../../ui/toasts.tsx';
import { focusSoon } from './jump.ts';

export type Opened =
  /** On its way, or just being handed to another window. */
  | { kind: 'opening' }
  | { kind: 'writing'; session: ArticleSession }
  /** Another window writes it. */
  | { kind: 'reading'; view: ArticleView }
  | { kind: 'failed'; error: Error };

/** An article as this window has it: opened, written or read, handed over, and closed with everything on disk. */
class Opening {
  readonly #id: string;
  readonly #bridge: Bridge;
  readonly #show: (opened: Opened) => void;
  #session: ArticleSession | null = null;
  #ended = false;

  constructor(id: string, bridge: Bridge, show: (opened: Opened) => void) {
    this.#id = id;
    this.#bridge = bridge;
    this.#show = show;
  }

  async open(): Promise<void> {
    try {
      this.#take(await this.#bridge.call('articles.open', { id: this.#id }));
    } catch (cause) {
      this.#fail(cause);
    }
  }

  #fail(cause: unknown): void {
    const error = cause instanceof Error ? cause : new Error('The desk service did not answer.');
    this.#tell({ kind: 'failed', error });
  }

  async takeOver(): Promise<void> {
    const view = await this.#bridge.call('articles.takeOver', { id: this.#id });
    // Words of this window that another one kept from the disk: they are sent again by themselves.
    if (this.#session !== null) return;
    this.#take(view);
    focusSoon('[data-part="body"]');
  }

  /** Another window wants to write: what was typed here goes to the disk first, or nothing changes. */
  async handOver(): Promise<void> {
    const session = this.#session;
    if (session === null) return;
    // The page lets go of its last words before they are saved, and takes no more.
    flushSync(() => this.#tell({ kind: 'opening' }));
    try {
      await session.close();
    } catch (cause) {
      this.#tell({ kind: 'writing', session });
      await this.#bridge.call('articles.keep', { id: this.#id, error: reason(cause) }).catch(() => undefined);
      return;
    }
    this.#session = null;
    try {
      this.#tell({ kind: 'reading', view: await this.#bridge.call('articles.peek', { id: this.#id }) });
    } catch (cause) {
      this.#fail(cause);
    }
  }

  /** A new service knows nobody yet: whoever writes says so. */
  async claim(): Promise<void> {
    if (this.#session === null) return;
    await this.#bridge.call('articles.takeOver', { id: this.#id }).catch(() => undefined);
  }

  async save(closing: boolean): Promise<void> {
    await this.#session?.flush();
    // The words are safe by now: that no version was made of them must not hold the window.
    if (closing) await this.#session?.commit('closed').catch(() => undefined);
  }

  end(): void {
    this.#ended = true;
    void this.#session?.close().catch(() => undefined);
  }

  #take(view: ArticleView): void {
    if (view.held) {
      this.#tell({ kind: 'reading', view });
      return;
    }
    const session = ArticleSession.of(this.#bridge, view);
    if (this.#ended) {
      void session.close().catch(() => undefined);
      return;
    }
    this.#session = session;
    this.#tell({ kind: 'writing', session });
  }

  #tell(opened: Opened): void {
    if (!this.#ended) this.#show(opened);
  }
}

function reason(cause: unknown): { code: string; message: string; hint: string } {
  return cause instanceof DeskError
    ? cause.toJSON()
    : { code: 'not-saved', message: 'The last words are not on the disk.', hint: '' };
}

export function useOpened(id: string): { opened: Opened; takeOver(): Promise<void> } {
  const bridge = useBridge();
  const [opened, setOpened] = useState<Opened>({ kind: 'opening' });
  const current = useRef<Opening | null>(null);
  useEffect(() => {
    const opening = new Opening(id, bridge, setOpened);
    current.current = opening;
    const first = opening.open();
    const save = async (closing: boolean) => {
      await first;
      await opening.save(closing);
    };
    const ends = [
      // Words that are not on disk keep the screen, and the window.
      guardRoute(async () => {
        try {
          await save(false);
          return true;
        } catch (cause) {
          sayError(cause, 'The last words are not on disk yet, so the story stays open.');
          return false;
        }
      }),
      bridge.onLeave(save),
      bridge.on('article.wanted', (wanted) => {
        if (wanted.id === id) void opening.handOver();
      }),
      bridge.onShell('connection', (connection) => {
        if (connection === 'ready') void opening.claim();
      }),
    ];
    return () => {
      for (const end of ends) end();
      opening.end();
    };
  }, [bridge, id]);
  return {
    opened,
    takeOver: async () => current.current?.takeOver(),
  };
}
