import type { Rollcall, WebhookDeliveryQuery } from '@rollcall/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

/** Everything about webhooks that queries keep: after a change, all of it may be old. */
export const WEBHOOKS = 'webhooks';

/** While a delivery is pending, it is asked for this often. */
const POLL_MS = 2000;

export function endpointsQuery({ webhookEndpoints }: Rollcall) {
  return queryOptions({
    queryKey: [WEBHOOKS, 'endpoints'],
    queryFn: async ({ signal }) => webhookEndpoints.list({ signal }),
  });
}

export function endpointQuery({ webhookEndpoints }: Rollcall, id: string) {
  return queryOptions({
    queryKey: [WEBHOOKS, 'endpoint', id],
    queryFn: async ({ signal }) => webhookEndpoints.get(id, { signal }),
  });
}

/** A delivery with its attempts. While it is pending, it is asked for again and again. */
export function deliveryQuery({ webhookDeliveries }: Rollcall, id: string) {
  return queryOptions({
    queryKey: [WEBHOOKS, 'delivery', id],
    queryFn: async ({ signal }) => webhookDeliveries.get(id, { signal }),
    refetchInterval: ({ state }) => (state.data?.status === 'pending' ? POLL_MS : false),
  });
}

/** The deliveries that match a filter, newest first, page by page. */
export function deliveriesQuery({ webhookDeliveries }: Rollcall, filter: WebhookDeliveryQuery) {
  return infiniteQueryOptions({
    queryKey: [WEBHOOKS, 'deliveries', filter],
    queryFn: async ({ signal, pageParam }) => {
      const { deliveries, meta } = await webhookDeliveries.list(
        { ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) },
        { signal },
      );
      return { deliveries, next: meta.next_cursor };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}
