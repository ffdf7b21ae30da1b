/** A calendar date without a time zone, YYYY-MM-DD. */
export type CalendarDate = string;

const DAY = 86_400_000;

/** The date in a time zone at an instant (ISO 8601 UTC). Throws on a name that is no IANA time zone. */
export function dateIn(timeZone: string, instant: string): CalendarDate {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', calendar: 'gregory', numberingSystem: 'latn' }).formatToParts(new Date(instant));
  const part = (type: string): string => parts.find((one) => one.type === type)!.value;
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** The date `days` calendar days later; month ends, leap years and year ends as the calendar has them. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Calendar days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** The instant at which a date ends in a time zone: the first one that belongs to the next date. ISO 8601 UTC. */
export function endOfDay(timeZone: string, date: CalendarDate): string {
  const next = addDays(date, 1);
  // Zones lie between UTC-12 and UTC+14; the border is found to the minute by halving, whatever the zone's rules are.
  let before = Date.parse(`${next}T00:00:00Z`) - 15 * 3_600_000;
  let after = Date.parse(`${next}T00:00:00Z`) + 13 * 3_600_000;
  while (after - before > 60_000) {
    const middle = Math.floor((before + after) / 120_000) * 60_000;
    if (dateIn(timeZone, new Date(middle).toISOString()) < next) before = middle;
    else after = middle;
  }
  return new Date(after).toISOString();
}
