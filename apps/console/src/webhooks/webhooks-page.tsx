import type { WebhookEndpoint } from '@rollcall/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { Page } from '../look/page.tsx';
import { ProblemNotice } from '../look/problem-notice.tsx';
import { TableScroll } from '../look/table-scroll.tsx';
import { Time } from '../look/time.tsx';
import { useSession } from '../session/session.ts';
import { DeliveryTable } from './delivery-table.tsx';
import { EndpointDialog } from './endpoint-dialog.tsx';
import { SecretDialog } from './secret-dialog.tsx';
import { StatusBadge } from './status-badge.tsx';
import { endpointsQuery } from './webhook-queries.ts';
import './webhooks.css';

/** The endpoints of the tenant, and the deliveries to all of them. */
export default function WebhooksPage() {
  const { rollcall } = useSession();
  const { data, error, isPending } = useQuery(endpointsQuery(rollcall));
  const [isCreating, setIsCreating] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const created = (endpoint: { readonly secret: string }) => {
    setIsCreating(false);
    setSecret(endpoint.secret);
  };
  return (
    <Page
      title="Webhooks"
      actions={
        <button type="button" className="primary" onClick={() => setIsCreating(true)}>
          New endpoint
        </button>
      }
    >
      <ProblemNotice problem={error} />
      {isPending && <p className="muted">Loading …</p>}
      {data?.length === 0 && (
        <p>No endpoints yet. An endpoint is a URL of yours to which Rollcall sends every change of a customer.</p>
      )}
      {data !== undefined && data.length > 0 && <EndpointTable endpoints={data} />}
      <DeliveryTable />
      {isCreating && (
        <EndpointDialog
          title="New endpoint"
          save={async (endpoint) => rollcall.webhookEndpoints.create(endpoint)}
          onSaved={created}
          onClose={() => setIsCreating(false)}
        />
      )}
      {secret !== null && <SecretDialog secret={secret} onClose={() => setSecret(null)} />}
    </Page>
  );
}

function EndpointTable({ endpoints }: { readonly endpoints: readonly WebhookEndpoint[] }) {
  return (
    <TableScroll label="Endpoints">
      <table>
        <thead>
          <tr>
            <th scope="col">URL</th>
            <th scope="col">Status</th>
            <th scope="col">Events</th>
            <th scope="col">Created</th>
          </tr>
        </thead>
        <tbody>
          {endpoints.map(({ id, url, description, status, failing_since, event_types, created_at }) => (
            <tr key={id}>
              <td className="url">
                <Link href={`/webhooks/${id}`}>{url}</Link>
                {description && <p className="help">{description}</p>}
              </td>
              <td>
                <StatusBadge status={status} />
                {failing_since && (
                  <p className="help">
                    Failing since <Time value={failing_since} />
                  </p>
                )}
              </td>
              <td>{event_types.join(', ')}</td>
              <td>
                <Time value={created_at} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
