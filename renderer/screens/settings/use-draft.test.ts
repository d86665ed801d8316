import { describe, expect, it } from 'vitest';
import { unsaved } from './use-draft.ts';

describe('what was typed while fields were stored', () => {
  const stored = { provider: 'Islands', publisher: 'Islands Press', copyrightLine: '' };

  it('keeps what is in the middle of being typed', () => {
    expect(unsaved({ publisher: 'Islands Press', copyrightLine: '© 2026' }, stored)).toEqual({
      copyrightLine: '© 2026',
    });
  });

  it('lets go of what has been stored', () => {
    expect(unsaved({ publisher: 'Islands Press' }, stored)).toEqual({});
  });

  it('keeps a field that was typed on after it was left', () => {
    expect(unsaved({ publisher: 'Islands Press and' }, stored)).toEqual({ publisher: 'Islands Press and' });
  });
});
