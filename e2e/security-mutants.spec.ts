import { expect, Galley, test } from './app.ts';
import { sandboxedRuntime } from './runtime.ts';
import { CHECKS } from './security/checks.ts';
import { MUTANTS, mutate } from './security/mutants.ts';
import { startOutside } from './security/server.ts';

// The checklist is worth something only when an app that breaks a rule makes it go red: here are such apps.
for (const mutant of MUTANTS) {
  test(`the checklist sees an app without ${mutant.name}`, async () => {
    const { runtime, app, end } = sandboxedRuntime({ copied: true });
    mutate(app, mutant);
    const outside = await startOutside();
    const galley = new Galley(runtime);
    try {
      await galley.launch({ args: ['--use-fake-device-for-media-stream'] });
      const seen: number[] = [];
      for (const check of CHECKS.filter((one) => mutant.red.includes(one.item))) {
        // A check that cannot even be carried out has seen something, too.
        const problems = await check.run({ galley, outside }).catch((error: unknown) => [String(error)]);
        if (problems.length > 0) seen.push(check.item);
      }
      expect(seen).toEqual(mutant.red);
    } finally {
      await galley.end();
      outside.close();
      end();
    }
  });
}

test('every item that is asked of the running app is seen to fail', () => {
  expect(MUTANTS.flatMap((mutant) => mutant.red).sort((a, b) => a - b)).toEqual(
    CHECKS.map((check) => check.item),
  );
});
