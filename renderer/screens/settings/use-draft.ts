import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Status } from '../../../shared/contract/desk.ts';
import { useSetStatus } from '../../app/queries.ts';
import { sayError } from '../../ui/toasts.tsx';

/** What was typed since: another field may be in the middle of a word when the one before it has been stored. */
export function unsaved<T extends object>(typed: Partial<T>, saved: T): Partial<T> {
  const left = { ...typed };
  for (const key of Object.keys(left) as (keyof T)[]) if (left[key] === saved[key]) delete left[key];
  return left;
}

/**
 * Fields that are kept when they are left: what is typed stands over what is stored until it is stored, and a
 * refusal leaves it there with the reason.
 */
export function useDraft<T extends object>(
  stored: T,
  save: (value: T) => Promise<Status>,
  onSaved: () => void,
) {
  const [typed, setTyped] = useState<Partial<T>>({});
  const setStatus = useSetStatus();
  const value = { ...stored, ...typed };
  const mutation = useMutation({
    mutationFn: (next: T) => save(next),
    onSuccess: (status, saved) => {
      setStatus(status);
      setTyped((before) => unsaved(before, saved));
      onSaved();
    },
    onError: (cause) => sayError(cause, 'This could not be saved.'),
  });
  const changed = (Object.keys(typed) as (keyof T)[]).some((key) => typed[key] !== stored[key]);
  return {
    value,
    error: mutation.error,
    set: <K extends keyof T>(key: K, next: T[K]) =>
      setTyped((before) => ({ ...before, [key]: next }) as Partial<T>),
    /** Keeps what is typed now. `also` is for controls that are done at once. */
    commit: (also: Partial<T> = {}) => {
      if (changed || Object.keys(also).length > 0) mutation.mutate({ ...value, ...also });
    },
  };
}
