import { useCallback } from 'react';
import { DeskError } from '../../../shared/contract/error.ts';
import type { Bridge } from '../../../shared/shell/shell.ts';
import type { State } from '../../../shared/workflow/states.ts';
import { useBridge } from '../../app/bridge-context.tsx';
import { say } from '../../ui/toasts.tsx';
import { countOf } from './hand-off.ts';

interface Spiked {
  id: string;
  from: State;
}

/** Spikes stories. Not asked about beforehand: the result has an Undo. */
export function useSpike(): (ids: readonly string[]) => Promise<void> {
  const bridge = useBridge();
  return useCallback((ids) => spikeAll(bridge, ids), [bridge]);
}

async function spikeAll(bridge: Bridge, ids: readonly string[]): Promise<void> {
  const done: Spiked[] = [];
  const refused: string[] = [];
  for (const id of ids) {
    try {
      const { meta } = await bridge.call('articles.move', { id, to: 'spiked', reason: '' });
      done.push({ id, from: meta.spikedFrom ?? 'draft' });
    } catch (cause) {
      refused.push(cause instanceof DeskError ? cause.message : 'The desk service did not answer.');
    }
  }
  if (done.length > 0) {
    say({
      text: `${countOf(done.length, 'story', 'stories')} spiked.`,
      hint: 'Nothing is deleted: they are in the Trash.',
      action: { label: 'Undo', run: () => void unspike(bridge, done) },
    });
  }
  if (refused.length > 0) sayRefused(refused, 'not spiked');
}

/** Brings stories back from the trash, each to the state it was spiked in. */
export async function bringBack(bridge: Bridge, ids: readonly string[]): Promise<void> {
  const spiked: Spiked[] = [];
  for (const id of ids) {
    const { meta } = await bridge.call('articles.peek', { id });
    if (meta.state === 'spiked') spiked.push({ id, from: meta.spikedFrom ?? 'draft' });
  }
  await unspike(bridge, spiked);
}

async function unspike(bridge: Bridge, spiked: readonly Spiked[]): Promise<void> {
  const refused: string[] = [];
  for (const { id, from } of spiked) {
    try {
      await bridge.call('articles.move', { id, to: from, reason: '' });
    } catch (cause) {
      refused.push(cause instanceof DeskError ? cause.message : 'The desk service did not answer.');
    }
  }
  const back = spiked.length - refused.length;
  if (back > 0) say({ text: `${countOf(back, 'story is', 'stories are')} back.` });
  if (refused.length > 0) sayRefused(refused, 'not brought back');
}

function sayRefused(refused: readonly string[], what: string): void {
  const [first = ''] = refused;
  say({ text: `${countOf(refused.length, 'story', 'stories')} ${what}: ${first}`, bad: true });
}
