// Generated from openapi.yaml by `pnpm generate`. Do not edit.

/** Up to 100 customers to create. */
export interface BulkCreateRequest {
    /** The customers. Each is validated and created independently. */
    customers: CustomerCreate[];
}

/** A customer to create. */
export interface CustomerCreate {
    /**
     * Your own identifier for the customer, unique within your tenant. It never changes.
     *
     * @example acme_corp_001
     */
    customer_key: string;
    /** Whether the customer is a person or a company. */
    customer_type: CustomerType;
    /**
     * Main email address, unique within your tenant.
     *
     * Format: email
     *
     * @example jane@example.com
     */
    primary_email: string;
    /** Name to display. Defaults to the full name. */
    display_name?: string | null | undefined;
    /** Registered name of the company or person. */
    legal_name?: string | null | undefined;
    /** First name. */
    first_name?: string | null | undefined;
    /** Middle name. */
    middle_name?: string | null | undefined;
    /** Last name. */
    last_name?: string | null | undefined;
    /** Phone number, in any format. */
    primary_phone?: string | null | undefined;
    /** Email address for invoices, if not `primary_email`. */
    billing_email?: string | null | undefined;
    /** Date of birth, `YYYY-MM-DD`. */
    date_of_birth?: string | null | undefined;
    /** Company registration number. */
    legal_number?: string | null | undefined;
    /** Tax or VAT number. */
    tax_identification_number?: string | null | undefined;
    /** Tax status of the customer. */
    tax_status?: OptionalTaxStatus | undefined;
    /** Website. */
    website_url?: string | null | undefined;
    /** Logo of the customer. */
    logo_url?: string | null | undefined;
    /** Your account manager for this customer. */
    account_manager?: string | null | undefined;
    /** Time zone, in any format, such as `America/New_York` or `UTC+00:00`. */
    timezone?: string | null | undefined;
    /** Language, in any format, such as `en` or `english`. */
    language?: string | null | undefined;
    /** Currency, such as `USD`. */
    currency?: string | null | undefined;
    /** Street and number. */
    address_line1?: string | null | undefined;
    /** Second line of the address. */
    address_line2?: string | null | undefined;
    /** City. */
    city?: string | null | undefined;
    /** State, province or region. */
    state?: string | null | undefined;
    /** Country, in any format, such as `US` or `United States`. */
    country?: string | null | undefined;
    /** Postal code. */
    zip_code?: string | null | undefined;
    /** Street and number of the shipping address. */
    shipping_address_line1?: string | null | undefined;
    /** Second line of the shipping address. */
    shipping_address_line2?: string | null | undefined;
    /** City of the shipping address. */
    shipping_city?: string | null | undefined;
    /** State, province or region of the shipping address. */
    shipping_state?: string | null | undefined;
    /** Country of the shipping address. */
    shipping_country?: string | null | undefined;
    /** Postal code of the shipping address. */
    shipping_zip_code?: string | null | undefined;
    /** Billing settings of the customer. */
    billing_configuration?: BillingConfiguration | undefined;
    /** Tax numbers by type and country. */
    tax_identifications?: TaxIdentification[] | undefined;
    /** Contacts at the customer. */
    contact_people?: ContactPerson[] | undefined;
    /** Agreed payment terms. */
    payment_terms?: PaymentTerm[] | undefined;
    /** All email addresses. Defaults to a list with `primary_email`. */
    email_addresses?: EmailAddress[] | undefined;
    /** All phone numbers. */
    phone_numbers?: PhoneNumber[] | undefined;
    /** Arbitrary key-value data. */
    metadata?: Metadata | undefined;
}

