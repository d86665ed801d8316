/** After this time the keys go where they always go, whether the story has come or not, in milliseconds. */
const AT_MOST = 5000;

interface Held {
  text: string;
  end(): void;
}

/** Where keys arrive before anybody else hears of them. */
export type KeyTarget = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;

let held: Held | null = null;

/**
 * Holds back what is typed while a new story is on its way: no letter of its headline is lost, nor goes into the
 * story before, nor is taken for a command of the list that is still there. `takeHeldKeys` gives the words to the
 * page once it has come. A key that means something else, or the pointer, ends it.
 * @returns lets go of the keys; what was typed is dropped
 */
export function holdKeys(target: KeyTarget = window): () => void {
  held?.end();
  const mine: Held = { text: '', end };
  const timer = setTimeout(end, AT_MOST);
  function end(): void {
    clearTimeout(timer);
    target.removeEventListener('keydown', onKey, { capture: true });
    target.removeEventListener('pointerdown', end, { capture: true });
    if (held === mine) held = null;
  }
  function onKey(event: Event): void {
    const key = event as KeyboardEvent;
    const means = meaningOf(key);
    if (means === 'nothing') return;
    if (means === 'something else') {
      end();
      return;
    }
    if (means === 'text') mine.text += key.key;
    else if (key.key === 'Backspace') mine.text = [...mine.text].slice(0, -1).join('');
    event.preventDefault();
    event.stopPropagation();
  }
  target.addEventListener('keydown', onKey, { capture: true });
  target.addEventListener('pointerdown', end, { capture: true });
  held = mine;
  return end;
}

/** What was typed since `holdKeys`; the keys go to the page from here on. */
export function takeHeldKeys(): string {
  const text = held?.text ?? '';
  held?.end();
  return text;
}

function meaningOf(event: KeyboardEvent): 'text' | 'edit' | 'something else' | 'nothing' {
  if (event.isComposing || event.key === 'Process' || event.key === 'Dead') return 'nothing';
  if (['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'].includes(event.key)) return 'nothing';
  const typed = [...event.key].length === 1;
  if (typed && event.getModifierState('AltGraph')) return 'text';
  if (event.ctrlKey || event.metaKey || event.altKey || event.key === 'Escape') return 'something else';
  return typed ? 'text' : 'edit';
}
