// Generated from openapi.yaml by `pnpm generate`. Do not edit.

/** Up to 100 customers to create. */
export interface BulkCreateRequest {
    /** The customers. Each is validated and created independently. */
    customers: CustomerCreate[];
}

/** A customer to create. */
export interface CustomerCreate {
    /**
     * Your own identifier for the customer, unique within your tenant. It never changes. It is not `.` or `..`, neither
     * starts nor ends with a space, and has no control characters and no unpaired surrogates. The SDKs of the
     * hosted API cannot find a customer whose key contains `/`, `?` or `#`, since they do not encode keys in paths; those for
     * JavaScript and Ruby cannot find one with `%` either.
     *
     * @example acme_corp_001
     */
    customer_key: string;
    /**
     * Whether the customer is a person or a company.
     *
     * @example BUSINESS
     */
    customer_type: CustomerType;
    /**
     * Main email address, unique within your tenant.
     *
     * Format: email
     *
     * @example contact@acmecorp.com
     */
    primary_email: string;
    /**
     * Name to display. Defaults to the full name.
     *
     * @example Acme Corp
     */
    display_name?: string | null | undefined;
    /**
     * Registered name of the company or person.
     *
     * @example Acme Corporation
     */
    legal_name?: string | null | undefined;
    /**
     * First name.
     *
     * @example Jane
     */
    first_name?: string | null | undefined;
    /**
     * Middle name.
     *
     * @example Marie
     */
    middle_name?: string | null | undefined;
    /**
     * Last name.
     *
     * @example Doe
     */
    last_name?: string | null | undefined;
    /**
     * Phone number, in any format.
     *
     * @example +1-555-0100
     */
    primary_phone?: string | null | undefined;
    /**
     * Email address for invoices, if not `primary_email`.
     *
     * @example billing@acmecorp.com
     */
    billing_email?: string | null | undefined;
    /**
     * Date of birth, `YYYY-MM-DD`.
     *
     * @example 1985-04-12
     */
    date_of_birth?: string | null | undefined;
    /**
     * Company registration number.
     *
     * @example 4387122
     */
    legal_number?: string | null | undefined;
    /**
     * Tax or VAT number.
     *
     * @example 12-3456789
     */
    tax_identification_number?: string | null | undefined;
    /**
     * Tax status of the customer.
     *
     * @example TAXABLE
     */
    tax_status?: OptionalTaxStatus | undefined;
    /**
     * Website.
     *
     * @example https://example.com/acme
     */
    website_url?: string | null | undefined;
    /**
     * Logo of the customer.
     *
     * @example https://example.com/acme/logo.png
     */
    logo_url?: string | null | undefined;
    /**
     * Your account manager for this customer.
     *
     * @example Sam Taylor
     */
    account_manager?: string | null | undefined;
    /**
     * Time zone, in any format, such as `America/New_York` or `UTC+00:00`.
     *
     * @example America/New_York
     */
    timezone?: string | null | undefined;
    /**
     * Language, in any format, such as `en` or `english`.
     *
     * @example en
     */
    language?: string | null | undefined;
    /**
     * Currency, such as `USD`.
     *
     * @example USD
     */
    currency?: string | null | undefined;
    /**
     * Street and number.
     *
     * @example 350 Fifth Avenue
     */
    address_line1?: string | null | undefined;
    /**
     * Second line of the address.
     *
     * @example Suite 3000
     */
    address_line2?: string | null | undefined;
    /**
     * City.
     *
     * @example New York
     */
    city?: string | null | undefined;
    /**
     * State, province or region.
     *
     * @example NY
     */
    state?: string | null | undefined;
    /**
     * Country, in any format, such as `US` or `United States`.
     *
     * @example US
     */
    country?: string | null | undefined;
    /**
     * Postal code.
     *
     * @example 10118
     */
    zip_code?: string | null | undefined;
    /**
     * Street and number of the shipping address.
     *
     * @example 20 Jay Street
     */
    shipping_address_line1?: string | null | undefined;
    /**
     * Second line of the shipping address.
     *
     * @example Unit 4
     */
    shipping_address_line2?: string | null | undefined;
    /**
     * City of the shipping address.
     *
     * @example Brooklyn
     */
    shipping_city?: string | null | undefined;
    /**
     * State, province or region of the shipping address.
     *
     * @example NY
     */
    shipping_state?: string | null | undefined;
    /**
     * Country of the shipping address.
     *
     * @example US
     */
    shipping_country?: string | null | undefined;
    /**
     * Postal code of the shipping address.
     *
     * @example 11201
     */
    shipping_zip_code?: string | null | undefined;
    /**
     * Whether charges in the middle of a billing period wait for the next invoice. Defaults to `false`.
     *
     * @example true
     */
    mid_cycle_invoice_consolidation?: boolean | null | undefined;
    /** Billing settings of the customer. */
    billing_configuration?: OptionalBillingConfiguration | undefined;
    /** Tax numbers by type and country. */
    tax_identifications?: TaxIdentification[] | null | undefined;
    /** Contacts at the customer. */
    contact_people?: ContactPerson[] | null | undefined;
    /** Agreed payment terms. */
    payment_terms?: PaymentTerm[] | null | undefined;
    /** All email addresses. Defaults to a list with `primary_email`. */
    email_addresses?: EmailAddress[] | null | undefined;
    /** All phone numbers. */
    phone_numbers?: PhoneNumber[] | null | undefined;
    /**
     * Arbitrary key-value data.
     *
     * @example {
     *   "plan": "pro"
     * }
     */
    metadata?: OptionalMetadata | undefined;
}

/** The fields of a customer to change. Fields that are not sent keep their values. */
export interface CustomerUpdate {
    /**
     * Whether the customer is a person or a company.
     *
     * @example BUSINESS
     */
    customer_type?: CustomerType | undefined;
    /**
     * Main email address, unique within your tenant.
     *
     * Format: email
     *
     * @example contact@acmecorp.com
     */
    primary_email?: string | undefined;
    /**
     * Name to display. If cleared, it becomes the full name.
     *
     * @example Acme Corp
     */
    display_name?: string | null | undefined;
    /**
     * Registered name of the company or person.
     *
     * @example Acme Corporation
     */
    legal_name?: string | null | undefined;
    /**
     * First name.
     *
     * @example Jane
     */
    first_name?: string | null | undefined;
    /**
     * Middle name.
     *
     * @example Marie
     */
    middle_name?: string | null | undefined;
    /**
     * Last name.
     *
     * @example Doe
     */
    last_name?: string | null | undefined;
    /**
     * Phone number, in any format.
     *
     * @example +1-555-0100
     */
    primary_phone?: string | null | undefined;
    /**
     * Email address for invoices, if not `primary_email`.
     *
     * @example billing@acmecorp.com
     */
    billing_email?: string | null | undefined;
    /**
     * Date of birth, `YYYY-MM-DD`.
     *
     * @example 1985-04-12
     */
    date_of_birth?: string | null | undefined;
    /**
     * Company registration number.
     *
     * @example 4387122
     */
    legal_number?: string | null | undefined;
    /**
     * Tax or VAT number.
     *
     * @example 12-3456789
     */
    tax_identification_number?: string | null | undefined;
    /**
     * Tax status of the customer.
     *
     * @example TAXABLE
     */
    tax_status?: OptionalTaxStatus | undefined;
    /**
     * Website.
     *
     * @example https://example.com/acme
     */
    website_url?: string | null | undefined;
    /**
     * Logo of the customer.
     *
     * @example https://example.com/acme/logo.png
     */
    logo_url?: string | null | undefined;
    /**
     * Your account manager for this customer.
     *
     * @example Sam Taylor
     */
    account_manager?: string | null | undefined;
    /**
     * Time zone, in any format, such as `America/New_York` or `UTC+00:00`.
     *
     * @example America/New_York
     */
    timezone?: string | null | undefined;
    /**
     * Language, in any format, such as `en` or `english`.
     *
     * @example en
     */
    language?: string | null | undefined;
    /**
     * Currency, such as `USD`.
     *
     * @example USD
     */
    currency?: string | null | undefined;
    /**
     * Street and number.
     *
     * @example 350 Fifth Avenue
     */
    address_line1?: string | null | undefined;
    /**
     * Second line of the address.
     *
     * @example Suite 3000
     */
    address_line2?: string | null | undefined;
    /**
     * City.
     *
     * @example New York
     */
    city?: string | null | undefined;
    /**
     * State, province or region.
     *
     * @example NY
     */
    state?: string | null | undefined;
    /**
     * Country, in any format, such as `US` or `United States`.
     *
     * @example US
     */
    country?: string | null | undefined;
    /**
     * Postal code.
     *
     * @example 10118
     */
    zip_code?: string | null | undefined;
    /**
     * Street and number of the shipping address.
     *
     * @example 20 Jay Street
     */
    shipping_address_line1?: string | null | undefined;
    /**
     * Second line of the shipping address.
     *
     * @example Unit 4
     */
    shipping_address_line2?: string | null | undefined;
    /**
     * City of the shipping address.
     *
     * @example Brooklyn
     */
    shipping_city?: string | null | undefined;
    /**
     * State, province or region of the shipping address.
     *
     * @example NY
     */
    shipping_state?: string | null | undefined;
    /**
     * Country of the shipping address.
     *
     * @example US
     */
    shipping_country?: string | null | undefined;
    /**
     * Postal code of the shipping address.
     *
     * @example 11201
     */
    shipping_zip_code?: string | null | undefined;
    /**
     * Whether charges in the middle of a billing period wait for the next invoice. Defaults to `false`.
     *
     * @example true
     */
    mid_cycle_invoice_consolidation?: boolean | null | undefined;
    /** Billing settings of the customer. */
    billing_configuration?: OptionalBillingConfiguration | undefined;
    /** Tax numbers by type and country. */
    tax_identifications?: TaxIdentification[] | null | undefined;
    /** Contacts at the customer. */
    contact_people?: ContactPerson[] | null | undefined;
    /** Agreed payment terms. */
    payment_terms?: PaymentTerm[] | null | undefined;
    /** All email addresses. If cleared, the list contains only `primary_email`. */
    email_addresses?: EmailAddress[] | null | undefined;
    /** All phone numbers. */
    phone_numbers?: PhoneNumber[] | null | undefined;
    /**
     * Arbitrary key-value data.
     *
     * @example {
     *   "plan": "pro"
     * }
     */
    metadata?: OptionalMetadata | undefined;
}

