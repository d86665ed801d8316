import { type RefObject, useEffect, useState } from 'react';

export interface Changes {
  /** The change that the eye is on, from 0; null before the first. */
  current: number | null;
  /** What it is, for those who hear it. */
  said: string;
  next(): void;
  previous(): void;
}

/** Walks the changes that are drawn under `root`, in the order of their numbers. Begins anew when `of` changes. */
export function useChanges(root: RefObject<HTMLElement | null>, of: unknown, count: number): Changes {
  const [current, setCurrent] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const [walked, setWalked] = useState(of);
  if (walked !== of) {
    setWalked(of);
    setCurrent(null);
    setSaid('');
  }
  useEffect(() => {
    for (const other of root.current?.querySelectorAll('[data-current]') ?? []) {
      other.removeAttribute('data-current');
    }
    if (current === null) return;
    const parts = [...(root.current?.querySelectorAll(`[data-change="${current}"]`) ?? [])];
    for (const part of parts) part.setAttribute('data-current', '');
    parts[0]?.scrollIntoView({ block: 'center' });
    setSaid(describe(parts));
  }, [root, current]);
  const go = (by: 1 | -1) => {
    if (count === 0) return;
    // From the end on to the beginning, and back.
    setCurrent(current === null ? (by === 1 ? 0 : count - 1) : (current + by + count) % count);
  };
  return { current, said, next: () => go(1), previous: () => go(-1) };
}

/** "Taken out: long. Put in: two winters of." */
function describe(parts: readonly Element[]): string {
  const of = (tag: string) =>
    parts
      .filter((part) => part.tagName === tag)
      .map((part) => part.textContent)
      .join(' … ');
  const others = parts.filter((part) => part.tagName !== 'DEL' && part.tagName !== 'INS');
  return [
    others.map((part) => part.textContent).join('. '),
    of('DEL') === '' ? '' : `Taken out: ${of('DEL')}`,
    of('INS') === '' ? '' : `Put in: ${of('INS')}`,
  ]
    .filter((part) => part !== '')
    .join('. ');
}
