/** One measured figure beside its reference, measured in the same run. */
export interface BenchRow {
  name: string;
  value: number;
  unit: string;
  /** What it is held against, in words; empty when it stands alone. */
  reference: string;
  referenceValue: number | null;
  ratio: number | null;
  /** "≤ 1.15×", "≤ 50 ms", or empty when none is set. */
  budget: string;
  met: boolean | null;
}

/** A figure held against a reference of the same run. `most` is the largest ratio the budget allows. */
export function ratioRow(
  name: string,
  unit: string,
  value: number,
  reference: string,
  referenceValue: number,
  most?: number,
): BenchRow {
  const ratio = value / referenceValue;
  return {
    name,
    value,
    unit,
    reference,
    referenceValue,
    ratio,
    budget: most === undefined ? '' : `≤ ${most}×`,
    met: most === undefined ? null : ratio <= most,
  };
}

/** A figure with a budget of its own in its unit, or none. */
export function plainRow(name: string, unit: string, value: number, most?: number): BenchRow {
  return {
    name,
    value,
    unit,
    reference: '',
    referenceValue: null,
    ratio: null,
    budget: most === undefined ? '' : `≤ ${most} ${unit}`,
    met: most === undefined ? null : value <= most,
  };
}

/** The value below which the given share (0 to 1) of the figures lies. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  return sorted[at] ?? Number.NaN;
}

export function median(figures: readonly number[]): number {
  return quantile(figures, 0.5);
}

export function mean(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
}

/** The rows as a table for a terminal. */
export function table(rows: readonly BenchRow[]): string {
  const cells = rows.map((row) => [
    row.name,
    `${round(row.value)} ${row.unit}`,
    row.referenceValue === null ? '' : `${round(row.referenceValue)} ${row.unit}  ${row.reference}`,
    row.ratio === null ? '' : `${row.ratio.toFixed(2)}×`,
    row.budget,
    row.met === null ? '' : row.met ? 'met' : 'MISSED',
  ]);
  const head = ['what', 'measured', 'reference', 'ratio', 'budget', ''];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  return [head, ...cells]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
