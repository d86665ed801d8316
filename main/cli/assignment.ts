import { UsageError } from './usage.ts';

/** `FIELD=VALUE`, `FIELD+=VALUE` or `FIELD-=VALUE` as typed. */
export interface Assignment {
  field: string;
  sign: '=' | '+=' | '-=';
  value: string;
}

/** Reads them. Throws a UsageError for what is none. */
export function readAssignments(typed: readonly string[]): Assignment[] {
  return typed.map((text) => {
    const match = /^([A-Za-z]+)(=|\+=|-=)([\s\S]*)$/.exec(text);
    if (!match) throw new UsageError(`“${text}” is not FIELD=VALUE.`);
    const [, field = '', sign, value = ''] = match;
    return { field, sign: sign === '+=' ? '+=' : sign === '-=' ? '-=' : '=', value };
  });
}
