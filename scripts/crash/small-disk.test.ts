import { expect, test, vi } from 'vitest';
import { planRounds } from './kinds.ts';
import { playOnSmallDisk } from './small-disk.ts';

test('a machine that allows no mounts plays nothing, and that is said', async () => {
  vi.stubEnv('PATH', '');
  const tell = vi.fn();
  expect(await playOnSmallDisk(planRounds(2, 7, 'read-only'), tell)).toBe(false);
  expect(tell).not.toHaveBeenCalled();
  vi.unstubAllEnvs();
});
