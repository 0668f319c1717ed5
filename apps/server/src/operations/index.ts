import type { OperationId } from '@rollcall/contract';
import type { Operation } from '../http/operation.ts';
import { archiveCustomer } from './customers/archive-customer.ts';
import { bulkCreateCustomers } from './customers/bulk-create-customers.ts';
import { createCustomer } from './customers/create-customer.ts';
import { deleteCustomer } from './customers/delete-customer.ts';
import { getCustomer } from './customers/get-customer.ts';
import { listCustomers } from './customers/list-customers.ts';
import { unarchiveCustomer } from './customers/unarchive-customer.ts';
import { updateCustomer } from './customers/update-customer.ts';
import { uploadCustomersCsv } from './customers/upload-customers-csv.ts';

/** Every operation of the document. One that is missing here does not compile. */
export const operations = {
  bulkCreateCustomers,
  uploadCustomersCsv,
  createCustomer,
  listCustomers,
  getCustomer,
  updateCustomer,
  deleteCustomer,
  archiveCustomer,
  unarchiveCustomer,
} satisfies { [Id in OperationId]: Operation<Id> };
