import type { Customer, PageMeta, Query, SuccessBody } from '@rollcall/contract';

/** The filters and the page of `customers.list`. All fields are optional. */
export type CustomerListQuery = Query<'listCustomers'>;

/** One page of `customers.list`. */
export interface CustomerPage {
  /** The customers of the page, the newest first. Empty past the last page. */
  readonly customers: Customer[];
  /** The position of the page among all pages, as the API sends it. */
  readonly meta: PageMeta;
}

/** A CSV file: its text, its bytes (UTF-8), or a `Blob` or `File`. */
export type CsvInput = string | Uint8Array | Blob;

/** The result of `customers.delete`. */
export type CustomerDeleted = SuccessBody<'deleteCustomer'>['data'];

/** The result of `customers.archive`. */
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