/** A customer, with all of its fields. */
export interface Customer {
    /**
     * Identifier that Rollcall assigned to the customer.
     *
     * Format: uuid
     *
     * @example 764c80e3-ed59-44a5-ba07-7ee5ba547774
     */
    id: string;
    /**
     * Your own identifier for the customer, unique within your tenant. It never changes. It is not `.` or `..`, neither
     * starts nor ends with a space, and has no control characters and no unpaired surrogates. The SDKs of the
     * hosted API cannot find a customer whose key contains `/`, `?` or `#`, since they do not encode keys in paths; those for
     * JavaScript and Ruby cannot find one with `%` either.
     *
     * @example acme_corp_001
     */
    customer_key: string;
    /**
     * Whether the customer is a person or a company.
     *
     * @example BUSINESS
     */
    customer_type: CustomerType;
    /**
     * Main email address, as sent.
     *
     * Format: email
     *
     * @example contact@acmecorp.com
     */
    primary_email: string;
    /**
     * The legal name of a business; the first, middle and last name of an individual. If a customer lacks that name, the
     * other one is used, then `display_name`. An empty string, not `null`, if the customer has no name: programs written
     * for the hosted API expect a string.
     *
     * @example Acme Corporation
     */
    full_name: string;
    /**
     * Name to display. Defaults to the full name.
     *
     * @example Acme Corp
     */
    display_name: string | null;
    /**
     * Registered name of the company or person.
     *
     * @example Acme Corporation
     */
    legal_name: string | null;
    /**
     * First name.
     *
     * @example Jane
     */
    first_name: string | null;
    /**
     * Middle name.
     *
     * @example Marie
     */
    middle_name: string | null;
    /**
     * Last name.
     *
     * @example Doe
     */
    last_name: string | null;
    /**
     * Phone number, in any format.
     *
     * @example +1-555-0100
     */
    primary_phone: string | null;
    /**
     * Email address for invoices, if not `primary_email`. An empty string, not `null`, if it is not set: programs written
     * for the hosted API expect a string. It does not repeat `primary_email`: a client that sends back the whole customer
     * would fix the repeated address.
     *
     * @example billing@acmecorp.com
     */
    billing_email: string;
    /**
     * Date of birth, `YYYY-MM-DD`.
     *
     * Format: date
     *
     * @example 1985-04-12
     */
    date_of_birth: string | null;
    /**
     * Company registration number.
     *
     * @example 4387122
     */
    legal_number: string | null;
    /**
     * Tax or VAT number.
     *
     * @example 12-3456789
     */
    tax_identification_number: string | null;
    /**
     * Tax status of the customer. An empty string, not `null`, if it is not set: programs written for the hosted API expect
     * a string. Rollcall assumes no tax status.
     *
     * @example TAXABLE
     */
    tax_status: TaxStatus;
    /**
     * Website.
     *
     * @example https://example.com/acme
     */
    website_url: string | null;
    /**
     * Logo of the customer.
     *
     * @example https://example.com/acme/logo.png
     */
    logo_url: string | null;
    /**
     * Your account manager for this customer.
     *
     * @example Sam Taylor
     */
    account_manager: string | null;
    /**
     * Time zone, in any format, such as `America/New_York` or `UTC+00:00`.
     *
     * @example America/New_York
     */
    timezone: string | null;
    /**
     * Language, in any format, such as `en` or `english`.
     *
     * @example en
     */
    language: string | null;
    /**
     * Currency, such as `USD`. An empty string, not `null`, if it is not set: programs written for the hosted API expect a
     * string. Rollcall assumes no currency.
     *
     * @example USD
     */
    currency: string;
    /**
     * Street and number.
     *
     * @example 350 Fifth Avenue
     */
    address_line1: string | null;
    /**
     * Second line of the address.
     *
     * @example Suite 3000
     */
    address_line2: string | null;
    /**
     * City.
     *
     * @example New York
     */
    city: string | null;
    /**
     * State, province or region.
     *
     * @example NY
     */
    state: string | null;
    /**
     * Country, in any format, such as `US` or `United States`.
     *
     * @example US
     */
    country: string | null;
    /**
     * Postal code.
     *
     * @example 10118
     */
    zip_code: string | null;
    /**
     * Street and number of the shipping address.
     *
     * @example 20 Jay Street
     */
    shipping_address_line1: string | null;
    /**
     * Second line of the shipping address.
     *
     * @example Unit 4
     */
    shipping_address_line2: string | null;
    /**
     * City of the shipping address.
     *
     * @example Brooklyn
     */
    shipping_city: string | null;
    /**
     * State, province or region of the shipping address.
     *
     * @example NY
     */
    shipping_state: string | null;
    /**
     * Country of the shipping address.
     *
     * @example US
     */
    shipping_country: string | null;
    /**
     * Postal code of the shipping address.
     *
     * @example 11201
     */
    shipping_zip_code: string | null;
    /**
     * Whether charges in the middle of a billing period wait for the next invoice. Defaults to `false`.
     *
     * @example true
     */
    mid_cycle_invoice_consolidation: boolean;
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
    /**
     * Arbitrary key-value data.
     *
     * @example {
     *   "plan": "pro"
     * }
     */
    metadata: Metadata;
    /**
     * Files of the customer. Rollcall stores none, so the list is always empty.
     *
     * @example []
     */
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
     * @example 2026-11-23T09:45:00.000Z
     */
    updated_at: string;
    /**
     * When the customer was archived; `null` if it is not archived.
     *
     * Format: date-time
     *
     * @example null
     */
    archived_at: string | null;
}

/** The main fields of a customer, with the billing that Rollcall does not keep. */
export interface CustomerDetails {
    /**
     * The `id` of the customer, under the name that the hosted API gives it here.
     *
     * Format: uuid
     *
     * @example 764c80e3-ed59-44a5-ba07-7ee5ba547774
     */
    metrifox_id: string;
    /**
     * Your own identifier for the customer, unique within your tenant. It never changes. It is not `.` or `..`, neither
     * starts nor ends with a space, and has no control characters and no unpaired surrogates. The SDKs of the
     * hosted API cannot find a customer whose key contains `/`, `?` or `#`, since they do not encode keys in paths; those for
     * JavaScript and Ruby cannot find one with `%` either.
     *
     * @example acme_corp_001
     */
    customer_key: string;
    /**
     * Whether the customer is a person or a company.
     *
     * @example BUSINESS
     */
    customer_type: CustomerType;
    /**
     * Main email address, as sent.
     *
     * Format: email
     *
     * @example contact@acmecorp.com
     */
    primary_email: string;
    /**
     * Name to display. Defaults to the full name.
     *
     * @example Acme Corp
     */
    display_name: string | null;
    /**
     * The legal name of a business; the first, middle and last name of an individual. If a customer lacks that name, the
     * other one is used, then `display_name`. An empty string, not `null`, if the customer has no name: programs written
     * for the hosted API expect a string.
     *
     * @example Acme Corporation
     */
    full_name: string;
    /**
     * Email address for invoices, if not `primary_email`. An empty string, not `null`, if it is not set: programs written
     * for the hosted API expect a string. It does not repeat `primary_email`: a client that sends back the whole customer
     * would fix the repeated address.
     *
     * @example billing@acmecorp.com
     */
    billing_email: string;
    /** The address of the customer, from `address_line1` to `zip_code`; `null` if none of these fields is set. */
    billing_address: NullableAddress;
    /**
     * Currency, such as `USD`. An empty string, not `null`, if it is not set: programs written for the hosted API expect a
     * string. Rollcall assumes no currency.
     *
     * @example USD
     */
    currency: string;
    /**
     * Time zone, in any format, such as `America/New_York` or `UTC+00:00`.
     *
     * @example America/New_York
     */
    timezone: string | null;
    /**
     * Language, in any format, such as `en` or `english`.
     *
     * @example en
     */
    language: string | null;
    /**
     * Name of your checkout at the hosted API. Rollcall has no checkout, so it is always an empty string.
     *
     * @example
     */
    tenant_checkout_username: string;
    /**
     * Subscriptions of the customer. Rollcall keeps none, so the list is always empty.
     *
     * @example []
     */
    subscriptions: {
        [key: string]: unknown;
    }[];
    /**
     * Entitlements of the customer. Rollcall keeps none, so the list is always empty.
     *
     * @example []
     */
    entitlements: {
        [key: string]: unknown;
    }[];
    /**
     * Wallets of the customer. Rollcall keeps none, so the list is always empty.
     *
     * @example []
     */
    wallets: {
        [key: string]: unknown;
    }[];
    /**
     * When the customer was archived; `null` if it is not archived.
     *
     * Format: date-time
     *
     * @example null
     */
    archived_at: string | null;
}

/** The address of the customer, from `address_line1` to `zip_code`; `null` if none of these fields is set. */
export type NullableAddress = {
    /**
     * Street and number.
     *
     * @example 350 Fifth Avenue
     */
    line1: string | null;
    /**
     * Second line of the address.
     *
     * @example Suite 3000
     */
    line2: string | null;
    /**
     * City.
     *
     * @example New York
     */
    city: string | null;
    /**
     * State, province or region.
     *
     * @example NY
     */
    state: string | null;
    /**
     * Postal code.
     *
     * @example 10118
     */
    postal_code: string | null;
    /**
     * Country, in any format, such as `US` or `United States`.
     *
     * @example US
     */
    country: string | null;
} | null;

/** The four fields of a new customer that bulk create returns. */
export interface CustomerSummary {
    /**
     * Identifier that Rollcall assigned to the customer.
     *
     * Format: uuid
     *
     * @example 764c80e3-ed59-44a5-ba07-7ee5ba547774
     */
    id: string;
    /**
     * Whether the customer is a person or a company.
     *
     * @example BUSINESS
     */
    customer_type: CustomerType;
    /**
     * An email address. Compared case-insensitively. At most 64 characters are before the `@`, and at most 63 in each part
     * of the domain.
     *
     * Format: email
     *
     * @example contact@acmecorp.com
     */
    primary_email: string;
    /**
     * Name to display; `null` if the customer has no name.
     *
     * @example Acme Corp
     */
    display_name: string | null;
}

/** The response to a bulk create. */
export interface BulkCreateResponse {
    statusCode: 200;
    /** @example Bulk Customer Creation Completed */
    message: string;
    /** @example {} */
    meta: EmptyObject;
    /** The outcome for each customer. */
    data: BulkCreateResult;
    /** @example {} */
    errors: EmptyObject;
}

/** The outcome for each customer. */
export interface BulkCreateResult {
    /**
     * Customers in the request.
     *
     * @example 2
     */
    total: number;
    /**
     * Customers created.
     *
     * @example 1
     */
    successful_count: number;
    /**
     * Customers not created.
     *
     * @example 1
     */
    failed_count: number;
    /** The created customers, in the order of the request. */
    customers_created: BulkCreatedItem[];
    /** The customers that failed, in the order of the request. */
    customers_failed: BulkFailedItem[];
    /** The customers that already existed and were not changed. Only with `on_conflict` `skip` or `update`. */
    customers_skipped?: BulkSkippedItem[];
    /** The customers that already existed and were updated. Only with `on_conflict` `skip` or `update`. */
    customers_updated?: BulkUpdatedItem[];
    /**
     * Customers that already existed with the values that were sent. Only with `on_conflict` `skip` or `update`.
     *
     * @example 0
     */
    unchanged_count?: number;
}

/** A created customer. */
export interface BulkCreatedItem {
    /**
     * Position in the request, from 0.
     *
     * @example 0
     */
    index: number;
    /**
     * Your own identifier for the customer, unique within your tenant. It never changes. It is not `.` or `..`, neither
     * starts nor ends with a space, and has no control characters and no unpaired surrogates. The SDKs of the
     * hosted API cannot find a customer whose key contains `/`, `?` or `#`, since they do not encode keys in paths; those for
     * JavaScript and Ruby cannot find one with `%` either.
     *
     * @example acme_corp_001
     */
    customer_key: string;
    /** The four fields of a new customer that bulk create returns. */
    data: CustomerSummary;
}

/** A customer that was not created, with the reasons. `error`, `code`, `field`, `value` and `existing` come from the first issue. */
export type BulkFailedItem = BulkFailedItemWithExisting | BulkFailedItemWithoutExisting;

