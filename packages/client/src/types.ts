import type { Customer, PageMeta, Query, SuccessBody, WebhookDelivery } from '@rollcall/contract';

/** The filters and the page of `customers.list`. All fields are optional. */
export type CustomerListQuery = Query<'listCustomers'>;

/** One page of `customers.list`. */
export interface CustomerPage {
  /** The customers of the page, the newest first. Empty past the last page. */
  readonly customers: Customer[];
  /** The position of the page among all pages, as the API sends it. */
  readonly meta: PageMeta;
  /**
   * Reads the next page, with the same filters and options; `null` after the last page. It is not enumerable, so that a
   * page is plain data when it is cloned or written as JSON.
   *
   * @throws {ResponseFormatError} if the API names a page that was already read.
   */
  nextPage(): Promise<CustomerPage | null>;
}

/** All items that match a query, for `for await` or as an array. */
export interface ItemIterator<Item> extends AsyncGenerator<Item, void, undefined> {
  /**
   * Collects the items that were not consumed yet, up to `limit` of them, and ends the iteration.
   *
   * @param options `limit` is required, from 1, since all of them are held in memory.
   * @throws {ArgumentError} if `limit` is missing or not a whole number from 1.
   */
  toArray(options: { readonly limit: number }): Promise<Item[]>;
}

/** The customers that match a query. */
export type CustomerIterator = ItemIterator<Customer>;

/** The filters and the page of `webhookDeliveries.list`. All fields are optional. */
export type WebhookDeliveryQuery = Query<'listWebhookDeliveries'>;

/** One page of `webhookDeliveries.list`. */
export interface WebhookDeliveryPage {
  /** The deliveries of the page, the newest first. */
  readonly deliveries: WebhookDelivery[];
  /** The position of the page, as the API sends it. */
  readonly meta: SuccessBody<'listWebhookDeliveries'>['meta'];
  /**
   * Reads the next page, with the same filters and options; `null` after the last page. It is not enumerable.
   *
   * @throws {ResponseFormatError} if the API names a page that was already read.
   */
  nextPage(): Promise<WebhookDeliveryPage | null>;
}

/** The deliveries that match a query. */
export type WebhookDeliveryIterator = ItemIterator<WebhookDelivery>;

/** The result of `webhookEndpoints.delete`. */
export type WebhookEndpointDeleted = SuccessBody<'deleteWebhookEndpoint'>['data'];

/** The result of `webhookEndpoints.redeliverFailed`: the number of events that are sent again. */
export type RedeliveryCount = SuccessBody<'redeliverFailed'>['data'];

/** A CSV file: its text, its bytes (UTF-8), or a `Blob` or `File`. */
export type CsvInput = string | Uint8Array | Blob;

/** The result of `customers.delete`. */
export type CustomerDeleted = SuccessBody<'deleteCustomer'>['data'];

/** The result of `customers.checkActiveSubscription`. */
export type ActiveSubscription = SuccessBody<'checkActiveSubscription'>['data'];

export type {
  BillingConfiguration,
  BulkCreatedItem,
  BulkCreateResult,
  BulkFailedItem,
  BulkSkippedItem,
  BulkUpdatedItem,
  ContactPerson,
  CsvAddedRow,
  CsvFailedRow,
  CsvUploadResult,
  Customer,
  CustomerCreate,
  CustomerDetails,
  CustomerSummary,
  CustomerType,
  CustomerUpdate,
  EmailAddress,
  ErrorCode,
  ExistingCustomer,
  Issue,
  IssueCode,
  PageMeta,
  PaymentTerm,
  PhoneNumber,
  TaxIdentification,
  WebhookAttempt,
  WebhookDelivery,
  WebhookDeliveryDetails,
  WebhookEndpoint,
  WebhookEndpointCreate,
  WebhookEndpointUpdate,
  WebhookEndpointWithSecret,
  WebhookEvent,
  WebhookEventType,
} from '@rollcall/contract';
