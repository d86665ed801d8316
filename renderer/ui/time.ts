/** How times are said on screen. All take RFC 3339 and the time now, and speak in this machine's zone. */

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const clockSeconds = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short' });
const dayMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayMonthYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' });

const MINUTE = 60_000;
const DAY = 86_400_000;

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** Whole calendar days from `now` to `date`: -1 yesterday, 0 today. */
function daysFrom(now: Date, date: Date): number {
  // Days of a clock change have 23 or 25 hours, so round.
  return Math.round((startOfDay(date) - startOfDay(now)) / DAY);
}

/** "12:04:31": when the disk had it. */
export function savedTime(iso: string): string {
  return clockSeconds.format(new Date(iso));
}

/** "2 min", "3 h", "Yesterday", "Tue", "4 Nov", "4 Nov 2024": how long ago. */
export function ago(iso: string, now: Date): string {
  const date = new Date(iso);
  const minutes = Math.floor((now.getTime() - date.getTime()) / MINUTE);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes} min`;
  const days = daysFrom(now, date);
  if (days === 0) return `${Math.floor(minutes / 60)} h`;
  if (days === -1) return 'Yesterday';
  if (days > -7) return weekday.format(date);
  return date.getFullYear() === now.getFullYear() ? dayMonth.format(date) : dayMonthYear.format(date);
}

/** "17:30" today, "Wed 10:00" tomorrow, "Thu" this week, else "4 Nov": when it is due. */
export function dueTime(iso: string, now: Date): string {
  const date = new Date(iso);
  const days = daysFrom(now, date);
  if (days === 0) return clock.format(date);
  if (days === 1) return `${weekday.format(date)} ${clock.format(date)}`;
  if (days === -1) return 'Yesterday';
  if (days > 1 && days < 7) return weekday.format(date);
  return date.getFullYear() === now.getFullYear() ? dayMonth.format(date) : dayMonthYear.format(date);
}

export function isLate(iso: string, now: Date): boolean {
  return new Date(iso).getTime() < now.getTime();
}

/** "Today 11:20", "Yesterday 09:12", "Tue 4 Nov 2025 09:12": a moment in history. */
export function moment(iso: string, now: Date): string {
  const date = new Date(iso);
  const days = daysFrom(now, date);
  if (days === 0) return clock.format(date);
  if (days === -1) return `Yesterday ${clock.format(date)}`;
  const day = date.getFullYear() === now.getFullYear() ? dayMonth.format(date) : dayMonthYear.format(date);
  return `${day} ${clock.format(date)}`;
}

/** Everything, for a title on hover. */
export function fullTime(iso: string): string {
  return full.format(new Date(iso));
}