/** A customer that was not created, with the reasons. `error`, `code`, `field`, `value` and `existing` come from the first issue. */
export interface BulkFailedItemWithExisting {
    /**
     * Position in the request, from 0.
     *
     * @example 1
     */
    index: number;
    /**
     * The key as sent; `null` if it could not be read.
     *
     * @example acme_corp_001
     */
    customer_key: string | null;
    /**
     * What went wrong, for people.
     *
     * @example Customer key has already been used
     */
    error: string;
    /**
     * What is wrong with a field, for programs. A code never changes its meaning; newer servers may add codes.
     *
     * @example customer_key_taken
     */
    code: "customer_key_taken" | "primary_email_taken";
    /**
     * The field, with a dotted path into nested values (`contact_people.0.email_address`); `null` if the problem is not about one field.
     *
     * @example customer_key
     */
    field: string | null;
    /** Every problem of the customer, not only the first. */
    issues: FailureIssues;
    /**
     * The value that has the problem, truncated to 1,000 characters: a text without the white space that is ignored, any
     * other value as JSON. Absent for parameters, and if no value is wrong: with `required`, `unknown_field`,
     * `too_few_items`, `too_many_items`, or an invalid name.
     *
     * @example acme_corp_001
     */
    value?: string;
    /** The customer that already has the key or the email address. */
    existing: ExistingCustomer;
}

/** A customer that was not created, with the reasons. `error`, `code`, `field`, `value` and `existing` come from the first issue. */
export interface BulkFailedItemWithoutExisting {
    /**
     * Position in the request, from 0.
     *
     * @example 1
     */
    index: number;
    /**
     * The key as sent; `null` if it could not be read.
     *
     * @example acme_corp_001
     */
    customer_key: string | null;
    /**
     * What went wrong, for people.
     *
     * @example Customer key has already been used
     */
    error: string;
    /**
     * What is wrong with a field, for programs. A code never changes its meaning; newer servers may add codes.
     *
     * @example customer_key_taken
     */
    code: "required" | "invalid_type" | "invalid_value" | "invalid_format" | "too_short" | "too_long" | "too_small" | "too_large" | "number_not_representable" | "too_few_items" | "too_many_items" | "unknown_field" | "immutable_field" | "malformed_row" | "not_attempted";
    /**
     * The field, with a dotted path into nested values (`contact_people.0.email_address`); `null` if the problem is not about one field.
     *
     * @example customer_key
     */
    field: string | null;
    /** Every problem of the customer, not only the first. */
    issues: FailureIssues;
    /**
     * The value that has the problem, truncated to 1,000 characters: a text without the white space that is ignored, any
     * other value as JSON. Absent for parameters, and if no value is wrong: with `required`, `unknown_field`,
     * `too_few_items`, `too_many_items`, or an invalid name.
     *
     * @example acme_corp_001
     */
    value?: string;
    existing?: never;
}

/** A customer that already existed and was not changed. */
export interface BulkSkippedItem {
    /**
     * Position in the request, from 0.
     *
     * @example 0
     */
    index: number;
    /**
     * Your own identifier for the customer, unique within your tenant. It never changes. It is not `.` or `..`, neither
     * starts nor ends with a space, and has no control characters and no unpaired surrogates. The SDKs of the
     * hosted API cannot find a customer whose key contains `/`, `?` or `#`, since they do not encode keys in paths; those for
     * JavaScript and Ruby cannot find one with `%` either.
     *
     * @example acme_corp_001
     */
    customer_key: string;
    /** The customer that already has the key or the email address. */
    existing: ExistingCustomer;
}

/** A customer that already existed and was updated. */
export interface BulkUpdatedItem {
    /**
     * Position in the request, from 0.
     *
     * @example 0
     */
    index: number;
    /**
     * Your own identifier for the customer, unique within your tenant. It never changes. It is not `.` or `..`, neither
     * starts nor ends with a space, and has no control characters and no unpaired surrogates. The SDKs of the
     * hosted API cannot find a customer whose key contains `/`, `?` or `#`, since they do not encode keys in paths; those for
     * JavaScript and Ruby cannot find one with `%` either.
     *
     * @example acme_corp_001
     */
    customer_key: string;
    /**
     * The fields whose values changed.
     *
     * @example [
     *   "display_name"
     * ]
     */
    changed_fields: ChangedFields;
    /**
     * Whether the customer is archived. An update does not change that.
     *
     * @example false
     */
    archived: boolean;
    /** The four fields of a new customer that bulk create returns. */
    data: CustomerSummary;
}

/**
 * The fields whose values changed.
 *
 * @example [
 *   "display_name"
 * ]
 */
export type ChangedFields = string[];

/**
 * The response to a CSV upload. The hosted API documents the three counts outside of `data`, and its SDKs read them
 * in `data`: they are in both places.
 */
export interface CsvUploadResponse {
    statusCode: 200;
    /** @example Customers Upload Completed */
    message: string;
    /** @example {} */
    meta: EmptyObject;
    /** The outcome for each row. */
    data: CsvUploadResult;
    /** @example {} */
    errors: EmptyObject;
    /**
     * The count of the same name in `data`.
     *
     * @example 2
     */
    total_customers: number;
    /**
     * The count of the same name in `data`.
     *
     * @example 1
     */
    successful_upload_count: number;
    /**
     * The count of the same name in `data`.
     *
     * @example 1
     */
    failed_upload_count: number;
}

/** The outcome for each row. */
export interface CsvUploadResult {
    /**
     * Rows below the header, without those whose cells are all empty.
     *
     * @example 2
     */
    total_customers: number;
    /**
     * Customers created.
     *
     * @example 1
     */
    successful_upload_count: number;
    /**
     * Rows that failed.
     *
     * @example 1
     */
    failed_upload_count: number;
    /** The rows that created a customer, in the order of the file. */
    customers_added: CsvAddedRow[];
    /** The rows that failed, in the order of the file. */
    customers_failed: CsvFailedRow[];
    /** The rows whose customer already existed and was not changed. Only with `on_conflict` `skip` or `update`. */
    customers_skipped?: CsvSkippedRow[];
    /** The rows whose customer already existed and was updated. Only with `on_conflict` `skip` or `update`. */
    customers_updated?: CsvUpdatedRow[];
    /**
     * Rows whose customer already existed with the values that were sent. Only with `on_conflict` `skip` or `update`.
     *
     * @example 0
     */
    unchanged_count?: number;
    /** What was skipped or changed in the file. Absent if its rows were taken as they are. */
    notes?: CsvNote[];
    /** Values that were probably damaged before, the most frequent first. They are stored all the same. Absent if there are none. */
    warnings?: CsvWarning[];
    /**
     * How many rows each list lacks, because the response would have been larger than 4 MiB. Absent if the lists are
     * complete. To see the others, split the file.
     */
    left_out?: CsvLeftOut;
}

/**
 * The program that has exported the file. Its columns are known; others are ignored, and titles above the header are
 * skipped. Customers get a type, since these programs do not know it: `BUSINESS` with `quickbooks` and `salesforce`,
 * `INDIVIDUAL` with the others, unless `set` has another. Without a column for it, the `customer_key` is the
 * `primary_email`, or the name with `quickbooks`.
 *
 * @example shopify
 */
export type CsvPreset = "shopify" | "stripe" | "hubspot" | "mailchimp" | "klaviyo" | "woocommerce" | "quickbooks" | "salesforce" | "chargebee";

/**
 * The encoding of the file, unless a byte order mark says another. Default: UTF-8 or UTF-16, whichever it is.
 *
 * @example windows-1252
 */
export type CsvEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "iso-8859-1" | "iso-8859-15" | "windows-1250" | "windows-1251" | "macintosh";

/** Something that was skipped or changed in a CSV file. */
export interface CsvNote {
    /**
     * What was skipped or changed, for programs. A code never changes its meaning; newer servers may add codes.
     *
     * @example blank_rows_skipped
     */
    code: CsvNoteCode;
    /**
     * The note, for people.
     *
     * @example 2 rows were skipped, as all cells are empty.
     */
    message: string;
    /**
     * How many rows or columns it concerns.
     *
     * @example 2
     */
    count: number;
    /**
     * The numbers of the first rows; empty if it does not concern rows.
     *
     * @example [
     *   3,
     *   7
     * ]
     */
    rows: number[];
}

/**
 * What was skipped or changed, for programs. A code never changes its meaning; newer servers may add codes.
 *
 * @example blank_rows_skipped
 */
export type CsvNoteCode = "encoding_detected" | "lines_skipped" | "column_mapped" | "column_ignored" | "value_set" | "key_taken" | "blank_rows_skipped" | "totals_skipped" | "footer_skipped" | "short_rows_filled" | "empty_cells_dropped" | "value_read" | "address_cleaned" | "date_read" | "date_format_missing" | "apostrophe_removed";

/** Values of one field that were probably damaged in the same way before they came into the file. */
export interface CsvWarning {
    /**
     * How a value was probably damaged, for programs. A code never changes its meaning; newer servers may add codes.
     *
     * @example shortened_number
     */
    code: CsvWarningCode;
    /**
     * The field, or the way into it, truncated; `other fields` after 50 of them.
     *
     * @example primary_phone
     */
    field: string;
    /**
     * The warning, for people, in words that follow the field.
     *
     * @example looks like a number that a spreadsheet has shortened
     */
    message: string;
    /**
     * How many values it concerns.
     *
     * @example 1
     */
    count: number;
    /**
     * The numbers of the first rows.
     *
     * @example [
     *   3
     * ]
     */
    rows: number[];
    /**
     * The first of the values, truncated.
     *
     * @example 4.9E+11
     */
    value: string;
}

/**
 * How a value was probably damaged, for programs. A code never changes its meaning; newer servers may add codes.
 *
 * @example shortened_number
 */
export type CsvWarningCode = "shortened_number" | "spreadsheet_error" | "null_word" | "mojibake" | "replacement_character" | "apostrophe" | "formula" | "swallowed_rows";

/**
 * How many rows each list lacks, because the response would have been larger than 4 MiB. Absent if the lists are
 * complete. To see the others, split the file.
 */
export interface CsvLeftOut {
    /**
     * Rows missing in `customers_added`.
     *
     * @example 70000
     */
    customers_added?: number;
    /**
     * Rows missing in `customers_failed`.
     *
     * @example 70000
     */
    customers_failed?: number;
    /**
     * Rows missing in `customers_skipped`.
     *
     * @example 70000
     */
    customers_skipped?: number;
    /**
     * Rows missing in `customers_updated`.
     *
     * @example 70000
     */
    customers_updated?: number;
}

/** @example 70000 */
export type LeftOutCount = number;

/**
 * A row that created a customer. The hosted API documents `id`, `primary_email` and `customer_type` here, and its SDKs
 * read `data`.
 */
