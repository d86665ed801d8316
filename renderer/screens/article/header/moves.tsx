import { ChevronDown } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { failures } from '../../../../shared/checks/checks.ts';
import type { Move } from '../../../../shared/workflow/states.ts';
import { useStatus } from '../../../app/queries.ts';
import { useCommand, useCommandFace, useKeysLabel } from '../../../commands/provider.tsx';
import { Button } from '../../../ui/button.tsx';
import { Menu, type MenuEntry } from '../../../ui/menu.tsx';
import { STATE_WORDS } from '../../../ui/state-mark.tsx';
import { say, sayError } from '../../../ui/toasts.tsx';
import { countOf } from '../../actions/hand-off.ts';
import { useArticle } from '../use-article.ts';
import { useCheckResults, useWorkspace } from '../workspace-context.tsx';
import { notYours, stepsFrom } from './next-step.ts';
import { ReasonDialog } from './reason-dialog.tsx';

/** The one next step, and behind the arrow every other way. */
export function Moves() {
  const { session, own, checks } = useWorkspace();
  const results = useCheckResults();
  const { meta } = useArticle(session, 'meta');
  const { person } = useStatus();
  const role = person?.role ?? 'reporter';
  const { next, others } = stepsFrom(meta.state, meta.spikedFrom, meta.newerWords);
  const [asking, setAsking] = useState<Move | null>(null);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const showChecks = useCommandFace('inspector.checks').run;
  const keys = useKeysLabel('article.nextStep');
  const stops = failures(results).length;
  const refusal = useRefusal(meta.state, stops);

  const move = async (chosen: Move, reason: string) => {
    setAsking(null);
    setBusy(true);
    refusal.over();
    try {
      await own(() => session.move(chosen.to, reason));
      const { version } = session.snapshot.meta;
      const after = chosen.to === 'approved' ? ` as version ${version}` : '';
      say({ text: `${STATE_WORDS[chosen.to]}${after}.` });
    } catch (cause) {
      refusal.stands(sayError(cause, 'The story stays where it was.'));
      if (chosen.gated) showChecks();
    } finally {
      setBusy(false);
    }
  };
  const begin = (chosen: Move) => {
    refusal.over();
    const notMine = notYours(chosen, role);
    // Whoever fills in the last field and approves at once is not refused for what was missing a moment ago.
    const stopping = chosen.gated ? failures(checks.now()).length : 0;
    if (notMine !== null) {
      refusal.stands(say({ text: notMine, hint: 'Roles are set in Settings.', bad: true }));
    } else if (stopping > 0) {
      const text = `${countOf(stopping, 'thing stops', 'things stop')} approval. They are listed in Checks.`;
      refusal.stands(say({ text, bad: true }), 'checks');
      showChecks();
    } else if (chosen.needsReason) setAsking(chosen);
    else void move(chosen, '');
  };

  useCommand('article.nextStep', () => next && begin(next), { enabled: next !== null && !busy });
  useCommand('article.otherMoves', () => setOpen(true), { enabled: others.length > 0 });
  useCommand(
    'article.spike',
    () => {
      const spike = others.find((other) => other.to === 'spiked');
      if (spike) begin(spike);
    },
    { enabled: others.some((other) => other.to === 'spiked') },
  );

  const entries: MenuEntry[] = others.map((other) => ({
    id: other.to,
    label: other.needsReason ? `${other.label}…` : other.label,
    danger: other.to === 'spiked',
    ...(notYours(other, role) === null ? {} : { note: 'not your role', disabled: true }),
    run: () => begin(other),
  }));
  const blocked = next !== null && (notYours(next, role) !== null || (next.gated && stops > 0));
  return (
    <>
      {next && (
        <Button look={blocked ? 'plain' : 'go'} keys={keys} isDisabled={busy} onPress={() => begin(next)}>
          {next.label}
        </Button>
      )}
      <Menu
        label="More for this story"
        isOpen={open}
        onOpenChange={setOpen}
        groups={[{ entries }, { entries: useOtherCommands() }]}
      >
        <Button look="bare" icon={<ChevronDown aria-hidden="true" />} aria-label="More for this story" />
      </Menu>
      {asking && (
        <ReasonDialog
          move={asking}
          onSend={(reason) => void move(asking, reason)}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}

interface Refusal {
  /** It is said on screen, by what `end` takes away; `checks`: until nothing is left that stops. */
  stands(end: () => void, until?: 'checks'): void;
  /** It holds no longer, or is about to be said anew. */
  over(): void;
}

/** A refused move is said until its reason has gone: the story moves, or is left, or what stopped it is mended. */
function useRefusal(state: string, stops: number): Refusal {
  const said = useRef<{ end: () => void; checks: boolean } | null>(null);
  const over = useCallback(() => {
    said.current?.end();
    said.current = null;
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another state is what ends it.
  useEffect(() => over, [over, state]);
  useEffect(() => {
    if (stops === 0 && said.current?.checks) over();
  }, [stops, over]);
  return {
    over,
    stands(end, until) {
      said.current = { end, checks: until === 'checks' };
    },
  };
}

/** What else can be done with the story, under the moves. */
function useOtherCommands(): MenuEntry[] {
  const faces = [
    ['article.save', useCommandFace('article.save')],
    ['article.saveNoted', useCommandFace('article.saveNoted')],
    ['article.newUpdate', useCommandFace('article.newUpdate')],
    ['article.export', useCommandFace('article.export')],
    ['article.handoff', useCommandFace('article.handoff')],
  ] as const;
  return faces.map(([id, { label, keys, run }]) => ({ id, label, keys, run }));
}
