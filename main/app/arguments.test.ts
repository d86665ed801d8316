import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';

describe('the arguments of the app', () => {
  it('open a window on the usual store when there are none', () => {
    expect(readArguments(['.', '--no-sandbox'], '/work')).toEqual({
      cli: null,
      store: null,
      mediaWorker: false,
    });
  });

  it('name a store, from where the person stands', () => {
    expect(readArguments(['--store=desk'], '/home/jo').store).toBe('/home/jo/desk');
    expect(readArguments(['--store=/srv/desk'], '/home/jo').store).toBe('/srv/desk');
    expect(readArguments(['--store='], '/home/jo').store).toBe('');
  });

  it('make it a media worker only before the command line begins', () => {
    expect(readArguments(['.', '--media-worker'], '/').mediaWorker).toBe(true);
    expect(readArguments(['--cli', 'list', '--media-worker'], '/').mediaWorker).toBe(false);
  });

  it('leave all that follows --cli to the command line', () => {
    const read = readArguments(['--store=/a', '--cli', 'list', '--store=/b'], '/');
    expect(read).toEqual({ cli: ['list', '--store=/b'], store: '/a', mediaWorker: false });
  });
});