export interface CsvAddedRow {
    /**
     * Number of the row; 1 is the first row below the header. Empty lines have no number.
     *
     * @example 1
     */
    row: number;
    /**
     * Identifier that Rollcall assigned to the customer.
     *
     * Format: uuid
     *
     * @example 764c80e3-ed59-44a5-ba07-7ee5ba547774
     */
    id: string;
    /**
     * Your own identifier for the customer, unique within your tenant. It never changes. It is not `.` or `..`, neither
     * starts nor ends with a space, and has no control characters and no unpaired surrogates. The SDKs of the
     * hosted API cannot find a customer whose key contains `/`, `?` or `#`, since they do not encode keys in paths; those for
     * JavaScript and Ruby cannot find one with `%` either.
     *
     * @example acme_corp_001
     */
    customer_key: string;
    /**
     * Whether the customer is a person or a company.
     *
     * @example BUSINESS
     */
    customer_type: CustomerType;
    /**
     * An email address. Compared case-insensitively. At most 64 characters are before the `@`, and at most 63 in each part
     * of the domain.
     *
     * Format: email
     *
     * @example contact@acmecorp.com
     */
    primary_email: string;
    data: {
        /**
         * Whether the customer is a person or a company.
         *
         * @example BUSINESS
         */
        customer_type: CustomerType;
        /**
         * An email address. Compared case-insensitively. At most 64 characters are before the `@`, and at most 63 in each part
         * of the domain.
         *
         * Format: email
         *
         * @example contact@acmecorp.com
         */
        email: string;
        /**
         * Name to display; `null` if the customer has no name.
         *
         * @example Acme Corp
         */
        display_name: string | null;
    };
}

/** A row that created no customer, with the reasons. `error`, `code`, `field`, `value` and `existing` come from the first issue. */
export type CsvFailedRow = CsvFailedRowWithExisting | CsvFailedRowWithoutExisting;

/** A row that created no customer, with the reasons. `error`, `code`, `field`, `value` and `existing` come from the first issue. */
export interface CsvFailedRowWithExisting {
    /**
     * Number of the row; 1 is the first row below the header. Empty lines have no number.
     *
     * @example 2
     */
    row: number;
    /**
     * The key as sent; `null` if it could not be read.
     *
     * @example acme_corp_001
     */
    customer_key: string | null;
    /**
     * What went wrong, for people.
     *
     * @example Customer key has already been used
     */
    error: string;
    /**
     * What is wrong with a field, for programs. A code never changes its meaning; newer servers may add codes.
     *
     * @example customer_key_taken
     */
    code: "customer_key_taken" | "primary_email_taken";
    /**
     * The field, with a dotted path into nested values (`contact_people.0.email_address`); `null` if the problem is not about one field.
     *
     * @example customer_key
     */
    field: string | null;
    /** Every problem of the customer, not only the first. */
    issues: FailureIssues;
    /**
     * The value that has the problem, truncated to 1,000 characters: a text without the white space that is ignored, any
     * other value as JSON. Absent for parameters, and if no value is wrong: with `required`, `unknown_field`,
     * `too_few_items`, `too_many_items`, or an invalid name.
     *
     * @example acme_corp_001
     */
    value?: string;
    /** The customer that already has the key or the email address. */
    existing: ExistingCustomer;
}

/** A row that created no customer, with the reasons. `error`, `code`, `field`, `value` and `existing` come from the first issue. */
export interface CsvFailedRowWithoutExisting {
    /**
     * Number of the row; 1 is the first row below the header. Empty lines have no number.
     *
     * @example 2
     */
    row: number;
    /**
     * The key as sent; `null` if it could not be read.
     *
     * @example acme_corp_001
     */
    customer_key: string | null;
    /**
     * What went wrong, for people.
     *
     * @example Customer key has already been used
     */
    error: string;
    /**
     * What is wrong with a field, for programs. A code never changes its meaning; newer servers may add codes.
     *
     * @example customer_key_taken
     */
    code: "required" | "invalid_type" | "invalid_value" | "invalid_format" | "too_short" | "too_long" | "too_small" | "too_large" | "number_not_representable" | "too_few_items" | "too_many_items" | "unknown_field" | "immutable_field" | "malformed_row" | "not_attempted";
    /**
     * The field, with a dotted path into nested values (`contact_people.0.email_address`); `null` if the problem is not about one field.
     *
     * @example customer_key
     */
    field: string | null;
    /** Every problem of the customer, not only the first. */
    issues: FailureIssues;
    /**
     * The value that has the problem, truncated to 1,000 characters: a text without the white space that is ignored, any
     * other value as JSON. Absent for parameters, and if no value is wrong: with `required`, `unknown_field`,
     * `too_few_items`, `too_many_items`, or an invalid name.
     *
     * @example acme_corp_001
     */
    value?: string;
    existing?: never;
}

/** A row whose customer already existed and was not changed. */
export interface CsvSkippedRow {
    /**
     * Number of the row; 1 is the first row below the header. Empty lines have no number.
     *
     * @example 1
     */
    row: number;
    /**
     * Your own identifier for the customer, unique within your tenant. It never changes. It is not `.` or `..`, neither
     * starts nor ends with a space, and has no control characters and no unpaired surrogates. The SDKs of the
     * hosted API cannot find a customer whose key contains `/`, `?` or `#`, since they do not encode keys in paths; those for
     * JavaScript and Ruby cannot find one with `%` either.
     *
     * @example acme_corp_001
     */
    customer_key: string;
    /** The customer that already has the key or the email address. */
    existing: ExistingCustomer;
}

/** A row whose customer already existed and was updated. */
export interface CsvUpdatedRow {
    /**
     * Number of the row; 1 is the first row below the header. Empty lines have no number.
     *
     * @example 1
     */
    row: number;
    /**
     * Your own identifier for the customer, unique within your tenant. It never changes. It is not `.` or `..`, neither
     * starts nor ends with a space, and has no control characters and no unpaired surrogates. The SDKs of the
     * hosted API cannot find a customer whose key contains `/`, `?` or `#`, since they do not encode keys in paths; those for
     * JavaScript and Ruby cannot find one with `%` either.
     *
     * @example acme_corp_001
     */
    customer_key: string;
    /**
     * The fields whose values changed.
     *
     * @example [
     *   "display_name"
     * ]
     */
    changed_fields: ChangedFields;
    /**
     * Whether the customer is archived. An update does not change that.
     *
     * @example false
     */
    archived: boolean;
}

/** The response to a create. */
export interface CustomerCreatedResponse {
    statusCode: 201;
    /** @example Customer Created */
    message: string;
    /** @example {} */
    meta: EmptyObject;
    /** A customer, with all of its fields. */
    data: Customer;
    /** @example {} */
    errors: EmptyObject;
}

/** A response with one customer. */
export interface CustomerResponse {
    statusCode: 200;
    /** @example Customer Retrieved Successfully */
    message: string;
    /** @example {} */
    meta: EmptyObject;
    /** A customer, with all of its fields. */
    data: Customer;
    /** @example {} */
    errors: EmptyObject;
}

/** A response with the details of a customer. */
export interface CustomerDetailsResponse {
    statusCode: 200;
    /** @example Customer Details Fetched Successfully */
    message: string;
    /** @example {} */
    meta: EmptyObject;
    /** The main fields of a customer, with the billing that Rollcall does not keep. */
    data: CustomerDetails;
    /** @example {} */
    errors: EmptyObject;
}

/** The response to a check for an active subscription. */
export interface ActiveSubscriptionResponse {
    statusCode: 200;
    /** @example Active subscription status fetched */
    message: string;
    /** @example {} */
    meta: EmptyObject;
    data: {
        /**
         * Always `false`: Rollcall keeps no subscriptions.
         *
         * @example false
         */
        has_active_subscription: false;
    };
    /** @example {} */
    errors: EmptyObject;
}

/** A response with a page of customers. */
export interface CustomerListResponse {
    statusCode: 200;
    /** @example Customers Fetched */
    message: string;
    /** The position of the page among all pages. */
    meta: PageMeta;
    /** The customers of the page, newest first. */
    data: Customer[];
    /** @example {} */
    errors: EmptyObject;
}

/** The position of the page among all pages. */
export interface PageMeta {
    /**
     * Number of this page, from 1. With `cursor`, pages are counted from the start of the iteration.
     *
     * @example 1
     */
    current_page: number;
    /**
     * Number of pages that `total_count` customers fill.
     *
     * @example 2
     */
    total_pages: number;
    /**
     * Customers on all pages. With `cursor`, the count from the first page of the iteration.
     *
     * @example 30
     */
    total_count: number;
    /**
     * Customers per page.
     *
     * @example 25
     */
    limit_value: number;
    /**
     * Number of the next page; `null` on the last page and past it.
     *
     * @example 2
     */
    next_page: number | null;
    /**
     * Number of the previous page; `null` on the first page and past the last.
     *
     * @example null
     */
    prev_page: number | null;
    /**
     * Whether this is page 1.
     *
     * @example true
     */
    "first_page?": boolean;
    /**
     * Whether this is the last page. A page past it is not.
     *
     * @example false
     */
    "last_page?": boolean;
    /**
     * Whether this page is past the last, and so empty. With no results, every page is.
     *
     * @example false
     */
    "out_of_range?": boolean;
    /**
     * The `cursor` for the next page; `null` on the last page. Rollcall always returns it; other servers of this
     * API may not.
     *
     * @example MDE5YWIxYzItM2Q0ZQ
     */
    next_cursor?: string | null;
}

/** The response to a delete. */
export interface CustomerDeletedResponse {
    statusCode: 200;
    /** @example Customer Deleted Successfully */
    message: string;
    /** @example {} */
    meta: EmptyObject;
    data: {
        /**
         * Always `true`.
         *
         * @example true
         */
        deleted: true;
        /**
         * Your own identifier for the customer, unique within your tenant. It never changes. It is not `.` or `..`, neither
         * starts nor ends with a space, and has no control characters and no unpaired surrogates. The SDKs of the
         * hosted API cannot find a customer whose key contains `/`, `?` or `#`, since they do not encode keys in paths; those for
         * JavaScript and Ruby cannot find one with `%` either.
         *
         * @example acme_corp_001
         */
        customer_key: string;
    };
    /** @example {} */
    errors: EmptyObject;
}

/** The response to a request that failed. */
export type ErrorResponse = ErrorResponseWithExisting | ErrorResponseWithoutExisting;