/** The fields of a customer to change. Fields that are not sent keep their values. */
export interface CustomerUpdate {
    /** Whether the customer is a person or a company. */
    customer_type?: CustomerType | undefined;
    /**
     * Main email address, unique within your tenant.
     *
     * Format: email
     *
     * @example jane@example.com
     */
    primary_email?: string | undefined;
    /** Name to display. If cleared, it becomes the full name. */
    display_name?: string | null | undefined;
    /** Registered name of the company or person. */
    legal_name?: string | null | undefined;
    /** First name. */
    first_name?: string | null | undefined;
    /** Middle name. */
    middle_name?: string | null | undefined;
    /** Last name. */
    last_name?: string | null | undefined;
    /** Phone number, in any format. */
    primary_phone?: string | null | undefined;
    /** Email address for invoices, if not `primary_email`. */
    billing_email?: string | null | undefined;
    /** Date of birth, `YYYY-MM-DD`. */
    date_of_birth?: string | null | undefined;
    /** Company registration number. */
    legal_number?: string | null | undefined;
    /** Tax or VAT number. */
    tax_identification_number?: string | null | undefined;
    /** Tax status of the customer. */
    tax_status?: OptionalTaxStatus | undefined;
    /** Website. */
    website_url?: string | null | undefined;
    /** Logo of the customer. */
    logo_url?: string | null | undefined;
    /** Your account manager for this customer. */
    account_manager?: string | null | undefined;
    /** Time zone, in any format, such as `America/New_York` or `UTC+00:00`. */
    timezone?: string | null | undefined;
    /** Language, in any format, such as `en` or `english`. */
    language?: string | null | undefined;
    /** Currency, such as `USD`. */
    currency?: string | null | undefined;
    /** Street and number. */
    address_line1?: string | null | undefined;
    /** Second line of the address. */
    address_line2?: string | null | undefined;
    /** City. */
    city?: string | null | undefined;
    /** State, province or region. */
    state?: string | null | undefined;
    /** Country, in any format, such as `US` or `United States`. */
    country?: string | null | undefined;
    /** Postal code. */
    zip_code?: string | null | undefined;
    /** Street and number of the shipping address. */
    shipping_address_line1?: string | null | undefined;
    /** Second line of the shipping address. */
    shipping_address_line2?: string | null | undefined;
    /** City of the shipping address. */
    shipping_city?: string | null | undefined;
    /** State, province or region of the shipping address. */
    shipping_state?: string | null | undefined;
    /** Country of the shipping address. */
    shipping_country?: string | null | undefined;
    /** Postal code of the shipping address. */
    shipping_zip_code?: string | null | undefined;
    /** Billing settings of the customer. */
    billing_configuration?: BillingConfiguration | undefined;
    /** Tax numbers by type and country. */
    tax_identifications?: TaxIdentification[] | undefined;
    /** Contacts at the customer. */
    contact_people?: ContactPerson[] | undefined;
    /** Agreed payment terms. */
    payment_terms?: PaymentTerm[] | undefined;
    /** All email addresses. If cleared, the list contains only `primary_email`. */
    email_addresses?: EmailAddress[] | undefined;
    /** All phone numbers. */
    phone_numbers?: PhoneNumber[] | undefined;
    /** Arbitrary key-value data. */
    metadata?: Metadata | undefined;
}

