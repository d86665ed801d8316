import fc from 'fast-check';
import { expect, test } from 'vitest';
import { REVISION_REASONS } from '../article/revision.ts';
import { type Thinnable, versionsToThin } from './thin.ts';

const NOW = Date.UTC(2026, 5, 30, 12);
const DAY = 86_400_000;
const now = new Date(NOW).toISOString();

const versions: fc.Arbitrary<Thinnable[]> = fc
  .array(
    fc.record({
      age: fc.integer({ min: 0, max: 900 * DAY }),
      reason: fc.constantFrom(...REVISION_REASONS),
      name: fc.constantFrom('', '', '', 'before the cuts'),
      held: fc.constantFrom(false, false, false, true),
    }),
    { maxLength: 80 },
  )
  .map((list) =>
    list
      .sort((a, b) => b.age - a.age)
      .map(({ age, ...rest }, index) => ({
        hash: `h${index}`,
        at: new Date(NOW - age).toISOString(),
        ...rest,
      })),
  );

test('what was asked for, named or is stood on stays, and so does everything young', () => {
  fc.assert(
    fc.property(versions, fc.constantFrom('week' as const, 'month' as const), (list, rule) => {
      const gone = new Set(versionsToThin(list, rule, now));
      for (const version of list) {
        if (!gone.has(version.hash)) continue;
        expect(['automatic', 'closed']).toContain(version.reason);
        expect(version.name).toBe('');
        expect(version.held).toBe(false);
        expect(NOW - Date.parse(version.at)).toBeGreaterThan((rule === 'week' ? 6 : 30) * DAY);
      }
      expect(versionsToThin(list, 'never', now)).toEqual([]);
    }),
  );
});

test('of each day, and later of each week, the newest stays; thinning again takes nothing', () => {
  fc.assert(
    fc.property(versions, (list) => {
      const gone = new Set(versionsToThin(list, 'week', now));
      const left = list.filter(({ hash }) => !gone.has(hash));
      expect(versionsToThin(left, 'week', now)).toEqual([]);
      for (const version of list.filter(({ hash }) => gone.has(hash))) {
        // A later one of the same week stands for it.
        const near = left.some(
          (other) => other.at >= version.at && Date.parse(other.at) - Date.parse(version.at) < 7 * DAY,
        );
        expect(near).toBe(true);
      }
    }),
  );
});