/** The response to a request that failed. */
export interface ErrorResponseWithExisting {
    /**
     * The HTTP status.
     *
     * @example 409
     */
    statusCode: number;
    /**
     * What went wrong, for people.
     *
     * @example Customer key has already been used
     */
    message: string;
    /**
     * What went wrong, for programs. A code never changes its meaning; newer servers may add codes.
     *
     * @example customer_key_taken
     */
    code: "customer_key_taken" | "primary_email_taken";
    /** @example {} */
    meta: EmptyObject;
    data: null;
    /**
     * The messages of each field, in the format of the hosted API.
     *
     * @example {
     *   "customer_key": [
     *     "has already been used"
     *   ]
     * }
     */
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
    /**
     * The HTTP status.
     *
     * @example 409
     */
    statusCode: number;
    /**
     * What went wrong, for people.
     *
     * @example Customer key has already been used
     */
    message: string;
    /**
     * What went wrong, for programs. A code never changes its meaning; newer servers may add codes.
     *
     * @example customer_key_taken
     */
    code: "malformed_request" | "malformed_json" | "invalid_encoding" | "nesting_too_deep" | "malformed_url" | "malformed_multipart" | "api_key_missing" | "api_key_invalid" | "route_not_found" | "customer_not_found" | "webhook_endpoint_not_found" | "webhook_delivery_not_found" | "method_not_allowed" | "not_acceptable" | "idempotency_in_progress" | "idempotency_response_erased" | "webhook_endpoint_limit_reached" | "webhook_endpoint_disabled" | "webhook_delivery_pending" | "webhook_event_erased" | "precondition_failed" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_reused" | "query_too_slow" | "rate_limited" | "internal_error" | "method_not_implemented" | "service_unavailable";
    /** @example {} */
    meta: EmptyObject;
    data: null;
    /**
     * The messages of each field, in the format of the hosted API.
     *
     * @example {
     *   "customer_key": [
     *     "has already been used"
     *   ]
     * }
     */
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
    /**
     * What is wrong with a field, for programs. A code never changes its meaning; newer servers may add codes.
     *
     * @example customer_key_taken
     */
    code: "customer_key_taken" | "primary_email_taken";
    /**
     * The field, with a dotted path into nested values (`contact_people.0.email_address`); `null` if the problem is not about one field.
     *
     * @example customer_key
     */
    field: string | null;
    /**
     * What is wrong with the field, phrased to follow its name.
     *
     * @example has already been used
     */
    message: string;
    /**
     * The value that has the problem, truncated to 1,000 characters: a text without the white space that is ignored, any
     * other value as JSON. Absent for parameters, and if no value is wrong: with `required`, `unknown_field`,
     * `too_few_items`, `too_many_items`, or an invalid name.
     *
     * @example acme_corp_001
     */
    value?: string;
    /** The customer that already has the key or the email address. */
    existing: ExistingCustomer;
}

/** One problem of one field. */
export interface IssueWithoutExisting {
    /**
     * What is wrong with a field, for programs. A code never changes its meaning; newer servers may add codes.
     *
     * @example customer_key_taken
     */
    code: "required" | "invalid_type" | "invalid_value" | "invalid_format" | "too_short" | "too_long" | "too_small" | "too_large" | "number_not_representable" | "too_few_items" | "too_many_items" | "unknown_field" | "immutable_field" | "malformed_row" | "not_attempted";
    /**
     * The field, with a dotted path into nested values (`contact_people.0.email_address`); `null` if the problem is not about one field.
     *
     * @example customer_key
     */
    field: string | null;
    /**
     * What is wrong with the field, phrased to follow its name.
     *
     * @example has already been used
     */
    message: string;
    /**
     * The value that has the problem, truncated to 1,000 characters: a text without the white space that is ignored, any
     * other value as JSON. Absent for parameters, and if no value is wrong: with `required`, `unknown_field`,
     * `too_few_items`, `too_many_items`, or an invalid name.
     *
     * @example acme_corp_001
     */
    value?: string;
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
     * @example 764c80e3-ed59-44a5-ba07-7ee5ba547774
     */
    id: string;
    /**
     * Your own identifier for the customer, unique within your tenant. It never changes. It is not `.` or `..`, neither
     * starts nor ends with a space, and has no control characters and no unpaired surrogates. The SDKs of the
     * hosted API cannot find a customer whose key contains `/`, `?` or `#`, since they do not encode keys in paths; those for
     * JavaScript and Ruby cannot find one with `%` either.
     *
     * @example acme_corp_001
     */
    customer_key: string;
    /**
     * Whether the customer is archived.
     *
     * @example false
     */
    archived: boolean;
}

/**
 * What went wrong, for programs. A code never changes its meaning; newer servers may add codes.
 *
 * @example customer_key_taken
 */
export type ErrorCode = "malformed_request" | "malformed_json" | "invalid_encoding" | "nesting_too_deep" | "malformed_url" | "malformed_multipart" | "api_key_missing" | "api_key_invalid" | "route_not_found" | "customer_not_found" | "webhook_endpoint_not_found" | "webhook_delivery_not_found" | "method_not_allowed" | "not_acceptable" | "customer_key_taken" | "primary_email_taken" | "idempotency_in_progress" | "idempotency_response_erased" | "webhook_endpoint_limit_reached" | "webhook_endpoint_disabled" | "webhook_delivery_pending" | "webhook_event_erased" | "precondition_failed" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_reused" | "query_too_slow" | "rate_limited" | "internal_error" | "method_not_implemented" | "service_unavailable";

/**
 * What is wrong with a field, for programs. A code never changes its meaning; newer servers may add codes.
 *
 * @example customer_key_taken
 */
export type IssueCode = "required" | "invalid_type" | "invalid_value" | "invalid_format" | "too_short" | "too_long" | "too_small" | "too_large" | "number_not_representable" | "too_few_items" | "too_many_items" | "unknown_field" | "immutable_field" | "malformed_row" | "customer_key_taken" | "primary_email_taken" | "not_attempted";

/** A webhook endpoint to create. */
export interface WebhookEndpointCreate {
    /**
     * Where the events are sent. An `https:` URL without a user name, a password and a fragment, whose host has public addresses only.
     *
     * @example https://hooks.example.com/rollcall
     */
    url: string;
    /**
     * Your note about the endpoint.
     *
     * @example Mirrors customers to the data warehouse
     */
    description?: string | null | undefined;
    /**
     * The types of the events to send. Repeated ones count once. Defaults to `customer.created`, `customer.updated` and `customer.deleted`.
     *
     * @example [
     *   "customer.created",
     *   "customer.updated",
     *   "customer.deleted"
     * ]
     */
    event_types?: WebhookEventType[] | null | undefined;
}

/** The fields of a webhook endpoint to change. Fields that are not sent keep their values. */
export interface WebhookEndpointUpdate {
    /**
     * Where the events are sent. An `https:` URL without a user name, a password and a fragment, whose host has public addresses only.
     *
     * @example https://hooks.example.com/rollcall
     */
    url?: string | undefined;
    /**
     * Your note about the endpoint.
     *
     * @example Mirrors customers to the data warehouse
     */
    description?: string | null | undefined;
    /**
     * The types of the events to send. Repeated ones count once. If cleared, it becomes `customer.created`, `customer.updated` and `customer.deleted`.
     *
     * @example [
     *   "customer.created",
     *   "customer.updated",
     *   "customer.deleted"
     * ]
     */
    event_types?: WebhookEventType[] | null | undefined;
    /**
     * Whether events are sent to the endpoint.
     *
     * @example enabled
     */
    status?: WebhookEndpointStatus | undefined;
}

/** A URL of yours that receives events. */
export interface WebhookEndpoint {
    /**
     * Identifier that Rollcall assigned to the webhook endpoint.
     *
     * Format: uuid
     *
     * @example 5b0f1a8e-2c3d-4e5f-8a6b-7c8d9e0f1a2b
     */
    id: string;
    /**
     * Where the events are sent. An `https:` URL without a user name, a password and a fragment, whose host has public addresses only.
     *
     * @example https://hooks.example.com/rollcall
     */
    url: string;
    /**
     * Your note about the endpoint.
     *
     * @example Mirrors customers to the data warehouse
     */
    description: string | null;
    /**
     * The types of the events that are sent to the endpoint, each once.
     *
     * @example [
     *   "customer.created",
     *   "customer.updated",
     *   "customer.deleted"
     * ]
     */
    event_types: WebhookEventType[];
    /**
     * Whether events are sent to the endpoint.
     *
     * @example enabled
     */
    status: WebhookEndpointStatus;
    /**
     * Why the endpoint is disabled; `null` if it is enabled.
     *
     * @example null
     */
    disabled_reason: WebhookDisabledReason | null;
    /**
     * When the endpoint was disabled; `null` if it is enabled.
     *
     * Format: date-time
     *
     * @example null
     */
    disabled_at: string | null;
    /**
     * Since when every attempt has failed; `null` if the last one succeeded.
     *
     * Format: date-time
     *
     * @example null
     */
    failing_since: string | null;
    /**
     * When the endpoint was created.
     *
     * Format: date-time
     *
     * @example 2026-11-23T09:30:00.000Z
     */
    created_at: string;
    /**
     * When the endpoint was last changed by a request.
     *
     * Format: date-time
     *
     * @example 2026-11-23T09:30:00.000Z
     */
    updated_at: string;
}

/** A webhook endpoint with the secret that signs its events. */
export interface WebhookEndpointWithSecret {
    /**
     * Identifier that Rollcall assigned to the webhook endpoint.
     *
     * Format: uuid
     *
     * @example 5b0f1a8e-2c3d-4e5f-8a6b-7c8d9e0f1a2b
     */
    id: string;
    /**
     * Where the events are sent. An `https:` URL without a user name, a password and a fragment, whose host has public addresses only.
     *
     * @example https://hooks.example.com/rollcall
     */
    url: string;
    /**
     * Your note about the endpoint.
     *
     * @example Mirrors customers to the data warehouse
     */
    description: string | null;
    /**
     * The types of the events that are sent to the endpoint, each once.
     *
     * @example [
     *   "customer.created",
     *   "customer.updated",
     *   "customer.deleted"
     * ]
     */
    event_types: WebhookEventType[];
    /**
     * Whether events are sent to the endpoint.
     *
     * @example enabled
     */
    status: WebhookEndpointStatus;
    /**
     * Why the endpoint is disabled; `null` if it is enabled.
     *
     * @example null
     */
    disabled_reason: WebhookDisabledReason | null;
    /**
     * When the endpoint was disabled; `null` if it is enabled.
     *
     * Format: date-time
     *
     * @example null
     */
    disabled_at: string | null;
    /**
     * Since when every attempt has failed; `null` if the last one succeeded.
     *
     * Format: date-time
     *
     * @example null
     */
    failing_since: string | null;
    /**
     * When the endpoint was created.
     *
     * Format: date-time
     *
     * @example 2026-11-23T09:30:00.000Z
     */
    created_at: string;
    /**
     * When the endpoint was last changed by a request.
     *
     * Format: date-time
     *
     * @example 2026-11-23T09:30:00.000Z
     */
    updated_at: string;
    /**
     * The secret that signs the events, as Standard Webhooks writes it: `whsec_` and 24 to 64 random bytes in base64.
     *
     * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
     */
    secret: string;
}

/** One event for one endpoint, with all of its attempts. */
export interface WebhookDelivery {
    /**
     * Identifier that Rollcall assigned to the delivery.
     *
     * Format: uuid
     *
     * @example 6c1e2b9f-3d4e-4f60-9b7c-8d9e0f1a2b3c
     */
    id: string;
    /**
     * Identifier that Rollcall assigned to the webhook endpoint.
     *
     * Format: uuid
     *
     * @example 5b0f1a8e-2c3d-4e5f-8a6b-7c8d9e0f1a2b
     */
    endpoint_id: string;
    /**
     * Identifier of the event. All endpoints receive the event with the same id, and each attempt has it.
     *
     * Format: uuid
     *
     * @example 7d2f3ca0-4e5f-4071-8c8d-9e0f1a2b3c4d
     */
    event_id: string;
    /**
     * The type of an event. Newer servers may add types.
     *
     * @example customer.created
     */
    event_type: WebhookEventType;
    /**
     * The customer of the event; `null` if it is about no customer, is a test, or its customer was deleted since.
     *
     * @example acme_corp_001
     */
    customer_key: string | null;
    /**
     * Whether this is a test event.
     *
     * @example false
     */
    test: boolean;
    /**
     * `pending` until the endpoint has received the event; `failed` after the last attempt; `canceled` if the endpoint was
     * disabled or the customer deleted before that.
     *
     * @example succeeded
     */
    status: WebhookDeliveryStatus;
    /**
     * Attempts so far, those before a redelivery included.
     *
     * @example 1
     */
    attempt_count: number;
    /**
     * When the next attempt is due; `null` if there is none, and during an attempt. It waits for earlier deliveries about the same customer.
     *
     * Format: date-time
     *
     * @example null
     */
    next_attempt_at: string | null;
    /**
     * The status of the last response; `null` if there was none.
     *
     * @example 200
     */
    last_status_code: number | null;
    /**
     * When the delivery was created.
     *
     * Format: date-time
     *
     * @example 2026-11-23T09:30:00.000Z
     */
    created_at: string;
    /**
     * When the delivery succeeded, failed or was canceled; `null` if it is pending.
     *
     * Format: date-time
     *
     * @example 2026-11-23T09:30:01.000Z
     */
    completed_at: string | null;
}

