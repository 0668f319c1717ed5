import type { OperationId } from '@rollcall/contract';
import type { Operation } from '../http/operation.js';
import { archiveCustomer } from './customers/archive-customer.js';
import { bulkCreateCustomers } from './customers/bulk-create-customers.js';
import { createCustomer } from './customers/create-customer.js';
import { deleteCustomer } from './customers/delete-customer.js';
import { getCustomer } from './customers/get-customer.js';
import { listCustomers } from './customers/list-customers.js';
import { unarchiveCustomer } from './customers/unarchive-customer.js';
import { updateCustomer } from './customers/update-customer.js';
import { uploadCustomersCsv } from './customers/upload-customers-csv.js';

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
