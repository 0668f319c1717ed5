// Generated from openapi.yaml by `pnpm generate`. Do not edit.
import * as z from 'zod';
import { minProperties } from '../json-checks.ts';
import { jsonObject } from '../json-object.ts';
import { list } from '../list.ts';
import { byType } from '../by-type.ts';
import type {
  ActiveSubscriptionResponse,
  BillingConfiguration,
  BillingEmail,
  BulkCreateResponse,
  BulkCreateResult,
  BulkCreatedItem,
  BulkFailedItem,
  BulkSkippedItem,
  BulkUpdatedItem,
  ChangedFields,
  ContactPerson,
  Count,
  CsvAddedRow,
  CsvFailedRow,
  CsvLeftOut,
  CsvNote,
  CsvNoteCode,
  CsvSkippedRow,
  CsvUpdatedRow,
  CsvUploadResponse,
  CsvUploadResult,
  CsvWarning,
  CsvWarningCode,
  Currency,
  Cursor,
  CursorMeta,
  Customer,
  CustomerArchivedEvent,
  CustomerCreate,
  CustomerCreatedEvent,
  CustomerCreatedResponse,
  CustomerDeletedEvent,
  CustomerDeletedResponse,
  CustomerDetails,
  CustomerDetailsResponse,
  CustomerFieldChanges,
  CustomerId,
  CustomerKey,
  CustomerListResponse,
  CustomerResponse,
  CustomerSummary,
  CustomerType,
  CustomerUnarchivedEvent,
  CustomerUpdate,
  CustomerUpdatedEvent,
  DeletedCustomer,
  Email,
  EmailAddress,
  EmptyObject,
  EpochMilliseconds,
  ErrorCode,
  ErrorResponse,
  ExistingCustomer,
  FailureIssues,
  FieldPath,
  FullName,
  ImportCompletedEvent,
  ImportSource,
  ImportSummary,
  Issue,
  IssueCode,
  ItemIndex,
  LeftOutCount,
  Metadata,
  MetadataName,
  MetadataValue,
  NullableAddress,
  NullableDate,
  NullableDisplayName,
  NullableStatusCode,
  NullableText,
  NullableTimestamp,
  NullableUrl,
  OptionalBillingConfiguration,
  OptionalDate,
  OptionalEmail,
  OptionalFlag,
  OptionalMetadata,
  OptionalTaxStatus,
  OptionalText,
  OptionalUrl,
  PageMeta,
  PaymentTerm,
  PhoneNumber,
  RequiredText,
  RowNumber,
  SearchTerm,
  SentCustomerKey,
  SentValue,
  Sentence,
  TaxIdentification,
  TaxStatus,
  Timestamp,
  WebhookAttempt,
  WebhookDelivery,
  WebhookDeliveryDetails,
  WebhookDeliveryId,
  WebhookDeliveryListResponse,
  WebhookDeliveryQueuedResponse,
  WebhookDeliveryResponse,
  WebhookDeliveryStatus,
  WebhookDisabledReason,
  WebhookEndpoint,
  WebhookEndpointCreate,
  WebhookEndpointCreatedResponse,
  WebhookEndpointDeletedResponse,
  WebhookEndpointId,
  WebhookEndpointListResponse,
  WebhookEndpointResponse,
  WebhookEndpointStatus,
  WebhookEndpointUpdate,
  WebhookEndpointWithSecret,
  WebhookEvent,
  WebhookEventId,
  WebhookEventType,
  WebhookRedeliverFailedResponse,
  WebhookSecret,
  WebhookSecretResponse,
  WebhookTrigger,
  WebhookUrl,
} from './models.ts';

export const bulkCreateRequestSchema = z.strictObject({
  customers: list(z.unknown(), { min: 1, max: 100 }).describe('The customers. Each is validated and created independently.'),
}).describe('Up to 100 customers to create.');

export const customerKeySchema: z.ZodType<CustomerKey> = z.string().min(1).max(255).regex(/^(?!\.{1,2}$)[^\s\p{Cc}\p{Cs}](?:[^\p{Cc}\p{Cs}]*[^\s\p{Cc}\p{Cs}])?$/u, 'must not be "." or "..", start or end with a space, or contain control characters').describe('Your own identifier for the customer, unique within your tenant. It never changes. It is not `.` or `..`, neither\nstarts nor ends with a space, and has no control characters and no unpaired surrogates. The SDKs of the\nhosted API cannot find a customer whose key contains `/`, `?` or `#`, since they do not encode keys in paths; those for\nJavaScript and Ruby cannot find one with `%` either.');

export const customerTypeSchema: z.ZodType<CustomerType> = z.enum(['INDIVIDUAL', 'BUSINESS']).describe('Whether the customer is a person or a company.');

