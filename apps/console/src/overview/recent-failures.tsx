import type { WebhookDelivery, WebhookEndpoint } from '@rollcall/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { choiceLabel } from '../document/fields.ts';
import { ProblemNotice } from '../look/problem-notice.tsx';
import { Time } from '../look/time.tsx';
import { useSession } from '../session/session.ts';
import { deliveryQuery, endpointsQuery, WEBHOOKS } from '../webhooks/webhook-queries.ts';

/** The number of deliveries that are shown. Each costs a request for its reason. */
const DELIVERIES_MAX = 5;

/** The latest failures that the API knows: deliveries of events, and endpoints that fail. */
export function RecentFailures() {
  const { rollcall } = useSession();
  const endpoints = useQuery(endpointsQuery(rollcall));
  const deliveries = useQuery({
    queryKey: [WEBHOOKS, 'failed'],
    queryFn: async ({ signal }) => {
      const page = await rollcall.webhookDeliveries.list({ status: 'failed', per_page: DELIVERIES_MAX }, { signal });
      return page.deliveries;
    },
  });
  const troubled = endpoints.data?.filter(isTroubled);
  const isQuiet = troubled?.length === 0 && deliveries.data?.length === 0;
  return (
    <section aria-labelledby="failures-title">
      <h2 id="failures-title">What failed lately</h2>
      <ProblemNotice problem={endpoints.error ?? deliveries.error} />
      {isQuiet && <p className="muted">Nothing: every event has reached its webhook endpoint, or is on its way.</p>}
      <ul className="failures">
        {troubled?.map((endpoint) => (
          <TroubledEndpoint key={endpoint.id} endpoint={endpoint} />
        ))}
        {deliveries.data?.map((delivery) => (
          <FailedDelivery
            key={delivery.id}
            delivery={delivery}
            endpoint={endpoints.data?.find(({ id }) => id === delivery.endpoint_id)}
          />
        ))}
      </ul>
      {(deliveries.data?.length ?? 0) > 0 && <Link href="/webhooks">All deliveries</Link>}
    </section>
  );
}

/** An endpoint that was disabled on purpose is not troubled. */
function isTroubled({ failing_since, disabled_reason }: WebhookEndpoint): boolean {
  return failing_since !== null || (disabled_reason !== null && disabled_reason !== 'by_request');
}

function TroubledEndpoint({ endpoint }: { readonly endpoint: WebhookEndpoint }) {
  const { id, url, failing_since, disabled_reason } = endpoint;
  return (
    <li>
      <Link href={`/webhooks/${id}`}>{url}</Link>{' '}
      {disabled_reason !== null && `is disabled (${choiceLabel(disabled_reason).toLowerCase()}). `}
      {failing_since !== null && (
        <>
          Every attempt has failed since <Time value={failing_since} />.
        </>
      )}
    </li>
  );
}

interface FailedDeliveryProps {
  readonly delivery: WebhookDelivery;
  readonly endpoint: WebhookEndpoint | undefined;
}

/** A delivery, and why its last attempt failed. */
function FailedDelivery({ delivery, endpoint }: FailedDeliveryProps) {
  const { rollcall } = useSession();
  const { data } = useQuery(deliveryQuery(rollcall, delivery.id));
  const { id, event_type, customer_key, last_status_code, created_at } = delivery;
  const reason = data?.attempts.at(-1)?.error ?? (last_status_code === null ? '' : `Status ${last_status_code}`);
  return (
    <li>
      <Link href={`/webhooks/deliveries/${id}`}>{event_type}</Link> {customer_key !== null && <>of {customer_key} </>}
      to {endpoint?.url ?? 'an endpoint'}, <Time value={created_at} />. <span className="reason">{reason}</span>
    </li>
  );
}
