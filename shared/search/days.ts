/** Calendar days of a time zone, as YYYY-MM-DD: the days that a person means, wherever the machine stands. */

const DAY = 86_400_000;

/** The zone of this machine, as the IANA names it. */
export function zoneHere(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  clocks.set(zone, made);
  return made;
}

/** What calendar and clock of a zone show at a moment, as if they were UTC: ms since 1970. */
function shownAt(moment: number, zone: string): number {
  const part = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of clockOf(zone).formatToParts(moment)) {
    if (Object.hasOwn(part, type)) part[type as keyof typeof part] = Number(value);
  }
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
}

/** The day that it is in a zone at a moment, ms since 1970. */
export function dayIn(moment: number, zone: string): string {
  return new Date(shownAt(moment, zone)).toISOString().slice(0, 10);
}

/** The day so many days after another, or before it. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

/** The first moment of a day in a zone, ms since 1970. Where clocks go forward at midnight that is not 00:00. */
export function startOfDay(day: string, zone: string): number {
  return startAt(Date.parse(day), zone);
}

/** The first moment after a day in a zone, ms since 1970. */
export function endOfDay(day: string, zone: string): number {
  return startAt(Date.parse(day) + DAY, zone);
}

/** Nothing in a newsroom is older or newer, and calendars are odd out there. */
const [FIRST, LAST] = [Date.UTC(1900, 0, 1), Date.UTC(9998, 0, 1)];

/** @param asUtc the day's beginning if the zone were UTC */
function startAt(asUtc: number, zone: string): number {
  if (asUtc < FIRST || asUtc > LAST) return asUtc;
  // The zone's distance from UTC shortly before and shortly after: one of the two holds at the day's beginning.
  const starts = [asUtc - DAY, asUtc + DAY].map((near) => asUtc - (shownAt(near, zone) - near));
  const within = starts.filter((start) => Math.floor(shownAt(start, zone) / DAY) === asUtc / DAY);
  return Math.min(...(within.length > 0 ? within : starts));
}
