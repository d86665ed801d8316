import { Temporal } from 'temporal-polyfill';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

type Day = Temporal.PlainDate;
interface Clock {
  hour: number;
  minute: number;
}

/**
 * A moment as a person types it, in a time zone: "17:30", "5.30pm", "tomorrow 9", "fri 12:00", "4 nov 06:00",
 * "2026-11-04 06:00", "in 2 h". A time alone is its next occurrence; a day alone is 12:00 there. Null when it
 * says nothing that can be read. A time that a clock change skips is moved on, as clocks are.
 */
export function parseWhen(text: string, now: Temporal.Instant, zone: string): Temporal.ZonedDateTime | null {
  const typed = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const here = now.toZonedDateTimeISO(zone);
  if (typed === '') return null;
  const span = /^in (\d{1,3}) ?(m|min|mins|minutes?|h|hrs?|hours?|d|days?)$/.exec(typed);
  if (span) return addSpan(here, Number(span[1]), span[2] ?? 'm');
  const { clock, rest } = takeClock(typed);
  if (rest === '') return clock ? nextAt(here, clock) : null;
  const day = parseDay(rest, here.toPlainDate());
  if (!day) return null;
  return day.toZonedDateTime({
    timeZone: zone,
    plainTime: Temporal.PlainTime.from(clock ?? { hour: 12, minute: 0 }),
  });
}

function addSpan(from: Temporal.ZonedDateTime, count: number, unit: string): Temporal.ZonedDateTime {
  const whole = from.round({ smallestUnit: 'minute', roundingMode: 'floor' });
  if (unit.startsWith('m')) return whole.add({ minutes: count });
  return unit.startsWith('h') ? whole.add({ hours: count }) : whole.add({ days: count });
}

function nextAt(here: Temporal.ZonedDateTime, clock: Clock): Temporal.ZonedDateTime {
  const today = here.withPlainTime(Temporal.PlainTime.from(clock));
  return Temporal.ZonedDateTime.compare(today, here) > 0 ? today : today.add({ days: 1 });
}

/** Takes the time out of the text: at its end, or at its beginning. */
function takeClock(text: string): { clock: Clock | null; rest: string } {
  const time = String.raw`(?:at )?(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm|a\.m\.|p\.m\.)?`;
  const whole = new RegExp(`^${time}$`).exec(text);
  if (whole) return clockOf(whole, '', text);
  const last = new RegExp(`^(.*?),? ${time}$`).exec(text);
  if (last && (last[3] ?? last[4] ?? '') !== '') return clockOf(last.slice(1), last[1] ?? '', text);
  const bare = /^(today|tomorrow|tom|[a-z]{3,9})\.? (\d{1,2})$/.exec(text);
  if (bare && monthOf(bare[1] ?? '') === 0)
    return clockOf([text, bare[2], undefined, undefined], bare[1] ?? '', text);
  const first = /^(\d{1,2})[:.h](\d{2}) (.+)$/.exec(text);
  if (first) return clockOf([text, first[1], first[2], undefined], first[3] ?? '', text);
  return { clock: null, rest: text };
}

function clockOf(
  parts: readonly (string | undefined)[],
  rest: string,
  whole: string,
): { clock: Clock | null; rest: string } {
  const minute = Number(parts[2] ?? '0');
  const half = parts[3]?.[0];
  let hour = Number(parts[1]);
  if (half !== undefined && (hour < 1 || hour > 12)) return { clock: null, rest: whole };
  if (half === 'p' && hour < 12) hour += 12;
  if (half === 'a' && hour === 12) hour = 0;
  return hour < 24 && minute < 60
    ? { clock: { hour, minute }, rest: rest.trim() }
    : { clock: null, rest: whole };
}

function parseDay(text: string, today: Day): Day | null {
  if (text === 'today') return today;
  if (text === 'tomorrow' || text === 'tom') return today.add({ days: 1 });
  const weekday = /^(?:next )?([a-z]{3,9})\.?$/.exec(text)?.[1];
  const number = weekday === undefined ? 0 : nameIndex(WEEKDAYS, weekday);
  if (number > 0) return today.add({ days: (number - today.dayOfWeek + 7) % 7 || 7 });
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  // "Wed 4 Nov" as it is shown: the name of the day is only checked by the eye.
  const plain = text.replace(/^[a-z]{3,9},? (?=\d)/, '');
  const dayFirst = /^(\d{1,2})\.? ([a-z]{3,9})\.?,?(?: (\d{4}))?$/.exec(plain);
  const monthFirst = /^([a-z]{3,9})\.? (\d{1,2}),?(?: (\d{4}))?$/.exec(text);
  const day = dayFirst?.[1] ?? monthFirst?.[2];
  const month = monthOf(dayFirst?.[2] ?? monthFirst?.[1] ?? '');
  const year = dayFirst?.[3] ?? monthFirst?.[3];
  if (day === undefined || month === 0) return null;
  if (year !== undefined) return dayOf(Number(year), month, Number(day));
  const thisYear = dayOf(today.year, month, Number(day));
  if (thisYear && Temporal.PlainDate.compare(thisYear, today) >= 0) return thisYear;
  return dayOf(today.year + 1, month, Number(day));
}

const monthOf = (name: string): number => nameIndex(MONTHS, name);

/** 1-based place of a name or a beginning of it of three letters and more; 0 when it is none. */
function nameIndex(names: readonly string[], typed: string): number {
  return typed.length < 3 ? 0 : names.findIndex((name) => name.startsWith(typed)) + 1;
}

function dayOf(year: number, month: number, day: number): Day | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}

/** RFC 3339 with Z and whole seconds, as it is stored. */
export function toStored(when: Temporal.ZonedDateTime): string {
  return when.toInstant().toString({ smallestUnit: 'second' });
}

/** A stored moment in a zone. Null when it is no moment. */
export function fromStored(iso: string, zone: string): Temporal.ZonedDateTime | null {
  try {
    return Temporal.Instant.from(iso).toZonedDateTimeISO(zone);
  } catch {
    return null;
  }
}

/** "Wed 4 Nov 2026 06:00": as it is shown, and as it can be typed again. */
export function whenText(when: Temporal.ZonedDateTime, withYear = true): string {
  const weekday = capital((WEEKDAYS[when.dayOfWeek - 1] ?? '').slice(0, 3));
  const month = capital((MONTHS[when.month - 1] ?? '').slice(0, 3));
  const time = `${String(when.hour).padStart(2, '0')}:${String(when.minute).padStart(2, '0')}`;
  return `${weekday} ${when.day} ${month}${withYear ? ` ${when.year}` : ''} ${time}`;
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The zone of this machine. */
export function localZone(): string {
  return Temporal.Now.timeZoneId();
}
