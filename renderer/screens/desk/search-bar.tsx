import { Bookmark, Search, X } from 'lucide-react';
import { type KeyboardEvent, type Ref, useRef, useState } from 'react';
import type { SavedSearch } from '../../../shared/contract/desk.ts';
import { type FilterToken, joinBar, splitBar, tokenText } from '../../../shared/search/bar.ts';
import { useKeysLabel } from '../../commands/provider.tsx';
import { CommandButton } from '../../ui/button.tsx';
import css from './filters.module.css';
import { type ChangeView, type DeskView, refiltered } from './view-state.ts';

interface SearchBarProps {
  view: DeskView;
  change: ChangeView;
  onDone(): void;
  /** The saved search that is shown, if it is one. */
  saved: SavedSearch | null;
  ref: Ref<HTMLInputElement>;
}

/** The search: finished filters as tokens, then the words. Backspace at the beginning takes the last token back. */
export function SearchBar({ view, change, onDone, saved, ref }: SearchBarProps) {
  const keys = useKeysLabel('desk.search');
  const [composing, setComposing] = useState<string | null>(null);
  const tokens = useRef<HTMLSpanElement>(null);
  const bar = splitBar(view.search);
  const set = (search: string) => change(refiltered({ search, sort: null }));
  const setWords = (words: string) => set(joinBar({ ...bar, words }));
  const without = (at: number) =>
    set(joinBar({ ...bar, filters: bar.filters.filter((_, index) => index !== at) }));
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const { selectionStart, selectionEnd } = event.currentTarget;
    const atStart = selectionStart === 0 && selectionEnd === 0;
    const some = bar.filters.length > 0;
    if (event.key === 'Backspace' && atStart && some) without(bar.filters.length - 1);
    else if (event.key === 'ArrowLeft' && atStart && some) focusToken(tokens.current, bar.filters.length - 1);
    else if (event.key === 'Escape' && view.search !== '') set('');
    else if (event.key === 'Enter' || event.key === 'ArrowDown' || event.key === 'Escape') {
      // What is typed is finished: "state:draft" becomes a filter.
      if (event.key === 'Enter' && bar.words.trim() !== '') change({ search: `${view.search.trimEnd()} ` });
      onDone();
    } else return;
    event.preventDefault();
  };
  return (
    <div className={css.search}>
      <Search aria-hidden="true" />
      {bar.filters.length > 0 && (
        <span className={css.tokens} ref={tokens} role="group" aria-label="Filters">
          {bar.filters.map((token, at) => (
            <Token
              key={tokenText(token)}
              token={token}
              onRemove={() => {
                without(at);
                focusInput(tokens.current);
              }}
              onMove={(step) => {
                if (at + step >= bar.filters.length) focusInput(tokens.current);
                else focusToken(tokens.current, at + step);
              }}
            />
          ))}
        </span>
      )}
      <input
        ref={ref}
        type="text"
        className={css.input}
        aria-label="Search the desk"
        value={composing ?? bar.words}
        placeholder={
          bar.filters.length > 0 ? '' : 'Search or filter: words, “a phrase”, byline:, topic:, state:'
        }
        spellCheck={false}
        dir="auto"
        // An input method that is composing is not searched for letter by letter.
        onCompositionStart={(event) => setComposing(event.currentTarget.value)}
        onCompositionEnd={(event) => {
          setComposing(null);
          setWords(event.currentTarget.value);
        }}
        onChange={(event) =>
          composing === null ? setWords(event.target.value) : setComposing(event.target.value)
        }
        onKeyDown={onKeyDown}
      />
      {saved !== null && (
        <span className={css.saved} title="A saved search">
          <Bookmark aria-hidden="true" />
          {saved.name}
        </span>
      )}
      {view.search.trim() !== '' && saved === null && (
        <span className={css.save}>
          <CommandButton
            command="desk.saveSearch"
            look="bare"
            size="small"
            icon={<Bookmark aria-hidden="true" />}
          >
            Save
          </CommandButton>
        </span>
      )}
      {view.search === '' ? (
        <span className={css.key} aria-hidden="true">
          {keys}
        </span>
      ) : (
        <button type="button" className={css.clear} aria-label="Clear the search" onClick={() => set('')}>
          <X aria-hidden="true" />
        </button>
      )}
    </div>
  );
}

interface TokenProps {
  token: FilterToken;
  onRemove(): void;
  /** To the token before or after. */
  onMove(step: -1 | 1): void;
}

function Token({ token, onRemove, onMove }: TokenProps) {
  const text = `${token.not ? 'not ' : ''}${token.name}: ${token.value.replaceAll('-', token.name === 'state' ? ' ' : '-')}`;
  return (
    <button
      type="button"
      className={css.token}
      aria-label={`${text}. Remove`}
      title={`${text} (Delete removes it)`}
      onClick={onRemove}
      onKeyDown={(event) => {
        // Enter takes the filter away, by the click that it makes.
        if (event.key === 'Enter' || event.key === ' ') {
          event.stopPropagation();
          return;
        }
        if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
        else if (event.key === 'ArrowLeft') onMove(-1);
        else if (event.key === 'ArrowRight') onMove(1);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <span className={css.label} dir="auto">
        {text}
      </span>
      <X aria-hidden="true" />
    </button>
  );
}

function focusToken(tokens: HTMLElement | null, at: number): void {
  tokens?.querySelectorAll('button').item(Math.max(0, at))?.focus();
}

function focusInput(tokens: HTMLElement | null): void {
  tokens?.parentElement?.querySelector('input')?.focus();
}
