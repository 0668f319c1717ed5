import type { WebhookAttempt, WebhookDeliveryDetails } from '@rollcall/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';
import { customerPath } from '../customers/paths.ts';
import { choiceLabel } from '../document/fields.ts';
import { Page } from '../look/page.tsx';
import { ProblemNotice } from '../look/problem-notice.tsx';
import { TableScroll } from '../look/table-scroll.tsx';
import { Time } from '../look/time.tsx';
import { useSession } from '../session/session.ts';
import { StatusBadge } from './status-badge.tsx';
import { deliveryQuery, WEBHOOKS } from './webhook-queries.ts';
import './webhooks.css';

/** One delivery: its event, and every attempt to send it. */
export default function DeliveryPage() {
  const { id = '' } = useParams();
  const { rollcall } = useSession();
  const queryClient = useQueryClient();
  const { data, error, isPending } = useQuery(deliveryQuery(rollcall, id));
  const redelivery = useMutation({
    mutationFn: async () => rollcall.webhookDeliveries.redeliver(id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [WEBHOOKS] }),
  });
  return (
    <Page
      title={data ? `Delivery of ${data.event_type}` : 'Delivery'}
      actions={
        data && (
          <button
            type="button"
            className="primary"
            disabled={data.status === 'pending' || data.event === null || redelivery.isPending}
            onClick={() => redelivery.mutate()}
          >
            Send again
          </button>
        )
      }
    >
      {isPending && <p className="muted">Loading …</p>}
      <ProblemNotice problem={error ?? redelivery.error} />
      {data && <Delivery delivery={data} />}
    </Page>
  );
}

function Delivery({ delivery }: { readonly delivery: WebhookDeliveryDetails }) {
  const { status, test, customer_key, endpoint_id, created_at, next_attempt_at, event, attempts } = delivery;
  return (
    <>
      <p className="delivery-facts" role="status">
        <StatusBadge status={status} />
        {test && <span className="badge">Test</span>}
        <Link href={`/webhooks/${endpoint_id}`}>Endpoint</Link>
        {customer_key !== null && <Link href={customerPath(customer_key)}>{customer_key}</Link>}
        <span className="muted">
          Created <Time value={created_at} />
        </span>
        {next_attempt_at !== null && (
          <span className="muted">
            Next attempt <Time value={next_attempt_at} />
          </span>
        )}
      </p>
      <h2>Attempts</h2>
      {attempts.length === 0 ? <p className="muted">None yet.</p> : <Attempts attempts={attempts} />}
      <h2>Event</h2>
      {event === null ? (
        <p className="muted">It was erased together with its customer.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, which must work without a mouse.
        <pre className="event" tabIndex={0}>
          {JSON.stringify(event, null, 2)}
        </pre>
      )}
    </>
  );
}

function Attempts({ attempts }: { readonly attempts: readonly WebhookAttempt[] }) {
  return (
    <TableScroll label="Attempts">
      <table>
        <thead>
          <tr>
            <th scope="col">Number</th>
            <th scope="col">Started</th>
            <th scope="col">Took</th>
            <th scope="col">Status</th>
            <th scope="col">Result</th>
            <th scope="col">Because of</th>
          </tr>
        </thead>
        <tbody>
          {attempts.map(({ number, started_at, duration_ms, status_code, error, response_body, trigger }) => (
            <tr key={number}>
              <td>{number}</td>
              <td>
                <Time value={started_at} />
              </td>
              <td>{duration_ms.toLocaleString()} ms</td>
              <td>{status_code ?? '–'}</td>
              <td className="result">
                {error}
                {response_body && <pre>{response_body}</pre>}
              </td>
              <td>{choiceLabel(trigger)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