/** A customer, with all of its fields. */
export interface Customer {
    /**
     * Identifier that Rollcall assigned to the customer.
     *
     * Format: uuid
     *
     * @example 019ab1c2-3d4e-7f50-8a6b-9c0d1e2f3a4b
     */
    id: string;
    /**
     * Your own identifier for the customer, unique within your tenant. It never changes.
     *
     * @example acme_corp_001
     */
    customer_key: string;
    /** Whether the customer is a person or a company. */
    customer_type: CustomerType;
    /**
     * Main email address, as sent.
     *
     * Format: email
     *
     * @example jane@example.com
     */
    primary_email: string;
    /** The legal name of a business; the first, middle and last name of an individual. If a customer lacks that name, the other one is used. */
    full_name: string | null;
    /** Name to display. Defaults to the full name. */
    display_name: string | null;
    /** Registered name of the company or person. */
    legal_name: string | null;
    /** First name. */
    first_name: string | null;
    /** Middle name. */
    middle_name: string | null;
    /** Last name. */
    last_name: string | null;
    /** Phone number, in any format. */
    primary_phone: string | null;
    /** Email address for invoices, if not `primary_email`. */
    billing_email: string | null;
    /** Date of birth, `YYYY-MM-DD`. */
    date_of_birth: string | null;
    /** Company registration number. */
    legal_number: string | null;
    /** Tax or VAT number. */
    tax_identification_number: string | null;
    /** Tax status of the customer. */
    tax_status: TaxStatusOrNull;
    /** Website. */
    website_url: string | null;
    /** Logo of the customer. */
    logo_url: string | null;
    /** Your account manager for this customer. */
    account_manager: string | null;
    /** Time zone, in any format, such as `America/New_York` or `UTC+00:00`. */
    timezone: string | null;
    /** Language, in any format, such as `en` or `english`. */
    language: string | null;
    /** Currency, such as `USD`. */
    currency: string | null;
    /** Street and number. */
    address_line1: string | null;
    /** Second line of the address. */
    address_line2: string | null;
    /** City. */
    city: string | null;
    /** State, province or region. */
    state: string | null;
    /** Country, in any format, such as `US` or `United States`. */
    country: string | null;
    /** Postal code. */
    zip_code: string | null;
    /** Street and number of the shipping address. */
    shipping_address_line1: string | null;
    /** Second line of the shipping address. */
    shipping_address_line2: string | null;
    /** City of the shipping address. */
    shipping_city: string | null;
    /** State, province or region of the shipping address. */
    shipping_state: string | null;
    /** Country of the shipping address. */
    shipping_country: string | null;
    /** Postal code of the shipping address. */
    shipping_zip_code: string | null;
    /** Billing settings of the customer. */
    billing_configuration: BillingConfiguration;
    /** Tax numbers by type and country. */
    tax_identifications: TaxIdentification[];
    /** Contacts at the customer. */
    contact_people: ContactPerson[];
    /** Agreed payment terms. */
    payment_terms: PaymentTerm[];
    /** All email addresses. Defaults to a list with `primary_email`. */
    email_addresses: EmailAddress[];
    /** All phone numbers. */
    phone_numbers: PhoneNumber[];
    /** Arbitrary key-value data. */
    metadata: Metadata;
    /** Files of the customer. Rollcall stores none, so the list is always empty. */
    documents: {
        [key: string]: unknown;
    }[];
    /**
     * When the customer was created.
     *
     * Format: date-time
     *
     * @example 2026-11-23T09:30:00.000Z
     */
    created_at: string;
    /**
     * When the customer was last changed.
     *
     * Format: date-time
     *
     * @example 2026-11-23T09:30:00.000Z
     */
    updated_at: string;
    /**
     * When the customer was archived; `null` if it is not archived.
     *
     * Format: date-time
     */
    archived_at: string | null;
}

/** The four fields of a new customer that bulk create returns. */
export interface CustomerSummary {
    /**
     * Identifier that Rollcall assigned to the customer.
     *
     * Format: uuid
     *
     * @example 019ab1c2-3d4e-7f50-8a6b-9c0d1e2f3a4b
     */
    id: string;
    /** Whether the customer is a person or a company. */
    customer_type: CustomerType;
    /**
     * An email address. Compared case-insensitively.
     *
     * Format: email
     *
     * @example jane@example.com
     */
    primary_email: string;
    /** Name to display; `null` if the customer has no name. */
    display_name: string | null;
}

/** The response to a bulk create. */
export interface BulkCreateResponse {
    statusCode: 200;
    message: string;
    meta: EmptyObject;
    /** The outcome for each customer. */
    data: BulkCreateResult;
    errors: EmptyObject;
}

/** The outcome for each customer. */
export interface BulkCreateResult {
    /** Customers in the request. */
    total: number;
    /** Customers created. */
    successful_count: number;
    /** Customers not created. */
    failed_count: number;
    /** The created customers, in the order of the request. */
    customers_created: BulkCreatedItem[];
    /** The customers that failed, in the order of the request. */
    customers_failed: BulkFailedItem[];
    /** The customers that already existed and were not changed. Only with `on_conflict` `skip` or `update`. */
    customers_skipped?: BulkSkippedItem[];
    /** The customers that already existed and were updated. Only with `on_conflict` `skip` or `update`. */
    customers_updated?: BulkUpdatedItem[];
    /** Customers that already existed with the values that were sent. Only with `on_conflict` `skip` or `update`. */
    unchanged_count?: number;
}

/** A created customer. */
export interface BulkCreatedItem {
    /** Position in the request, from 0. */
    index: number;
    /**
     * Your own identifier for the customer, unique within your tenant. It never changes.
     *
     * @example acme_corp_001
     */
    customer_key: string;
    /** The four fields of a new customer that bulk create returns. */
    data: CustomerSummary;
}

/** A customer that was not created, with the reasons. `error`, `code`, `field` and `existing` come from the first issue. */
export type BulkFailedItem = BulkFailedItemWithExisting | BulkFailedItemWithoutExisting;

