import type { BulkCreateResult, CsvUploadResult, OperationId } from '@rollcall/contract';
import fc from 'fast-check';
import { expect } from 'vitest';
import { routeOf } from '../document/operations.ts';
import {
  type BulkItem,
  type BulkOptions,
  type BulkPrediction,
  type OnConflict,
  predictBulk,
} from '../model/bulk-outcomes.ts';
import { expectBulkReport, expectCsvReport } from '../model/expected-report.ts';
import { type HttpResponse, parseJson } from '../oracle/response.ts';
import { csvForm, jsonBody, type RequestBody } from '../requests/bodies.ts';
import { type ItemPlan, itemFrom } from '../values/bulk-items.ts';
import { type CsvFilePlan, csvFile, csvFilePlan } from '../values/csv-files.ts';
import { type Command, command } from './command.ts';
import { idempotencyKeyOf, sendOnce } from './once.ts';
import type { Tenant } from './session.ts';
import { keySlot, plan, tenant, withTag } from './slots.ts';

/** How often each value is chosen. */
const onConflict: Readonly<Record<OnConflict, number>> = { fail: 1, skip: 1, update: 2 };

const options: fc.Arbitrary<BulkOptions> = fc.record({
  on_conflict: fc.constantFrom(
    ...Object.entries(onConflict).flatMap(([value, times]) => Array<OnConflict>(times).fill(value as OnConflict)),
  ),
  dry_run: fc.constantFrom(true, false, false, false),
  atomic: fc.constantFrom(true, false, false),
});

const bulkCreations = fc
  .tuple(tenant, fc.array(plan, { minLength: 1, maxLength: 5 }), options, keySlot)
  .map(bulkCreate);
const uploads = fc.tuple(tenant, csvFilePlan(plan), options, keySlot).map(upload);

export const bulkCommands: fc.Arbitrary<Command>[] = [bulkCreations, bulkCreations, uploads, uploads];

/** Creates or changes several customers, some of them invalid or in conflict. */
function bulkCreate([index, plans, options, key]: [number, readonly ItemPlan[], BulkOptions, number | null]): Command {
  return command(index, `bulk create ${JSON.stringify({ options, key, plans })}`, async (tenant, tag) => {
    const items = plans.map((one) => withTag(itemFrom(one, tag), tag));
    const operationId = 'bulkCreateCustomers';
    await sendBulk(tenant, { operationId, body: jsonBody({ customers: items }), options, key, tag }, (response) => {
      const { data } = parseJson(response) as { readonly data: BulkCreateResult };
      const prediction = predictBulk(tenant.registry, items, options);
      return [prediction, expectBulkReport(data, items, prediction.outcomes, options)];
    });
  });
}

/** Uploads several customers in a file, some of them invalid or in conflict. */
function upload([index, plan, options, key]: [number, CsvFilePlan, BulkOptions, number | null]): Command {
  return command(index, `upload ${JSON.stringify({ options, key, plan })}`, async (tenant, tag) => {
    const { text, rows } = csvFile(withTag(plan, tag), tag);
    const items: BulkItem[] = rows.map(({ item }) => item);
    const places = rows.map(({ number }) => number);
    const operationId = 'uploadCustomersCsv';
    await sendBulk(tenant, { operationId, body: csvForm(text, plan.field), options, key, tag }, (response) => {
      const { data, ...envelope } = parseJson(response) as { readonly data: CsvUploadResult };
      const { total_customers, successful_upload_count, failed_upload_count } = data;
      expect(envelope).toMatchObject({ total_customers, successful_upload_count, failed_upload_count });
      const prediction = predictBulk(tenant.registry, items, options);
      return [prediction, expectCsvReport(data, { items, places }, prediction.outcomes, options)];
    });
  });
}

interface BulkRequest {
  readonly operationId: Extract<OperationId, 'bulkCreateCustomers' | 'uploadCustomersCsv'>;
  readonly body: RequestBody;
  readonly options: BulkOptions;
  readonly key: number | null;
  readonly tag: string;
}

/** @param expectReport compares a response with the model; returns the prediction, and the ids of new customers by key. */
async function sendBulk(
  tenant: Tenant,
  { operationId, body, options, key, tag }: BulkRequest,
  expectReport: (response: HttpResponse) => [BulkPrediction, ReadonlyMap<string, string>],
): Promise<void> {
  const request = { body, query: toQuery(options) };
  const otherOptions: BulkOptions = { ...options, on_conflict: options.on_conflict === 'skip' ? 'update' : 'skip' };
  const other = { operationId, request: { body, query: toQuery(otherOptions) } };
  const route = routeOf(operationId);
  await sendOnce(tenant, { operationId, route, request, key: idempotencyKeyOf(tag, key), other }, (response) => {
    expect({ status: response.status, body: response.status === 200 || response.body.toString() }).toEqual({
      status: 200,
      body: true,
    });
    const [{ after, hasEffect }, ids] = expectReport(response);
    tenant.registry = after;
    if (hasEffect) for (const [customerKey, id] of ids) after.identify(customerKey, id);
    return hasEffect;
  });
}

/** Options with their defaults are left out. */
function toQuery({ on_conflict, dry_run, atomic }: BulkOptions): Readonly<Record<string, string>> {
  return {
    ...(on_conflict !== 'fail' && { on_conflict }),
    ...(dry_run && { dry_run: 'true' }),
    ...(atomic && { atomic: 'true' }),
  };
}