export const emailSchema: z.ZodType<Email> = z.string().max(254).regex(/^(?=[^@]{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-](?:\.?[A-Za-z0-9!#$%&'*+/=?^_`{|}~-])*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/u, 'must be an email address like name@example.com').describe('An email address. Compared case-insensitively. At most 64 characters are before the `@`, and at most 63 in each part\nof the domain.');

export const optionalTextSchema: z.ZodType<OptionalText> = z.string().max(255).regex(/^[^\u0000\p{Cs}]*$/u, 'must not contain U+0000 or unpaired surrogates').nullable().describe('A text without U+0000 and unpaired surrogates.');

export const optionalEmailSchema: z.ZodType<OptionalEmail> = z.string().max(254).regex(/^(?:(?=[^@]{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-](?:\.?[A-Za-z0-9!#$%&'*+/=?^_`{|}~-])*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)?$/u, 'must be an email address like name@example.com').nullable();

export const optionalDateSchema: z.ZodType<OptionalDate> = z.string().max(10).regex(/^(?:(?:[0-9]{2}[2468][048]|[0-9]{2}[13579][26]|[0-9]{2}0[48]|[02468][048]00|[13579][26]00)-02-29|[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8])))?$/u, 'must be a date like 2026-11-23').nullable();

export const optionalTaxStatusSchema: z.ZodType<OptionalTaxStatus> = z.enum(['TAXABLE', 'TAX_EXEMPT', 'REVERSE_CHARGE', '']).nullable();

export const optionalUrlSchema: z.ZodType<OptionalUrl> = z.string().max(2048).regex(/^[^\u0000\p{Cs}]*$/u, 'must not contain U+0000 or unpaired surrogates').nullable().describe('A text without U+0000 and unpaired surrogates.');

export const optionalFlagSchema: z.ZodType<OptionalFlag> = z.boolean().nullable();

export const optionalBillingConfigurationSchema: z.ZodType<OptionalBillingConfiguration> = z.strictObject({
  preferred_payment_gateway: optionalTextSchema.describe('Payment provider.').exactOptional(),
  preferred_payment_method: optionalTextSchema.describe('Payment method.').exactOptional(),
  billing_email: optionalEmailSchema.describe('Email address for invoices.').exactOptional(),
  billing_address: optionalTextSchema.describe('Address on the invoice.').exactOptional(),
  payment_reminder_days: z.int().gte(0).lte(3650).nullable().describe('Days after which a payment reminder is sent.').exactOptional(),
}).nullable();

export const requiredTextSchema: z.ZodType<RequiredText> = z.string().min(1).max(255).regex(/^[^\u0000\p{Cs}]*$/u, 'must not contain U+0000 or unpaired surrogates').describe('A text without U+0000 and unpaired surrogates.');

export const taxIdentificationSchema: z.ZodType<TaxIdentification> = z.strictObject({
  type: requiredTextSchema.describe('Type of number, such as `VAT`.'),
  number: requiredTextSchema.describe('The number.'),
  country: optionalTextSchema.describe('Country that issued the number.').exactOptional(),
}).describe('A tax number.');

export const contactPersonSchema: z.ZodType<ContactPerson> = z.strictObject({
  first_name: optionalTextSchema.describe('First name.').exactOptional(),
  last_name: optionalTextSchema.describe('Last name.').exactOptional(),
  email_address: optionalEmailSchema.describe('Email address.').exactOptional(),
  designation: optionalTextSchema.describe('Job title.').exactOptional(),
  department: optionalTextSchema.describe('Department.').exactOptional(),
  is_primary: optionalFlagSchema.describe('Whether this is the main contact.').exactOptional(),
  phone_number: optionalTextSchema.describe('Phone number.').exactOptional(),
}).describe('A contact at the customer.');

export const paymentTermSchema: z.ZodType<PaymentTerm> = z.strictObject({
  type: requiredTextSchema.describe('Type of term, such as `NET`.'),
  value: z.union([requiredTextSchema, z.int().gte(-1000000000).lte(1000000000)]).describe('The term, such as `30`. Returned as sent: of the hosted API\'s SDKs, one writes an integer and one a string, and\neach reads what it has written.'),
}).describe('An agreed payment term.');

export const emailAddressSchema: z.ZodType<EmailAddress> = z.strictObject({
  email: emailSchema,
  is_primary: optionalFlagSchema.describe('Whether this is the main address.').exactOptional(),
}).describe('An email address.');

export const phoneNumberSchema: z.ZodType<PhoneNumber> = z.strictObject({
  phone_number: requiredTextSchema.describe('The number, in any format.'),
  country_code: optionalTextSchema.describe('Country code, such as `+1`.').exactOptional(),
  is_primary: optionalFlagSchema.describe('Whether this is the main number.').exactOptional(),
}).describe('A phone number.');

export const metadataNameSchema: z.ZodType<MetadataName> = z.string().min(1).max(255).regex(/^(?!__proto__$)[^\u0000\p{Cs}]*$/u, 'must not be "__proto__" nor contain U+0000 or unpaired surrogates').describe('A name other than `__proto__`, without U+0000 and unpaired surrogates.');

export const metadataValueSchema: z.ZodType<MetadataValue> = byType({
  string: z.string().max(10000).regex(/^[^\u0000\p{Cs}]*$/u, 'must not contain U+0000 or unpaired surrogates'),
  number: z.number().gte(-1e+300).lte(1e+300),
  boolean: z.boolean(),
  array: list(z.lazy(() => metadataValueSchema), { max: 1000 }),
  object: jsonObject({ names: metadataNameSchema, values: z.lazy(() => metadataValueSchema), max: 1000 }),
}).nullable().describe('Any JSON value. A text has at most 10,000 characters, without U+0000 and unpaired surrogates. A list or an object has\nat most 1,000 values, and the names in an object follow the rules for names of metadata. A number is between -1e300\nand 1e300, and a double keeps it unchanged.');

export const optionalMetadataSchema: z.ZodType<OptionalMetadata> = jsonObject({ names: metadataNameSchema, values: metadataValueSchema, max: 50 }).nullable();

export const customerCreateSchema: z.ZodType<CustomerCreate> = z.strictObject({
  customer_key: customerKeySchema,
  customer_type: customerTypeSchema,
  primary_email: emailSchema.describe('Main email address, unique within your tenant.'),
  display_name: optionalTextSchema.describe('Name to display. Defaults to the full name.').exactOptional(),
  legal_name: optionalTextSchema.describe('Registered name of the company or person.').exactOptional(),
  first_name: optionalTextSchema.describe('First name.').exactOptional(),
  middle_name: optionalTextSchema.describe('Middle name.').exactOptional(),
  last_name: optionalTextSchema.describe('Last name.').exactOptional(),
  primary_phone: optionalTextSchema.describe('Phone number, in any format.').exactOptional(),
  billing_email: optionalEmailSchema.describe('Email address for invoices, if not `primary_email`.').exactOptional(),
  date_of_birth: optionalDateSchema.describe('Date of birth, `YYYY-MM-DD`.').exactOptional(),
  legal_number: optionalTextSchema.describe('Company registration number.').exactOptional(),
  tax_identification_number: optionalTextSchema.describe('Tax or VAT number.').exactOptional(),
  tax_status: optionalTaxStatusSchema.describe('Tax status of the customer.').exactOptional(),
  website_url: optionalUrlSchema.describe('Website.').exactOptional(),
  logo_url: optionalUrlSchema.describe('Logo of the customer.').exactOptional(),
  account_manager: optionalTextSchema.describe('Your account manager for this customer.').exactOptional(),
  timezone: optionalTextSchema.describe('Time zone, in any format, such as `America/New_York` or `UTC+00:00`.').exactOptional(),
  language: optionalTextSchema.describe('Language, in any format, such as `en` or `english`.').exactOptional(),
  currency: optionalTextSchema.describe('Currency, such as `USD`.').exactOptional(),
  address_line1: optionalTextSchema.describe('Street and number.').exactOptional(),
  address_line2: optionalTextSchema.describe('Second line of the address.').exactOptional(),
  city: optionalTextSchema.describe('City.').exactOptional(),
  state: optionalTextSchema.describe('State, province or region.').exactOptional(),
  country: optionalTextSchema.describe('Country, in any format, such as `US` or `United States`.').exactOptional(),
  zip_code: optionalTextSchema.describe('Postal code.').exactOptional(),
  shipping_address_line1: optionalTextSchema.describe('Street and number of the shipping address.').exactOptional(),
  shipping_address_line2: optionalTextSchema.describe('Second line of the shipping address.').exactOptional(),
  shipping_city: optionalTextSchema.describe('City of the shipping address.').exactOptional(),
  shipping_state: optionalTextSchema.describe('State, province or region of the shipping address.').exactOptional(),
  shipping_country: optionalTextSchema.describe('Country of the shipping address.').exactOptional(),
  shipping_zip_code: optionalTextSchema.describe('Postal code of the shipping address.').exactOptional(),
  mid_cycle_invoice_consolidation: optionalFlagSchema.describe('Whether charges in the middle of a billing period wait for the next invoice. Defaults to `false`.').exactOptional(),
  billing_configuration: optionalBillingConfigurationSchema.describe('Billing settings of the customer.').exactOptional(),
  tax_identifications: list(taxIdentificationSchema, { max: 20 }).nullable().describe('Tax numbers by type and country.').exactOptional(),
  contact_people: list(contactPersonSchema, { max: 50 }).nullable().describe('Contacts at the customer.').exactOptional(),
  payment_terms: list(paymentTermSchema, { max: 20 }).nullable().describe('Agreed payment terms.').exactOptional(),
  email_addresses: list(emailAddressSchema, { max: 50 }).nullable().describe('All email addresses. Defaults to a list with `primary_email`.').exactOptional(),
  phone_numbers: list(phoneNumberSchema, { max: 50 }).nullable().describe('All phone numbers.').exactOptional(),
  metadata: optionalMetadataSchema.describe('Arbitrary key-value data.').exactOptional(),
}).describe('A customer to create.');

export const emptyObjectSchema: z.ZodType<EmptyObject> = z.strictObject({});

export const itemIndexSchema: z.ZodType<ItemIndex> = z.int().gte(0).lte(99).describe('Position in the request, from 0.');

export const customerIdSchema: z.ZodType<CustomerId> = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u).describe('Identifier that Rollcall assigned to the customer.');

export const nullableDisplayNameSchema: z.ZodType<NullableDisplayName> = z.string().min(1).max(767).nullable().describe('Name to display; `null` if the customer has no name.');

export const customerSummarySchema: z.ZodType<CustomerSummary> = jsonObject({
  properties: z.object({
    id: customerIdSchema,
    customer_type: customerTypeSchema,
    primary_email: emailSchema,
    display_name: nullableDisplayNameSchema,
  }),
}).describe('The four fields of a new customer that bulk create returns.');

export const bulkCreatedItemSchema: z.ZodType<BulkCreatedItem> = jsonObject({
  properties: z.object({ index: itemIndexSchema, customer_key: customerKeySchema, data: customerSummarySchema }),
}).describe('A created customer.');

export const sentCustomerKeySchema: z.ZodType<SentCustomerKey> = z.string().max(1048576).nullable().describe('The key as sent; `null` if it could not be read.');

export const sentenceSchema: z.ZodType<Sentence> = z.string().max(2097152).describe('What went wrong, for people.');

export const issueCodeSchema: z.ZodType<IssueCode> = z.enum([
  'required',
  'invalid_type',
  'invalid_value',
  'invalid_format',
  'too_short',
  'too_long',
  'too_small',
  'too_large',
  'number_not_representable',
  'too_few_items',
  'too_many_items',
  'unknown_field',
  'immutable_field',
  'malformed_row',
  'customer_key_taken',
  'primary_email_taken',
  'not_attempted',
]).describe('What is wrong with a field, for programs. A code never changes its meaning; newer servers may add codes.');

export const fieldPathSchema: z.ZodType<FieldPath> = z.string().max(1048576).nullable().describe('The field, with a dotted path into nested values (`contact_people.0.email_address`); `null` if the problem is not about one field.');

export const sentValueSchema: z.ZodType<SentValue> = z.string().max(1000).describe('The value that has the problem, truncated to 1,000 characters: a text without the white space that is ignored, any\nother value as JSON. Absent for parameters, and if no value is wrong: with `required`, `unknown_field`,\n`too_few_items`, `too_many_items`, or an invalid name.');

export const existingCustomerSchema: z.ZodType<ExistingCustomer> = jsonObject({
  properties: z.object({
    id: customerIdSchema,
    customer_key: customerKeySchema,
    archived: z.boolean().describe('Whether the customer is archived.'),
  }),
}).describe('The customer that already has the key or the email address.');

export const issueSchema = jsonObject({
  properties: z.object({
    code: issueCodeSchema,
    field: fieldPathSchema,
    message: z.string().max(1000).describe('What is wrong with the field, phrased to follow its name.'),
    value: sentValueSchema.exactOptional(),
    existing: existingCustomerSchema.exactOptional(),
  }),
}).describe('One problem of one field.') as z.ZodType<Issue>;

export const failureIssuesSchema: z.ZodType<FailureIssues> = list(issueSchema, { min: 1, max: 1000 }).describe('Every problem of the customer, not only the first.');

export const bulkFailedItemSchema = jsonObject({
  properties: z.object({
    index: itemIndexSchema,
    customer_key: sentCustomerKeySchema,
    error: sentenceSchema,
    code: issueCodeSchema,
    field: fieldPathSchema,
    issues: failureIssuesSchema,
    value: sentValueSchema.exactOptional(),
    existing: existingCustomerSchema.exactOptional(),
  }),
}).describe('A customer that was not created, with the reasons. `error`, `code`, `field`, `value` and `existing` come from the first issue.') as z.ZodType<BulkFailedItem>;

export const bulkSkippedItemSchema: z.ZodType<BulkSkippedItem> = jsonObject({
  properties: z.object({ index: itemIndexSchema, customer_key: customerKeySchema, existing: existingCustomerSchema }),
}).describe('A customer that already existed and was not changed.');

export const changedFieldsSchema: z.ZodType<ChangedFields> = list(z.string().max(64), { min: 1, max: 50 }).describe('The fields whose values changed.');

export const bulkUpdatedItemSchema: z.ZodType<BulkUpdatedItem> = jsonObject({
  properties: z.object({
    index: itemIndexSchema,
    customer_key: customerKeySchema,
    changed_fields: changedFieldsSchema,
    archived: z.boolean().describe('Whether the customer is archived. An update does not change that.'),
    data: customerSummarySchema,
  }),
}).describe('A customer that already existed and was updated.');

export const bulkCreateResultSchema: z.ZodType<BulkCreateResult> = jsonObject({
  properties: z.object({
    total: z.int().gte(1).lte(100).describe('Customers in the request.'),
    successful_count: z.int().gte(0).lte(100).describe('Customers created.'),
    failed_count: z.int().gte(0).lte(100).describe('Customers not created.'),
    customers_created: list(bulkCreatedItemSchema, { max: 100 }).describe('The created customers, in the order of the request.'),
    customers_failed: list(bulkFailedItemSchema, { max: 100 }).describe('The customers that failed, in the order of the request.'),
    customers_skipped: list(bulkSkippedItemSchema, { max: 100 }).describe('The customers that already existed and were not changed. Only with `on_conflict` `skip` or `update`.').exactOptional(),
    customers_updated: list(bulkUpdatedItemSchema, { max: 100 }).describe('The customers that already existed and were updated. Only with `on_conflict` `skip` or `update`.').exactOptional(),
    unchanged_count: z.int().gte(0).lte(100).describe('Customers that already existed with the values that were sent. Only with `on_conflict` `skip` or `update`.').exactOptional(),
  }),
}).describe('The outcome for each customer.');

export const bulkCreateResponseSchema: z.ZodType<BulkCreateResponse> = jsonObject({
  properties: z.object({
    statusCode: z.literal([200]),
    message: z.string().max(255),
    meta: emptyObjectSchema,
    data: bulkCreateResultSchema,
    errors: emptyObjectSchema,
  }),
}).describe('The response to a bulk create.');

export const errorCodeSchema: z.ZodType<ErrorCode> = z.enum([
  'malformed_request',
  'malformed_json',
  'invalid_encoding',
  'nesting_too_deep',
  'malformed_url',
  'malformed_multipart',
  'api_key_missing',
  'api_key_invalid',
  'route_not_found',
  'customer_not_found',
  'webhook_endpoint_not_found',
  'webhook_delivery_not_found',
  'method_not_allowed',
  'not_acceptable',
  'customer_key_taken',
  'primary_email_taken',
  'idempotency_in_progress',
  'idempotency_response_erased',
  'webhook_endpoint_limit_reached',
  'webhook_endpoint_disabled',
  'webhook_delivery_pending',
  'webhook_event_erased',
  'precondition_failed',
  'body_too_large',
  'unsupported_media_type',
  'validation_failed',
  'idempotency_key_reused',
  'query_too_slow',
  'rate_limited',
  'internal_error',
  'method_not_implemented',
  'service_unavailable',
]).describe('What went wrong, for programs. A code never changes its meaning; newer servers may add codes.');

export const errorResponseSchema = jsonObject({
  properties: z.object({
    statusCode: z.int().gte(400).lte(599).describe('The HTTP status.'),
    message: sentenceSchema.describe('What went wrong, for people.'),
    code: errorCodeSchema,
    meta: emptyObjectSchema,
    data: z.null(),
    errors: jsonObject({ values: list(z.string().max(1000), { min: 1, max: 100 }) }).describe('The messages of each field, in the format of the hosted API.'),
    issues: list(issueSchema, { max: 1000 }).describe('Every problem of the request; empty if the failure is not about fields.'),
    existing: existingCustomerSchema.exactOptional(),
  }),
}).describe('The response to a request that failed.') as z.ZodType<ErrorResponse>;

export const countSchema: z.ZodType<Count> = z.int().gte(0).lte(9007199254740991);

export const rowNumberSchema: z.ZodType<RowNumber> = z.int().gte(1).lte(100000).describe('Number of the row; 1 is the first row below the header. Empty lines have no number.');

export const csvAddedRowSchema: z.ZodType<CsvAddedRow> = jsonObject({
  properties: z.object({
    row: rowNumberSchema,
    id: customerIdSchema,
    customer_key: customerKeySchema,
    customer_type: customerTypeSchema,
    primary_email: emailSchema,
    data: jsonObject({
      properties: z.object({ customer_type: customerTypeSchema, email: emailSchema, display_name: nullableDisplayNameSchema }),
    }),
  }),
}).describe('A row that created a customer. The hosted API documents `id`, `primary_email` and `customer_type` here, and its SDKs\nread `data`.');

export const csvFailedRowSchema = jsonObject({
  properties: z.object({
    row: rowNumberSchema,
    customer_key: sentCustomerKeySchema,
    error: sentenceSchema,
    code: issueCodeSchema,
    field: fieldPathSchema,
    issues: failureIssuesSchema,
    value: sentValueSchema.exactOptional(),
    existing: existingCustomerSchema.exactOptional(),
  }),
}).describe('A row that created no customer, with the reasons. `error`, `code`, `field`, `value` and `existing` come from the first issue.') as z.ZodType<CsvFailedRow>;

export const csvSkippedRowSchema: z.ZodType<CsvSkippedRow> = jsonObject({
  properties: z.object({ row: rowNumberSchema, customer_key: customerKeySchema, existing: existingCustomerSchema }),
}).describe('A row whose customer already existed and was not changed.');

export const csvUpdatedRowSchema: z.ZodType<CsvUpdatedRow> = jsonObject({
  properties: z.object({
    row: rowNumberSchema,
    customer_key: customerKeySchema,
    changed_fields: changedFieldsSchema,
    archived: z.boolean().describe('Whether the customer is archived. An update does not change that.'),
  }),
}).describe('A row whose customer already existed and was updated.');

export const csvNoteCodeSchema: z.ZodType<CsvNoteCode> = z.enum([
  'encoding_detected',
  'lines_skipped',
  'column_mapped',
  'column_ignored',
  'value_set',
  'key_taken',
  'blank_rows_skipped',
  'totals_skipped',
  'footer_skipped',
  'short_rows_filled',
  'empty_cells_dropped',
  'value_read',
  'address_cleaned',
  'date_read',
  'date_format_missing',
  'apostrophe_removed',
]).describe('What was skipped or changed, for programs. A code never changes its meaning; newer servers may add codes.');

export const csvNoteSchema: z.ZodType<CsvNote> = jsonObject({
  properties: z.object({
    code: csvNoteCodeSchema,
    message: z.string().max(50000).describe('The note, for people.'),
    count: countSchema.describe('How many rows or columns it concerns.'),
    rows: list(rowNumberSchema, { max: 10 }).describe('The numbers of the first rows; empty if it does not concern rows.'),
  }),
}).describe('Something that was skipped or changed in a CSV file.');

export const csvWarningCodeSchema: z.ZodType<CsvWarningCode> = z.enum([
  'shortened_number',
  'spreadsheet_error',
  'null_word',
  'mojibake',
  'replacement_character',
  'apostrophe',
  'formula',
  'swallowed_rows',
]).describe('How a value was probably damaged, for programs. A code never changes its meaning; newer servers may add codes.');

export const csvWarningSchema: z.ZodType<CsvWarning> = jsonObject({
  properties: z.object({
    code: csvWarningCodeSchema,
    field: z.string().max(101).describe('The field, or the way into it, truncated; `other fields` after 50 of them.'),
    message: z.string().max(200).describe('The warning, for people, in words that follow the field.'),
    count: countSchema.describe('How many values it concerns.'),
    rows: list(rowNumberSchema, { min: 1, max: 10 }).describe('The numbers of the first rows.'),
    value: z.string().max(61).describe('The first of the values, truncated.'),
  }),
}).describe('Values of one field that were probably damaged in the same way before they came into the file.');

export const leftOutCountSchema: z.ZodType<LeftOutCount> = z.int().gte(1).lte(100000);

export const csvLeftOutSchema: z.ZodType<CsvLeftOut> = jsonObject({
  properties: z.object({
    customers_added: leftOutCountSchema.describe('Rows missing in `customers_added`.').exactOptional(),
    customers_failed: leftOutCountSchema.describe('Rows missing in `customers_failed`.').exactOptional(),
    customers_skipped: leftOutCountSchema.describe('Rows missing in `customers_skipped`.').exactOptional(),
    customers_updated: leftOutCountSchema.describe('Rows missing in `customers_updated`.').exactOptional(),
  }),
}).check(minProperties(1)).describe('How many rows each list lacks, because the response would have been larger than 4 MiB. Absent if the lists are\ncomplete. To see the others, split the file.');

export const csvUploadResultSchema: z.ZodType<CsvUploadResult> = jsonObject({
  properties: z.object({
    total_customers: countSchema.describe('Rows below the header, without those whose cells are all empty.'),
    successful_upload_count: countSchema.describe('Customers created.'),
    failed_upload_count: countSchema.describe('Rows that failed.'),
    customers_added: list(csvAddedRowSchema, { max: 100000 }).describe('The rows that created a customer, in the order of the file.'),
    customers_failed: list(csvFailedRowSchema, { max: 100000 }).describe('The rows that failed, in the order of the file.'),
    customers_skipped: list(csvSkippedRowSchema, { max: 100000 }).describe('The rows whose customer already existed and was not changed. Only with `on_conflict` `skip` or `update`.').exactOptional(),
    customers_updated: list(csvUpdatedRowSchema, { max: 100000 }).describe('The rows whose customer already existed and was updated. Only with `on_conflict` `skip` or `update`.').exactOptional(),
    unchanged_count: countSchema.describe('Rows whose customer already existed with the values that were sent. Only with `on_conflict` `skip` or `update`.').exactOptional(),
    notes: list(csvNoteSchema, { max: 200 }).describe('What was skipped or changed in the file. Absent if its rows were taken as they are.').exactOptional(),
    warnings: list(csvWarningSchema, { max: 58 }).describe('Values that were probably damaged before, the most frequent first. They are stored all the same. Absent if there are none.').exactOptional(),
    left_out: csvLeftOutSchema.exactOptional(),
  }),
}).describe('The outcome for each row.');

export const csvUploadResponseSchema: z.ZodType<CsvUploadResponse> = jsonObject({
  properties: z.object({
    statusCode: z.literal([200]),
    message: z.string().max(255),
    meta: emptyObjectSchema,
    data: csvUploadResultSchema,
    errors: emptyObjectSchema,
    total_customers: countSchema.describe('The count of the same name in `data`.'),
    successful_upload_count: countSchema.describe('The count of the same name in `data`.'),
    failed_upload_count: countSchema.describe('The count of the same name in `data`.'),
  }),
}).describe('The response to a CSV upload. The hosted API documents the three counts outside of `data`, and its SDKs read them\nin `data`: they are in both places.');

export const fullNameSchema: z.ZodType<FullName> = z.string().max(767).describe('The legal name of a business; the first, middle and last name of an individual. If a customer lacks that name, the\nother one is used, then `display_name`. An empty string, not `null`, if the customer has no name: programs written\nfor the hosted API expect a string.');

export const nullableTextSchema: z.ZodType<NullableText> = z.string().min(1).max(255).nullable();

export const billingEmailSchema: z.ZodType<BillingEmail> = z.string().max(254).regex(/^(?:[A-Za-z0-9!#$%&'*+/=?^_`{|}~-](?:\.?[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]){0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)?$/u).describe('Email address for invoices, if not `primary_email`. An empty string, not `null`, if it is not set: programs written\nfor the hosted API expect a string. It does not repeat `primary_email`: a client that sends back the whole customer\nwould fix the repeated address.');

export const nullableDateSchema: z.ZodType<NullableDate> = z.iso.date().nullable();

export const taxStatusSchema: z.ZodType<TaxStatus> = z.enum(['TAXABLE', 'TAX_EXEMPT', 'REVERSE_CHARGE', '']).describe('Tax status of the customer. An empty string, not `null`, if it is not set: programs written for the hosted API expect\na string. Rollcall assumes no tax status.');

export const nullableUrlSchema: z.ZodType<NullableUrl> = z.string().min(1).max(2048).nullable();

export const currencySchema: z.ZodType<Currency> = z.string().max(255).describe('Currency, such as `USD`. An empty string, not `null`, if it is not set: programs written for the hosted API expect a\nstring. Rollcall assumes no currency.');

export const billingConfigurationSchema: z.ZodType<BillingConfiguration> = z.strictObject({
  preferred_payment_gateway: optionalTextSchema.describe('Payment provider.').exactOptional(),
  preferred_payment_method: optionalTextSchema.describe('Payment method.').exactOptional(),
  billing_email: optionalEmailSchema.describe('Email address for invoices.').exactOptional(),
  billing_address: optionalTextSchema.describe('Address on the invoice.').exactOptional(),
  payment_reminder_days: z.int().gte(0).lte(3650).nullable().describe('Days after which a payment reminder is sent.').exactOptional(),
});

export const metadataSchema: z.ZodType<Metadata> = jsonObject({ names: metadataNameSchema, values: metadataValueSchema, max: 50 });

export const timestampSchema: z.ZodType<Timestamp> = z.string().regex(/^(?:(?:[0-9]{2}[2468][048]|[0-9]{2}[13579][26]|[0-9]{2}0[48]|[02468][048]00|[13579][26]00)-02-29|[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8])))T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z$/u, 'must be a time like 2026-11-23T09:30:00.000Z');

export const nullableTimestampSchema: z.ZodType<NullableTimestamp> = z.string().regex(/^(?:(?:[0-9]{2}[2468][048]|[0-9]{2}[13579][26]|[0-9]{2}0[48]|[02468][048]00|[13579][26]00)-02-29|[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8])))T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z$/u).nullable();

export const customerSchema: z.ZodType<Customer> = jsonObject({
  properties: z.object({
    id: customerIdSchema,
    customer_key: customerKeySchema,
    customer_type: customerTypeSchema,
    primary_email: emailSchema.describe('Main email address, as sent.'),
    full_name: fullNameSchema,
    display_name: nullableDisplayNameSchema.describe('Name to display. Defaults to the full name.'),
    legal_name: nullableTextSchema.describe('Registered name of the company or person.'),
    first_name: nullableTextSchema.describe('First name.'),
    middle_name: nullableTextSchema.describe('Middle name.'),
    last_name: nullableTextSchema.describe('Last name.'),
    primary_phone: nullableTextSchema.describe('Phone number, in any format.'),
    billing_email: billingEmailSchema,
    date_of_birth: nullableDateSchema.describe('Date of birth, `YYYY-MM-DD`.'),
    legal_number: nullableTextSchema.describe('Company registration number.'),
    tax_identification_number: nullableTextSchema.describe('Tax or VAT number.'),
    tax_status: taxStatusSchema,
    website_url: nullableUrlSchema.describe('Website.'),
    logo_url: nullableUrlSchema.describe('Logo of the customer.'),
    account_manager: nullableTextSchema.describe('Your account manager for this customer.'),
    timezone: nullableTextSchema.describe('Time zone, in any format, such as `America/New_York` or `UTC+00:00`.'),
    language: nullableTextSchema.describe('Language, in any format, such as `en` or `english`.'),
    currency: currencySchema,
    address_line1: nullableTextSchema.describe('Street and number.'),
    address_line2: nullableTextSchema.describe('Second line of the address.'),
    city: nullableTextSchema.describe('City.'),
    state: nullableTextSchema.describe('State, province or region.'),
    country: nullableTextSchema.describe('Country, in any format, such as `US` or `United States`.'),
    zip_code: nullableTextSchema.describe('Postal code.'),
    shipping_address_line1: nullableTextSchema.describe('Street and number of the shipping address.'),
    shipping_address_line2: nullableTextSchema.describe('Second line of the shipping address.'),
    shipping_city: nullableTextSchema.describe('City of the shipping address.'),
    shipping_state: nullableTextSchema.describe('State, province or region of the shipping address.'),
    shipping_country: nullableTextSchema.describe('Country of the shipping address.'),
    shipping_zip_code: nullableTextSchema.describe('Postal code of the shipping address.'),
    mid_cycle_invoice_consolidation: z.boolean().describe('Whether charges in the middle of a billing period wait for the next invoice. Defaults to `false`.'),
    billing_configuration: billingConfigurationSchema.describe('Billing settings of the customer.'),
    tax_identifications: list(taxIdentificationSchema, { max: 20 }).describe('Tax numbers by type and country.'),
    contact_people: list(contactPersonSchema, { max: 50 }).describe('Contacts at the customer.'),
    payment_terms: list(paymentTermSchema, { max: 20 }).describe('Agreed payment terms.'),
    email_addresses: list(emailAddressSchema, { max: 50 }).describe('All email addresses. Defaults to a list with `primary_email`.'),
    phone_numbers: list(phoneNumberSchema, { max: 50 }).describe('All phone numbers.'),
    metadata: metadataSchema.describe('Arbitrary key-value data.'),
    documents: list(jsonObject(), { max: 100 }).describe('Files of the customer. Rollcall stores none, so the list is always empty.'),
    created_at: timestampSchema.describe('When the customer was created.'),
    updated_at: timestampSchema.describe('When the customer was last changed.'),
    archived_at: nullableTimestampSchema.describe('When the customer was archived; `null` if it is not archived.'),
  }),
}).describe('A customer, with all of its fields.');

export const customerCreatedResponseSchema: z.ZodType<CustomerCreatedResponse> = jsonObject({
  properties: z.object({
    statusCode: z.literal([201]),
    message: z.string().max(255),
    meta: emptyObjectSchema,
    data: customerSchema,
    errors: emptyObjectSchema,
  }),
}).describe('The response to a create.');

export const cursorSchema: z.ZodType<Cursor> = z.string().min(1).max(255).regex(/^[A-Za-z0-9_-]*$/u, 'must be a next_cursor, as a page has given it').describe('A position in a list. Its format may change, so do not parse it.');

export const searchTermSchema: z.ZodType<SearchTerm> = z.string().max(255).regex(/^[^\u0000\p{Cs}]*$/u, 'must not contain U+0000 or unpaired surrogates').describe('A text without U+0000 and unpaired surrogates.');

export const pageMetaSchema: z.ZodType<PageMeta> = jsonObject({
  properties: z.object({
    current_page: countSchema.describe('Number of this page, from 1. With `cursor`, pages are counted from the start of the iteration.'),
    total_pages: countSchema.describe('Number of pages that `total_count` customers fill.'),
    total_count: countSchema.describe('Customers on all pages. With `cursor`, the count from the first page of the iteration.'),
    limit_value: countSchema.describe('Customers per page.'),
    next_page: z.int().gte(2).lte(1000000001).nullable().describe('Number of the next page; `null` on the last page and past it.'),
    prev_page: z.int().gte(1).lte(999999999).nullable().describe('Number of the previous page; `null` on the first page and past the last.'),
    'first_page?': z.boolean().describe('Whether this is page 1.'),
    'last_page?': z.boolean().describe('Whether this is the last page. A page past it is not.'),
    'out_of_range?': z.boolean().describe('Whether this page is past the last, and so empty. With no results, every page is.'),
    next_cursor: cursorSchema.nullable().describe('The `cursor` for the next page; `null` on the last page. Rollcall always returns it; other servers of this\nAPI may not.').exactOptional(),
  }),
}).describe('The position of the page among all pages.');

export const customerListResponseSchema: z.ZodType<CustomerListResponse> = jsonObject({
  properties: z.object({
    statusCode: z.literal([200]),
    message: z.string().max(255),
    meta: pageMetaSchema,
    data: list(customerSchema, { max: 100 }).describe('The customers of the page, newest first.'),
    errors: emptyObjectSchema,
  }),
}).describe('A response with a page of customers.');

export const customerResponseSchema: z.ZodType<CustomerResponse> = jsonObject({
  properties: z.object({
    statusCode: z.literal([200]),
    message: z.string().max(255),
    meta: emptyObjectSchema,
    data: customerSchema,
    errors: emptyObjectSchema,
  }),
}).describe('A response with one customer.');

export const customerUpdateSchema: z.ZodType<CustomerUpdate> = z.strictObject({
  customer_type: customerTypeSchema.exactOptional(),
  primary_email: emailSchema.describe('Main email address, unique within your tenant.').exactOptional(),
  display_name: optionalTextSchema.describe('Name to display. If cleared, it becomes the full name.').exactOptional(),
  legal_name: optionalTextSchema.describe('Registered name of the company or person.').exactOptional(),
  first_name: optionalTextSchema.describe('First name.').exactOptional(),
  middle_name: optionalTextSchema.describe('Middle name.').exactOptional(),
  last_name: optionalTextSchema.describe('Last name.').exactOptional(),
  primary_phone: optionalTextSchema.describe('Phone number, in any format.').exactOptional(),
  billing_email: optionalEmailSchema.describe('Email address for invoices, if not `primary_email`.').exactOptional(),
  date_of_birth: optionalDateSchema.describe('Date of birth, `YYYY-MM-DD`.').exactOptional(),
  legal_number: optionalTextSchema.describe('Company registration number.').exactOptional(),
  tax_identification_number: optionalTextSchema.describe('Tax or VAT number.').exactOptional(),
  tax_status: optionalTaxStatusSchema.describe('Tax status of the customer.').exactOptional(),
  website_url: optionalUrlSchema.describe('Website.').exactOptional(),
  logo_url: optionalUrlSchema.describe('Logo of the customer.').exactOptional(),
  account_manager: optionalTextSchema.describe('Your account manager for this customer.').exactOptional(),
  timezone: optionalTextSchema.describe('Time zone, in any format, such as `America/New_York` or `UTC+00:00`.').exactOptional(),
  language: optionalTextSchema.describe('Language, in any format, such as `en` or `english`.').exactOptional(),
  currency: optionalTextSchema.describe('Currency, such as `USD`.').exactOptional(),
  address_line1: optionalTextSchema.describe('Street and number.').exactOptional(),
  address_line2: optionalTextSchema.describe('Second line of the address.').exactOptional(),
  city: optionalTextSchema.describe('City.').exactOptional(),
  state: optionalTextSchema.describe('State, province or region.').exactOptional(),
  country: optionalTextSchema.describe('Country, in any format, such as `US` or `United States`.').exactOptional(),
  zip_code: optionalTextSchema.describe('Postal code.').exactOptional(),
  shipping_address_line1: optionalTextSchema.describe('Street and number of the shipping address.').exactOptional(),
  shipping_address_line2: optionalTextSchema.describe('Second line of the shipping address.').exactOptional(),
  shipping_city: optionalTextSchema.describe('City of the shipping address.').exactOptional(),
  shipping_state: optionalTextSchema.describe('State, province or region of the shipping address.').exactOptional(),
  shipping_country: optionalTextSchema.describe('Country of the shipping address.').exactOptional(),
  shipping_zip_code: optionalTextSchema.describe('Postal code of the shipping address.').exactOptional(),
  mid_cycle_invoice_consolidation: optionalFlagSchema.describe('Whether charges in the middle of a billing period wait for the next invoice. Defaults to `false`.').exactOptional(),
  billing_configuration: optionalBillingConfigurationSchema.describe('Billing settings of the customer.').exactOptional(),
  tax_identifications: list(taxIdentificationSchema, { max: 20 }).nullable().describe('Tax numbers by type and country.').exactOptional(),
  contact_people: list(contactPersonSchema, { max: 50 }).nullable().describe('Contacts at the customer.').exactOptional(),
  payment_terms: list(paymentTermSchema, { max: 20 }).nullable().describe('Agreed payment terms.').exactOptional(),
  email_addresses: list(emailAddressSchema, { max: 50 }).nullable().describe('All email addresses. If cleared, the list contains only `primary_email`.').exactOptional(),
  phone_numbers: list(phoneNumberSchema, { max: 50 }).nullable().describe('All phone numbers.').exactOptional(),
  metadata: optionalMetadataSchema.describe('Arbitrary key-value data.').exactOptional(),
}).describe('The fields of a customer to change. Fields that are not sent keep their values.');

export const customerDeletedResponseSchema: z.ZodType<CustomerDeletedResponse> = jsonObject({
  properties: z.object({
    statusCode: z.literal([200]),
    message: z.string().max(255),
    meta: emptyObjectSchema,
    data: jsonObject({
      properties: z.object({ deleted: z.literal([true]).describe('Always `true`.'), customer_key: customerKeySchema }),
    }),
    errors: emptyObjectSchema,
  }),
}).describe('The response to a delete.');

export const nullableAddressSchema: z.ZodType<NullableAddress> = jsonObject({
  properties: z.object({
    line1: nullableTextSchema.describe('Street and number.'),
    line2: nullableTextSchema.describe('Second line of the address.'),
    city: nullableTextSchema.describe('City.'),
    state: nullableTextSchema.describe('State, province or region.'),
    postal_code: nullableTextSchema.describe('Postal code.'),
    country: nullableTextSchema.describe('Country, in any format, such as `US` or `United States`.'),
  }),
}).nullable().describe('The address of the customer, from `address_line1` to `zip_code`; `null` if none of these fields is set.');

export const customerDetailsSchema: z.ZodType<CustomerDetails> = jsonObject({
  properties: z.object({
    metrifox_id: customerIdSchema.describe('The `id` of the customer, under the name that the hosted API gives it here.'),
    customer_key: customerKeySchema,
    customer_type: customerTypeSchema,
    primary_email: emailSchema.describe('Main email address, as sent.'),
    display_name: nullableDisplayNameSchema.describe('Name to display. Defaults to the full name.'),
    full_name: fullNameSchema,
    billing_email: billingEmailSchema,
    billing_address: nullableAddressSchema,
    currency: currencySchema,
    timezone: nullableTextSchema.describe('Time zone, in any format, such as `America/New_York` or `UTC+00:00`.'),
    language: nullableTextSchema.describe('Language, in any format, such as `en` or `english`.'),
    tenant_checkout_username: z.string().max(255).describe('Name of your checkout at the hosted API. Rollcall has no checkout, so it is always an empty string.'),
    subscriptions: list(jsonObject(), { max: 100 }).describe('Subscriptions of the customer. Rollcall keeps none, so the list is always empty.'),
    entitlements: list(jsonObject(), { max: 100 }).describe('Entitlements of the customer. Rollcall keeps none, so the list is always empty.'),
    wallets: list(jsonObject(), { max: 100 }).describe('Wallets of the customer. Rollcall keeps none, so the list is always empty.'),
    archived_at: nullableTimestampSchema.describe('When the customer was archived; `null` if it is not archived.'),
  }),
}).describe('The main fields of a customer, with the billing that Rollcall does not keep.');

export const customerDetailsResponseSchema: z.ZodType<CustomerDetailsResponse> = jsonObject({
  properties: z.object({
    statusCode: z.literal([200]),
    message: z.string().max(255),
    meta: emptyObjectSchema,
    data: customerDetailsSchema,
    errors: emptyObjectSchema,
  }),
}).describe('A response with the details of a customer.');

export const activeSubscriptionResponseSchema: z.ZodType<ActiveSubscriptionResponse> = jsonObject({
  properties: z.object({
    statusCode: z.literal([200]),
    message: z.string().max(255),
    meta: emptyObjectSchema,
    data: jsonObject({
      properties: z.object({ has_active_subscription: z.literal([false]).describe('Always `false`: Rollcall keeps no subscriptions.') }),
    }),
    errors: emptyObjectSchema,
  }),
}).describe('The response to a check for an active subscription.');

export const webhookUrlSchema: z.ZodType<WebhookUrl> = z.string().max(2048).regex(/^https?:\/\/[!"$-~]+$/u, 'must be an https URL without a fragment, in ASCII').describe('Where the events are sent. An `https:` URL without a user name, a password and a fragment, whose host has public addresses only.');

export const webhookEventTypeSchema: z.ZodType<WebhookEventType> = z.enum([
  'customer.created',
  'customer.updated',
  'customer.deleted',
  'customer.archived',
  'customer.unarchived',
  'import.completed',
]).describe('The type of an event. Newer servers may add types.');

export const webhookEndpointCreateSchema: z.ZodType<WebhookEndpointCreate> = z.strictObject({
  url: webhookUrlSchema,
  description: optionalTextSchema.describe('Your note about the endpoint.').exactOptional(),
  event_types: list(webhookEventTypeSchema, { min: 1, max: 50 }).nullable().describe('The types of the events to send. Repeated ones count once. Defaults to `customer.created`, `customer.updated` and `customer.deleted`.').exactOptional(),
}).describe('A webhook endpoint to create.');

export const webhookEndpointIdSchema: z.ZodType<WebhookEndpointId> = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u, 'must be the id of a webhook endpoint').describe('Identifier that Rollcall assigned to the webhook endpoint.');

export const webhookEndpointStatusSchema: z.ZodType<WebhookEndpointStatus> = z.enum(['enabled', 'disabled']).describe('Whether events are sent to the endpoint.');

export const webhookDisabledReasonSchema: z.ZodType<WebhookDisabledReason> = z.enum(['by_request', 'gone', 'failing']).describe('Why an endpoint is disabled. Newer servers may add reasons.');

export const webhookSecretSchema: z.ZodType<WebhookSecret> = z.string().max(100).regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/u).describe('The secret that signs the events, as Standard Webhooks writes it: `whsec_` and 24 to 64 random bytes in base64.');

export const webhookEndpointWithSecretSchema: z.ZodType<WebhookEndpointWithSecret> = jsonObject({
  properties: z.object({
    id: webhookEndpointIdSchema,
    url: webhookUrlSchema,
    description: nullableTextSchema.describe('Your note about the endpoint.'),
    event_types: list(webhookEventTypeSchema, { min: 1, max: 50 }).describe('The types of the events that are sent to the endpoint, each once.'),
    status: webhookEndpointStatusSchema,
    disabled_reason: webhookDisabledReasonSchema.nullable().describe('Why the endpoint is disabled; `null` if it is enabled.'),
    disabled_at: nullableTimestampSchema.describe('When the endpoint was disabled; `null` if it is enabled.'),
    failing_since: nullableTimestampSchema.describe('Since when every attempt has failed; `null` if the last one succeeded.'),
    created_at: timestampSchema.describe('When the endpoint was created.'),
    updated_at: timestampSchema.describe('When the endpoint was last changed by a request.'),
    secret: webhookSecretSchema,
  }),
}).describe('A webhook endpoint with the secret that signs its events.');

export const webhookEndpointCreatedResponseSchema: z.ZodType<WebhookEndpointCreatedResponse> = jsonObject({
  properties: z.object({
    statusCode: z.literal([201]),
    message: z.string().max(255),
    meta: emptyObjectSchema,
    data: webhookEndpointWithSecretSchema,
    errors: emptyObjectSchema,
  }),
}).describe('The response to the creation of a webhook endpoint.');

export const webhookEndpointSchema: z.ZodType<WebhookEndpoint> = jsonObject({
  properties: z.object({
    id: webhookEndpointIdSchema,
    url: webhookUrlSchema,
    description: nullableTextSchema.describe('Your note about the endpoint.'),
    event_types: list(webhookEventTypeSchema, { min: 1, max: 50 }).describe('The types of the events that are sent to the endpoint, each once.'),
    status: webhookEndpointStatusSchema,
    disabled_reason: webhookDisabledReasonSchema.nullable().describe('Why the endpoint is disabled; `null` if it is enabled.'),
    disabled_at: nullableTimestampSchema.describe('When the endpoint was disabled; `null` if it is enabled.'),
    failing_since: nullableTimestampSchema.describe('Since when every attempt has failed; `null` if the last one succeeded.'),
    created_at: timestampSchema.describe('When the endpoint was created.'),
    updated_at: timestampSchema.describe('When the endpoint was last changed by a request.'),
  }),
}).describe('A URL of yours that receives events.');

export const webhookEndpointListResponseSchema: z.ZodType<WebhookEndpointListResponse> = jsonObject({
  properties: z.object({
    statusCode: z.literal([200]),
    message: z.string().max(255),
    meta: emptyObjectSchema,
    data: list(webhookEndpointSchema, { max: 20 }).describe('The endpoints, newest first.'),
    errors: emptyObjectSchema,
  }),
}).describe('A response with all webhook endpoints.');

export const webhookEndpointResponseSchema: z.ZodType<WebhookEndpointResponse> = jsonObject({
  properties: z.object({
    statusCode: z.literal([200]),
    message: z.string().max(255),
    meta: emptyObjectSchema,
    data: webhookEndpointSchema,
    errors: emptyObjectSchema,
  }),
}).describe('A response with one webhook endpoint.');

export const webhookEndpointUpdateSchema: z.ZodType<WebhookEndpointUpdate> = z.strictObject({
  url: webhookUrlSchema.exactOptional(),
  description: optionalTextSchema.describe('Your note about the endpoint.').exactOptional(),
  event_types: list(webhookEventTypeSchema, { min: 1, max: 50 }).nullable().describe('The types of the events to send. Repeated ones count once. If cleared, it becomes `customer.created`, `customer.updated` and `customer.deleted`.').exactOptional(),
  status: webhookEndpointStatusSchema.exactOptional(),
}).describe('The fields of a webhook endpoint to change. Fields that are not sent keep their values.');

export const webhookEndpointDeletedResponseSchema: z.ZodType<WebhookEndpointDeletedResponse> = jsonObject({
  properties: z.object({
    statusCode: z.literal([200]),
    message: z.string().max(255),
    meta: emptyObjectSchema,
    data: jsonObject({
      properties: z.object({ deleted: z.literal([true]).describe('Always `true`.'), id: webhookEndpointIdSchema }),
    }),
    errors: emptyObjectSchema,
  }),
}).describe('The response to the deletion of a webhook endpoint.');

export const webhookSecretResponseSchema: z.ZodType<WebhookSecretResponse> = jsonObject({
  properties: z.object({
    statusCode: z.literal([200]),
    message: z.string().max(255),
    meta: emptyObjectSchema,
    data: webhookEndpointWithSecretSchema,
    errors: emptyObjectSchema,
  }),
}).describe('The response to the rotation of a secret.');

export const webhookDeliveryIdSchema: z.ZodType<WebhookDeliveryId> = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u, 'must be the id of a webhook delivery').describe('Identifier that Rollcall assigned to the delivery.');

export const webhookEventIdSchema: z.ZodType<WebhookEventId> = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u).describe('Identifier of the event. All endpoints receive the event with the same id, and each attempt has it.');

export const webhookDeliveryStatusSchema: z.ZodType<WebhookDeliveryStatus> = z.enum(['pending', 'succeeded', 'failed', 'canceled']).describe('`pending` until the endpoint has received the event; `failed` after the last attempt; `canceled` if the endpoint was\ndisabled or the customer deleted before that.');

export const nullableStatusCodeSchema: z.ZodType<NullableStatusCode> = z.int().gte(100).lte(599).nullable();

export const webhookDeliverySchema: z.ZodType<WebhookDelivery> = jsonObject({
  properties: z.object({
    id: webhookDeliveryIdSchema,
    endpoint_id: webhookEndpointIdSchema,
    event_id: webhookEventIdSchema,
    event_type: webhookEventTypeSchema,
    customer_key: customerKeySchema.nullable().describe('The customer of the event; `null` if it is about no customer, is a test, or its customer was deleted since.'),
    test: z.boolean().describe('Whether this is a test event.'),
    status: webhookDeliveryStatusSchema,
    attempt_count: countSchema.describe('Attempts so far, those before a redelivery included.'),
    next_attempt_at: nullableTimestampSchema.describe('When the next attempt is due; `null` if there is none, and during an attempt. It waits for earlier deliveries about the same customer.'),
    last_status_code: nullableStatusCodeSchema.describe('The status of the last response; `null` if there was none.'),
    created_at: timestampSchema.describe('When the delivery was created.'),
    completed_at: nullableTimestampSchema.describe('When the delivery succeeded, failed or was canceled; `null` if it is pending.'),
  }),
}).describe('One event for one endpoint, with all of its attempts.');

export const webhookDeliveryQueuedResponseSchema: z.ZodType<WebhookDeliveryQueuedResponse> = jsonObject({
  properties: z.object({
    statusCode: z.literal([202]),
    message: z.string().max(255),
    meta: emptyObjectSchema,
    data: webhookDeliverySchema,
    errors: emptyObjectSchema,
  }),
}).describe('A response with a delivery that is pending.');

export const webhookRedeliverFailedResponseSchema: z.ZodType<WebhookRedeliverFailedResponse> = jsonObject({
  properties: z.object({
    statusCode: z.literal([202]),
    message: z.string().max(255),
    meta: emptyObjectSchema,
    data: jsonObject({ properties: z.object({ count: countSchema.describe('Deliveries that are pending again.') }) }),
    errors: emptyObjectSchema,
  }),
}).describe('The response to a redelivery of everything that an endpoint missed.');

export const cursorMetaSchema: z.ZodType<CursorMeta> = jsonObject({
  properties: z.object({ next_cursor: cursorSchema.nullable().describe('The `cursor` for the next page; `null` on the last page.') }),
}).describe('The position of a page that has no number.');

export const webhookDeliveryListResponseSchema: z.ZodType<WebhookDeliveryListResponse> = jsonObject({
  properties: z.object({
    statusCode: z.literal([200]),
    message: z.string().max(255),
    meta: cursorMetaSchema,
    data: list(webhookDeliverySchema, { max: 100 }).describe('The deliveries of the page, newest first.'),
    errors: emptyObjectSchema,
  }),
}).describe('A response with a page of webhook deliveries.');

export const epochMillisecondsSchema: z.ZodType<EpochMilliseconds> = z.int().gte(0).lte(9007199254740991).describe('When the event happened, in milliseconds since 1970.');

export const customerCreatedEventSchema: z.ZodType<CustomerCreatedEvent> = jsonObject({
  properties: z.object({
    id: webhookEventIdSchema,
    type: z.enum(['customer.created']).describe('The type of the event.'),
    created_at: epochMillisecondsSchema,
    data: jsonObject({ properties: z.object({ customer: customerSchema }) }),
  }),
}).describe('A customer was created.');

export const customerFieldChangesSchema: z.ZodType<CustomerFieldChanges> = jsonObject({ values: list(z.unknown(), { min: 2, max: 2 }), max: 100 }).check(minProperties(1)).describe('Each changed field, `updated_at` among them, with its old and its new value. Lists and objects are whole.');

export const customerUpdatedEventSchema: z.ZodType<CustomerUpdatedEvent> = jsonObject({
  properties: z.object({
    id: webhookEventIdSchema,
    type: z.enum(['customer.updated']).describe('The type of the event.'),
    created_at: epochMillisecondsSchema,
    data: jsonObject({ properties: z.object({ customer: customerSchema, changes: customerFieldChangesSchema }) }),
  }),
}).describe('A customer was changed.');

export const deletedCustomerSchema: z.ZodType<DeletedCustomer> = jsonObject({ properties: z.object({ id: customerIdSchema, customer_key: customerKeySchema }) }).describe('The identifiers of a deleted customer. Everything else is erased.');

export const customerDeletedEventSchema: z.ZodType<CustomerDeletedEvent> = jsonObject({
  properties: z.object({
    id: webhookEventIdSchema,
    type: z.enum(['customer.deleted']).describe('The type of the event.'),
    created_at: epochMillisecondsSchema,
    data: jsonObject({ properties: z.object({ customer: deletedCustomerSchema }) }),
  }),
}).describe('A customer was deleted.');

export const customerArchivedEventSchema: z.ZodType<CustomerArchivedEvent> = jsonObject({
  properties: z.object({
    id: webhookEventIdSchema,
    type: z.enum(['customer.archived']).describe('The type of the event.'),
    created_at: epochMillisecondsSchema,
    data: jsonObject({ properties: z.object({ customer: customerSchema }) }),
  }),
}).describe('A customer was archived.');

export const customerUnarchivedEventSchema: z.ZodType<CustomerUnarchivedEvent> = jsonObject({
  properties: z.object({
    id: webhookEventIdSchema,
    type: z.enum(['customer.unarchived']).describe('The type of the event.'),
    created_at: epochMillisecondsSchema,
    data: jsonObject({ properties: z.object({ customer: customerSchema }) }),
  }),
}).describe('A customer was unarchived.');

export const importSourceSchema: z.ZodType<ImportSource> = z.enum(['bulk_create', 'csv_upload']).describe('Which operation was processed. Newer servers may add others.');

export const importSummarySchema: z.ZodType<ImportSummary> = jsonObject({
  properties: z.object({
    source: importSourceSchema,
    total: countSchema.describe('Customers in the request.'),
    created: countSchema.describe('Customers created.'),
    updated: countSchema.describe('Customers that already existed and were updated.'),
    unchanged: countSchema.describe('Customers that already existed with the values that were sent.'),
    skipped: countSchema.describe('Customers that already existed and were not changed.'),
    failed: countSchema.describe('Customers that failed.'),
  }),
}).describe('The counts of an import. `total` is the sum of the others.');

export const importCompletedEventSchema: z.ZodType<ImportCompletedEvent> = jsonObject({
  properties: z.object({
    id: webhookEventIdSchema,
    type: z.enum(['import.completed']).describe('The type of the event.'),
    created_at: epochMillisecondsSchema,
    data: jsonObject({ properties: z.object({ import: importSummarySchema }) }),
  }),
}).describe('A bulk create or CSV upload was processed.');

export const webhookEventSchema: z.ZodType<WebhookEvent> = z.xor([
  customerCreatedEventSchema,
  customerUpdatedEventSchema,
  customerDeletedEventSchema,
  customerArchivedEventSchema,
  customerUnarchivedEventSchema,
  importCompletedEventSchema,
]).describe('The body of a request to an endpoint. Newer servers may send events of other types.');

export const webhookTriggerSchema: z.ZodType<WebhookTrigger> = z.enum(['schedule', 'manual']).describe('Whether the attempt came from the schedule or from a redelivery.');

export const webhookAttemptSchema: z.ZodType<WebhookAttempt> = jsonObject({
  properties: z.object({
    number: z.int().gte(1).lte(9007199254740991).describe('Number of the attempt, from 1.'),
    started_at: timestampSchema.describe('When the attempt started.'),
    duration_ms: countSchema.describe('How long the attempt took.'),
    status_code: nullableStatusCodeSchema.describe('The status of the response; `null` if there was none.'),
    error: z.string().max(1000).nullable().describe('Why the attempt failed, for people; `null` if it succeeded.'),
    response_body: z.string().max(2048).nullable().describe('The first 2,048 characters of the response; `null` if there was none, or if the customer was deleted since.'),
    trigger: webhookTriggerSchema,
  }),
}).describe('One request to an endpoint.');

export const webhookDeliveryDetailsSchema: z.ZodType<WebhookDeliveryDetails> = jsonObject({
  properties: z.object({
    id: webhookDeliveryIdSchema,
    endpoint_id: webhookEndpointIdSchema,
    event_id: webhookEventIdSchema,
    event_type: webhookEventTypeSchema,
    customer_key: customerKeySchema.nullable().describe('The customer of the event; `null` if it is about no customer, is a test, or its customer was deleted since.'),
    test: z.boolean().describe('Whether this is a test event.'),
    status: webhookDeliveryStatusSchema,
    attempt_count: countSchema.describe('Attempts so far, those before a redelivery included.'),
    next_attempt_at: nullableTimestampSchema.describe('When the next attempt is due; `null` if there is none, and during an attempt. It waits for earlier deliveries about the same customer.'),
    last_status_code: nullableStatusCodeSchema.describe('The status of the last response; `null` if there was none.'),
    created_at: timestampSchema.describe('When the delivery was created.'),
    completed_at: nullableTimestampSchema.describe('When the delivery succeeded, failed or was canceled; `null` if it is pending.'),
    event: webhookEventSchema.nullable().describe('The body of the requests; `null` if its customer was deleted since.'),
    attempts: list(webhookAttemptSchema, { max: 100 }).describe('The latest attempts, oldest first.'),
  }),
}).describe('A delivery with its event and its attempts.');

export const webhookDeliveryResponseSchema: z.ZodType<WebhookDeliveryResponse> = jsonObject({
  properties: z.object({
    statusCode: z.literal([200]),
    message: z.string().max(255),
    meta: emptyObjectSchema,
    data: webhookDeliveryDetailsSchema,
    errors: emptyObjectSchema,
  }),
}).describe('A response with one webhook delivery.');

/** Every schema, under the name that it has in the document. */
export const schemas: Schemas = {
  BulkCreateRequest: bulkCreateRequestSchema,
  CustomerKey: customerKeySchema,
  CustomerType: customerTypeSchema,
  Email: emailSchema,
  OptionalText: optionalTextSchema,
  OptionalEmail: optionalEmailSchema,
  OptionalDate: optionalDateSchema,
  OptionalTaxStatus: optionalTaxStatusSchema,
  OptionalUrl: optionalUrlSchema,
  OptionalFlag: optionalFlagSchema,
  OptionalBillingConfiguration: optionalBillingConfigurationSchema,
  RequiredText: requiredTextSchema,
  TaxIdentification: taxIdentificationSchema,
  ContactPerson: contactPersonSchema,
  PaymentTerm: paymentTermSchema,
  EmailAddress: emailAddressSchema,
  PhoneNumber: phoneNumberSchema,
  MetadataName: metadataNameSchema,
  MetadataValue: metadataValueSchema,
  OptionalMetadata: optionalMetadataSchema,
  CustomerCreate: customerCreateSchema,
  EmptyObject: emptyObjectSchema,
  ItemIndex: itemIndexSchema,
  CustomerId: customerIdSchema,
  NullableDisplayName: nullableDisplayNameSchema,
  CustomerSummary: customerSummarySchema,
  BulkCreatedItem: bulkCreatedItemSchema,
  SentCustomerKey: sentCustomerKeySchema,
  Sentence: sentenceSchema,
  IssueCode: issueCodeSchema,
  FieldPath: fieldPathSchema,
  SentValue: sentValueSchema,
  ExistingCustomer: existingCustomerSchema,
  Issue: issueSchema,
  FailureIssues: failureIssuesSchema,
  BulkFailedItem: bulkFailedItemSchema,
  BulkSkippedItem: bulkSkippedItemSchema,
  ChangedFields: changedFieldsSchema,
  BulkUpdatedItem: bulkUpdatedItemSchema,
  BulkCreateResult: bulkCreateResultSchema,
  BulkCreateResponse: bulkCreateResponseSchema,
  ErrorCode: errorCodeSchema,
  ErrorResponse: errorResponseSchema,
  Count: countSchema,
  RowNumber: rowNumberSchema,
  CsvAddedRow: csvAddedRowSchema,
  CsvFailedRow: csvFailedRowSchema,
  CsvSkippedRow: csvSkippedRowSchema,
  CsvUpdatedRow: csvUpdatedRowSchema,
  CsvNoteCode: csvNoteCodeSchema,
  CsvNote: csvNoteSchema,
  CsvWarningCode: csvWarningCodeSchema,
  CsvWarning: csvWarningSchema,
  LeftOutCount: leftOutCountSchema,
  CsvLeftOut: csvLeftOutSchema,
  CsvUploadResult: csvUploadResultSchema,
  CsvUploadResponse: csvUploadResponseSchema,
  FullName: fullNameSchema,
  NullableText: nullableTextSchema,
  BillingEmail: billingEmailSchema,
  NullableDate: nullableDateSchema,
  TaxStatus: taxStatusSchema,
  NullableUrl: nullableUrlSchema,
  Currency: currencySchema,
  BillingConfiguration: billingConfigurationSchema,
  Metadata: metadataSchema,
  Timestamp: timestampSchema,
  NullableTimestamp: nullableTimestampSchema,
  Customer: customerSchema,
  CustomerCreatedResponse: customerCreatedResponseSchema,
  Cursor: cursorSchema,
  SearchTerm: searchTermSchema,
  PageMeta: pageMetaSchema,
  CustomerListResponse: customerListResponseSchema,
  CustomerResponse: customerResponseSchema,
  CustomerUpdate: customerUpdateSchema,
  CustomerDeletedResponse: customerDeletedResponseSchema,
  NullableAddress: nullableAddressSchema,
  CustomerDetails: customerDetailsSchema,
  CustomerDetailsResponse: customerDetailsResponseSchema,
  ActiveSubscriptionResponse: activeSubscriptionResponseSchema,
  WebhookUrl: webhookUrlSchema,
  WebhookEventType: webhookEventTypeSchema,
  WebhookEndpointCreate: webhookEndpointCreateSchema,
  WebhookEndpointId: webhookEndpointIdSchema,
  WebhookEndpointStatus: webhookEndpointStatusSchema,
  WebhookDisabledReason: webhookDisabledReasonSchema,
  WebhookSecret: webhookSecretSchema,
  WebhookEndpointWithSecret: webhookEndpointWithSecretSchema,
  WebhookEndpointCreatedResponse: webhookEndpointCreatedResponseSchema,
  WebhookEndpoint: webhookEndpointSchema,
  WebhookEndpointListResponse: webhookEndpointListResponseSchema,
  WebhookEndpointResponse: webhookEndpointResponseSchema,
  WebhookEndpointUpdate: webhookEndpointUpdateSchema,
  WebhookEndpointDeletedResponse: webhookEndpointDeletedResponseSchema,
  WebhookSecretResponse: webhookSecretResponseSchema,
  WebhookDeliveryId: webhookDeliveryIdSchema,
  WebhookEventId: webhookEventIdSchema,
  WebhookDeliveryStatus: webhookDeliveryStatusSchema,
  NullableStatusCode: nullableStatusCodeSchema,
  WebhookDelivery: webhookDeliverySchema,
  WebhookDeliveryQueuedResponse: webhookDeliveryQueuedResponseSchema,
  WebhookRedeliverFailedResponse: webhookRedeliverFailedResponseSchema,
  CursorMeta: cursorMetaSchema,
  WebhookDeliveryListResponse: webhookDeliveryListResponseSchema,
  EpochMilliseconds: epochMillisecondsSchema,
  CustomerCreatedEvent: customerCreatedEventSchema,
  CustomerFieldChanges: customerFieldChangesSchema,
  CustomerUpdatedEvent: customerUpdatedEventSchema,
  DeletedCustomer: deletedCustomerSchema,
  CustomerDeletedEvent: customerDeletedEventSchema,
  CustomerArchivedEvent: customerArchivedEventSchema,
  CustomerUnarchivedEvent: customerUnarchivedEventSchema,
  ImportSource: importSourceSchema,
  ImportSummary: importSummarySchema,
  ImportCompletedEvent: importCompletedEventSchema,
  WebhookEvent: webhookEventSchema,
  WebhookTrigger: webhookTriggerSchema,
  WebhookAttempt: webhookAttemptSchema,
  WebhookDeliveryDetails: webhookDeliveryDetailsSchema,
  WebhookDeliveryResponse: webhookDeliveryResponseSchema,
};

export interface Schemas {
  readonly BulkCreateRequest: typeof bulkCreateRequestSchema;
  readonly CustomerKey: typeof customerKeySchema;
  readonly CustomerType: typeof customerTypeSchema;
  readonly Email: typeof emailSchema;
  readonly OptionalText: typeof optionalTextSchema;
  readonly OptionalEmail: typeof optionalEmailSchema;
  readonly OptionalDate: typeof optionalDateSchema;
  readonly OptionalTaxStatus: typeof optionalTaxStatusSchema;
  readonly OptionalUrl: typeof optionalUrlSchema;
  readonly OptionalFlag: typeof optionalFlagSchema;
  readonly OptionalBillingConfiguration: typeof optionalBillingConfigurationSchema;
  readonly RequiredText: typeof requiredTextSchema;
  readonly TaxIdentification: typeof taxIdentificationSchema;
  readonly ContactPerson: typeof contactPersonSchema;
  readonly PaymentTerm: typeof paymentTermSchema;
  readonly EmailAddress: typeof emailAddressSchema;
  readonly PhoneNumber: typeof phoneNumberSchema;
  readonly MetadataName: typeof metadataNameSchema;
  readonly MetadataValue: typeof metadataValueSchema;
  readonly OptionalMetadata: typeof optionalMetadataSchema;
  readonly CustomerCreate: typeof customerCreateSchema;
  readonly EmptyObject: typeof emptyObjectSchema;
  readonly ItemIndex: typeof itemIndexSchema;
  readonly CustomerId: typeof customerIdSchema;
  readonly NullableDisplayName: typeof nullableDisplayNameSchema;
  readonly CustomerSummary: typeof customerSummarySchema;
  readonly BulkCreatedItem: typeof bulkCreatedItemSchema;
  readonly SentCustomerKey: typeof sentCustomerKeySchema;
  readonly Sentence: typeof sentenceSchema;
  readonly IssueCode: typeof issueCodeSchema;
  readonly FieldPath: typeof fieldPathSchema;
  readonly SentValue: typeof sentValueSchema;
  readonly ExistingCustomer: typeof existingCustomerSchema;
  readonly Issue: typeof issueSchema;
  readonly FailureIssues: typeof failureIssuesSchema;
  readonly BulkFailedItem: typeof bulkFailedItemSchema;
  readonly BulkSkippedItem: typeof bulkSkippedItemSchema;
  readonly ChangedFields: typeof changedFieldsSchema;
  readonly BulkUpdatedItem: typeof bulkUpdatedItemSchema;
  readonly BulkCreateResult: typeof bulkCreateResultSchema;
  readonly BulkCreateResponse: typeof bulkCreateResponseSchema;
  readonly ErrorCode: typeof errorCodeSchema;
  readonly ErrorResponse: typeof errorResponseSchema;
  readonly Count: typeof countSchema;
  readonly RowNumber: typeof rowNumberSchema;
  readonly CsvAddedRow: typeof csvAddedRowSchema;
  readonly CsvFailedRow: typeof csvFailedRowSchema;
  readonly CsvSkippedRow: typeof csvSkippedRowSchema;
  readonly CsvUpdatedRow: typeof csvUpdatedRowSchema;
  readonly CsvNoteCode: typeof csvNoteCodeSchema;
  readonly CsvNote: typeof csvNoteSchema;
  readonly CsvWarningCode: typeof csvWarningCodeSchema;
  readonly CsvWarning: typeof csvWarningSchema;
  readonly LeftOutCount: typeof leftOutCountSchema;
  readonly CsvLeftOut: typeof csvLeftOutSchema;
  readonly CsvUploadResult: typeof csvUploadResultSchema;
  readonly CsvUploadResponse: typeof csvUploadResponseSchema;
  readonly FullName: typeof fullNameSchema;
  readonly NullableText: typeof nullableTextSchema;
  readonly BillingEmail: typeof billingEmailSchema;
  readonly NullableDate: typeof nullableDateSchema;
  readonly TaxStatus: typeof taxStatusSchema;
  readonly NullableUrl: typeof nullableUrlSchema;
  readonly Currency: typeof currencySchema;
  readonly BillingConfiguration: typeof billingConfigurationSchema;
  readonly Metadata: typeof metadataSchema;
  readonly Timestamp: typeof timestampSchema;
  readonly NullableTimestamp: typeof nullableTimestampSchema;
  readonly Customer: typeof customerSchema;
  readonly CustomerCreatedResponse: typeof customerCreatedResponseSchema;
  readonly Cursor: typeof cursorSchema;
  readonly SearchTerm: typeof searchTermSchema;
  readonly PageMeta: typeof pageMetaSchema;
  readonly CustomerListResponse: typeof customerListResponseSchema;
  readonly CustomerResponse: typeof customerResponseSchema;
  readonly CustomerUpdate: typeof customerUpdateSchema;
  readonly CustomerDeletedResponse: typeof customerDeletedResponseSchema;
  readonly NullableAddress: typeof nullableAddressSchema;
  readonly CustomerDetails: typeof customerDetailsSchema;
  readonly CustomerDetailsResponse: typeof customerDetailsResponseSchema;
  readonly ActiveSubscriptionResponse: typeof activeSubscriptionResponseSchema;
  readonly WebhookUrl: typeof webhookUrlSchema;
  readonly WebhookEventType: typeof webhookEventTypeSchema;
  readonly WebhookEndpointCreate: typeof webhookEndpointCreateSchema;
  readonly WebhookEndpointId: typeof webhookEndpointIdSchema;
  readonly WebhookEndpointStatus: typeof webhookEndpointStatusSchema;
  readonly WebhookDisabledReason: typeof webhookDisabledReasonSchema;
  readonly WebhookSecret: typeof webhookSecretSchema;
  readonly WebhookEndpointWithSecret: typeof webhookEndpointWithSecretSchema;
  readonly WebhookEndpointCreatedResponse: typeof webhookEndpointCreatedResponseSchema;
  readonly WebhookEndpoint: typeof webhookEndpointSchema;
  readonly WebhookEndpointListResponse: typeof webhookEndpointListResponseSchema;
  readonly WebhookEndpointResponse: typeof webhookEndpointResponseSchema;
  readonly WebhookEndpointUpdate: typeof webhookEndpointUpdateSchema;
  readonly WebhookEndpointDeletedResponse: typeof webhookEndpointDeletedResponseSchema;
  readonly WebhookSecretResponse: typeof webhookSecretResponseSchema;
  readonly WebhookDeliveryId: typeof webhookDeliveryIdSchema;
  readonly WebhookEventId: typeof webhookEventIdSchema;
  readonly WebhookDeliveryStatus: typeof webhookDeliveryStatusSchema;
  readonly NullableStatusCode: typeof nullableStatusCodeSchema;
  readonly WebhookDelivery: typeof webhookDeliverySchema;
  readonly WebhookDeliveryQueuedResponse: typeof webhookDeliveryQueuedResponseSchema;
  readonly WebhookRedeliverFailedResponse: typeof webhookRedeliverFailedResponseSchema;
  readonly CursorMeta: typeof cursorMetaSchema;
  readonly WebhookDeliveryListResponse: typeof webhookDeliveryListResponseSchema;
  readonly EpochMilliseconds: typeof epochMillisecondsSchema;
  readonly CustomerCreatedEvent: typeof customerCreatedEventSchema;
  readonly CustomerFieldChanges: typeof customerFieldChangesSchema;
  readonly CustomerUpdatedEvent: typeof customerUpdatedEventSchema;
  readonly DeletedCustomer: typeof deletedCustomerSchema;
  readonly CustomerDeletedEvent: typeof customerDeletedEventSchema;
  readonly CustomerArchivedEvent: typeof customerArchivedEventSchema;
  readonly CustomerUnarchivedEvent: typeof customerUnarchivedEventSchema;
  readonly ImportSource: typeof importSourceSchema;
  readonly ImportSummary: typeof importSummarySchema;
  readonly ImportCompletedEvent: typeof importCompletedEventSchema;
  readonly WebhookEvent: typeof webhookEventSchema;
  readonly WebhookTrigger: typeof webhookTriggerSchema;
  readonly WebhookAttempt: typeof webhookAttemptSchema;
  readonly WebhookDeliveryDetails: typeof webhookDeliveryDetailsSchema;
  readonly WebhookDeliveryResponse: typeof webhookDeliveryResponseSchema;
}
