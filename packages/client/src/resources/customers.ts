import { ApiPromise } from '../api-promise.ts';
import type { Dispatcher } from '../core/dispatcher.ts';
import { dataOf } from '../core/values.ts';
import { runImport } from '../import/import-customers.ts';
import type { CustomerSource, ImportOptions } from '../import/options.ts';
import type { ImportReport } from '../import/report.ts';
import type { BulkCreateOptions, CsvUploadOptions, RequestOptions } from '../options.ts';
import { bulkCreateCustomers } from '../reconcile/bulk-create-customers.ts';
import { createCustomer } from '../reconcile/create-customer.ts';
import type {
  BulkCreateResult,
  CsvInput,
  CsvUploadResult,
  Customer,
  CustomerArchived,
  CustomerCreate,
  CustomerDeleted,
  CustomerListQuery,
  CustomerPage,
  CustomerUpdate,
} from '../types.ts';
import { customerPages, customersOfPages } from './pages.ts';
import { uploadCsv } from './upload-csv.ts';

/**
 * The customers of your tenant. Whatever goes wrong is thrown as a subclass of `RollcallError`. Where a method returns an
 * `ApiPromise`, its request starts at once and resolves with the data of the answer; `withResponse()` gives status,
 * headers and request id as well.
 */
export class Customers {
  readonly #dispatcher: Dispatcher;

  /** @internal */
  constructor(dispatcher: Dispatcher) {
    this.#dispatcher = dispatcher;
  }

