import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import { type CommandId, command } from '../../shared/commands/commands.ts';
import { ariaKeys, keysFor, keysLabel } from '../../shared/commands/keys.ts';
import { useBridge } from '../app/bridge-context.tsx';
import { CommandCenter } from './center.ts';

const CenterContext = createContext<CommandCenter | null>(null);
const LayerContext = createContext(0);

export function useCommandCenter(): CommandCenter {
  const center = useContext(CenterContext);
  if (!center) throw new TypeError('There are no commands above this part');
  return center;
}

/** Carries the commands: answers keys, and keeps the native menu in step. */
export function CommandProvider({ children }: { children: ReactNode }) {
  const bridge = useBridge();
  const center = useMemo(() => new CommandCenter(bridge.shell.platform), [bridge]);

  useEffect(() => {
    const tell = () => bridge.shell.setCommands({ enabled: center.enabled(), checked: center.checked() });
    tell();
    const ends = [
      center.subscribe(tell),
      bridge.onShell('command', (id) => {
        if (!plainHistory(id)) center.run(id);
      }),
    ];
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
      // A focused button or tab takes Enter, with whatever is held down: commands with a modifier come first there.
      // In text the editor comes first, and list keys belong to whatever has the focus.
      const early = event.eventPhase === Event.CAPTURING_PHASE;
      if (early && !(event.ctrlKey || event.metaKey || event.altKey)) return;
      const where = whereIs(event.target);
      if (early && where.typing) return;
      const id = center.find(event, where);
      if (id === null) return;
      event.preventDefault();
      if (early) event.stopPropagation();
      center.run(id);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      window.removeEventListener('keydown', onKey);
      for (const end of ends) end();
    };
  }, [bridge, center]);

  return <CenterContext value={center}>{children}</CenterContext>;
}

function whereIs(target: EventTarget | null): { typing: boolean; plainField: boolean } {
  if (!(target instanceof HTMLElement)) return { typing: false, plainField: false };
  const plainField = isPlainField(target);
  return { typing: plainField || isEditable(target), plainField };
}

/** By the attribute: `isContentEditable` has the browser work out all styles first, which costs each key a millisecond. */
function isEditable(target: Element): boolean {
  const nearest = target.closest('[contenteditable]');
  return nearest !== null && nearest.getAttribute('contenteditable') !== 'false';
}

function isPlainField(target: Element | null): target is HTMLInputElement | HTMLTextAreaElement {
  if (target instanceof HTMLTextAreaElement) return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type)
  );
}

/** Undo and redo from the menu while a plain field has the focus: the field's own. */
function plainHistory(id: string): boolean {
  if (!isPlainField(document.activeElement)) return false;
  if (id === 'edit.undo') return document.execCommand('undo');
  if (id === 'edit.redo') return document.execCommand('redo');
  return false;
}

/** Answers to a command while this part is on screen. */
export function useCommand(
  id: CommandId,
  run: () => void,
  options: { enabled?: boolean; checked?: boolean } = {},
): void {
  const center = useCommandCenter();
  const layer = useContext(LayerContext);
  const { enabled = true, checked = false } = options;
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(
    () => center.add({ id, run: () => latest.current(), enabled, checked, layer }),
    [center, id, enabled, checked, layer],
  );
}

/** What lies inside answers while it is open; what lies under it does not. Used by dialogs. */
export function CommandLayer({ children }: { children: ReactNode }) {
  const center = useCommandCenter();
  const depth = useContext(LayerContext) + 1;
  useEffect(() => center.openLayer(), [center]);
  return <LayerContext value={depth}>{children}</LayerContext>;
}

export interface CommandFace {
  label: string;
  /** As shown on a button, or null. */
  keys: string | null;
  /** For `aria-keyshortcuts`. */
  aria: string | undefined;
  enabled: boolean;
  checked: boolean;
  run(): void;
}

/** How a command shows on a button just now. */
export function useCommandFace(id: CommandId): CommandFace {
  const center = useCommandCenter();
  const layer = useContext(LayerContext);
  useSyncExternalStore(center.subscribe, center.version);
  const entry = command(id);
  const keys = keysFor(entry.keys, center.platform);
  return {
    label: entry.label,
    keys: keys === null ? null : keysLabel(keys, center.platform),
    aria: keys === null ? undefined : ariaKeys(keys, center.platform),
    enabled: center.isEnabled(id, layer),
    checked: center.isChecked(id, layer),
    run: () => void center.run(id),
  };
}

/** The keys of a command as shown, or null when it has none. */
export function useKeysLabel(id: CommandId): string | null {
  const { platform } = useCommandCenter();
  const keys = keysFor(command(id).keys, platform);
  return keys === null ? null : keysLabel(keys, platform);
}
