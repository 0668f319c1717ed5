import type { WebhookDelivery, WebhookEndpoint } from '@rollcall/contract';
import { choiceLabel } from '../document/fields.ts';

const looks: Readonly<Partial<Record<string, string>>> = {
  enabled: 'good',
  succeeded: 'good',
  failed: 'bad',
  disabled: 'warning',
};

/** The status of a delivery or an endpoint. */
export function StatusBadge({ status }: { readonly status: (WebhookDelivery | WebhookEndpoint)['status'] }) {
  return <span className={`badge ${looks[status] ?? ''}`}>{choiceLabel(status)}</span>;
}
