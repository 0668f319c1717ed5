import type { WebhookEndpoint } from '@rollcall/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';
import { type Field, fieldsOf } from '../document/fields.ts';
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
  return (
    <dl className="facts">
      {fields.map((field) => (
        <div key={field.name}>
          <dt>{field.label}</dt>
          <dd>
            <Fact field={field} endpoint={endpoint} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Fact({ field, endpoint }: { readonly field: Field; readonly endpoint: WebhookEndpoint }) {
  switch (field.name) {
    case 'status':
      return <StatusBadge status={endpoint.status} />;
    case 'event_types':
      return endpoint.event_types.join(', ');
    default:
      return <FieldValue field={field} value={Reflect.get(endpoint, field.name)} />;
  }
}
