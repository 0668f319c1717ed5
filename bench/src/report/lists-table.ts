import { postgres } from '../databases/postgres.js';
import { sqlite } from '../databases/sqlite.js';
import type { Results } from '../measuring/results.js';
import { listContenderName } from '../sections/list-contenders.js';
import { listQueries } from '../sections/list-queries.js';
import { formatNumber, formatSpread } from './format-number.js';
import { markdownTable } from './markdown-table.js';

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