  /**
   * Creates up to 100 customers, each independently of the others. It also resolves when some or all of them fail: check
   * `customers_created` and `customers_failed`. Where the answer to a first attempt was lost, the customers that a second
   * one is told to be taken are looked up, and count as created if they are there as they were sent.
   *
   * `on_conflict: 'skip'` leaves alone who exists, `'update'` changes them; `dry_run` stores nothing; `atomic` stores all
   * or nothing. Only Rollcall knows these three.
   *
   * @throws {ValidationError} for no customers or more than 100; nothing is stored then.
   */
  bulkCreate(customers: readonly CustomerCreate[], options: BulkCreateOptions = {}): ApiPromise<BulkCreateResult> {
    return new ApiPromise(bulkCreateCustomers(this.#dispatcher, customers, options));
  }

  /**
   * Creates any number of customers from an iterable, an async iterable or a stream, in batches, several at a time. The
   * source is read only as fast as the customers can be sent, and memory does not grow with their number.
   *
   * Customers that fail are results like any other: see `onResult`, and `failures` of the report. A batch that is refused
   * whole is halved until the bad rows are found. One without an answer is sent again, and its customers are looked up
   * where they are taken then; if nobody can tell, they are `unknown`.
   *
   * @throws {ImportStoppedError} where it ends before the source does; its `report` says how far it has come.
   * @throws {ArgumentError} for an option that cannot work. Nothing was read then.
   */
  async import(source: CustomerSource, options: ImportOptions = {}): Promise<ImportReport> {
    return runImport(this.#dispatcher, source, options);
  }

  /**
   * Creates one customer. Where the answer to a first attempt was lost and a second one is told that the key is taken, the
   * customer is looked up, and it counts as created if it is there as it was sent.
   *
   * @throws {ConflictError} where its `customer_key` or `primary_email` is taken; `existing` names the customer that has it.
   * @throws {ValidationError} where a field breaks a rule.
   */
  create(customer: CustomerCreate, options: RequestOptions = {}): ApiPromise<Customer> {
    return new ApiPromise(createCustomer(this.#dispatcher, customer, options));
  }

  /** One page of the customers, the newest first. Archived ones are left out unless `archived` asks for them. */
  list(query: CustomerListQuery = {}, options: RequestOptions = {}): ApiPromise<CustomerPage> {
    return this.#dispatcher.start(
      { operation: 'listCustomers', method: 'GET', path: '/customers', query },
      options,
      ({ data, meta }) => ({ customers: data, meta }),
    );
  }

  /**
   * All customers that a query matches, the newest first, page by page as they are consumed: `for await (const customer of
   * customers.iterate())`.
   *
   * Each customer that is there from the beginning of the walk to its end comes once, whatever is created, archived or
   * deleted meanwhile, also by you. An API without cursors is walked by page numbers (`next_cursor` is absent in the `meta`
   * of its pages): there, deleting and archiving move the pages and skip customers. So collect first, and delete then.
   */
  async *iterate(
    query: CustomerListQuery = {},
    options: RequestOptions = {},
  ): AsyncGenerator<Customer, void, undefined> {
    yield* customersOfPages(this.pages(query, options));
  }

  /**
   * The same, page by page. `per_page` is 100 unless the query says otherwise; `page` or `cursor` is where it starts.
   */
  async *pages(
    query: CustomerListQuery = {},
    options: RequestOptions = {},
  ): AsyncGenerator<CustomerPage, void, undefined> {
    yield* customerPages((pageQuery) => this.list(pageQuery, options), query);
  }

  /**
   * One customer, archived or not.
   *
   * @throws {NotFoundError} where no customer has this key.
   */
  get(customerKey: string, options: RequestOptions = {}): ApiPromise<Customer> {
    return this.#dispatcher.start(
      {
        operation: 'getCustomer',
        method: 'GET',
        path: '/customers/{customer_key}',
        pathParameters: { customer_key: customerKey },
      },
      options,
      dataOf,
    );
  }

  /**
   * Changes the fields that are given and keeps the others; `null` clears an optional field. Resolves with the whole
   * customer.
   *
   * @throws {NotFoundError} where no customer has this key.
   * @throws {ConflictError} where the new `primary_email` is taken.
   * @throws {ValidationError} where a field breaks a rule.
   */
  update(customerKey: string, changes: CustomerUpdate, options: RequestOptions = {}): ApiPromise<Customer> {
    return this.#dispatcher.start(
      {
        operation: 'updateCustomer',
        method: 'PATCH',
        path: '/customers/{customer_key}',
        pathParameters: { customer_key: customerKey },
        body: changes,
      },
      options,
      dataOf,
    );
  }

  /**
   * Erases a customer for good and frees its `customer_key` and `primary_email`. To keep it, `archive` it.
   *
   * @throws {NotFoundError} where no customer has this key. With more than one of `attempts`, an earlier one may have
   * erased it.
   */
  delete(customerKey: string, options: RequestOptions = {}): ApiPromise<CustomerDeleted> {
    return this.#dispatcher.start(
      {
        operation: 'deleteCustomer',
        method: 'DELETE',
        path: '/customers/{customer_key}',
        pathParameters: { customer_key: customerKey },
      },
      options,
      dataOf,
    );
  }

  /**
   * Hides a customer from lists. It keeps its `customer_key` and `primary_email`, and `unarchive` brings it back.
   *
   * @throws {NotFoundError} where no customer has this key.
   */
  archive(customerKey: string, options: RequestOptions = {}): ApiPromise<CustomerArchived> {
    return this.#dispatcher.start(
      {
        operation: 'archiveCustomer',
        method: 'POST',
        path: '/customers/{customer_key}/archive',
        repetition: 'always',
        pathParameters: { customer_key: customerKey },
      },
      options,
      dataOf,
    );
  }

  /**
   * Brings an archived customer back. One that is not archived stays as it is.
   *
   * @throws {NotFoundError} where no customer has this key.
   */
  unarchive(customerKey: string, options: RequestOptions = {}): ApiPromise<Customer> {
    return this.#dispatcher.start(
      {
        operation: 'unarchiveCustomer',
        method: 'POST',
        path: '/customers/{customer_key}/unarchive',
        repetition: 'always',
        pathParameters: { customer_key: customerKey },
      },
      options,
      dataOf,
    );
  }

  /**
   * Creates one customer per row of a CSV file of up to 10 MiB. It also resolves when rows fail: check `customers_added`
   * and `customers_failed`.
   *
   * It is not tried again where the server may have read the file: each of its customers would be refused as taken. With
   * an `idempotencyKey` of your own it is: give one if the server knows such keys.
   *
   * @throws {ValidationError} where the header cannot be used; nothing is stored then.
   */
  uploadCsv(csv: CsvInput, options: CsvUploadOptions = {}): ApiPromise<CsvUploadResult> {
    // Copied, since the caller may write into its bytes before they are sent.
    const file = csv instanceof Uint8Array ? new Uint8Array(csv) : csv;
    return new ApiPromise(uploadCsv(this.#dispatcher, file, options));
  }
}
