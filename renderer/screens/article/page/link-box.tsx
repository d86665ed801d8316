import { type FormEvent, useEffect, useRef, useState } from 'react';
import { runFormat, setLink } from '../../../editor/page/format.ts';
import type { Linking } from '../../../editor/page/page.ts';
import css from './link-box.module.css';
import { useObservable, usePage } from './page-context.ts';

/** Asks for the address of a link, beside the words that it is for. */
export function LinkBox() {
  const { page } = usePage();
  const linking = useObservable(page.linking);
  return linking ? <LinkForm linking={linking} /> : null;
}

function LinkForm({ linking }: { linking: Linking }) {
  const { page } = usePage();
  const [address, setAddress] = useState(linking.href);
  const [refused, setRefused] = useState(false);
  const box = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const editor = page.editor(linking.part);

  useEffect(() => {
    const form = box.current;
    const end = form ? placeAtSelection(form) : undefined;
    input.current?.select();
    return end;
  }, []);
  // At the foot of the window the box would be half out of sight, and the reason for a refusal wholly.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a refusal makes the box taller.
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [refused]);

  const close = () => {
    page.linking.set(null);
    editor.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (address.trim() === '') {
      runFormat(editor, 'format.unlink');
      close();
    } else if (setLink(editor, address)) close();
    else setRefused(true);
  };
  return (
    <form
      ref={box}
      className={css.box}
      aria-label="Link"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) page.linking.set(null);
      }}
    >
      <input
        ref={input}
        className={css.address}
        type="text"
        inputMode="url"
        aria-label="Address of the link"
        aria-invalid={refused}
        placeholder="https://"
        value={address}
        onChange={(event) => {
          setAddress(event.target.value);
          setRefused(false);
        }}
      />
      <button type="submit" className={css.button}>
        {linking.href === '' ? 'Link' : 'Change'}
      </button>
      {linking.href !== '' && (
        <button
          type="button"
          className={css.button}
          onClick={() => {
            runFormat(editor, 'format.unlink');
            close();
          }}
        >
          Remove
        </button>
      )}
      {refused && (
        <p className={css.refused} role="alert">
          Only web addresses (http, https) and mail addresses (mailto:) can be linked.
        </p>
      )}
    </form>
  );
}

const MARK = 'galley-linking';

/** Puts the box under the selected words, and keeps them marked while the focus is in the box. */
function placeAtSelection(form: HTMLElement): () => void {
  const selection = document.getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  const sheet = form.closest<HTMLElement>('[data-sheet]');
  if (!range || !sheet) return () => undefined;
  const words = range.getBoundingClientRect();
  const box = sheet.getBoundingClientRect();
  const left = Math.min(Math.max(words.left - box.left, 0), Math.max(box.width - form.offsetWidth, 0));
  form.style.translate = `${Math.round(left)}px ${Math.round(words.bottom - box.top + 6)}px`;
  CSS.highlights.set(MARK, new Highlight(range.cloneRange()));
  return () => void CSS.highlights.delete(MARK);
}
