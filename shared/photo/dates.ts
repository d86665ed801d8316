/**
 * When a photo was taken, as precisely as the file says: RFC 3339 where it gives a time with its offset from
 * UTC, else the day. A time without an offset is some local time nobody can place, so only its day is kept; a
 * bare year or month is no day at all and gives null. The offset is kept as written, since a caption prints the
 * day where the photo was taken; whole seconds only.
 */
function dateOf(day: string, time: string | undefined, offset: string | undefined): string | null {
  if (!isDay(day)) return null;
  const clock = time && /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time) ? time : null;
  const zone = offsetOf(offset);
  return clock && zone ? `${day}T${clock}${zone}` : day;
}

/** Whether YYYY-MM-DD is a day of the calendar that a photo can bear. */
function isDay(day: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match || Number(match[1]) < 1800) return false;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

function offsetOf(text: string | undefined): string | null {
  const match = /^(?:(Z)|([+-])(\d{2}):?(\d{2}))$/i.exec(text?.trim() ?? '');
  if (!match) return null;
  const [, zulu, sign, hours, minutes] = match;
  if (zulu || (hours === '00' && minutes === '00')) return 'Z';
  if (Number(hours) > 14 || Number(minutes) > 59) return null;
  return `${sign}${hours}:${minutes}`;
}

/** XMP dates: ISO 8601, also cut short, and with the colons that ExifTool and some cameras use in the day. */
export function dateFromXmp(text: string): string | null {
  const match =
    /^(\d{4})[-:](\d{2})[-:](\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
      text.trim(),
    );
  if (!match) return null;
  const [, year, month, day, minutes, seconds, offset] = match;
  return dateOf(`${year}-${month}-${day}`, minutes && `${minutes}:${seconds ?? '00'}`, offset);
}

/** IIM 2:55 (CCYYMMDD, parts unknown as 00) and 2:60 (HHMMSS±HHMM). */
export function dateFromIim(date: string, time: string): string | null {
  const day = /^(\d{4})[-:]?(\d{2})[-:]?(\d{2})$/.exec(date.trim());
  if (!day) return null;
  const clock = /^(\d{2}):?(\d{2}):?(\d{2})\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(time.trim());
  return dateOf(
    `${day[1]}-${day[2]}-${day[3]}`,
    clock ? `${clock[1]}:${clock[2]}:${clock[3]}` : undefined,
    clock?.[4],
  );
}

/** EXIF DateTimeOriginal ("YYYY:MM:DD HH:MM:SS") and OffsetTimeOriginal ("+01:00", since EXIF 2.31). */
export function dateFromExif(text: string, offset: string): string | null {
  const match = /^(\d{4})[:-](\d{2})[:-](\d{2})(?:[ T](\d{2}:\d{2}:\d{2}))?/.exec(text.trim());
  if (!match) return null;
  return dateOf(`${match[1]}-${match[2]}-${match[3]}`, match[4], offset);
}

/** The parts of a photo's date for writing: day, and time with offset when there is one. */
export function splitDate(date: string): { day: string; time: string | null; offset: string | null } | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2}))?$/.exec(date);
  if (!match?.[1]) return null;
  const offset = match[3] === 'Z' ? '+00:00' : (match[3] ?? null);
  return { day: match[1], time: match[2] ?? null, offset };
}
