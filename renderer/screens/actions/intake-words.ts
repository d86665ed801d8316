import type { IntakeResult } from '../../../shared/contract/desk.ts';

/** What came of one file, in a sentence. */
export function intakeWords(result: Extract<IntakeResult, { ok: true }>): string {
  const name = result.headline === '' ? result.file : `“${result.headline}”`;
  switch (result.outcome) {
    case 'new':
      return `${name} is on the desk.`;
    case 'updated':
      return `${name} has the newer words now.`;
    case 'unchanged':
      return `${name} was here already. Nothing changed.`;
    case 'diverged':
      return `${name} was edited on both machines. Both are kept: pick one in History.`;
  }
}