/** A customer that was not created, with the reasons. `error`, `code`, `field` and `existing` come from the first issue. */
export interface BulkFailedItemWithExisting {
    /** Position in the request, from 0. */
    index: number;
    /** The key as sent; `null` if it could not be read. */
    customer_key: string | null;
    /** What went wrong, for people. */
    error: string;
    /** What is wrong with a field, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "customer_key_taken" | "primary_email_taken";
    /** The field, with a dotted path into nested values (`contact_people.0.email_address`); `null` if the problem is not about one field. */
    field: string | null;
    /** Every problem of the customer, not only the first. */
    issues: FailureIssues;
    /** The customer that already has the key or the email address. */
    existing: ExistingCustomer;
}

/** A customer that was not created, with the reasons. `error`, `code`, `field` and `existing` come from the first issue. */
export interface BulkFailedItemWithoutExisting {
    /** Position in the request, from 0. */
    index: number;
    /** The key as sent; `null` if it could not be read. */
    customer_key: string | null;
    /** What went wrong, for people. */
    error: string;
    /** What is wrong with a field, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "required" | "invalid_type" | "invalid_value" | "invalid_format" | "too_short" | "too_long" | "too_small" | "too_large" | "too_few_items" | "too_many_items" | "unknown_field" | "immutable_field" | "malformed_row" | "not_attempted";
    /** The field, with a dotted path into nested values (`contact_people.0.email_address`); `null` if the problem is not about one field. */
    field: string | null;
    /** Every problem of the customer, not only the first. */
    issues: FailureIssues;
    existing?: never;
}

/** A customer that already existed and was not changed. */
export interface BulkSkippedItem {
    /** Position in the request, from 0. */
    index: number;
    /**
     * Your own identifier for the customer, unique within your tenant. It never changes.
     *
     * @example acme_corp_001
     */
    customer_key: string;
    /** The customer that already has the key or the email address. */
    existing: ExistingCustomer;
}

/** A customer that already existed and was updated. */
export interface BulkUpdatedItem {
    /** Position in the request, from 0. */
    index: number;
    /**
     * Your own identifier for the customer, unique within your tenant. It never changes.
     *
     * @example acme_corp_001
     */
    customer_key: string;
    /** The fields whose values changed. */
    changed_fields: ChangedFields;
    /** Whether the customer is archived. An update does not change that. */
    archived: boolean;
    /** The four fields of a new customer that bulk create returns. */
    data: CustomerSummary;
}

/** The fields whose values changed. */
export type ChangedFields = string[];

/** The response to a CSV upload. */
export interface CsvUploadResponse {
    statusCode: 200;
    message: string;
    meta: EmptyObject;
    /** The outcome for each row. */
    data: CsvUploadResult;
    errors: EmptyObject;
}

/** The outcome for each row. */
export interface CsvUploadResult {
    /** Rows below the header. */
    total_customers: number;
    /** Customers created. */
    successful_upload_count: number;
    /** Rows that failed. */
    failed_upload_count: number;
    /** The rows that created a customer, in the order of the file. */
    customers_added: CsvAddedRow[];
    /** The rows that failed, in the order of the file. */
    customers_failed: CsvFailedRow[];
    /** The rows whose customer already existed and was not changed. Only with `on_conflict` `skip` or `update`. */
    customers_skipped?: CsvSkippedRow[];
    /** The rows whose customer already existed and was updated. Only with `on_conflict` `skip` or `update`. */
    customers_updated?: CsvUpdatedRow[];
    /** Rows whose customer already existed with the values that were sent. Only with `on_conflict` `skip` or `update`. */
    unchanged_count?: number;
}

/** A row that created a customer. */
export interface CsvAddedRow {
    /** Number of the row; 1 is the first row below the header. */
    row: number;
    /**
     * Your own identifier for the customer, unique within your tenant. It never changes.
     *
     * @example acme_corp_001
     */
    customer_key: string;
    data: {
        /** Whether the customer is a person or a company. */
        customer_type: CustomerType;
        /**
         * An email address. Compared case-insensitively.
         *
         * Format: email
         *
         * @example jane@example.com
         */
        email: string;
        /** Name to display; `null` if the customer has no name. */
        display_name: string | null;
    };
}

/** A row that created no customer, with the reasons. `error`, `code`, `field` and `existing` come from the first issue. */
export type CsvFailedRow = CsvFailedRowWithExisting | CsvFailedRowWithoutExisting;

