import { describe, expect, it } from 'vitest';
import { whyNoRelease } from './passed.ts';

const note = { electron: '45.4.1', pinned: true, source: 'abc' };

describe('whether a release may be made', () => {
  it('may when the e2e passed on this commit and on the Electron that ships', () => {
    expect(whyNoRelease(note, 'abc', '45.4.1')).toBeNull();
  });

  it.each([
    ['files differ from the commit', note, null],
    ['no e2e ran', null, 'abc'],
    ['it ran on another commit', note, 'abd'],
    ['it ran on the stand-in', { ...note, electron: '42.0.0', pinned: false }, 'abc'],
    ['it ran on an older pin', { ...note, electron: '45.4.0' }, 'abc'],
  ])('may not when %s', (_, e2e, source) => {
    expect(whyNoRelease(e2e, source, '45.4.1')).toEqual(expect.any(String));
  });
});
