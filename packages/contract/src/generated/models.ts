// Generated from openapi.yaml by `pnpm generate`. Do not edit.
import type { components } from './types.ts';

/** Up to 100 customers to create. */
export type BulkCreateRequest = components['schemas']['BulkCreateRequest'];

/** A customer to create. */
export type CustomerCreate = components['schemas']['CustomerCreate'];

/** The fields of a customer to change. Fields that are not sent keep their values. */
export type CustomerUpdate = components['schemas']['CustomerUpdate'];

/** A customer, with all of its fields. */
export type Customer = components['schemas']['Customer'];

/** The four fields of a new customer that bulk create returns. */
export type CustomerSummary = components['schemas']['CustomerSummary'];

/** The response to a bulk create. */
export type BulkCreateResponse = components['schemas']['BulkCreateResponse'];

/** The outcome for each customer. */
export type BulkCreateResult = components['schemas']['BulkCreateResult'];

/** A created customer. */
export type BulkCreatedItem = components['schemas']['BulkCreatedItem'];

/** A customer that was not created, with the reasons. `error`, `code`, `field` and `existing` come from the first issue. */
export type BulkFailedItem = components['schemas']['BulkFailedItem'];

/** A customer that already existed and was not changed. */
export type BulkSkippedItem = components['schemas']['BulkSkippedItem'];

/** A customer that already existed and was updated. */
export type BulkUpdatedItem = components['schemas']['BulkUpdatedItem'];

/** The fields whose values changed. */
export type ChangedFields = components['schemas']['ChangedFields'];

/** The response to a CSV upload. */
export type CsvUploadResponse = components['schemas']['CsvUploadResponse'];

/** The outcome for each row. */
export type CsvUploadResult = components['schemas']['CsvUploadResult'];

/** A row that created a customer. */
export type CsvAddedRow = components['schemas']['CsvAddedRow'];

/** A row that created no customer, with the reasons. `error`, `code`, `field` and `existing` come from the first issue. */
export type CsvFailedRow = components['schemas']['CsvFailedRow'];

/** A row whose customer already existed and was not changed. */
export type CsvSkippedRow = components['schemas']['CsvSkippedRow'];

/** A row whose customer already existed and was updated. */
export type CsvUpdatedRow = components['schemas']['CsvUpdatedRow'];

/** The response to a create. */
export type CustomerCreatedResponse = components['schemas']['CustomerCreatedResponse'];

/** A response with one customer. */
export type CustomerResponse = components['schemas']['CustomerResponse'];

/** A response with a page of customers. */
export type CustomerListResponse = components['schemas']['CustomerListResponse'];

/** The position of the page among all pages. */
export type PageMeta = components['schemas']['PageMeta'];

/** The response to a delete. */
export type CustomerDeletedResponse = components['schemas']['CustomerDeletedResponse'];

/** The response to an archive. */
export type CustomerArchivedResponse = components['schemas']['CustomerArchivedResponse'];

/** The response to a request that failed. */
export type ErrorResponse = components['schemas']['ErrorResponse'];

/** One problem of one field. */
export type Issue = components['schemas']['Issue'];

/** Every problem of the customer, not only the first. */
export type FailureIssues = components['schemas']['FailureIssues'];

/** The customer that already has the key or the email address. */
export type ExistingCustomer = components['schemas']['ExistingCustomer'];

/** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
export type ErrorCode = components['schemas']['ErrorCode'];

/** What is wrong with a field, for programs. A code never changes its meaning; newer servers may add codes. */
export type IssueCode = components['schemas']['IssueCode'];

export type BillingConfiguration = components['schemas']['BillingConfiguration'];

export type OptionalBillingConfiguration = components['schemas']['OptionalBillingConfiguration'];

/** A tax number. */
export type TaxIdentification = components['schemas']['TaxIdentification'];

/** A contact at the customer. */
export type ContactPerson = components['schemas']['ContactPerson'];

/** An agreed payment term. */
export type PaymentTerm = components['schemas']['PaymentTerm'];

/** An email address. */
export type EmailAddress = components['schemas']['EmailAddress'];

/** A phone number. */
export type PhoneNumber = components['schemas']['PhoneNumber'];

export type Metadata = components['schemas']['Metadata'];

export type OptionalMetadata = components['schemas']['OptionalMetadata'];

export type MetadataName = components['schemas']['MetadataName'];

/** Any JSON value. */
export type MetadataValue = components['schemas']['MetadataValue'];

export type MetadataText = components['schemas']['MetadataText'];

/** Your own identifier for the customer, unique within your tenant. It never changes. */
export type CustomerKey = components['schemas']['CustomerKey'];

/** The key as sent; `null` if it could not be read. */
export type SentCustomerKey = components['schemas']['SentCustomerKey'];

/** Identifier that Rollcall assigned to the customer. */
export type CustomerId = components['schemas']['CustomerId'];

/** Whether the customer is a person or a company. */
export type CustomerType = components['schemas']['CustomerType'];

/** An email address. Compared case-insensitively. */
export type Email = components['schemas']['Email'];

export type OptionalEmail = components['schemas']['OptionalEmail'];

export type OptionalDate = components['schemas']['OptionalDate'];

export type OptionalText = components['schemas']['OptionalText'];

export type RequiredText = components['schemas']['RequiredText'];

export type OptionalUrl = components['schemas']['OptionalUrl'];

export type OptionalFlag = components['schemas']['OptionalFlag'];

export type OptionalTaxStatus = components['schemas']['OptionalTaxStatus'];

export type TaxStatusOrNull = components['schemas']['TaxStatusOrNull'];

/** Name to display; `null` if the customer has no name. */
export type DisplayNameOrNull = components['schemas']['DisplayNameOrNull'];

/** A position in a list. Its format may change, so do not parse it. */
export type Cursor = components['schemas']['Cursor'];

export type SearchTerm = components['schemas']['SearchTerm'];

export type Timestamp = components['schemas']['Timestamp'];

export type TimestampOrNull = components['schemas']['TimestampOrNull'];

/** Position in the request, from 0. */
export type ItemIndex = components['schemas']['ItemIndex'];

/** Number of the row; 1 is the first row below the header. Empty lines have no number. */
export type RowNumber = components['schemas']['RowNumber'];

export type Count = components['schemas']['Count'];

/** The field, with a dotted path into nested values (`contact_people.0.email_address`); `null` if the problem is not about one field. */
export type FieldPath = components['schemas']['FieldPath'];

/** What went wrong, for people. */
export type Sentence = components['schemas']['Sentence'];

export type EmptyObject = components['schemas']['EmptyObject'];
