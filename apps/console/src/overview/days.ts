const DAY_MS = 86_400_000;

/** The last days until a time, oldest first, as the API writes them: `YYYY-MM-DD` in UTC. */
export function lastDays(count: number, now: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    new Date(now - (count - 1 - index) * DAY_MS).toISOString().slice(0, 10),
  );
}

const dayAndMonth = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** A day in the words of the reader. */
export function dayLabel(day: string): string {
  return dayAndMonth.format(new Date(day));
}
