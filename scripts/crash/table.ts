import { median } from '../bench/report.ts';
import { allowed, BUDGET, stoodStill } from './judge.ts';
import { KINDS } from './kinds.ts';
import type { Outcome } from './outcome.ts';

/** Whether a round counts for the app, against it, or tells nothing because the machine itself stood still. */
export function countsAs(outcome: Outcome): 'passed' | 'failed' | 'skipped' {
  if (outcome.faults.length > 0 || outcome.halfFiles.length > 0) return 'failed';
  if (outcome.oldest <= allowed(outcome.heldUp)) return 'passed';
  return stoodStill(outcome.heldUp) ? 'skipped' : 'failed';
}

const HEAD = [
  'killed',
  'rounds',
  'within',
  'oldest lost key ms: median',
  'most',
  'lost keys',
  'broken stores',
  'half files',
];

/** A line for each kind of kill, as Markdown. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const lines = KINDS.flatMap((kind) => {
    const own = outcomes.filter((outcome) => outcome.kind === kind);
    return own.length === 0 ? [] : [row(kind, own)];
  });
  lines.push(row('all', outcomes));
  const rows = [HEAD, ...lines];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const print = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [print(HEAD), rule, ...lines.map(print)].join('\n');
}

function row(name: string, outcomes: readonly Outcome[]): string[] {
  const ages = outcomes.map(({ oldest }) => oldest);
  const sum = (count: (outcome: Outcome) => number) =>
    String(outcomes.reduce((total, outcome) => total + count(outcome), 0));
  const aimed = outcomes.filter(({ inside }) => inside !== null);
  return [
    name,
    String(outcomes.length),
    aimed.length === 0 ? '' : String(aimed.filter(({ inside }) => inside).length),
    median(ages).toFixed(0),
    Math.max(...ages).toFixed(0),
    sum(({ lost }) => lost),
    sum(({ faults }) => Number(faults.length > 0)),
    sum(({ halfFiles }) => halfFiles.length),
  ];
}

/** What the table does not say: rounds beyond the budget, and why they are no fault of the app. */
export function remarks(outcomes: readonly Outcome[]): string[] {
  const late = outcomes.filter(({ oldest }) => oldest > BUDGET);
  const lines = [`Lost keys older than the ${BUDGET} ms of the budget: in ${late.length} rounds.`];
  for (const outcome of late) {
    const counted = { passed: 'allowed for', failed: 'not allowed for', skipped: 'nothing can be told' };
    lines.push(
      `  round ${outcome.number}, ${outcome.kind}: ${outcome.oldest.toFixed(0)} ms, and the machine itself held up ${outcome.heldUp.toFixed(0)} ms: ${counted[countsAs(outcome)]}.`,
    );
  }
  return lines;
}
