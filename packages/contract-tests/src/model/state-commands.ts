import type { OperationId } from '@rollcall/contract';
import { expect } from 'vitest';
import { keyOfSlot } from '../bulk/item-arbitrary.ts';
import { routeOf } from '../document/operations.ts';
import { refusal, success } from '../exchange/ask.ts';
import { type Command, command } from './command.ts';
import { asAnswered, type RegistryModel } from './registry-model.ts';

type KeyedOperation = Extract<OperationId, 'getCustomer' | 'archiveCustomer' | 'unarchiveCustomer' | 'deleteCustomer'>;

/** What each operation on one customer does to the model. */
const EFFECTS: Readonly<Record<KeyedOperation, (model: RegistryModel, customerKey: string) => void>> = {
  getCustomer: () => {},
  archiveCustomer: (model, customerKey) => model.setArchived(customerKey, true),
  unarchiveCustomer: (model, customerKey) => model.setArchived(customerKey, false),
  deleteCustomer: (model, customerKey) => model.delete(customerKey),
};

/** Calls an operation on a customer that may or may not be there. */
export function callOn(operationId: KeyedOperation, slot: number): Command {
  return command(`${operationId} ${slot}`, async (model, { tag }) => {
    const customer_key = keyOfSlot(tag, slot);
    const request = { path: { customer_key } };
    if (!model.get(customer_key)) return void (await refusal(404, routeOf(operationId), request));
    EFFECTS[operationId](model, customer_key);
    const { data } = await success(routeOf(operationId), request);
    const entry = model.get(customer_key);
    if (operationId === 'deleteCustomer') expect(data).toEqual({ deleted: true, customer_key });
    else if (operationId === 'archiveCustomer') expect(data).toMatchObject({ customer_key });
    else if (entry) expect(data).toMatchObject(asAnswered(entry));
  });
}

/** Lists all customers of this history. */
export function list(archived: 'exclude' | 'only' | 'include'): Command {
  return command(`list ${archived}`, async (model, { tag }) => {
    const query = { search_term: tag, archived, per_page: '100' };
    const { data, meta } = await success(routeOf('listCustomers'), { query });
    const wanted = Object.fromEntries(
      model.listed(archived).map((entry) => [entry.sent.customer_key, asAnswered(entry)]),
    );
    expect(Object.fromEntries(data.map((customer) => [customer.customer_key, customer]))).toMatchObject(wanted);
    expect({ shown: data.length, total: meta.total_count }).toEqual({
      shown: Object.keys(wanted).length,
      total: Object.keys(wanted).length,
    });
  });
}
