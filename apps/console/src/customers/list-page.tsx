import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { fieldsOf } from '../document/fields.ts';
import { Page } from '../look/page.tsx';
import { ProblemNotice } from '../look/problem-notice.tsx';
import { useSession } from '../session/session.ts';
import { ColumnChoice } from './column-choice.tsx';
import { CustomerTable } from './customer-table.tsx';
import { ListFilters } from './list-filters.tsx';
import { type Filters, useColumns, useFilters } from './list-state.ts';
import { NoCustomers } from './no-customers.tsx';
import { useListShortcuts } from './row-keys.ts';
import './list.css';

const fields = fieldsOf('Customer');

export default function ListPage() {
  const [filters, setFilters] = useFilters();
  const [columns, setColumns] = useColumns();
  const { data, error, isPending, isFetching, isFetchingNextPage, hasNextPage, fetchNextPage, reload } =
    useCustomers(filters);
  useListShortcuts();
  const [clearings, setClearings] = useState(0);
  const isFiltered = Object.keys(filters).length > 0;
  const clear = () => {
    setFilters({});
    // The field of the search keeps its text otherwise.
    setClearings(clearings + 1);
  };
  // Somebody may have scrolled through hundreds of pages.
  const rows = useMemo(() => data?.pages.flatMap((page) => page.data) ?? [], [data]);
  const total = data?.pages[0]?.meta.total_count ?? 0;
  return (
    <Page
      title="Customers"
      actions={
        <>
          <Link href="/import" className="button">
            Import
          </Link>
          <Link href="/new" className="button primary">
            New customer
          </Link>
        </>
      }
    >
      <div className="list-tools">
        <ListFilters filters={filters} onChange={setFilters} key={clearings} />
        {isFiltered && (
          <button type="button" onClick={clear}>
            Clear filters
          </button>
        )}
        <ColumnChoice fields={fields} columns={columns} onChange={setColumns} />
        <button type="button" onClick={reload}>
          Refresh
        </button>
      </div>
      <ProblemNotice problem={error} />
      <p className="muted list-count" role="status">
        {isPending || (isFetching && !isFetchingNextPage)
          ? 'Loading …'
          : error === null && countText(total, isFiltered)}
      </p>
      {rows.length > 0 && (
        <CustomerTable
          fields={['customer_key', ...columns].flatMap((name) => fields.find((field) => field.name === name) ?? [])}
          rows={rows}
          total={total}
          key={JSON.stringify(filters)}
          listKey={JSON.stringify(filters)}
          onNearEnd={() => {
            if (hasNextPage && !isFetching && error === null) fetchNextPage();
          }}
        />
      )}
      {rows.length === 0 &&
        !isPending &&
        error === null &&
        (isFiltered ? <NoMatch onClear={clear} /> : <NoCustomers />)}
    </Page>
  );
}

/** All customers that match, page after page. A page is read when the reader comes near it, and once. */
function useCustomers(filters: Filters) {
  const { queries } = useSession();
  const queryClient = useQueryClient();
  const query = { ...filters, per_page: 50 };
  const result = queries.useInfiniteQuery(
    'get',
    '/customers',
    { params: { query } },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: ({ meta }) => meta.next_cursor,
      placeholderData: keepPreviousData,
      // Otherwise all pages that were read would be read again. There is a button for it, which starts with the first.
      staleTime: Number.POSITIVE_INFINITY,
    },
  );
  const reload = () => queryClient.resetQueries({ queryKey: ['get', '/customers', { params: { query } }] });
  return { ...result, reload };
}

function countText(total: number, isFiltered: boolean) {
  return (
    <>
      <span>{`${total.toLocaleString()} ${total === 1 ? 'customer' : 'customers'}`}</span>
      {isFiltered && (total === 1 ? ' matches' : ' match')}
      {total > 1 && ', newest first'}
    </>
  );
}

function NoMatch({ onClear }: { readonly onClear: () => void }) {
  return (
    <section className="empty">
      <p className="empty-title">No customer matches</p>
      <p className="muted">Try fewer letters or other filters.</p>
      <div className="actions">
        <button type="button" onClick={onClear}>
          Clear filters
        </button>
      </div>
    </section>
  );
}
