import {
  type WebhookDelivery,
  type WebhookEndpoint,
  type WebhookEndpointWithSecret,
  type WebhookEventType,
  webhookEventTypes,
} from '@rollcall/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Dialog } from '../look/dialog.tsx';
import { ProblemNotice } from '../look/problem-notice.tsx';
import { useSession } from '../session/session.ts';
import { WEBHOOKS } from './webhook-queries.ts';

interface ActionDialogProps<Result> {
  readonly title: string;
  /** The label of the button that does it. */
  readonly label: string;
  readonly isDangerous?: boolean;
  readonly act: () => Promise<Result>;
  readonly onDone: (result: Result) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks before something is done. */
function ActionDialog<Result>(props: ActionDialogProps<Result>) {
  const { title, label, isDangerous = false, act, onDone, onClose, children } = props;
  const queryClient = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: act,
    onSuccess: (result) => {
      queryClient.invalidateQueries({ queryKey: [WEBHOOKS] });
      onDone(result);
    },
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          mutate();
        }}
      >
        {children}
        <ProblemNotice problem={error} />
        <div className="actions">
          <button type="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className={isDangerous ? 'danger-button' : 'primary'} disabled={isPending}>
            {label}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface TestDialogProps {
  readonly endpointId: string;
  readonly onSent: (delivery: WebhookDelivery) => void;
  readonly onClose: () => void;
}

/** Sends the example of an event to an endpoint. */
export function TestDialog({ endpointId, onSent, onClose }: TestDialogProps) {
  const { webhookEndpoints } = useSession().rollcall;
  const [type, setType] = useState<WebhookEventType>('customer.created');
  return (
    <ActionDialog
      title="Send a test event"
      label="Send"
      act={async () => webhookEndpoints.sendTest(endpointId, { type })}
      onDone={onSent}
      onClose={onClose}
    >
      <div className="field">
        <label htmlFor="test-type">Event</label>
        <select id="test-type" value={type} onChange={({ target }) => setType(target.value as WebhookEventType)}>
          {webhookEventTypes.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
        <p className="help">The endpoint gets the example of the document. Its customer does not exist.</p>
      </div>
    </ActionDialog>
  );
}

interface RotateDialogProps {
  readonly endpointId: string;
  readonly onRotated: (endpoint: WebhookEndpointWithSecret) => void;
  readonly onClose: () => void;
}

const overlaps = [
  [86_400, 'for one more day'],
  [3600, 'for one more hour'],
  [604_800, 'for one more week'],
  [0, 'no longer'],
] as const;

/** Gives an endpoint a new secret. */
export function RotateDialog({ endpointId, onRotated, onClose }: RotateDialogProps) {
  const { webhookEndpoints } = useSession().rollcall;
  const [seconds, setSeconds] = useState<number>(overlaps[0][0]);
  return (
    <ActionDialog
      title="Rotate the secret"
      label="Rotate"
      act={async () => webhookEndpoints.rotateSecret(endpointId, { overlap_seconds: seconds })}
      onDone={onRotated}
      onClose={onClose}
    >
      <div className="field">
        <label htmlFor="overlap">The present secret is valid</label>
        <select id="overlap" value={seconds} onChange={({ target }) => setSeconds(Number(target.value))}>
          {overlaps.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <p className="help">Until then, both secrets sign, so that your receiver can change over without a loss.</p>
      </div>
    </ActionDialog>
  );
}

interface DeleteDialogProps {
  readonly endpoint: WebhookEndpoint;
  readonly onDeleted: () => void;
  readonly onClose: () => void;
}

/** Deletes an endpoint with its deliveries. */
export function DeleteDialog({ endpoint: { id, url }, onDeleted, onClose }: DeleteDialogProps) {
  const { webhookEndpoints } = useSession().rollcall;
  return (
    <ActionDialog
      title="Delete the endpoint?"
      label="Delete for good"
      isDangerous
      act={async () => webhookEndpoints.delete(id)}
      onDone={onDeleted}
      onClose={onClose}
    >
      <p className="url">
        <code>{url}</code> gets no more events, and its deliveries are deleted. To stop it for a while, disable it.
      </p>
    </ActionDialog>
  );
}
