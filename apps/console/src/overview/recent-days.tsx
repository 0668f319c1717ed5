import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNotice } from '../look/problem-notice.tsx';
import { useSession } from '../session/session.ts';
import { countQuery } from './count-query.ts';

/** One request for each of them. */
const DAYS = 14;

/** How many customers were created on each of the last days, as bars and as a table. */
export function RecentDays() {
  const { rollcall } = useSession();
  const [days] = useState(() => lastDays(DAYS, Date.now()));
  const results = useQueries({
    queries: days.map((day) => countQuery(rollcall, { date_created: day, archived: 'include' })),
  });
  const counts = days.map((day, index) => ({ day, count: results[index]?.data }));
  const total = counts.reduce((sum, { count = 0 }) => sum + count, 0);
  return (
    <section aria-labelledby="recent-title">
      <h2 id="recent-title">Created in the last {DAYS} days</h2>
      <ProblemNotice problem={results.find(({ error }) => error)?.error} />
      <p className="muted" role="status">
        {results.some(({ isPending }) => isPending)
          ? 'Counting …'
          : `${total === 1 ? '1 customer' : `${total.toLocaleString()} customers`}, by the day in UTC.`}
      </p>
      <Bars counts={counts} />
      <details>
        <summary>As a table</summary>
        <table className="days">
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Created</th>
            </tr>
          </thead>
          <tbody>
            {counts.map(({ day, count }) => (
              <tr key={day}>
                <th scope="row">{dayLabel(day)}</th>
                <td>{count?.toLocaleString() ?? '…'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

interface BarsProps {
  readonly counts: readonly { readonly day: string; readonly count: number | undefined }[];
}

const [WIDTH, HEIGHT, BAR] = [40, 120, 28] as const;

/** The bars. The table has the same numbers for people who cannot see them. */
function Bars({ counts }: BarsProps) {
  const most = Math.max(1, ...counts.map(({ count = 0 }) => count));
  return (
    <svg
      className="bars"
      viewBox={`-8 0 ${counts.length * WIDTH + 16} ${HEIGHT + 40}`}
      role="img"
      aria-label="Customers created on each day. The table below has the numbers."
    >
      {counts.map(({ day, count = 0 }, index) => {
        // A small count still shows.
        const height = count === 0 ? 1 : Math.max(3, (count / most) * HEIGHT);
        const [left, top] = [index * WIDTH + (WIDTH - BAR) / 2, HEIGHT + 18 - height];
        return (
          <g key={day}>
            <title>{`${dayLabel(day)}: ${count.toLocaleString()}`}</title>
            <rect x={left} y={top} width={BAR} height={height} rx={2} />
            {count > 0 && (
              <text x={left + BAR / 2} y={top - 4}>
                {compact.format(count)}
              </text>
            )}
            {/* Every other day, so that the labels do not touch. */}
            {index % 2 === 1 && (
              <text x={left + BAR / 2} y={HEIGHT + 34} className={index % 4 === 1 ? 'minor' : undefined}>
                {dayLabel(day)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

const compact = new Intl.NumberFormat(undefined, { notation: 'compact' });

const DAY_MS = 86_400_000;

/** The last days until a time, oldest first, as the API writes them: `YYYY-MM-DD` in UTC. */
export function lastDays(count: number, now: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    new Date(now - (count - 1 - index) * DAY_MS).toISOString().slice(0, 10),
  );
}

const dayAndMonth = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** A day in the words of the reader. */
function dayLabel(day: string): string {
  return dayAndMonth.format(new Date(day));
}