/** A delivery with its event and its attempts. */
export interface WebhookDeliveryDetails {
    /**
     * Identifier that Rollcall assigned to the delivery.
     *
     * Format: uuid
     *
     * @example 6c1e2b9f-3d4e-4f60-9b7c-8d9e0f1a2b3c
     */
    id: string;
    /**
     * Identifier that Rollcall assigned to the webhook endpoint.
     *
     * Format: uuid
     *
     * @example 5b0f1a8e-2c3d-4e5f-8a6b-7c8d9e0f1a2b
     */
    endpoint_id: string;
    /**
     * Identifier of the event. All endpoints receive the event with the same id, and each attempt has it.
     *
     * Format: uuid
     *
     * @example 7d2f3ca0-4e5f-4071-8c8d-9e0f1a2b3c4d
     */
    event_id: string;
    /**
     * The type of an event. Newer servers may add types.
     *
     * @example customer.created
     */
    event_type: WebhookEventType;
    /**
     * The customer of the event; `null` if it is about no customer, is a test, or its customer was deleted since.
     *
     * @example acme_corp_001
     */
    customer_key: string | null;
    /**
     * Whether this is a test event.
     *
     * @example false
     */
    test: boolean;
    /**
     * `pending` until the endpoint has received the event; `failed` after the last attempt; `canceled` if the endpoint was
     * disabled or the customer deleted before that.
     *
     * @example succeeded
     */
    status: WebhookDeliveryStatus;
    /**
     * Attempts so far, those before a redelivery included.
     *
     * @example 1
     */
    attempt_count: number;
    /**
     * When the next attempt is due; `null` if there is none, and during an attempt. It waits for earlier deliveries about the same customer.
     *
     * Format: date-time
     *
     * @example null
     */
    next_attempt_at: string | null;
    /**
     * The status of the last response; `null` if there was none.
     *
     * @example 200
     */
    last_status_code: number | null;
    /**
     * When the delivery was created.
     *
     * Format: date-time
     *
     * @example 2026-11-23T09:30:00.000Z
     */
    created_at: string;
    /**
     * When the delivery succeeded, failed or was canceled; `null` if it is pending.
     *
     * Format: date-time
     *
     * @example 2026-11-23T09:30:01.000Z
     */
    completed_at: string | null;
    /**
     * The body of the requests; `null` if its customer was deleted since.
     *
     * @example null
     */
    event: WebhookEvent | null;
    /** The latest attempts, oldest first. */
    attempts: WebhookAttempt[];
}

/** One request to an endpoint. */
export interface WebhookAttempt {
    /**
     * Number of the attempt, from 1.
     *
     * @example 1
     */
    number: number;
    /**
     * When the attempt started.
     *
     * Format: date-time
     *
     * @example 2026-11-23T09:30:00.000Z
     */
    started_at: string;
    /**
     * How long the attempt took.
     *
     * @example 112
     */
    duration_ms: number;
    /**
     * The status of the response; `null` if there was none.
     *
     * @example 200
     */
    status_code: number | null;
    /**
     * Why the attempt failed, for people; `null` if it succeeded.
     *
     * @example null
     */
    error: string | null;
    /**
     * The first 2,048 characters of the response; `null` if there was none, or if the customer was deleted since.
     *
     * @example ok
     */
    response_body: string | null;
    /**
     * Whether the attempt came from the schedule or from a redelivery.
     *
     * @example schedule
     */
    trigger: WebhookTrigger;
}

/** The body of a request to an endpoint. Newer servers may send events of other types. */
export type WebhookEvent = CustomerCreatedEvent | CustomerUpdatedEvent | CustomerDeletedEvent | CustomerArchivedEvent | CustomerUnarchivedEvent | ImportCompletedEvent;

/** A customer was created. */
export interface CustomerCreatedEvent {
    /**
     * Identifier of the event. All endpoints receive the event with the same id, and each attempt has it.
     *
     * Format: uuid
     *
     * @example 7d2f3ca0-4e5f-4071-8c8d-9e0f1a2b3c4d
     */
    id: string;
    /** The type of the event. */
    type: "customer.created";
    /**
     * When the event happened, in milliseconds since 1970.
     *
     * @example 1795426200000
     */
    created_at: number;
    data: {
        /** A customer, with all of its fields. */
        customer: Customer;
    };
}

/** A customer was changed. */
export interface CustomerUpdatedEvent {
    /**
     * Identifier of the event. All endpoints receive the event with the same id, and each attempt has it.
     *
     * Format: uuid
     *
     * @example 7d2f3ca0-4e5f-4071-8c8d-9e0f1a2b3c4d
     */
    id: string;
    /** The type of the event. */
    type: "customer.updated";
    /**
     * When the event happened, in milliseconds since 1970.
     *
     * @example 1795426200000
     */
    created_at: number;
    data: {
        /** A customer, with all of its fields. */
        customer: Customer;
        /**
         * Each changed field, `updated_at` among them, with its old and its new value. Lists and objects are whole.
         *
         * @example {
         *   "display_name": [
         *     "Acme Corp",
         *     "Acme"
         *   ],
         *   "updated_at": [
         *     "2026-11-23T09:30:00.000Z",
         *     "2026-11-23T09:45:00.000Z"
         *   ]
         * }
         */
        changes: CustomerFieldChanges;
    };
}

/** A customer was deleted. */
export interface CustomerDeletedEvent {
    /**
     * Identifier of the event. All endpoints receive the event with the same id, and each attempt has it.
     *
     * Format: uuid
     *
     * @example 7d2f3ca0-4e5f-4071-8c8d-9e0f1a2b3c4d
     */
    id: string;
    /** The type of the event. */
    type: "customer.deleted";
    /**
     * When the event happened, in milliseconds since 1970.
     *
     * @example 1795426200000
     */
    created_at: number;
    data: {
        /** The identifiers of a deleted customer. Everything else is erased. */
        customer: DeletedCustomer;
    };
}

/** A customer was archived. */
export interface CustomerArchivedEvent {
    /**
     * Identifier of the event. All endpoints receive the event with the same id, and each attempt has it.
     *
     * Format: uuid
     *
     * @example 7d2f3ca0-4e5f-4071-8c8d-9e0f1a2b3c4d
     */
    id: string;
    /** The type of the event. */
    type: "customer.archived";
    /**
     * When the event happened, in milliseconds since 1970.
     *
     * @example 1795426200000
     */
    created_at: number;
    data: {
        /** A customer, with all of its fields. */
        customer: Customer;
    };
}

/** A customer was unarchived. */
export interface CustomerUnarchivedEvent {
    /**
     * Identifier of the event. All endpoints receive the event with the same id, and each attempt has it.
     *
     * Format: uuid
     *
     * @example 7d2f3ca0-4e5f-4071-8c8d-9e0f1a2b3c4d
     */
    id: string;
    /** The type of the event. */
    type: "customer.unarchived";
    /**
     * When the event happened, in milliseconds since 1970.
     *
     * @example 1795426200000
     */
    created_at: number;
    data: {
        /** A customer, with all of its fields. */
        customer: Customer;
    };
}

/** A bulk create or CSV upload was processed. */
export interface ImportCompletedEvent {
    /**
     * Identifier of the event. All endpoints receive the event with the same id, and each attempt has it.
     *
     * Format: uuid
     *
     * @example 7d2f3ca0-4e5f-4071-8c8d-9e0f1a2b3c4d
     */
    id: string;
    /** The type of the event. */
    type: "import.completed";
    /**
     * When the event happened, in milliseconds since 1970.
     *
     * @example 1795426200000
     */
    created_at: number;
    data: {
        /** The counts of an import. `total` is the sum of the others. */
        import: ImportSummary;
    };
}

/**
 * Each changed field, `updated_at` among them, with its old and its new value. Lists and objects are whole.
 *
 * @example {
 *   "display_name": [
 *     "Acme Corp",
 *     "Acme"
 *   ],
 *   "updated_at": [
 *     "2026-11-23T09:30:00.000Z",
 *     "2026-11-23T09:45:00.000Z"
 *   ]
 * }
 */
export interface CustomerFieldChanges {
    [key: string]: unknown[];
}

/** The identifiers of a deleted customer. Everything else is erased. */
export interface DeletedCustomer {
    /**
     * Identifier that Rollcall assigned to the customer.
     *
     * Format: uuid
     *
     * @example 764c80e3-ed59-44a5-ba07-7ee5ba547774
     */
    id: string;
    /**
     * Your own identifier for the customer, unique within your tenant. It never changes. It is not `.` or `..`, neither
     * starts nor ends with a space, and has no control characters and no unpaired surrogates. The SDKs of the
     * hosted API cannot find a customer whose key contains `/`, `?` or `#`, since they do not encode keys in paths; those for
     * JavaScript and Ruby cannot find one with `%` either.
     *
     * @example acme_corp_001
     */
    customer_key: string;
}

/** The counts of an import. `total` is the sum of the others. */
export interface ImportSummary {
    /**
     * Which operation was processed. Newer servers may add others.
     *
     * @example csv_upload
     */
    source: ImportSource;
    /**
     * Customers in the request.
     *
     * @example 4
     */
    total: number;
    /**
     * Customers created.
     *
     * @example 2
     */
    created: number;
    /**
     * Customers that already existed and were updated.
     *
     * @example 0
     */
    updated: number;
    /**
     * Customers that already existed with the values that were sent.
     *
     * @example 0
     */
    unchanged: number;
    /**
     * Customers that already existed and were not changed.
     *
     * @example 1
     */
    skipped: number;
    /**
     * Customers that failed.
     *
     * @example 1
     */
    failed: number;
}

/** The response to the creation of a webhook endpoint. */
export interface WebhookEndpointCreatedResponse {
    statusCode: 201;
    /** @example Webhook Endpoint Created */
    message: string;
    /** @example {} */
    meta: EmptyObject;
    /** A webhook endpoint with the secret that signs its events. */
    data: WebhookEndpointWithSecret;
    /** @example {} */
    errors: EmptyObject;
}

/** A response with one webhook endpoint. */
export interface WebhookEndpointResponse {
    statusCode: 200;
    /** @example Webhook Endpoint Retrieved */
    message: string;
    /** @example {} */
    meta: EmptyObject;
    /** A URL of yours that receives events. */
    data: WebhookEndpoint;
    /** @example {} */
    errors: EmptyObject;
}

