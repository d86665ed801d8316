import {
  Bold,
  Heading2,
  Heading3,
  Italic,
  Link,
  List,
  ListOrdered,
  type LucideIcon,
  Quote,
  Strikethrough,
  Underline,
} from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { COMMANDS } from '../../../../shared/commands/commands.ts';
import { keysFor, keysLabel } from '../../../../shared/commands/keys.ts';
import type { FormatCommand } from '../../../editor/page/format.ts';
import { cx } from './cx.ts';
import css from './format-bar.module.css';
import { useObservable, usePage } from './page-context.ts';

const GROUPS: readonly (readonly [FormatCommand, LucideIcon][])[] = [
  [
    ['format.bold', Bold],
    ['format.italic', Italic],
    ['format.underline', Underline],
    ['format.strike', Strikethrough],
  ],
  [['format.link', Link]],
  [
    ['format.crosshead1', Heading2],
    ['format.crosshead2', Heading3],
    ['format.quote', Quote],
    ['format.bullets', List],
    ['format.numbers', ListOrdered],
  ],
];

/** A small bar over selected words, for the mouse. Every button has a key, which its tooltip names. */
export function FormatBar() {
  const { page, bridge } = usePage();
  const { on } = useObservable(page.formats);
  const linking = useObservable(page.linking);
  const bar = useRef<HTMLDivElement>(null);
  const spot = useSelectionSpot();
  useEffect(() => {
    const element = bar.current;
    if (!element || !spot) return;
    element.style.translate = `${spot.left}px ${spot.top}px`;
  }, [spot]);
  if (!spot || linking) return null;
  const groups = GROUPS.map((group) => group.filter(([command]) => page.canRun(command)));
  return (
    <div ref={bar} className={css.bar} role="toolbar" aria-label="Format" onMouseDown={keepSelection}>
      {groups
        .filter((group) => group.length > 0)
        .map((group) => (
          <div key={group[0]?.[0]} className={css.group}>
            {group.map(([command, Icon]) => {
              const { label, tooltip } = face(command, bridge.shell.platform);
              return (
                <button
                  key={command}
                  type="button"
                  tabIndex={-1}
                  className={cx(css.button, on.has(command) && css.on)}
                  aria-label={label}
                  aria-pressed={on.has(command)}
                  title={tooltip}
                  onClick={() => page.format(command)}
                >
                  <Icon aria-hidden="true" />
                </button>
              );
            })}
          </div>
        ))}
    </div>
  );
}

function keepSelection(event: { preventDefault(): void }): void {
  event.preventDefault();
}

function face(command: FormatCommand, platform: Parameters<typeof keysFor>[1]) {
  const entry = COMMANDS.find(({ id }) => id === command);
  const label = entry?.label ?? command;
  const keys = keysFor(entry?.keys, platform);
  return { label, tooltip: keys === null ? label : `${label} (${keysLabel(keys, platform)})` };
}

interface Spot {
  left: number;
  top: number;
}

/** Where the bar goes: above the selected words of an editor, in pixels of the page. Null while none are. */
function useSelectionSpot(): Spot | null {
  const [spot, setSpot] = useState<Spot | null>(null);
  useEffect(() => {
    let frame = 0;
    let pressed = false;
    let shown = false;
    const look = () => {
      // Every key moves the caret: nothing is asked of the browser for it while there is no bar to hide.
      if (!shown && document.getSelection()?.isCollapsed !== false) return;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const next = pressed ? null : selectionSpot();
        shown = next !== null;
        setSpot(next);
      });
    };
    const press = () => {
      pressed = true;
    };
    const release = () => {
      pressed = false;
      look();
    };
    document.addEventListener('selectionchange', look);
    document.addEventListener('pointerdown', press);
    document.addEventListener('pointerup', release);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('selectionchange', look);
      document.removeEventListener('pointerdown', press);
      document.removeEventListener('pointerup', release);
    };
  }, []);
  return spot;
}

/** Height of the bar and its distance from the words, in pixels. */
const ABOVE = 44;
const HALF_WIDTH = 150;

function selectionSpot(): Spot | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = range.startContainer;
  const element = start instanceof Element ? start : start.parentElement;
  const sheet = element?.closest('[data-part]')?.closest<HTMLElement>('[data-sheet]');
  if (!sheet || !element?.closest('[contenteditable="true"]')) return null;
  const words = range.getBoundingClientRect();
  const box = sheet.getBoundingClientRect();
  if (words.width === 0 && words.height === 0) return null;
  const center = words.left + words.width / 2 - box.left;
  return {
    left: Math.round(Math.min(Math.max(center - HALF_WIDTH, 0), Math.max(box.width - 2 * HALF_WIDTH, 0))),
    top: Math.round(words.top - box.top - ABOVE),
  };
}
