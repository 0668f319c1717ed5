// Generated from openapi.yaml by `pnpm generate`. Do not edit.
import type { components } from './types.ts';

/** Up to 100 customers to create. */
export type BulkCreateRequest = components['schemas']['BulkCreateRequest'];

/** A customer to create. */
export type CustomerCreate = components['schemas']['CustomerCreate'];

/** The fields of a customer to change. Those that are not sent stay as they are. */
export type CustomerUpdate = components['schemas']['CustomerUpdate'];

/** A customer, with everything that is known about it. */
export type Customer = components['schemas']['Customer'];

/** The four fields of a new customer that bulk create answers with. */
export type CustomerSummary = components['schemas']['CustomerSummary'];

/** The answer to a bulk create. */
export type BulkCreateResponse = components['schemas']['BulkCreateResponse'];

/** What became of each customer. */
export type BulkCreateResult = components['schemas']['BulkCreateResult'];

/** A customer that was created. */
export type BulkCreatedItem = components['schemas']['BulkCreatedItem'];

/** A customer that was not created, and why. `error`, `code`, `field` and `existing` are those of the first issue. */
export type BulkFailedItem = components['schemas']['BulkFailedItem'];

/** A customer that was there already and was left alone. */
export type BulkSkippedItem = components['schemas']['BulkSkippedItem'];

/** A customer that was there already and was changed. */
export type BulkUpdatedItem = components['schemas']['BulkUpdatedItem'];

/** The fields that have another value now. */
export type ChangedFields = components['schemas']['ChangedFields'];

/** The answer to a CSV upload. */
export type CsvUploadResponse = components['schemas']['CsvUploadResponse'];

/** What became of each row. */
export type CsvUploadResult = components['schemas']['CsvUploadResult'];

/** A row that created a customer. */
export type CsvAddedRow = components['schemas']['CsvAddedRow'];

/** A row that created no customer, and why. `error`, `code`, `field` and `existing` are those of the first issue. */
export type CsvFailedRow = components['schemas']['CsvFailedRow'];

/** A row whose customer was there already and was left alone. */
export type CsvSkippedRow = components['schemas']['CsvSkippedRow'];

/** A row whose customer was there already and was changed. */
export type CsvUpdatedRow = components['schemas']['CsvUpdatedRow'];

/** The answer to a create. */
export type CustomerCreatedResponse = components['schemas']['CustomerCreatedResponse'];

/** An answer with one customer. */
export type CustomerResponse = components['schemas']['CustomerResponse'];

/** An answer with a page of customers. */
export type CustomerListResponse = components['schemas']['CustomerListResponse'];

/** Where the page stands among all pages. */
export type PageMeta = components['schemas']['PageMeta'];

/** The answer to a delete. */
export type CustomerDeletedResponse = components['schemas']['CustomerDeletedResponse'];

/** The answer to an archive. */
export type CustomerArchivedResponse = components['schemas']['CustomerArchivedResponse'];

/** The answer to a request that failed. */
export type ErrorResponse = components['schemas']['ErrorResponse'];

/** One problem of one field. */
export type Issue = components['schemas']['Issue'];

/** Every problem of the customer, not only the first. */
export type FailureIssues = components['schemas']['FailureIssues'];

/** The customer that has the key or the email address. */
export type ExistingCustomer = components['schemas']['ExistingCustomer'];

/** What went wrong, for programs. A code never changes its meaning; a newer server may know more codes. */
export type ErrorCode = components['schemas']['ErrorCode'];

/** What is wrong with a field, for programs. A code never changes its meaning; a newer server may know more codes. */
export type IssueCode = components['schemas']['IssueCode'];

export type BillingConfiguration = components['schemas']['BillingConfiguration'];

/** A tax number. */
export type TaxIdentification = components['schemas']['TaxIdentification'];

/** A person to talk to. */
export type ContactPerson = components['schemas']['ContactPerson'];

/** An agreed term of payment. */
export type PaymentTerm = components['schemas']['PaymentTerm'];

/** An email address. */
export type EmailAddress = components['schemas']['EmailAddress'];

/** A telephone number. */
export type PhoneNumber = components['schemas']['PhoneNumber'];

export type Metadata = components['schemas']['Metadata'];

export type MetadataName = components['schemas']['MetadataName'];

/** Any JSON value. */
export type MetadataValue = components['schemas']['MetadataValue'];

export type MetadataText = components['schemas']['MetadataText'];

/** Your own identifier of the customer, unique within your tenant. It never changes. */
export type CustomerKey = components['schemas']['CustomerKey'];

/** The key as it was sent; `null` where there was none to read. */
export type SentCustomerKey = components['schemas']['SentCustomerKey'];

/** Identifier that Rollcall gave to the customer. */
export type CustomerId = components['schemas']['CustomerId'];

/** Whether the customer is a person or a company. */
export type CustomerType = components['schemas']['CustomerType'];

/** An email address. Compared without regard to case. */
export type Email = components['schemas']['Email'];

export type OptionalEmail = components['schemas']['OptionalEmail'];

export type OptionalDate = components['schemas']['OptionalDate'];

export type OptionalText = components['schemas']['OptionalText'];

export type RequiredText = components['schemas']['RequiredText'];

export type OptionalUrl = components['schemas']['OptionalUrl'];

export type OptionalFlag = components['schemas']['OptionalFlag'];

export type OptionalTaxStatus = components['schemas']['OptionalTaxStatus'];

export type TaxStatusOrNull = components['schemas']['TaxStatusOrNull'];

/** How the customer is shown; `null` where neither a display name nor any other name is known. */
export type DisplayNameOrNull = components['schemas']['DisplayNameOrNull'];

/** A place in a list. What it holds may change, so pass it on as it is. */
export type Cursor = components['schemas']['Cursor'];

export type SearchTerm = components['schemas']['SearchTerm'];

export type Timestamp = components['schemas']['Timestamp'];

export type TimestampOrNull = components['schemas']['TimestampOrNull'];

/** Position in the request, from 0. */
export type ItemIndex = components['schemas']['ItemIndex'];

/** Number of the row, 1 being the first below the header. */
export type RowNumber = components['schemas']['RowNumber'];

export type Count = components['schemas']['Count'];

/** The field, with a dotted path into structures (`contact_people.0.email_address`); `null` where the problem is not about one. */
export type FieldPath = components['schemas']['FieldPath'];

/** What went wrong, for people. */
export type Sentence = components['schemas']['Sentence'];

export type EmptyObject = components['schemas']['EmptyObject'];