/** A row that created no customer, with the reasons. `error`, `code`, `field` and `existing` come from the first issue. */
export interface CsvFailedRowWithExisting {
    /** Number of the row; 1 is the first row below the header. */
    row: number;
    /** The key as sent; `null` if it could not be read. */
    customer_key: string | null;
    /** What went wrong, for people. */
    error: string;
    /** What is wrong with a field, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "customer_key_taken" | "primary_email_taken";
    /** The field, with a dotted path into nested values (`contact_people.0.email_address`); `null` if the problem is not about one field. */
    field: string | null;
    /** Every problem of the customer, not only the first. */
    issues: FailureIssues;
    /** The cell of the first issue, truncated to 1,000 characters. Absent if the problem is not about a cell. */
    value?: string;
    /** The customer that already has the key or the email address. */
    existing: ExistingCustomer;
}

/** A row that created no customer, with the reasons. `error`, `code`, `field` and `existing` come from the first issue. */
export interface CsvFailedRowWithoutExisting {
    /** Number of the row; 1 is the first row below the header. */
    row: number;
    /** The key as sent; `null` if it could not be read. */
    customer_key: string | null;
    /** What went wrong, for people. */
    error: string;
    /** What is wrong with a field, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "required" | "invalid_type" | "invalid_value" | "invalid_format" | "too_short" | "too_long" | "too_small" | "too_large" | "too_few_items" | "too_many_items" | "unknown_field" | "immutable_field" | "malformed_row" | "not_attempted";
    /** The field, with a dotted path into nested values (`contact_people.0.email_address`); `null` if the problem is not about one field. */
    field: string | null;
    /** Every problem of the customer, not only the first. */
    issues: FailureIssues;
    /** The cell of the first issue, truncated to 1,000 characters. Absent if the problem is not about a cell. */
    value?: string;
    existing?: never;
}

/** A row whose customer already existed and was not changed. */
export interface CsvSkippedRow {
    /** Number of the row; 1 is the first row below the header. */
    row: number;
    /**
     * Your own identifier for the customer, unique within your tenant. It never changes.
     *
     * @example acme_corp_001
     */
    customer_key: string;
    /** The customer that already has the key or the email address. */
    existing: ExistingCustomer;
}

/** A row whose customer already existed and was updated. */
export interface CsvUpdatedRow {
    /** Number of the row; 1 is the first row below the header. */
    row: number;
    /**
     * Your own identifier for the customer, unique within your tenant. It never changes.
     *
     * @example acme_corp_001
     */
    customer_key: string;
    /** The fields whose values changed. */
    changed_fields: ChangedFields;
    /** Whether the customer is archived. An update does not change that. */
    archived: boolean;
}

/** The response to a create. */
export interface CustomerCreatedResponse {
    statusCode: 201;
    message: string;
    meta: EmptyObject;
    /** A customer, with all of its fields. */
    data: Customer;
    errors: EmptyObject;
}

/** A response with one customer. */
export interface CustomerResponse {
    statusCode: 200;
    message: string;
    meta: EmptyObject;
    /** A customer, with all of its fields. */
    data: Customer;
    errors: EmptyObject;
}

/** A response with a page of customers. */
export interface CustomerListResponse {
    statusCode: 200;
    message: string;
    /** The position of the page among all pages. */
    meta: PageMeta;
    /** The customers of the page, newest first. */
    data: Customer[];
    errors: EmptyObject;
}

/** The position of the page among all pages. */
export interface PageMeta {
    /** Number of this page, from 1. With `cursor`, pages are counted from the start of the iteration. */
    current_page: number;
    /** Number of pages that `total_count` customers fill. */
    total_pages: number;
    /** Customers on all pages. With `cursor`, the count from the first page of the iteration. */
    total_count: number;
    /** Customers per page. */
    limit_value: number;
    /** Number of the next page; `null` on the last page and past it. */
    next_page: number | null;
    /** Number of the previous page; `null` on the first page. */
    prev_page: number | null;
    /** Whether this is page 1. */
    "first_page?": boolean;
    /** Whether no customers come after this page. */
    "last_page?": boolean;
    /** Whether this page is past the last. Page 1 never is. */
    "out_of_range?": boolean;
    /**
     * The `cursor` for the next page; `null` on the last page. Rollcall always returns it; other servers of this
     * API may not.
     */
    next_cursor?: string | null;
}

/** The response to a delete. */
export interface CustomerDeletedResponse {
    statusCode: 200;
    message: string;
    meta: EmptyObject;
    data: {
        deleted: true;
        /**
         * Your own identifier for the customer, unique within your tenant. It never changes.
         *
         * @example acme_corp_001
         */
        customer_key: string;
    };
    errors: EmptyObject;
}