/** The response to the rotation of a secret. */
export interface WebhookSecretResponse {
    statusCode: 200;
    /** @example Webhook Secret Rotated */
    message: string;
    /** @example {} */
    meta: EmptyObject;
    /** A webhook endpoint with the secret that signs its events. */
    data: WebhookEndpointWithSecret;
    /** @example {} */
    errors: EmptyObject;
}

/** A response with all webhook endpoints. */
export interface WebhookEndpointListResponse {
    statusCode: 200;
    /** @example Webhook Endpoints Fetched */
    message: string;
    /** @example {} */
    meta: EmptyObject;
    /** The endpoints, newest first. */
    data: WebhookEndpoint[];
    /** @example {} */
    errors: EmptyObject;
}

/** The response to the deletion of a webhook endpoint. */
export interface WebhookEndpointDeletedResponse {
    statusCode: 200;
    /** @example Webhook Endpoint Deleted */
    message: string;
    /** @example {} */
    meta: EmptyObject;
    data: {
        /**
         * Always `true`.
         *
         * @example true
         */
        deleted: true;
        /**
         * Identifier that Rollcall assigned to the webhook endpoint.
         *
         * Format: uuid
         *
         * @example 5b0f1a8e-2c3d-4e5f-8a6b-7c8d9e0f1a2b
         */
        id: string;
    };
    /** @example {} */
    errors: EmptyObject;
}

/** A response with a delivery that is pending. */
export interface WebhookDeliveryQueuedResponse {
    statusCode: 202;
    /** @example Webhook Delivery Queued */
    message: string;
    /** @example {} */
    meta: EmptyObject;
    /** One event for one endpoint, with all of its attempts. */
    data: WebhookDelivery;
    /** @example {} */
    errors: EmptyObject;
}

/** The response to a redelivery of everything that an endpoint missed. */
export interface WebhookRedeliverFailedResponse {
    statusCode: 202;
    /** @example Webhook Deliveries Queued */
    message: string;
    /** @example {} */
    meta: EmptyObject;
    data: {
        /**
         * Deliveries that are pending again.
         *
         * @example 1
         */
        count: number;
    };
    /** @example {} */
    errors: EmptyObject;
}

/** A response with a page of webhook deliveries. */
export interface WebhookDeliveryListResponse {
    statusCode: 200;
    /** @example Webhook Deliveries Fetched */
    message: string;
    /** The position of a page that has no number. */
    meta: CursorMeta;
    /** The deliveries of the page, newest first. */
    data: WebhookDelivery[];
    /** @example {} */
    errors: EmptyObject;
}

/** A response with one webhook delivery. */
export interface WebhookDeliveryResponse {
    statusCode: 200;
    /** @example Webhook Delivery Retrieved */
    message: string;
    /** @example {} */
    meta: EmptyObject;
    /** A delivery with its event and its attempts. */
    data: WebhookDeliveryDetails;
    /** @example {} */
    errors: EmptyObject;
}

/** The position of a page that has no number. */
export interface CursorMeta {
    /**
     * The `cursor` for the next page; `null` on the last page.
     *
     * @example null
     */
    next_cursor: string | null;
}

/**
 * Where the events are sent. An `https:` URL without a user name, a password and a fragment, whose host has public addresses only.
 *
 * @example https://hooks.example.com/rollcall
 */
export type WebhookUrl = string;

/**
 * The secret that signs the events, as Standard Webhooks writes it: `whsec_` and 24 to 64 random bytes in base64.
 *
 * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
 */
export type WebhookSecret = string;

/**
 * Identifier that Rollcall assigned to the webhook endpoint.
 *
 * Format: uuid
 *
 * @example 5b0f1a8e-2c3d-4e5f-8a6b-7c8d9e0f1a2b
 */
export type WebhookEndpointId = string;

/**
 * Identifier that Rollcall assigned to the delivery.
 *
 * Format: uuid
 *
 * @example 6c1e2b9f-3d4e-4f60-9b7c-8d9e0f1a2b3c
 */
export type WebhookDeliveryId = string;

/**
 * Identifier of the event. All endpoints receive the event with the same id, and each attempt has it.
 *
 * Format: uuid
 *
 * @example 7d2f3ca0-4e5f-4071-8c8d-9e0f1a2b3c4d
 */
export type WebhookEventId = string;

/**
 * The type of an event. Newer servers may add types.
 *
 * @example customer.created
 */
export type WebhookEventType = "customer.created" | "customer.updated" | "customer.deleted" | "customer.archived" | "customer.unarchived" | "import.completed";

/**
 * Whether events are sent to the endpoint.
 *
 * @example enabled
 */
export type WebhookEndpointStatus = "enabled" | "disabled";

/**
 * Why an endpoint is disabled. Newer servers may add reasons.
 *
 * @example failing
 */
export type WebhookDisabledReason = "by_request" | "gone" | "failing";

/**
 * `pending` until the endpoint has received the event; `failed` after the last attempt; `canceled` if the endpoint was
 * disabled or the customer deleted before that.
 *
 * @example succeeded
 */
export type WebhookDeliveryStatus = "pending" | "succeeded" | "failed" | "canceled";

/**
 * Whether the attempt came from the schedule or from a redelivery.
 *
 * @example schedule
 */
export type WebhookTrigger = "schedule" | "manual";

/**
 * Which operation was processed. Newer servers may add others.
 *
 * @example csv_upload
 */
export type ImportSource = "bulk_create" | "csv_upload";

/** @example 200 */
export type NullableStatusCode = number | null;

/**
 * When the event happened, in milliseconds since 1970.
 *
 * @example 1795426200000
 */
export type EpochMilliseconds = number;

export interface BillingConfiguration {
    /**
     * Payment provider.
     *
     * @example stripe
     */
    preferred_payment_gateway?: string | null;
    /**
     * Payment method.
     *
     * @example credit_card
     */
    preferred_payment_method?: string | null;
    /**
     * Email address for invoices.
     *
     * @example billing@acmecorp.com
     */
    billing_email?: string | null;
    /**
     * Address on the invoice.
     *
     * @example 350 Fifth Avenue, New York, NY 10118
     */
    billing_address?: string | null;
    /**
     * Days after which a payment reminder is sent.
     *
     * @example 7
     */
    payment_reminder_days?: number | null;
}

export type OptionalBillingConfiguration = {
    /**
     * Payment provider.
     *
     * @example stripe
     */
    preferred_payment_gateway?: string | null | undefined;
    /**
     * Payment method.
     *
     * @example credit_card
     */
    preferred_payment_method?: string | null | undefined;
    /**
     * Email address for invoices.
     *
     * @example billing@acmecorp.com
     */
    billing_email?: string | null | undefined;
    /**
     * Address on the invoice.
     *
     * @example 350 Fifth Avenue, New York, NY 10118
     */
    billing_address?: string | null | undefined;
    /**
     * Days after which a payment reminder is sent.
     *
     * @example 7
     */
    payment_reminder_days?: number | null | undefined;
} | null;

/** A tax number. */
export interface TaxIdentification {
    /**
     * Type of number, such as `VAT`.
     *
     * @example EIN
     */
    type: string;
    /**
     * The number.
     *
     * @example 12-3456789
     */
    number: string;
    /**
     * Country that issued the number.
     *
     * @example US
     */
    country?: string | null | undefined;
}

/** A contact at the customer. */
export interface ContactPerson {
    /**
     * First name.
     *
     * @example Jane
     */
    first_name?: string | null | undefined;
    /**
     * Last name.
     *
     * @example Doe
     */
    last_name?: string | null | undefined;
    /**
     * Email address.
     *
     * @example jane@example.com
     */
    email_address?: string | null | undefined;
    /**
     * Job title.
     *
     * @example Head of Finance
     */
    designation?: string | null | undefined;
    /**
     * Department.
     *
     * @example Finance
     */
    department?: string | null | undefined;
    /**
     * Whether this is the main contact.
     *
     * @example true
     */
    is_primary?: boolean | null | undefined;
    /**
     * Phone number.
     *
     * @example +1-555-0101
     */
    phone_number?: string | null | undefined;
}

/** An agreed payment term. */
export interface PaymentTerm {
    /**
     * Type of term, such as `NET`.
     *
     * @example NET
     */
    type: string;
    /**
     * The term, such as `30`. Returned as sent: of the hosted API's SDKs, one writes an integer and one a string, and
     * each reads what it has written.
     *
     * @example 30
     */
    value: string | number;
}

/** An email address. */
export interface EmailAddress {
    /**
     * An email address. Compared case-insensitively. At most 64 characters are before the `@`, and at most 63 in each part
     * of the domain.
     *
     * Format: email
     *
     * @example contact@acmecorp.com
     */
    email: string;
    /**
     * Whether this is the main address.
     *
     * @example true
     */
    is_primary?: boolean | null | undefined;
}

/** A phone number. */
export interface PhoneNumber {
    /**
     * The number, in any format.
     *
     * @example 555-0100
     */
    phone_number: string;
    /**
     * Country code, such as `+1`.
     *
     * @example +1
     */
    country_code?: string | null | undefined;
    /**
     * Whether this is the main number.
     *
     * @example true
     */
    is_primary?: boolean | null | undefined;
}

export interface Metadata {
    [key: string]: MetadataValue;
}

export type OptionalMetadata = {
    [key: string]: MetadataValue;
} | null;

/** A name other than `__proto__`, without U+0000 and unpaired surrogates. */
export type MetadataName = string;

/**
 * Any JSON value. A text has at most 10,000 characters, without U+0000 and unpaired surrogates. A list or an object has
 * at most 1,000 values, and the names in an object follow the rules for names of metadata. A number is between -1e300
 * and 1e300, and a double keeps it unchanged.
 */
export type MetadataValue = string | number | boolean | null | MetadataValue[] | {
    [key: string]: MetadataValue;
};

/**
 * Your own identifier for the customer, unique within your tenant. It never changes. It is not `.` or `..`, neither
 * starts nor ends with a space, and has no control characters and no unpaired surrogates. The SDKs of the
 * hosted API cannot find a customer whose key contains `/`, `?` or `#`, since they do not encode keys in paths; those for
 * JavaScript and Ruby cannot find one with `%` either.
 *
 * @example acme_corp_001
 */
export type CustomerKey = string;

/**
 * The key as sent; `null` if it could not be read.
 *
 * @example acme_corp_001
 */
export type SentCustomerKey = string | null;

/**
 * The value that has the problem, truncated to 1,000 characters: a text without the white space that is ignored, any
 * other value as JSON. Absent for parameters, and if no value is wrong: with `required`, `unknown_field`,
 * `too_few_items`, `too_many_items`, or an invalid name.
 *
 * @example acme_corp_001
 */
export type SentValue = string;

/**
 * Identifier that Rollcall assigned to the customer.
 *
 * Format: uuid
 *
 * @example 764c80e3-ed59-44a5-ba07-7ee5ba547774
 */
export type CustomerId = string;

/**
 * Whether the customer is a person or a company.
 *
 * @example BUSINESS
 */
export type CustomerType = "INDIVIDUAL" | "BUSINESS";

/**
 * An email address. Compared case-insensitively. At most 64 characters are before the `@`, and at most 63 in each part
 * of the domain.
 *
 * Format: email
 *
 * @example jane@example.com
 */
export type Email = string;

export type OptionalEmail = string | null;

