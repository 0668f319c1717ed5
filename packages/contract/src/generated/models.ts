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
    code: "malformed_request" | "malformed_json" | "invalid_encoding" | "nesting_too_deep" | "malformed_url" | "malformed_multipart" | "api_key_missing" | "api_key_invalid" | "route_not_found" | "customer_not_found" | "method_not_allowed" | "not_acceptable" | "idempotency_in_progress" | "idempotency_response_erased" | "precondition_failed" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_reused" | "query_too_slow" | "rate_limited" | "internal_error" | "method_not_implemented" | "service_unavailable";
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
export type ErrorCode = "malformed_request" | "malformed_json" | "invalid_encoding" | "nesting_too_deep" | "malformed_url" | "malformed_multipart" | "api_key_missing" | "api_key_invalid" | "route_not_found" | "customer_not_found" | "method_not_allowed" | "not_acceptable" | "customer_key_taken" | "primary_email_taken" | "idempotency_in_progress" | "idempotency_response_erased" | "precondition_failed" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_reused" | "query_too_slow" | "rate_limited" | "internal_error" | "method_not_implemented" | "service_unavailable";

/**
 * What is wrong with a field, for programs. A code never changes its meaning; newer servers may add codes.
 *
 * @example customer_key_taken
 */
export type IssueCode = "required" | "invalid_type" | "invalid_value" | "invalid_format" | "too_short" | "too_long" | "too_small" | "too_large" | "number_not_representable" | "too_few_items" | "too_many_items" | "unknown_field" | "immutable_field" | "malformed_row" | "customer_key_taken" | "primary_email_taken" | "not_attempted";

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
    code: "route_not_found" | "customer_not_found";
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
    code: "idempotency_in_progress" | "idempotency_response_erased";
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