/** The response to an archive. */
export interface CustomerArchivedResponse {
    statusCode: 200;
    message: string;
    meta: EmptyObject;
    data: {
        /**
         * Your own identifier for the customer, unique within your tenant. It never changes.
         *
         * @example acme_corp_001
         */
        customer_key: string;
        /**
         * Format: date-time
         *
         * @example 2026-11-23T09:30:00.000Z
         */
        archived_at: string;
    };
    errors: EmptyObject;
}

/** The response to a request that failed. */
export type ErrorResponse = ErrorResponseWithExisting | ErrorResponseWithoutExisting;

/** The response to a request that failed. */
export interface ErrorResponseWithExisting {
    /** The HTTP status. */
    statusCode: number;
    /** What went wrong, for people. */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "customer_key_taken" | "primary_email_taken";
    meta: EmptyObject;
    data: null;
    /** The messages of each field, in the format of the hosted API. */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    /** The customer that already has the key or the email address. */
    existing: ExistingCustomer;
}

/** The response to a request that failed. */
export interface ErrorResponseWithoutExisting {
    /** The HTTP status. */
    statusCode: number;
    /** What went wrong, for people. */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "malformed_request" | "malformed_json" | "invalid_encoding" | "nesting_too_deep" | "malformed_url" | "malformed_multipart" | "api_key_missing" | "api_key_invalid" | "route_not_found" | "customer_not_found" | "method_not_allowed" | "not_acceptable" | "idempotency_in_progress" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_reused" | "rate_limited" | "internal_error" | "service_unavailable";
    meta: EmptyObject;
    data: null;
    /** The messages of each field, in the format of the hosted API. */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    existing?: never;
}

/** One problem of one field. */
export type Issue = IssueWithExisting | IssueWithoutExisting;

/** One problem of one field. */
export interface IssueWithExisting {
    /** What is wrong with a field, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "customer_key_taken" | "primary_email_taken";
    /** The field, with a dotted path into nested values (`contact_people.0.email_address`); `null` if the problem is not about one field. */
    field: string | null;
    /** What is wrong with the field, phrased to follow its name. */
    message: string;
    /** The customer that already has the key or the email address. */
    existing: ExistingCustomer;
}

/** One problem of one field. */
export interface IssueWithoutExisting {
    /** What is wrong with a field, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "required" | "invalid_type" | "invalid_value" | "invalid_format" | "too_short" | "too_long" | "too_small" | "too_large" | "too_few_items" | "too_many_items" | "unknown_field" | "immutable_field" | "malformed_row" | "not_attempted";
    /** The field, with a dotted path into nested values (`contact_people.0.email_address`); `null` if the problem is not about one field. */
    field: string | null;
    /** What is wrong with the field, phrased to follow its name. */
    message: string;
    existing?: never;
}

/** Every problem of the customer, not only the first. */
export type FailureIssues = Issue[];

/** The customer that already has the key or the email address. */
export interface ExistingCustomer {
    /**
     * Identifier that Rollcall assigned to the customer.
     *
     * Format: uuid
     *
     * @example 019ab1c2-3d4e-7f50-8a6b-9c0d1e2f3a4b
     */
    id: string;
    /**
     * Your own identifier for the customer, unique within your tenant. It never changes.
     *
     * @example acme_corp_001
     */
    customer_key: string;
    /** Whether the customer is archived. */
    archived: boolean;
}

/** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
export type ErrorCode = "malformed_request" | "malformed_json" | "invalid_encoding" | "nesting_too_deep" | "malformed_url" | "malformed_multipart" | "api_key_missing" | "api_key_invalid" | "route_not_found" | "customer_not_found" | "method_not_allowed" | "not_acceptable" | "customer_key_taken" | "primary_email_taken" | "idempotency_in_progress" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_reused" | "rate_limited" | "internal_error" | "service_unavailable";

/** What is wrong with a field, for programs. A code never changes its meaning; newer servers may add codes. */
export type IssueCode = "required" | "invalid_type" | "invalid_value" | "invalid_format" | "too_short" | "too_long" | "too_small" | "too_large" | "too_few_items" | "too_many_items" | "unknown_field" | "immutable_field" | "malformed_row" | "customer_key_taken" | "primary_email_taken" | "not_attempted";

