import type { WebhookDeliveryQuery } from '@rollcall/client';
import { type WebhookDelivery, webhookEventTypes } from '@rollcall/contract';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { choiceLabel } from '../document/fields.ts';
import { ProblemNotice } from '../look/problem-notice.tsx';
import { TableScroll } from '../look/table-scroll.tsx';
import { Time } from '../look/time.tsx';
import { useSession } from '../session/session.ts';
import { StatusBadge } from './status-badge.tsx';
import { deliveriesQuery } from './webhook-queries.ts';

/** Deliveries, newest first, with filters. */
export function DeliveryTable({ endpointId }: { readonly endpointId?: string }) {
  const { rollcall } = useSession();
  const [filter, setFilter] = useState<WebhookDeliveryQuery>({});
  const query = { ...filter, ...(endpointId !== undefined && { endpoint_id: endpointId }) };
  const { data, error, isPending, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    ...deliveriesQuery(rollcall, query),
    placeholderData: keepPreviousData,
  });
  const deliveries = data?.pages.flatMap((page) => page.deliveries) ?? [];
  return (
    <section aria-label="Deliveries">
      <div className="delivery-tools">
        <h2>Deliveries</h2>
        <FilterChoice name="status" label="Status" choices={statuses} filter={filter} onChange={setFilter} />
        <FilterChoice
          name="event_type"
          label="Event"
          choices={webhookEventTypes}
          filter={filter}
          onChange={setFilter}
        />
        <button type="button" onClick={() => refetch()}>
          Refresh
        </button>
      </div>
      <ProblemNotice problem={error} />
      {deliveries.length > 0 && <Rows deliveries={deliveries} />}
      <p className="muted" role="status">
        {isPending || isFetching ? 'Loading …' : deliveries.length === 0 && error === null ? 'No deliveries.' : ''}
      </p>
      {hasNextPage && (
        <button type="button" disabled={isFetching} onClick={() => fetchNextPage()}>
          Show more
        </button>
      )}
    </section>
  );
}

const statuses = Object.keys({
  pending: true,
  succeeded: true,
  failed: true,
  canceled: true,
} satisfies Record<WebhookDelivery['status'], true>);

interface FilterChoiceProps {
  readonly name: 'status' | 'event_type';
  readonly label: string;
  readonly choices: readonly string[];
  readonly filter: WebhookDeliveryQuery;
  readonly onChange: (filter: WebhookDeliveryQuery) => void;
}

function FilterChoice({ name, label, choices, filter, onChange }: FilterChoiceProps) {
  const choose = (value: string) => {
    const { [name]: _, ...others } = filter;
    onChange(value === '' ? others : { ...others, [name]: value });
  };
  return (
    <select aria-label={label} value={filter[name] ?? ''} onChange={({ target }) => choose(target.value)}>
      <option value="">{label}: any</option>
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {name === 'status' ? choiceLabel(choice) : choice}
        </option>
      ))}
    </select>
  );
}

function Rows({ deliveries }: { readonly deliveries: readonly WebhookDelivery[] }) {
  return (
    <TableScroll label="List of deliveries">
      <table>
        <thead>
          <tr>
            <th scope="col">Event</th>
            <th scope="col">Status</th>
            <th scope="col">Customer</th>
            <th scope="col">Last response</th>
            <th scope="col">Attempts</th>
            <th scope="col">Created</th>
          </tr>
        </thead>
        <tbody>
          {deliveries.map(
            ({ id, event_type, test, status, customer_key, last_status_code, attempt_count, created_at }) => (
              <tr key={id}>
                <td>
                  <Link href={`/webhooks/deliveries/${id}`}>{event_type}</Link>{' '}
                  {test && <span className="badge">Test</span>}
                </td>
                <td>
                  <StatusBadge status={status} />
                </td>
                <td>{customer_key ?? '–'}</td>
                <td>{last_status_code ?? '–'}</td>
                <td>{attempt_count}</td>
                <td>
                  <Time value={created_at} />
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </TableScroll>
  );
}
