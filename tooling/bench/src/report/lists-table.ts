import { postgres } from '../databases/postgres.ts';
import { sqlite } from '../databases/sqlite.ts';
import type { Results } from '../measuring/results.ts';
import { listContenderName } from '../sections/list-contenders.ts';
import { listQueries } from '../sections/list-queries.ts';
import { formatNumber, formatSpread } from './format-number.ts';
import { markdownTable } from './markdown-table.ts';

/** How long a request takes by the number of customers, and how much longer with the most than with the fewest. */
export function listsTable(results: Results, sizes: readonly number[]): string {
  const rows = [sqlite, postgres].flatMap((kind) =>
    listQueries.flatMap((query) => {
      const names = sizes.map((size) => listContenderName(kind, query, size));
      if (names.every((name) => results.spread(name, 'answer') === undefined)) return [];
      const growth = results.ratio(names.at(-1) ?? '', names[0] ?? '', 'answer');
      const times = names.map((name) => results.spread(name, 'answer'));
      return [
        [
          `${kind.name}, ${query.name}`,
          ...times.map((time) => (time ? formatSpread(time) : '')),
          growth ? formatNumber(growth.median) : '',
        ],
      ];
    }),
  );
  const head = sizes.map((size) => `${size.toLocaleString('en')} customers, ms`);
  return markdownTable(['', ...head, 'growth'], rows);
}