export interface BillingConfiguration {
    /** Payment provider. */
    preferred_payment_gateway?: string | null | undefined;
    /** Payment method. */
    preferred_payment_method?: string | null | undefined;
    /** Email address for invoices. */
    billing_email?: string | null | undefined;
    /** Address on the invoice. */
    billing_address?: string | null | undefined;
    /** Days after which a payment reminder is sent. */
    payment_reminder_days?: number | null | undefined;
}

/** A tax number. */
export interface TaxIdentification {
    /** Type of number, such as `VAT`. */
    type: string;
    /** The number. */
    number: string;
    /** Country that issued the number. */
    country?: string | null | undefined;
}

/** A contact at the customer. */
export interface ContactPerson {
    /** First name. */
    first_name?: string | null | undefined;
    /** Last name. */
    last_name?: string | null | undefined;
    /** Email address. */
    email_address?: string | null | undefined;
    /** Job title. */
    designation?: string | null | undefined;
    /** Department. */
    department?: string | null | undefined;
    /** Whether this is the main contact. */
    is_primary?: boolean | null | undefined;
    /** Phone number. */
    phone_number?: string | null | undefined;
}

/** An agreed payment term. */
export interface PaymentTerm {
    /** Type of term, such as `NET`. */
    type: string;
    /** The term, such as `30`. */
    value: string | number;
}

/** An email address. */
export interface EmailAddress {
    /**
     * An email address. Compared case-insensitively.
     *
     * Format: email
     *
     * @example jane@example.com
     */
    email: string;
    /** Whether this is the main address. */
    is_primary?: boolean | null | undefined;
}

/** A phone number. */
export interface PhoneNumber {
    /** The number, in any format. */
    phone_number: string;
    /** Country code, such as `+1`. */
    country_code?: string | null | undefined;
    /** Whether this is the main number. */
    is_primary?: boolean | null | undefined;
}

export interface Metadata {
    [key: string]: MetadataValue;
}

export type MetadataName = string;

/** Any JSON value. */
export type MetadataValue = string | number | boolean | null | MetadataValue[] | {
    [key: string]: MetadataValue;
};

export type MetadataText = string;

/**
 * Your own identifier for the customer, unique within your tenant. It never changes.
 *
 * @example acme_corp_001
 */
export type CustomerKey = string;

/** The key as sent; `null` if it could not be read. */
export type SentCustomerKey = string | null;

/**
 * Identifier that Rollcall assigned to the customer.
 *
 * Format: uuid
 *
 * @example 019ab1c2-3d4e-7f50-8a6b-9c0d1e2f3a4b
 */
export type CustomerId = string;

/** Whether the customer is a person or a company. */
export type CustomerType = "INDIVIDUAL" | "BUSINESS";

/**
 * An email address. Compared case-insensitively.
 *
 * Format: email
 *
 * @example jane@example.com
 */
export type Email = string;

export type OptionalEmail = string | null;

export type OptionalDate = string | null;

export type OptionalText = string | null;

export type RequiredText = string;

export type OptionalUrl = string | null;

export type OptionalFlag = boolean | null;

export type OptionalTaxStatus = "TAXABLE" | "TAX_EXEMPT" | "REVERSE_CHARGE" | "" | null;

export type TaxStatusOrNull = "TAXABLE" | "TAX_EXEMPT" | "REVERSE_CHARGE" | null;

/** Name to display; `null` if the customer has no name. */
export type DisplayNameOrNull = string | null;

/** A position in a list. Its format may change, so do not parse it. */
export type Cursor = string;

export type SearchTerm = string;

/**
 * Format: date-time
 *
 * @example 2026-11-23T09:30:00.000Z
 */
export type Timestamp = string;

/** Format: date-time */
export type TimestampOrNull = string | null;

/** Position in the request, from 0. */
export type ItemIndex = number;

/** Number of the row; 1 is the first row below the header. */
export type RowNumber = number;

export type Count = number;

/** The field, with a dotted path into nested values (`contact_people.0.email_address`); `null` if the problem is not about one field. */
export type FieldPath = string | null;

/** What went wrong, for people. */
export type Sentence = string;

export type EmptyObject = Record<string, never>;

