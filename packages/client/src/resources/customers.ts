import { type ApiPromise, apiPromise } from '../api-promise.ts';
import { importCustomers } from '../import/import-customers.ts';
import type { CustomerSource, ImportOptions } from '../import/options.ts';
import type { ImportReport } from '../import/report.ts';
import type { BulkCreateOptions, ChangeOptions, CsvUploadOptions, RequestOptions } from '../options.ts';
import { bulkCreateCustomers } from '../reconcile/bulk-create-customers.ts';
import { createCustomer } from '../reconcile/create-customer.ts';
import { getCustomer } from '../reconcile/look-up.ts';
import { dataCall, type Transport } from '../transport.ts';
import type {
  ActiveSubscription,
  BulkCreateResult,
  CsvInput,
  CsvUploadResult,
  Customer,
  CustomerCreate,
  CustomerDeleted,
  CustomerDetails,
  CustomerIterator,
  CustomerListQuery,
  CustomerPage,
  CustomerUpdate,
} from '../types.ts';
import { PagedList } from './pages.ts';
import { uploadCsv } from './upload-csv.ts';

/**
 * The customers of your tenant. All errors are subclasses of `RollcallError`. A method that returns an `ApiPromise` sends
 * its request at once and resolves with the data of the response; `withResponse()` also gives status, headers and request
 * id.
 */
export interface Customers {
  /**
   * Creates up to 100 customers, each independently of the others. It also resolves when some or all of them fail: check
   * `customers_created` and `customers_failed`. If the response to an attempt was lost and a retry is told that customers
   * are taken, the SDK looks them up. They count as created if they were created since this call began and are stored as
   * they were sent.
   *
   * `on_conflict: 'skip'` ignores existing customers, `'update'` changes them; `dry_run` stores nothing; `atomic` stores all
   * customers or none; `events` says which webhook events are sent. Only Rollcall supports these four.
   *
   * @throws {ValidationError} for no customers or more than 100. Nothing is stored.
   * @throws {UnknownOutcomeError} if it is not clear whether an attempt whose response was lost created one of them.
   */
  bulkCreate(customers: readonly CustomerCreate[], options?: BulkCreateOptions): ApiPromise<BulkCreateResult>;

  /**
   * Creates any number of customers from an iterable, an async iterable or a stream, in batches, several at a time. The
   * source is read only as fast as the customers can be sent, and memory does not grow with their number.
   *
   * Failed customers are results like any other: see `onResult`, and `failures` of the report. A batch that is rejected as
   * a whole is halved until the bad rows are found. A batch without a response is sent again, and customers that are taken
   * by then are looked up. If that fails, or if it is not clear whether this import created what it finds, their outcome is
   * `unknown`.
   *
   * @throws {ImportStoppedError} if the import ends before its source; its `report` covers the customers so far.
   * @throws {ArgumentError} if an option is invalid. Nothing was read.
   */
  import(source: CustomerSource, options?: ImportOptions): Promise<ImportReport>;

  /**
   * Creates one customer. If the response to an attempt was lost and a retry is told that the key is taken, the SDK looks
   * the customer up. It counts as created if it was created since this call began and is stored as it was sent.
   *
   * @throws {ConflictError} if its `customer_key` or `primary_email` is taken; `existing` names the customer that has it.
   * @throws {ValidationError} if a field breaks a rule.
   * @throws {UnknownOutcomeError} if it is not clear whether an attempt whose response was lost created the customer.
   */
  create(customer: CustomerCreate, options?: RequestOptions): ApiPromise<Customer>;

  /**
   * One page of customers, the newest first; its `nextPage()` reads the next one. Archived customers are left out unless
   * `archived` includes them.
   */
  list(query?: CustomerListQuery, options?: RequestOptions): ApiPromise<CustomerPage>;

  /**
   * All customers that match a query, the newest first. Pages are requested as they are consumed:
   * `for await (const customer of customers.iterate())`, or `await customers.iterate().toArray({ limit: 1000 })`.
   *
   * Every customer that exists during the whole iteration comes exactly once, even if you create, archive or delete others
   * meanwhile. If the `meta` of a page has no `next_cursor`, the API has no cursors and the SDK uses page numbers: then
   * deleting and archiving shift the pages and skip customers, so collect first and delete afterwards.
   *
   * @throws {ResponseFormatError} if the API names a page that was already read.
   */
  iterate(query?: CustomerListQuery, options?: RequestOptions): CustomerIterator;

  /** The same, page by page. `per_page` is 100 by default; `page` or `cursor` of the query is the first page. */
  pages(query?: CustomerListQuery, options?: RequestOptions): AsyncGenerator<CustomerPage, void, undefined>;

  /**
   * One customer, archived or not. `headers.get('etag')` of its `withResponse()` is the `ifMatch` of an update.
   *
   * @throws {NotFoundError} if no customer has this key.
   */
  get(customerKey: string, options?: RequestOptions): ApiPromise<Customer>;