export type OptionalDate = string | null;

/** A text without U+0000 and unpaired surrogates. */
export type OptionalText = string | null;

/** A text without U+0000 and unpaired surrogates. */
export type RequiredText = string;

/** A text without U+0000 and unpaired surrogates. */
export type OptionalUrl = string | null;

export type OptionalFlag = boolean | null;

export type OptionalTaxStatus = "TAXABLE" | "TAX_EXEMPT" | "REVERSE_CHARGE" | "" | null;

export type NullableText = string | null;

/** Format: date */
export type NullableDate = string | null;

export type NullableUrl = string | null;

/** Name to display; `null` if the customer has no name. */
export type NullableDisplayName = string | null;

/**
 * The legal name of a business; the first, middle and last name of an individual. If a customer lacks that name, the
 * other one is used, then `display_name`. An empty string, not `null`, if the customer has no name: programs written
 * for the hosted API expect a string.
 *
 * @example Acme Corporation
 */
export type FullName = string;

/**
 * Email address for invoices, if not `primary_email`. An empty string, not `null`, if it is not set: programs written
 * for the hosted API expect a string. It does not repeat `primary_email`: a client that sends back the whole customer
 * would fix the repeated address.
 *
 * @example billing@acmecorp.com
 */
export type BillingEmail = string;

/**
 * Currency, such as `USD`. An empty string, not `null`, if it is not set: programs written for the hosted API expect a
 * string. Rollcall assumes no currency.
 *
 * @example USD
 */
export type Currency = string;

/**
 * Tax status of the customer. An empty string, not `null`, if it is not set: programs written for the hosted API expect
 * a string. Rollcall assumes no tax status.
 *
 * @example TAXABLE
 */
export type TaxStatus = "TAXABLE" | "TAX_EXEMPT" | "REVERSE_CHARGE" | "";

/** A position in a list. Its format may change, so do not parse it. */
export type Cursor = string;

/** A text without U+0000 and unpaired surrogates. */
export type SearchTerm = string;

/**
 * Format: date-time
 *
 * @example 2026-11-23T09:30:00.000Z
 */
export type Timestamp = string;

/** Format: date-time */
export type NullableTimestamp = string | null;

/**
 * Position in the request, from 0.
 *
 * @example 0
 */
export type ItemIndex = number;

/**
 * Number of the row; 1 is the first row below the header. Empty lines have no number.
 *
 * @example 1
 */
export type RowNumber = number;

export type Count = number;

/**
 * The field, with a dotted path into nested values (`contact_people.0.email_address`); `null` if the problem is not about one field.
 *
 * @example customer_key
 */
export type FieldPath = string | null;

/**
 * What went wrong, for people.
 *
 * @example Customer key has already been used
 */
export type Sentence = string;

/** @example {} */
export type EmptyObject = Record<string, never>;

/** The response to a request that failed with status 400. */
export interface ErrorResponse400 {
    /**
     * The HTTP status.
     *
     * @example 409
     */
    statusCode: 400;
    /**
     * What went wrong, for people.
     *
     * @example Customer key has already been used
     */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "malformed_request" | "malformed_json" | "invalid_encoding" | "nesting_too_deep" | "malformed_url" | "malformed_multipart";
    /** @example {} */
    meta: EmptyObject;
    data: null;
    /**
     * The messages of each field, in the format of the hosted API.
     *
     * @example {
     *   "customer_key": [
     *     "has already been used"
     *   ]
     * }
     */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    existing?: never;
}

/** The response to a request that failed with status 401. */
export interface ErrorResponse401 {
    /**
     * The HTTP status.
     *
     * @example 409
     */
    statusCode: 401;
    /**
     * What went wrong, for people.
     *
     * @example Customer key has already been used
     */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "api_key_missing" | "api_key_invalid";
    /** @example {} */
    meta: EmptyObject;
    data: null;
    /**
     * The messages of each field, in the format of the hosted API.
     *
     * @example {
     *   "customer_key": [
     *     "has already been used"
     *   ]
     * }
     */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    existing?: never;
}

/** The response to a request that failed with status 404. */
export interface ErrorResponse404 {
    /**
     * The HTTP status.
     *
     * @example 409
     */
    statusCode: 404;
    /**
     * What went wrong, for people.
     *
     * @example Customer key has already been used
     */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "route_not_found" | "customer_not_found" | "webhook_endpoint_not_found" | "webhook_delivery_not_found";
    /** @example {} */
    meta: EmptyObject;
    data: null;
    /**
     * The messages of each field, in the format of the hosted API.
     *
     * @example {
     *   "customer_key": [
     *     "has already been used"
     *   ]
     * }
     */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    existing?: never;
}

/** The response to a request that failed with status 405. */
export interface ErrorResponse405 {
    /**
     * The HTTP status.
     *
     * @example 409
     */
    statusCode: 405;
    /**
     * What went wrong, for people.
     *
     * @example Customer key has already been used
     */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "method_not_allowed";
    /** @example {} */
    meta: EmptyObject;
    data: null;
    /**
     * The messages of each field, in the format of the hosted API.
     *
     * @example {
     *   "customer_key": [
     *     "has already been used"
     *   ]
     * }
     */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    existing?: never;
}

/** The response to a request that failed with status 406. */
export interface ErrorResponse406 {
    /**
     * The HTTP status.
     *
     * @example 409
     */
    statusCode: 406;
    /**
     * What went wrong, for people.
     *
     * @example Customer key has already been used
     */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "not_acceptable";
    /** @example {} */
    meta: EmptyObject;
    data: null;
    /**
     * The messages of each field, in the format of the hosted API.
     *
     * @example {
     *   "customer_key": [
     *     "has already been used"
     *   ]
     * }
     */
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
    /**
     * The HTTP status.
     *
     * @example 409
     */
    statusCode: 409;
    /**
     * What went wrong, for people.
     *
     * @example Customer key has already been used
     */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "customer_key_taken" | "primary_email_taken";
    /** @example {} */
    meta: EmptyObject;
    data: null;
    /**
     * The messages of each field, in the format of the hosted API.
     *
     * @example {
     *   "customer_key": [
     *     "has already been used"
     *   ]
     * }
     */
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
    /**
     * The HTTP status.
     *
     * @example 409
     */
    statusCode: 409;
    /**
     * What went wrong, for people.
     *
     * @example Customer key has already been used
     */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "idempotency_in_progress" | "idempotency_response_erased" | "webhook_endpoint_limit_reached" | "webhook_endpoint_disabled" | "webhook_delivery_pending" | "webhook_event_erased";
    /** @example {} */
    meta: EmptyObject;
    data: null;
    /**
     * The messages of each field, in the format of the hosted API.
     *
     * @example {
     *   "customer_key": [
     *     "has already been used"
     *   ]
     * }
     */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    existing?: never;
}

/** The response to a request that failed with status 412. */
export interface ErrorResponse412 {
    /**
     * The HTTP status.
     *
     * @example 409
     */
    statusCode: 412;
    /**
     * What went wrong, for people.
     *
     * @example Customer key has already been used
     */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "precondition_failed";
    /** @example {} */
    meta: EmptyObject;
    data: null;
    /**
     * The messages of each field, in the format of the hosted API.
     *
     * @example {
     *   "customer_key": [
     *     "has already been used"
     *   ]
     * }
     */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    existing?: never;
}

/** The response to a request that failed with status 413. */
export interface ErrorResponse413 {
    /**
     * The HTTP status.
     *
     * @example 409
     */
    statusCode: 413;
    /**
     * What went wrong, for people.
     *
     * @example Customer key has already been used
     */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "body_too_large";
    /** @example {} */
    meta: EmptyObject;
    data: null;
    /**
     * The messages of each field, in the format of the hosted API.
     *
     * @example {
     *   "customer_key": [
     *     "has already been used"
     *   ]
     * }
     */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    existing?: never;
}

/** The response to a request that failed with status 415. */
export interface ErrorResponse415 {
    /**
     * The HTTP status.
     *
     * @example 409
     */
    statusCode: 415;
    /**
     * What went wrong, for people.
     *
     * @example Customer key has already been used
     */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "unsupported_media_type";
    /** @example {} */
    meta: EmptyObject;
    data: null;
    /**
     * The messages of each field, in the format of the hosted API.
     *
     * @example {
     *   "customer_key": [
     *     "has already been used"
     *   ]
     * }
     */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    existing?: never;
}

/** The response to a request that failed with status 422. */
export interface ErrorResponse422 {
    /**
     * The HTTP status.
     *
     * @example 409
     */
    statusCode: 422;
    /**
     * What went wrong, for people.
     *
     * @example Customer key has already been used
     */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "validation_failed" | "idempotency_key_reused" | "query_too_slow";
    /** @example {} */
    meta: EmptyObject;
    data: null;
    /**
     * The messages of each field, in the format of the hosted API.
     *
     * @example {
     *   "customer_key": [
     *     "has already been used"
     *   ]
     * }
     */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    existing?: never;
}

/** The response to a request that failed with status 429. */
export interface ErrorResponse429 {
    /**
     * The HTTP status.
     *
     * @example 409
     */
    statusCode: 429;
    /**
     * What went wrong, for people.
     *
     * @example Customer key has already been used
     */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "rate_limited";
    /** @example {} */
    meta: EmptyObject;
    data: null;
    /**
     * The messages of each field, in the format of the hosted API.
     *
     * @example {
     *   "customer_key": [
     *     "has already been used"
     *   ]
     * }
     */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    existing?: never;
}

/** The response to a request that failed with status 500. */
export interface ErrorResponse500 {
    /**
     * The HTTP status.
     *
     * @example 409
     */
    statusCode: 500;
    /**
     * What went wrong, for people.
     *
     * @example Customer key has already been used
     */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "internal_error";
    /** @example {} */
    meta: EmptyObject;
    data: null;
    /**
     * The messages of each field, in the format of the hosted API.
     *
     * @example {
     *   "customer_key": [
     *     "has already been used"
     *   ]
     * }
     */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    existing?: never;
}

/** The response to a request that failed with status 501. */
export interface ErrorResponse501 {
    /**
     * The HTTP status.
     *
     * @example 409
     */
    statusCode: 501;
    /**
     * What went wrong, for people.
     *
     * @example Customer key has already been used
     */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "method_not_implemented";
    /** @example {} */
    meta: EmptyObject;
    data: null;
    /**
     * The messages of each field, in the format of the hosted API.
     *
     * @example {
     *   "customer_key": [
     *     "has already been used"
     *   ]
     * }
     */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    existing?: never;
}

/** The response to a request that failed with status 503. */
export interface ErrorResponse503 {
    /**
     * The HTTP status.
     *
     * @example 409
     */
    statusCode: 503;
    /**
     * What went wrong, for people.
     *
     * @example Customer key has already been used
     */
    message: string;
    /** What went wrong, for programs. A code never changes its meaning; newer servers may add codes. */
    code: "service_unavailable";
    /** @example {} */
    meta: EmptyObject;
    data: null;
    /**
     * The messages of each field, in the format of the hosted API.
     *
     * @example {
     *   "customer_key": [
     *     "has already been used"
     *   ]
     * }
     */
    errors: {
        [key: string]: string[];
    };
    /** Every problem of the request; empty if the failure is not about fields. */
    issues: Issue[];
    existing?: never;
}
