import type { WebhookEndpoint } from '@rollcall/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';
import { fieldsOf } from '../document/fields.ts';
import { FieldValue } from '../look/field-value.tsx';
import { Page } from '../look/page.tsx';
import { ProblemNotice } from '../look/problem-notice.tsx';
import { useSession } from '../session/session.ts';
import { DeliveryTable } from './delivery-table.tsx';
import { EndpointActions } from './endpoint-actions.tsx';
import { StatusBadge } from './status-badge.tsx';
import { endpointQuery } from './webhook-queries.ts';
import './webhooks.css';

/** One endpoint, with everything that can be done with it, and its deliveries. */
export default function EndpointPage() {
  const { id = '' } = useParams();
  const { rollcall } = useSession();
  const { data, error, isPending } = useQuery(endpointQuery(rollcall, id));
  return (
    <Page title={data?.url ?? 'Webhook endpoint'} actions={data && <EndpointActions endpoint={data} />}>
      <p>
        <Link href="/webhooks">All webhooks</Link>
      </p>
      {isPending && <p className="muted">Loading …</p>}
      <ProblemNotice problem={error} />
      {data && <EndpointFacts endpoint={data} />}
      {data && <DeliveryTable endpointId={id} />}
    </Page>
  );
}

const fields = fieldsOf('WebhookEndpoint').filter(({ name }) => name !== 'url');

/** Every field of the document, as the API has it. */
function EndpointFacts({ endpoint }: { readonly endpoint: WebhookEndpoint }) {
  const values = endpoint as unknown as Readonly<Record<string, unknown>>;
  return (
    <dl className="facts">
      {fields.map((field) => (
        <div key={field.name}>
          <dt>{field.label}</dt>
          <dd>
            {field.name === 'status' ? <StatusBadge status={endpoint.status} /> : null}
            {field.name === 'event_types' ? endpoint.event_types.join(', ') : null}
            {!['status', 'event_types'].includes(field.name) && <FieldValue field={field} value={values[field.name]} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}