/** The response to a request that failed with status 400. */
export interface ErrorResponse400 {
    /** The HTTP status. */
    statusCode: 400;
    /** What went wrong, for people. */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "malformed_request" | "malformed_json" | "invalid_encoding" | "nesting_too_deep" | "malformed_url" | "malformed_multipart";
    meta: EmptyObject;
    data: null;
    /** The messages of each field, in the format of the hosted API. */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    existing?: never;
}

/** The response to a request that failed with status 401. */
export interface ErrorResponse401 {
    /** The HTTP status. */
    statusCode: 401;
    /** What went wrong, for people. */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "api_key_missing" | "api_key_invalid";
    meta: EmptyObject;
    data: null;
    /** The messages of each field, in the format of the hosted API. */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    existing?: never;
}

/** The response to a request that failed with status 404. */
export interface ErrorResponse404 {
    /** The HTTP status. */
    statusCode: 404;
    /** What went wrong, for people. */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "route_not_found" | "customer_not_found";
    meta: EmptyObject;
    data: null;
    /** The messages of each field, in the format of the hosted API. */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    existing?: never;
}

/** The response to a request that failed with status 405. */
export interface ErrorResponse405 {
    /** The HTTP status. */
    statusCode: 405;
    /** What went wrong, for people. */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "method_not_allowed";
    meta: EmptyObject;
    data: null;
    /** The messages of each field, in the format of the hosted API. */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    existing?: never;
}

/** The response to a request that failed with status 406. */
export interface ErrorResponse406 {
    /** The HTTP status. */
    statusCode: 406;
    /** What went wrong, for people. */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "not_acceptable";
    meta: EmptyObject;
    data: null;
    /** The messages of each field, in the format of the hosted API. */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    existing?: never;
}

/** The response to a request that failed with status 409. */
export type ErrorResponse409 = ErrorResponse409WithExisting | ErrorResponse409WithoutExisting;

/** The response to a request that failed with status 409. */
export interface ErrorResponse409WithExisting {
    /** The HTTP status. */
    statusCode: 409;
    /** What went wrong, for people. */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "customer_key_taken" | "primary_email_taken";
    meta: EmptyObject;
    data: null;
    /** The messages of each field, in the format of the hosted API. */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    /** The customer that already has the key or the email address. */
    existing: ExistingCustomer;
}

/** The response to a request that failed with status 409. */
export interface ErrorResponse409WithoutExisting {
    /** The HTTP status. */
    statusCode: 409;
    /** What went wrong, for people. */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "idempotency_in_progress";
    meta: EmptyObject;
    data: null;
    /** The messages of each field, in the format of the hosted API. */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    existing?: never;
}

/** The response to a request that failed with status 413. */
export interface ErrorResponse413 {
    /** The HTTP status. */
    statusCode: 413;
    /** What went wrong, for people. */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "body_too_large";
    meta: EmptyObject;
    data: null;
    /** The messages of each field, in the format of the hosted API. */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    existing?: never;
}

/** The response to a request that failed with status 415. */
export interface ErrorResponse415 {
    /** The HTTP status. */
    statusCode: 415;
    /** What went wrong, for people. */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "unsupported_media_type";
    meta: EmptyObject;
    data: null;
    /** The messages of each field, in the format of the hosted API. */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    existing?: never;
}

/** The response to a request that failed with status 422. */
export interface ErrorResponse422 {
    /** The HTTP status. */
    statusCode: 422;
    /** What went wrong, for people. */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "validation_failed" | "idempotency_key_reused";
    meta: EmptyObject;
    data: null;
    /** The messages of each field, in the format of the hosted API. */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    existing?: never;
}

/** The response to a request that failed with status 429. */
export interface ErrorResponse429 {
    /** The HTTP status. */
    statusCode: 429;
    /** What went wrong, for people. */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "rate_limited";
    meta: EmptyObject;
    data: null;
    /** The messages of each field, in the format of the hosted API. */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    existing?: never;
}

/** The response to a request that failed with status 500. */
export interface ErrorResponse500 {
    /** The HTTP status. */
    statusCode: 500;
    /** What went wrong, for people. */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "internal_error";
    meta: EmptyObject;
    data: null;
    /** The messages of each field, in the format of the hosted API. */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    existing?: never;
}

/** The response to a request that failed with status 503. */
export interface ErrorResponse503 {
    /** The HTTP status. */
    statusCode: 503;
    /** What went wrong, for people. */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "service_unavailable";
    meta: EmptyObject;
    data: null;
    /** The messages of each field, in the format of the hosted API. */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    existing?: never;
}
