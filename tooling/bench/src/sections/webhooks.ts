import { webhookEventTypes } from '@rollcall/contract';
import type { ServerProcess } from '@rollcall/test-environment';
import { request } from 'undici';
import type { DatabaseKind } from '../databases/database.ts';
import { postgres } from '../databases/postgres.ts';
import { sqlite } from '../databases/sqlite.ts';
import type { Contender } from '../measuring/alternate.ts';
import type { BenchmarkConfig } from '../measuring/config.ts';
import type { BenchEnvironment } from '../measuring/environment.ts';
import { rollcallHeaders } from '../measuring/rollcall-server.ts';
import { makeBulkWork } from '../work/bulk-work.ts';
import { type ServerVariant, variantEntries } from './ablations.ts';
import { rollcallBulk, rollcallBulkName } from './bulk.ts';

/** Enough for group commits, and for a server that is never idle. */
const connections = 16;

const noRecording: ServerVariant = {
  name: 'no recording of events',
  changes: [
    {
      code: '...recordingStores(measuredStores(stores, metrics), { now: database.now, onQueued: () => sender.wake() }),',
      replacement: '...((own) => ({ ...own, muted: own }))(measuredStores(stores, metrics)),',
    },
    {
      code: 'const wanted = await services.webhooks.wantedTypes(tenantId);',
      replacement: 'const wanted = new Set();',
    },
  ],
};

/** Its events stay in the outbox: how long it takes to send them depends on the receivers. */
const pausedSender: ServerVariant = {
  name: 'one endpoint, nothing is sent',
  changes: [{ code: 'sender.start();', replacement: '' }],
};

export const webhookVariants: readonly ServerVariant[] = [noRecording, pausedSender];

/** Bulk create without the recording of events, without an endpoint, and with one that wants every event. */
export function webhookContenders(environment: BenchEnvironment, { bulk }: BenchmarkConfig): Contender[] {
  const work = makeBulkWork(bulk);
  const entryOf = variantEntries(environment);
  return [sqlite, postgres].flatMap((kind) =>
    [noRecording, undefined, pausedSender].map((variant) =>
      rollcallBulk(environment, {
        kind,
        connections,
        work,
        variant: variant?.name,
        entry: variant && (() => entryOf(variant)),
        prepare: variant === pausedSender ? createEndpoint : undefined,
      }),
    ),
  );
}

async function createEndpoint({ url }: ServerProcess): Promise<void> {
  const endpoint = { url: 'https://receiver.example/hook', event_types: webhookEventTypes };
  const { statusCode, body } = await request(`${url.href}/webhook_endpoints`, {
    method: 'POST',
    headers: rollcallHeaders,
    body: JSON.stringify(endpoint),
  });
  const text = await body.text();
  if (statusCode !== 201) throw new Error(`the endpoint was answered with ${statusCode}: ${text}`);
}

/** A step in the cost of webhooks, by the names of its contenders. */
export interface WebhookRatio {
  readonly what: string;
  readonly of: string;
  readonly over: string;
  readonly cpuAtMost: number;
}

export const webhookRatios: readonly WebhookRatio[] = [sqlite, postgres].flatMap((kind: DatabaseKind) => {
  const nameOf = (variant?: ServerVariant) => rollcallBulkName(kind, connections, { variant: variant?.name });
  return [
    {
      what: `without an endpoint, over one without the recording of events, ${kind.name}`,
      of: nameOf(),
      over: nameOf(noRecording),
      cpuAtMost: 1.01,
    },
    {
      what: `with an endpoint for every event, over one without an endpoint, ${kind.name}`,
      of: nameOf(pausedSender),
      over: nameOf(),
      cpuAtMost: 1.15,
    },
  ];
});
