/**
 * A time as exports write it: RFC 3339 with Z in whole seconds, since some CMS parsers refuse milliseconds.
 * Null for what is no time, such as the 30th of February, which `Date` takes for a day in March.
 */
export function wholeSeconds(time: string): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(time) ?? [];
  if (day !== undefined && Number(day) > daysIn(Number(year), Number(month))) return null;
  const at = new Date(time);
  if (Number.isNaN(at.getTime())) return null;
  return at.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Days of a month from 1 to 12 in the Gregorian calendar. */
function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2) return leap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
