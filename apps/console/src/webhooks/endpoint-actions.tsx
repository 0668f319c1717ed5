import type { WebhookEndpoint } from '@rollcall/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { ProblemNotice } from '../look/problem-notice.tsx';
import { useSession } from '../session/session.ts';
import { EndpointDialog } from './endpoint-dialog.tsx';
import { DeleteDialog, RotateDialog, TestDialog } from './endpoint-dialogs.tsx';
import { SecretDialog } from './secret-dialog.tsx';
import { WEBHOOKS } from './webhook-queries.ts';

type Open = 'edit' | 'test' | 'rotate' | 'delete' | { readonly secret: string } | null;

/** The actions on an endpoint. */
export function EndpointActions({ endpoint }: { readonly endpoint: WebhookEndpoint }) {
  const { webhookEndpoints } = useSession().rollcall;
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const { id, status } = endpoint;
  const isEnabled = status === 'enabled';
  const switching = useMutation({
    mutationFn: async () => webhookEndpoints.update(id, { status: isEnabled ? 'disabled' : 'enabled' }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [WEBHOOKS] }),
  });
  const redelivery = useMutation({
    mutationFn: async () => webhookEndpoints.redeliverFailed(id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [WEBHOOKS] }),
  });
  return (
    <>
      <button type="button" className="primary" onClick={() => setOpen('edit')}>
        Edit
      </button>
      <button type="button" disabled={!isEnabled} onClick={() => setOpen('test')}>
        Send a test event
      </button>
      <button type="button" disabled={!isEnabled || redelivery.isPending} onClick={() => redelivery.mutate()}>
        Send failed ones again
      </button>
      <button type="button" onClick={() => setOpen('rotate')}>
        Rotate the secret
      </button>
      <button type="button" disabled={switching.isPending} onClick={() => switching.mutate()}>
        {isEnabled ? 'Disable' : 'Enable'}
      </button>
      <button type="button" className="danger-button" onClick={() => setOpen('delete')}>
        Delete
      </button>
      <ProblemNotice problem={switching.error ?? redelivery.error} />
      {redelivery.data && (
        <span role="status" className="muted">
          {redelivery.data.count === 1 ? '1 delivery is' : `${redelivery.data.count} deliveries are`} pending again.
        </span>
      )}
      {open === 'edit' && (
        <EndpointDialog
          title="Edit the endpoint"
          endpoint={endpoint}
          save={async (changes) => webhookEndpoints.update(id, changes)}
          onSaved={close}
          onClose={close}
        />
      )}
      {open === 'test' && (
        <TestDialog
          endpointId={id}
          onSent={(delivery) => navigate(`/webhooks/deliveries/${delivery.id}`)}
          onClose={close}
        />
      )}
      {open === 'rotate' && (
        <RotateDialog endpointId={id} onRotated={({ secret }) => setOpen({ secret })} onClose={close} />
      )}
      {open === 'delete' && (
        <DeleteDialog endpoint={endpoint} onDeleted={() => navigate('/webhooks')} onClose={close} />
      )}
      {typeof open === 'object' && open !== null && <SecretDialog secret={open.secret} onClose={close} />}
    </>
  );
}