  /**
   * Changes the given fields and keeps the others; `null` clears an optional field. It resolves with the whole customer.
   *
   * @throws {NotFoundError} if no customer has this key.
   * @throws {PreconditionFailedError} if somebody else has changed the customer since its `ifMatch`.
   * @throws {ConflictError} if the new `primary_email` is taken.
   * @throws {ValidationError} if a field breaks a rule.
   */
  update(customerKey: string, changes: CustomerUpdate, options?: ChangeOptions): ApiPromise<Customer>;

  /**
   * Deletes a customer permanently and frees its `customer_key` and `primary_email`. To keep it, use `archive`.
   *
   * @throws {NotFoundError} if no customer has this key. If `attempts` is more than 1, an earlier one may have deleted it.
   * @throws {PreconditionFailedError} if somebody else has changed the customer since its `ifMatch`.
   */
  delete(customerKey: string, options?: ChangeOptions): ApiPromise<CustomerDeleted>;

  /**
   * Hides a customer from lists. It keeps its `customer_key` and `primary_email`, and `unarchive` brings it back. It
   * resolves with the whole customer, whose `archived_at` is the time.
   *
   * @throws {NotFoundError} if no customer has this key.
   */
  archive(customerKey: string, options?: RequestOptions): ApiPromise<Customer>;

  /**
   * Unarchives a customer. A customer that is not archived does not change.
   *
   * @throws {NotFoundError} if no customer has this key.
   */
  unarchive(customerKey: string, options?: RequestOptions): ApiPromise<Customer>;

  /**
   * The main fields of a customer with its subscriptions and wallets, in the format of the hosted API. Rollcall keeps no
   * billing: there, all lists are empty, and `get` returns more.
   *
   * @throws {NotFoundError} if no customer has this key.
   */
  getDetails(customerKey: string, options?: RequestOptions): ApiPromise<CustomerDetails>;

  /**
   * Whether a customer has an active subscription at the hosted API. Rollcall keeps none: there, it is always `false`.
   *
   * @throws {NotFoundError} if no customer has this key.
   */
  checkActiveSubscription(customerKey: string, options?: RequestOptions): ApiPromise<ActiveSubscription>;

  /**
   * Creates one customer per row of a CSV file of up to 10 MiB. It also resolves when rows fail: check `customers_added`
   * and `customers_failed`.
   *
   * It is not retried if the server may have read the file, as all customers would then be rejected as taken. With an
   * `idempotencyKey` of your own it is retried: set one if the server supports such keys.
   *
   * @throws {ValidationError} if the header row is invalid. Nothing is stored.
   */
  uploadCsv(csv: CsvInput, options?: CsvUploadOptions): ApiPromise<CsvUploadResult>;
}

/** The methods, as functions that hold the transport: no field of theirs shows the key or breaks in a Proxy. */
export function customersOf(transport: Transport): Customers {
  const all = new PagedList<CustomerListQuery, CustomerPage, Customer>(transport, {
    operation: 'listCustomers',
    path: '/customers',
    items: 'customers',
    key: 'customer_key',
    firstPage: 1,
  });
  return {
    bulkCreate: (customers, options = {}) => apiPromise(bulkCreateCustomers(transport, customers, options)),
    import: (source, options = {}) => importCustomers(transport, source, options),
    create: (customer, options = {}) => apiPromise(createCustomer(transport, customer, options)),
    list: (query = {}, options = {}) => all.list(query, options),
    iterate: (query = {}, options = {}) => all.iterate(query, options),
    pages: (query = {}, options = {}) => all.pages(query, options),
    get: (customer_key, options = {}) => transport.start(getCustomer(customer_key), options),
    update: (customer_key, body, options = {}) =>
      transport.start(
        dataCall('updateCustomer', (api, init) =>
          api.PATCH('/customers/{customer_key}', { ...init, params: { path: { customer_key } }, body }),
        ),
        options,
      ),
    delete: (customer_key, options = {}) =>
      transport.start(
        dataCall('deleteCustomer', (api, init) =>
          api.DELETE('/customers/{customer_key}', { ...init, params: { path: { customer_key } } }),
        ),
        options,
      ),
    archive: (customer_key, options = {}) =>
      transport.start(
        dataCall(
          'archiveCustomer',
          (api, init) => api.POST('/customers/{customer_key}/archive', { ...init, params: { path: { customer_key } } }),
          'always',
        ),
        options,
      ),
    unarchive: (customer_key, options = {}) =>
      transport.start(
        dataCall(
          'unarchiveCustomer',
          (api, init) =>
            api.POST('/customers/{customer_key}/unarchive', { ...init, params: { path: { customer_key } } }),
          'always',
        ),
        options,
      ),
    getDetails: (customer_key, options = {}) =>
      transport.start(
        dataCall('getCustomerDetails', (api, init) =>
          api.GET('/customers/{customer_key}/details', { ...init, params: { path: { customer_key } } }),
        ),
        options,
      ),
    checkActiveSubscription: (customer_key, options = {}) =>
      transport.start(
        dataCall('checkActiveSubscription', (api, init) =>
          api.GET('/customers/{customer_key}/check-active-subscription', {
            ...init,
            params: { path: { customer_key } },
          }),
        ),
        options,
      ),
    uploadCsv: (csv, options = {}) => apiPromise(uploadCsv(transport, csv, options)),
  };
}
