import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { whyNoRelease } from '../scripts/test/passed.ts';
import { test as base, expect, Galley } from './app.ts';
import { ROOT, sandboxedRuntime } from './runtime.ts';
import { CHECKS, type Subject } from './security/checks.ts';
import { startOutside } from './security/server.ts';

// One app for all: started as an ordinary user, in the real sandbox.
const test = base.extend<object, { subject: Subject }>({
  subject: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from the pattern.
    async ({}, use) => {
      const { runtime, end } = sandboxedRuntime();
      const outside = await startOutside();
      const galley = new Galley(runtime);
      // A microphone that is not there is not refused, so there is one.
      await galley.launch({ args: ['--use-fake-device-for-media-stream'] });
      await use({ galley, outside });
      await galley.end();
      outside.close();
      end();
    },
    { scope: 'worker' },
  ],
});

test.describe.configure({ mode: 'default' });

for (const { item, title, run } of CHECKS) {
  test(`${item}: ${title}`, async ({ subject }) => {
    expect(await run(subject)).toEqual([]);
  });
}

test('16: the Electron that ships is pinned exactly, and nothing else can be released', async ({
  subject,
}) => {
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const pinned: string = devDependencies.electron;
  expect(pinned).toMatch(/^\d+\.\d+\.\d+$/);
  const running = await subject.galley.app.evaluate(() => process.versions.electron ?? '');
  const note = { electron: running, pinned: running === pinned, source: 'abc' };
  expect(whyNoRelease(note, 'abc', pinned) === null).toBe(running === pinned);
});
