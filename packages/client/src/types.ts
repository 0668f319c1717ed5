import type { Customer, PageMeta, Query, SuccessBody } from '@rollcall/contract';

/** The filters and the page of `customers.list`. Everything is optional. */
export type CustomerListQuery = Query<'listCustomers'>;

/** One page of `customers.list`. */
export interface CustomerPage {
  /** The customers of the page, the newest first. Empty past the last page. */
  readonly customers: Customer[];
  /** Where the page stands among all pages, as the API answers it. */
  readonly meta: PageMeta;
}

/** A CSV file: its text, its bytes (UTF-8), or a `Blob` or `File` of it. */
export type CsvInput = string | Uint8Array | Blob;

/** The answer to `customers.delete`. */
export type CustomerDeleted = SuccessBody<'deleteCustomer'>['data'];

/** The answer to `customers.archive`. */
export type CustomerArchived = SuccessBody<'archiveCustomer'>['data'];

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
} from '@rollcall/contract';
