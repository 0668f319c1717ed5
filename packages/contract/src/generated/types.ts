// Generated from openapi.yaml by `pnpm generate`. Do not edit.
import type {
  ActiveSubscriptionResponse,
  BillingConfiguration,
  BulkCreateRequest,
  BulkCreateResponse,
  BulkCreateResult,
  BulkCreatedItem,
  BulkFailedItem,
  BulkSkippedItem,
  BulkUpdatedItem,
  ChangedFields,
  ContactPerson,
  CsvAddedRow,
  CsvEncoding,
  CsvFailedRow,
  CsvLeftOut,
  CsvNote,
  CsvNoteCode,
  CsvPreset,
  CsvSkippedRow,
  CsvUpdatedRow,
  CsvUploadResponse,
  CsvUploadResult,
  CsvWarning,
  CsvWarningCode,
  Customer,
  CustomerCreate,
  CustomerCreatedResponse,
  CustomerDeletedResponse,
  CustomerDetails,
  CustomerDetailsResponse,
  CustomerListResponse,
  CustomerResponse,
  CustomerSummary,
  CustomerType,
  CustomerUpdate,
  EmailAddress,
  EmptyObject,
  ErrorCode,
  ErrorResponse,
  ErrorResponse400,
  ErrorResponse401,
  ErrorResponse404,
  ErrorResponse406,
  ErrorResponse409,
  ErrorResponse412,
  ErrorResponse413,
  ErrorResponse415,
  ErrorResponse422,
  ErrorResponse429,
  ErrorResponse500,
  ErrorResponse503,
  ExistingCustomer,
  FailureIssues,
  Issue,
  IssueCode,
  Metadata,
  MetadataValue,
  NullableAddress,
  OptionalBillingConfiguration,
  OptionalMetadata,
  OptionalTaxStatus,
  PageMeta,
  PaymentTerm,
  PhoneNumber,
  TaxIdentification,
  TaxStatus,
} from './models.ts';

export interface paths {
    "/customers/bulk-create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 100 customers
         *
         * Creates each customer independently: valid new customers are created, the others are reported as failed, and the
         * status is 200 in either case. **Check both `customers_created` and `customers_failed`.**
         *
         * A customer is created if it satisfies `CustomerCreate` and both its `customer_key` and its `primary_email` are
         * free, in the registry and among the earlier customers of the same request. Each failure has the position in the
         * request (`index`, from 0), a stable `code`, the field, a sentence, all problems of that customer in `issues`, and
         * for a conflict the existing customer. Both lists keep the order of the request.
         *
         * Every customer reported as created is stored durably before the response is sent. A body that is not
         * `{"customers": [1 to 100 entries]}` is rejected as a whole with 422, and nothing is stored. An entry that is no
         * object, such as `null`, fails with `invalid_type`, and the others are created. An entry with a number that would
         * change fails with `number_not_representable`; a name that is twice in an object makes the whole body malformed.
         */
        post: operations["bulkCreateCustomers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/csv-upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create customers from a CSV file
         *
         * Creates one customer per row, by the rules of bulk create: each row is processed independently, and failures are
         * reported with the number of the row (1 is the first row below the header).
         *
         * The first line names the columns, in any order. `customer_key`, `customer_type` and `primary_email` are required;
         * any other field of `CustomerCreate` is optional. Names match without regard to case, accents, spaces and
         * punctuation, and by synonyms in several languages, such as `E-mail` or `Vorname`. `map` names the fields of other
         * columns, `set` gives a field the same value in all rows, and `from` knows the exports of other programs. If a column
         * is unknown, or if two columns mean the same field, the file is rejected with 422 before any row is read.
         *
         * An empty cell means that the field is absent. A list or an object is one cell with JSON, or has a column for each of
         * its parts: `metadata.plan`, `billing_configuration.billing_email`, `contact_people.0.email_address`. The values of
         * `metadata` parts are texts. In `tax_status`, `1` stands for `TAXABLE` and
         * `2` for `TAX_EXEMPT`. In `mid_cycle_invoice_consolidation`, a cell is `true` or `false`, in any case. Other words for
         * the values of `customer_type` and `tax_status`, such as `Company`, are understood, and of `Jane Doe
         * <jane@example.com>` or `mailto:jane@example.com` the address alone is taken.
         *
         * Cells are separated by commas, semicolons or tabs, detected from the first line, or as a line `sep=;` above it
         * says. Lines may end in LF, CRLF or CR. The text is UTF-8 or UTF-16, which is recognized, or in the named `encoding`.
         * White space and zero-width characters at the ends of a cell or of a column's name are ignored.
         *
         * Empty lines are ignored. Rows that are no customers are skipped: rows whose cells are all empty, totals, and the
         * footer of a report. They are not counted, but keep their numbers. Cells that a row has too many are ignored if they
         * are empty, and optional cells that it lacks at its end are read as empty. `notes` says what was skipped or changed.
         * A file has at most 100,000 lines. If a quotation mark is never closed, the file is rejected.
         *
         * The response stays below 4 MiB. Its counts are always complete. If its lists do not fit, rows are left out at their
         * ends: first rows that were stored, skipped or unaffected, then rows that failed. `left_out` says how many.
         */
        post: operations["uploadCustomersCsv"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List customers
         *
         * Lists customers page by page, newest first. Archived customers are left out unless `archived` includes them.
         *
         * There are two ways to paginate. `page` selects any page by its number; when customers are created or deleted
         * meanwhile, pages shift, and an iteration may skip or repeat customers. `cursor` selects the page after the one that
         * returned `next_cursor`: every customer that exists throughout the iteration appears exactly once, and each page
         * takes as long as the first. A numbered page takes longer the farther it is from the first and the last.
         *
         * A search that takes longer than ten seconds is rejected with 422 (`query_too_slow`). Many searches of a tenant at
         * the same time wait for each other, for up to five seconds; other requests do not wait for them.
         */
        get: operations["listCustomers"];
        put?: never;
        /**
         * Create a customer
         *
         * Creates one customer. `customer_key` is your own identifier for it and never changes. Both `customer_key` and
         * `primary_email` are unique within your tenant.
         */
        post: operations["createCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/new": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a customer (former path)
         *
         * The same operation as `POST /customers`, at the path that older SDKs call.
         *
         * @deprecated
         */
        post: operations["createCustomerAtNew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{customer_key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Your own identifier for the customer, percent-encoded.
                 *
                 * @example jane_doe_001
                 */
                customer_key: components["parameters"]["CustomerKey"];
            };
            cookie?: never;
        };
        /**
         * Get a customer
         *
         * Returns all fields of one customer, archived or not.
         */
        get: operations["getCustomer"];
        /**
         * Update a customer (PUT)
         *
         * The same partial update as `PATCH`, with the method that the hosted API documents.
         */
        put: operations["updateCustomerWithPut"];
        post?: never;
        /**
         * Delete a customer
         *
         * Permanently deletes the customer with all of its fields and frees its `customer_key` and `primary_email`. Stored
         * responses to requests with an `Idempotency-Key` that contain its `customer_key` are erased too. To hide a customer
         * but keep it, archive it.
         */
        delete: operations["deleteCustomer"];
        options?: never;
        head?: never;
        /**
         * Update a customer
         *
         * Changes the fields that are sent and keeps the others. `null` or an empty string clears an optional field. A
         * list or an object replaces the previous one as a whole.
         *
         * `customer_key` and the other fields that only Rollcall sets cannot be changed. They are ignored if they have the
         * stored values, so that a client can get a customer, change it and send it back as a whole.
         *
         * `primary_email` and the primary entry of `email_addresses` change together. A `primary_email` becomes the address
         * of that entry, whether the list is sent or kept. A list that is sent without `primary_email` brings a new one: the
         * address of its entry with `is_primary`.
         *
         * An update that changes no value keeps `updated_at` and the `ETag`.
         */
        patch: operations["updateCustomer"];
        trace?: never;
    };
    "/customers/{customer_key}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Your own identifier for the customer, percent-encoded.
                 *
                 * @example jane_doe_001
                 */
                customer_key: components["parameters"]["CustomerKey"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Archive a customer
         *
         * Hides the customer from lists. Its `customer_key` and `primary_email` stay taken, and it can be unarchived.
         * Archiving an archived customer changes nothing, not even `archived_at`. Returns the whole customer, with the time
         * in `archived_at`. A request body is ignored.
         */
        post: operations["archiveCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{customer_key}/unarchive": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Your own identifier for the customer, percent-encoded.
                 *
                 * @example jane_doe_001
                 */
                customer_key: components["parameters"]["CustomerKey"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unarchive a customer
         *
         * Restores an archived customer. A customer that is not archived stays unchanged. A request body is ignored.
         */
        post: operations["unarchiveCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{customer_key}/details": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Your own identifier for the customer, percent-encoded.
                 *
                 * @example jane_doe_001
                 */
                customer_key: components["parameters"]["CustomerKey"];
            };
            cookie?: never;
        };
        /**
         * Get a customer with its billing
         *
         * Returns the main fields of one customer, archived or not, in the format of the hosted API, whose SDKs call this
         * path. Rollcall keeps customers, not billing: `subscriptions`, `entitlements` and `wallets` are always empty. To get
         * all fields of a customer, use `GET /customers/{customer_key}`.
         */
        get: operations["getCustomerDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{customer_key}/check-active-subscription": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Your own identifier for the customer, percent-encoded.
                 *
                 * @example jane_doe_001
                 */
                customer_key: components["parameters"]["CustomerKey"];
            };
            cookie?: never;
        };
        /**
         * Check whether a customer has an active subscription
         *
         * Returns `false` for every customer, archived or not: Rollcall keeps customers, not subscriptions. The SDKs of the
         * hosted API call this path, and 404 tells them that the customer is missing.
         */
        get: operations["checkActiveSubscription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        BulkCreateRequest: BulkCreateRequest;
        CustomerCreate: CustomerCreate;
        CustomerUpdate: CustomerUpdate;
        Customer: Customer;
        CustomerDetails: CustomerDetails;
        NullableAddress: NullableAddress;
        CustomerSummary: CustomerSummary;
        BulkCreateResponse: BulkCreateResponse;
        BulkCreateResult: BulkCreateResult;
        BulkCreatedItem: BulkCreatedItem;
        BulkFailedItem: BulkFailedItem;
        BulkSkippedItem: BulkSkippedItem;
        BulkUpdatedItem: BulkUpdatedItem;
        ChangedFields: ChangedFields;
        CsvUploadResponse: CsvUploadResponse;
        CsvUploadResult: CsvUploadResult;
        CsvPreset: CsvPreset;
        CsvEncoding: CsvEncoding;
        CsvNote: CsvNote;
        CsvNoteCode: CsvNoteCode;
        CsvWarning: CsvWarning;
        CsvWarningCode: CsvWarningCode;
        CsvLeftOut: CsvLeftOut;
        LeftOutCount: number;
        CsvAddedRow: CsvAddedRow;
        CsvFailedRow: CsvFailedRow;
        CsvSkippedRow: CsvSkippedRow;
        CsvUpdatedRow: CsvUpdatedRow;
        CustomerCreatedResponse: CustomerCreatedResponse;
        CustomerResponse: CustomerResponse;
        CustomerDetailsResponse: CustomerDetailsResponse;
        ActiveSubscriptionResponse: ActiveSubscriptionResponse;
        CustomerListResponse: CustomerListResponse;
        PageMeta: PageMeta;
        CustomerDeletedResponse: CustomerDeletedResponse;
        ErrorResponse: ErrorResponse;
        Issue: Issue;
        FailureIssues: FailureIssues;
        ExistingCustomer: ExistingCustomer;
        ErrorCode: ErrorCode;
        IssueCode: IssueCode;
        BillingConfiguration: BillingConfiguration;
        OptionalBillingConfiguration: OptionalBillingConfiguration;
        TaxIdentification: TaxIdentification;
        ContactPerson: ContactPerson;
        PaymentTerm: PaymentTerm;
        EmailAddress: EmailAddress;
        PhoneNumber: PhoneNumber;
        Metadata: Metadata;
        OptionalMetadata: OptionalMetadata;
        MetadataName: string;
        MetadataValue: MetadataValue;
        CustomerKey: string;
        SentCustomerKey: string | null;
        SentValue: string;
        CustomerId: string;
        CustomerType: CustomerType;
        Email: string;
        OptionalEmail: string | null;
        OptionalDate: string | null;
        OptionalText: string | null;
        RequiredText: string;
        OptionalUrl: string | null;
        OptionalFlag: boolean | null;
        OptionalTaxStatus: OptionalTaxStatus;
        NullableText: string | null;
        NullableDate: string | null;
        NullableUrl: string | null;
        NullableDisplayName: string | null;
        FullName: string;
        BillingEmail: string;
        Currency: string;
        TaxStatus: TaxStatus;
        Cursor: string;
        SearchTerm: string;
        Timestamp: string;
        NullableTimestamp: string | null;
        ItemIndex: number;
        RowNumber: number;
        Count: number;
        FieldPath: string | null;
        Sentence: string;
        EmptyObject: EmptyObject;
    };
    responses: {
        /** The customer was created. */
        CustomerCreated: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimitIfLimited"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                Location: components["headers"]["Location"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": CustomerCreatedResponse;
            };
        };
        /** The customer with its changes. */
        CustomerUpdated: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimitIfLimited"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": CustomerResponse;
            };
        };
        /** The body or the URL cannot be parsed. */
        BadRequestBody: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimitIfLimited"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse400;
            };
        };
        /** The URL cannot be parsed. */
        BadRequestUrl: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimitIfLimited"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse400;
            };
        };
        /** The body cannot be parsed. */
        BadRequestMultipart: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimitIfLimited"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse400;
            };
        };
        /** The key is missing or invalid. Checked before the body is read. */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse401;
            };
        };
        /** No customer of your tenant has this key. */
        CustomerNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimitIfLimited"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse404;
            };
        };
        /** The Accept header does not accept JSON. */
        NotAcceptable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimitIfLimited"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse406;
            };
        };
        /** The key or the email address belongs to another customer, or the first response with this idempotency key is not ready or was erased. */
        CreateConflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimitIfLimited"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                "Retry-After": components["headers"]["RetryAfterIfInProgress"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse409;
            };
        };
        /** The key or the email address belongs to another customer. */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimitIfLimited"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse409;
            };
        };
        /** The customer has none of the entity tags in `If-Match`. Nothing has changed. */
        PreconditionFailed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimitIfLimited"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse412;
            };
        };
        /** The first request with this idempotency key is still in progress, or its response was erased. */
        IdempotencyConflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimitIfLimited"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                "Retry-After": components["headers"]["RetryAfterIfInProgress"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse409;
            };
        };
        /** The quota of the key is used up, or the key is invalid and this address sent too many invalid keys. */
        TooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse429;
            };
        };
        /** The body is larger than 1 MiB. */
        BodyTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimitIfLimited"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse413;
            };
        };
        /** The body is larger than 10 MiB. */
        CsvTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimitIfLimited"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse413;
            };
        };
        /** The body is not declared as JSON, or is compressed. */
        JsonExpected: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimitIfLimited"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                "Accept-Encoding": components["headers"]["Accept-Encoding"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse415;
            };
        };
        /** The body is not declared as multipart form data, or is compressed. */
        MultipartExpected: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimitIfLimited"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                "Accept-Encoding": components["headers"]["Accept-Encoding"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse415;
            };
        };
        /** The body is not an object with 1 to 100 customers. Nothing is stored. */
        InvalidBulk: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimitIfLimited"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse422;
            };
        };
        /** The customer breaks a rule of `CustomerCreate`. */
        InvalidCustomer: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimitIfLimited"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse422;
            };
        };
        /** The update breaks a rule of `CustomerUpdate`, or the key in the path is not a valid key. */
        InvalidUpdate: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimitIfLimited"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse422;
            };
        };
        /** A query parameter is unknown or has an invalid value, or the list takes too long to read. */
        InvalidQuery: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimitIfLimited"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse422;
            };
        };
        /** The key in the path is not a valid key, or a query parameter is unknown. */
        InvalidKey: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimitIfLimited"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse422;
            };
        };
        /** The file is missing, or its header is invalid. Nothing is stored. */
        InvalidCsv: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimitIfLimited"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse422;
            };
        };
        /** The server failed. Whether the request had an effect is unknown. */
        InternalError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimitIfLimited"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse500;
            };
        };
        /** The registry cannot be reached at the moment, or too many uploads or searches are in progress. The request had no effect. */
        ServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimitIfLimited"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorResponse503;
            };
        };
    };
    parameters: {
        /**
         * Your own identifier for the customer, percent-encoded.
         *
         * @example jane_doe_001
         */
        CustomerKey: string;
        /**
         * Makes the request safe to retry. The first response is stored together with its effects; every request with the
         * same key within 24 hours receives it again, with `Idempotency-Replayed: true`. A key in quotation marks, as in
         * draft-ietf-httpapi-idempotency-key-header, is the same as the key without them.
         *
         * The response to a request without effect is not stored: if it was rejected, was a dry run, or created and updated
         * no customer. The same request runs again.
         *
         * The stored responses of a tenant take at most 64 MiB. Beyond that, the oldest expire early.
         *
         * Deleting a customer erases every stored response that contains its `customer_key`. The same request is then
         * rejected with 409 (`idempotency_response_erased`) and does not run again.
         *
         * Make a new key for each request that you mean, such as a random UUID, and send it again only to repeat that
         * request.
         */
        IdempotencyKey: string;
        /**
         * Lets the request take effect only if the customer still has one of these entity tags. Send the `ETag` of the
         * response that showed the customer, with its quotation marks; separate several tags with commas. If the customer
         * has another tag by now, the response is 412 and nothing changes. `*` matches every customer. For a missing
         * customer, the response is 404 in any case.
         *
         * A tag with the prefix `W/` counts as the tag without it, which is less strict than RFC 9110: proxies that
         * compress responses add the prefix.
         *
         * @example "ZkT0vlCqL5rTQ2mQyqXb3A"
         */
        IfMatch: string;
        /**
         * How to handle a customer whose key is taken. `fail` reports it in `customers_failed`. `skip` keeps the existing
         * customer unchanged and reports it in `customers_skipped`. `update` changes the fields that are sent, like an
         * update, and reports it in `customers_updated`. If the email address belongs to a customer with another key, the
         * customer fails with `fail` and `update`, and is skipped with `skip`. An archived customer stays archived.
         * A list `email_addresses` is stored as sent, even if its primary entry is not `primary_email`.
         */
        OnConflict: "fail" | "skip" | "update";
        /** Whether to respond as usual but store nothing. */
        DryRun: boolean;
        /**
         * Whether to store either all customers or none. With `true`, if any customer fails, nothing is stored, and the
         * other customers are reported as failed with the code `not_attempted`.
         */
        Atomic: boolean;
    };
    requestBodies: {
        CustomerCreate: {
            content: {
                "application/json": CustomerCreate;
            };
        };
        CustomerUpdate: {
            content: {
                "application/json": CustomerUpdate;
            };
        };
    };
    headers: {
        /**
         * Identifies the request in the server's log. If the request sent this header, its value is used.
         *
         * @example 019ab1c2-3d4e-7f50-8a6b-9c0d1e2f3a4b
         */
        "X-Request-Id": string;
        /**
         * Path of the new customer.
         *
         * @example /api/v1/customers/jane_doe_001
         */
        Location: string;
        /**
         * Identifies the state of the customer, for `If-Match`. Every change of the customer changes the tag, and nothing
         * else does.
         *
         * @example "ZkT0vlCqL5rTQ2mQyqXb3A"
         */
        ETag: string;
        /** How to authenticate. */
        "WWW-Authenticate": "ApiKey realm=\"rollcall\", header=\"x-api-key\"";
        /**
         * Seconds to wait before the next attempt.
         *
         * @example 1
         */
        "Retry-After": number;
        /**
         * Seconds to wait before the next attempt, if the first request with the idempotency key is still in progress.
         *
         * @example 1
         */
        RetryAfterIfInProgress: number;
        /** `true` if this is the stored response to an earlier request with the same idempotency key. */
        "Idempotency-Replayed": "true";
        /**
         * The quota of the key, as in draft-ietf-httpapi-ratelimit-headers. A request costs 1. A bulk create and a CSV upload
         * cost 1 more for each 50 customers or lines, rounded up. A request that exceeds the quota by that is still answered.
         *
         * @example "default";q=6000;w=60
         */
        "RateLimit-Policy": string;
        /**
         * The remaining quota, and the seconds until it resets.
         *
         * @example "default";r=0;t=12
         */
        RateLimit: string;
        /**
         * The quota of the key, as in draft-ietf-httpapi-ratelimit-headers. Absent if the server limits no key.
         *
         * @example "default";q=6000;w=60
         */
        RateLimitPolicyIfLimited: string;
        /**
         * The remaining quota of the key, and the seconds until it resets. Absent if the server limits no key.
         *
         * @example "default";r=5999;t=60
         */
        RateLimitIfLimited: string;
        /** Present if the request was rejected for its `Content-Encoding`. A body must be sent as it is. */
        "Accept-Encoding": "identity";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    bulkCreateCustomers: {
        parameters: {
            query?: {
                /**
                 * How to handle a customer whose key is taken. `fail` reports it in `customers_failed`. `skip` keeps the existing
                 * customer unchanged and reports it in `customers_skipped`. `update` changes the fields that are sent, like an
                 * update, and reports it in `customers_updated`. If the email address belongs to a customer with another key, the
                 * customer fails with `fail` and `update`, and is skipped with `skip`. An archived customer stays archived.
                 * A list `email_addresses` is stored as sent, even if its primary entry is not `primary_email`.
                 */
                on_conflict?: components["parameters"]["OnConflict"] | undefined;
                /** Whether to respond as usual but store nothing. */
                dry_run?: components["parameters"]["DryRun"] | undefined;
                /**
                 * Whether to store either all customers or none. With `true`, if any customer fails, nothing is stored, and the
                 * other customers are reported as failed with the code `not_attempted`.
                 */
                atomic?: components["parameters"]["Atomic"] | undefined;
            } | undefined;
            header?: {
                /**
                 * Makes the request safe to retry. The first response is stored together with its effects; every request with the
                 * same key within 24 hours receives it again, with `Idempotency-Replayed: true`. A key in quotation marks, as in
                 * draft-ietf-httpapi-idempotency-key-header, is the same as the key without them.
                 *
                 * The response to a request without effect is not stored: if it was rejected, was a dry run, or created and updated
                 * no customer. The same request runs again.
                 *
                 * The stored responses of a tenant take at most 64 MiB. Beyond that, the oldest expire early.
                 *
                 * Deleting a customer erases every stored response that contains its `customer_key`. The same request is then
                 * rejected with 409 (`idempotency_response_erased`) and does not run again.
                 *
                 * Make a new key for each request that you mean, such as a random UUID, and send it again only to repeat that
                 * request.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"] | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": BulkCreateRequest;
            };
        };
        responses: {
            /** All customers were processed. Some may have failed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimitIfLimited"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": BulkCreateResponse;
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["IdempotencyConflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["JsonExpected"];
            422: components["responses"]["InvalidBulk"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    uploadCustomersCsv: {
        parameters: {
            query?: {
                /**
                 * How to handle a customer whose key is taken. `fail` reports it in `customers_failed`. `skip` keeps the existing
                 * customer unchanged and reports it in `customers_skipped`. `update` changes the fields that are sent, like an
                 * update, and reports it in `customers_updated`. If the email address belongs to a customer with another key, the
                 * customer fails with `fail` and `update`, and is skipped with `skip`. An archived customer stays archived.
                 * A list `email_addresses` is stored as sent, even if its primary entry is not `primary_email`.
                 */
                on_conflict?: components["parameters"]["OnConflict"] | undefined;
                /** Whether to respond as usual but store nothing. */
                dry_run?: components["parameters"]["DryRun"] | undefined;
                /**
                 * Whether to store either all customers or none. With `true`, if any customer fails, nothing is stored, and the
                 * other customers are reported as failed with the code `not_attempted`.
                 */
                atomic?: components["parameters"]["Atomic"] | undefined;
            } | undefined;
            header?: {
                /**
                 * Makes the request safe to retry. The first response is stored together with its effects; every request with the
                 * same key within 24 hours receives it again, with `Idempotency-Replayed: true`. A key in quotation marks, as in
                 * draft-ietf-httpapi-idempotency-key-header, is the same as the key without them.
                 *
                 * The response to a request without effect is not stored: if it was rejected, was a dry run, or created and updated
                 * no customer. The same request runs again.
                 *
                 * The stored responses of a tenant take at most 64 MiB. Beyond that, the oldest expire early.
                 *
                 * Deleting a customer erases every stored response that contains its `customer_key`. The same request is then
                 * rejected with 409 (`idempotency_response_erased`) and does not run again.
                 *
                 * Make a new key for each request that you mean, such as a random UUID, and send it again only to repeat that
                 * request.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"] | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * The file.
                     *
                     * @example customer_key,customer_type,primary_email
                     * acme_corp_001,BUSINESS,contact@acmecorp.com
                     */
                    csv: Blob;
                    file?: never;
                    from?: CsvPreset | undefined;
                    /**
                     * The field of a column, by the name of the column; `null` for a column that is ignored. The empty name
                     * stands for all columns without a name.
                     *
                     * @example {
                     *   "E-mail address": "primary_email",
                     *   "Notes": null
                     * }
                     */
                    map?: {
                        [key: string]: string | null;
                    } | undefined;
                    /**
                     * The value of a field in every row that has none, by the field.
                     *
                     * @example {
                     *   "customer_type": "INDIVIDUAL"
                     * }
                     */
                    set?: {
                        [key: string]: string;
                    } | undefined;
                    /**
                     * Whether unknown columns are ignored. Default: they are ignored with `from`; otherwise the file is
                     * rejected.
                     *
                     * @example true
                     */
                    ignore_unknown?: boolean | undefined;
                    /**
                     * A field or a column whose value is the `customer_key` too, for files without keys.
                     *
                     * @example primary_email
                     */
                    key_from?: string | undefined;
                    encoding?: CsvEncoding | undefined;
                    /**
                     * The line that names the columns, from 1. Lines above it are skipped. Default: the first line that is not
                     * empty.
                     *
                     * @example 3
                     */
                    header_row?: number | undefined;
                    /**
                     * How dates are written: the day, month and year in any order, with the same sign between them. Leading
                     * zeros may be missing. Default: `YYYY-MM-DD`.
                     *
                     * @example DD.MM.YYYY
                     */
                    date_format?: string | undefined;
                } | {
                    csv?: never;
                    /**
                     * The file; another name for `csv`.
                     *
                     * @example customer_key,customer_type,primary_email
                     * acme_corp_001,BUSINESS,contact@acmecorp.com
                     */
                    file: Blob;
                    from?: CsvPreset | undefined;
                    /**
                     * The field of a column, by the name of the column; `null` for a column that is ignored. The empty name
                     * stands for all columns without a name.
                     *
                     * @example {
                     *   "E-mail address": "primary_email",
                     *   "Notes": null
                     * }
                     */
                    map?: {
                        [key: string]: string | null;
                    } | undefined;
                    /**
                     * The value of a field in every row that has none, by the field.
                     *
                     * @example {
                     *   "customer_type": "INDIVIDUAL"
                     * }
                     */
                    set?: {
                        [key: string]: string;
                    } | undefined;
                    /**
                     * Whether unknown columns are ignored. Default: they are ignored with `from`; otherwise the file is
                     * rejected.
                     *
                     * @example true
                     */
                    ignore_unknown?: boolean | undefined;
                    /**
                     * A field or a column whose value is the `customer_key` too, for files without keys.
                     *
                     * @example primary_email
                     */
                    key_from?: string | undefined;
                    encoding?: CsvEncoding | undefined;
                    /**
                     * The line that names the columns, from 1. Lines above it are skipped. Default: the first line that is not
                     * empty.
                     *
                     * @example 3
                     */
                    header_row?: number | undefined;
                    /**
                     * How dates are written: the day, month and year in any order, with the same sign between them. Leading
                     * zeros may be missing. Default: `YYYY-MM-DD`.
                     *
                     * @example DD.MM.YYYY
                     */
                    date_format?: string | undefined;
                };
            };
        };
        responses: {
            /** All rows were processed. Some may have failed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimitIfLimited"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CsvUploadResponse;
                };
            };
            400: components["responses"]["BadRequestMultipart"];
            401: components["responses"]["Unauthorized"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["IdempotencyConflict"];
            413: components["responses"]["CsvTooLarge"];
            415: components["responses"]["MultipartExpected"];
            422: components["responses"]["InvalidCsv"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                /** Number of the page, from 1. Without `page` and `cursor`, the first page is returned. A page past the last is empty. */
                page?: number | undefined;
                /**
                 * The `next_cursor` of the previous page. The request must have the same `search_term`, `customer_type`,
                 * `date_created` and `archived`, and no `page`.
                 */
                cursor?: string | undefined;
                /** Customers per page. */
                per_page?: number | undefined;
                /**
                 * Only customers whose names or email addresses contain this text, case-insensitively. One letter or digit, alone
                 * or with one more character, must be the beginning of a word: of a name or address, or after a space or one of
                 * `.`, `_`, `@`, `+`, `'`, `(` and `-`. An empty string means no search.
                 */
                search_term?: string | undefined;
                /** Only customers of this type. An empty string means any type. */
                customer_type?: CustomerType | undefined;
                /** Only customers created on this day (UTC), `YYYY-MM-DD`. An empty string means any day. */
                date_created?: string | undefined;
                /** Whether archived customers are excluded, the only ones listed, or included. An empty string means the default. */
                archived?: "exclude" | "only" | "include" | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** One page of customers. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimitIfLimited"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CustomerListResponse;
                };
            };
            400: components["responses"]["BadRequestUrl"];
            401: components["responses"]["Unauthorized"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidQuery"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createCustomer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * Makes the request safe to retry. The first response is stored together with its effects; every request with the
                 * same key within 24 hours receives it again, with `Idempotency-Replayed: true`. A key in quotation marks, as in
                 * draft-ietf-httpapi-idempotency-key-header, is the same as the key without them.
                 *
                 * The response to a request without effect is not stored: if it was rejected, was a dry run, or created and updated
                 * no customer. The same request runs again.
                 *
                 * The stored responses of a tenant take at most 64 MiB. Beyond that, the oldest expire early.
                 *
                 * Deleting a customer erases every stored response that contains its `customer_key`. The same request is then
                 * rejected with 409 (`idempotency_response_erased`) and does not run again.
                 *
                 * Make a new key for each request that you mean, such as a random UUID, and send it again only to repeat that
                 * request.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"] | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["CustomerCreate"];
        responses: {
            201: components["responses"]["CustomerCreated"];
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["CreateConflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["JsonExpected"];
            422: components["responses"]["InvalidCustomer"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createCustomerAtNew: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * Makes the request safe to retry. The first response is stored together with its effects; every request with the
                 * same key within 24 hours receives it again, with `Idempotency-Replayed: true`. A key in quotation marks, as in
                 * draft-ietf-httpapi-idempotency-key-header, is the same as the key without them.
                 *
                 * The response to a request without effect is not stored: if it was rejected, was a dry run, or created and updated
                 * no customer. The same request runs again.
                 *
                 * The stored responses of a tenant take at most 64 MiB. Beyond that, the oldest expire early.
                 *
                 * Deleting a customer erases every stored response that contains its `customer_key`. The same request is then
                 * rejected with 409 (`idempotency_response_erased`) and does not run again.
                 *
                 * Make a new key for each request that you mean, such as a random UUID, and send it again only to repeat that
                 * request.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"] | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["CustomerCreate"];
        responses: {
            201: components["responses"]["CustomerCreated"];
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["CreateConflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["JsonExpected"];
            422: components["responses"]["InvalidCustomer"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Your own identifier for the customer, percent-encoded.
                 *
                 * @example jane_doe_001
                 */
                customer_key: components["parameters"]["CustomerKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The customer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimitIfLimited"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CustomerResponse;
                };
            };
            400: components["responses"]["BadRequestUrl"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["CustomerNotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidKey"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateCustomerWithPut: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * Lets the request take effect only if the customer still has one of these entity tags. Send the `ETag` of the
                 * response that showed the customer, with its quotation marks; separate several tags with commas. If the customer
                 * has another tag by now, the response is 412 and nothing changes. `*` matches every customer. For a missing
                 * customer, the response is 404 in any case.
                 *
                 * A tag with the prefix `W/` counts as the tag without it, which is less strict than RFC 9110: proxies that
                 * compress responses add the prefix.
                 *
                 * @example "ZkT0vlCqL5rTQ2mQyqXb3A"
                 */
                "If-Match"?: components["parameters"]["IfMatch"] | undefined;
            } | undefined;
            path: {
                /**
                 * Your own identifier for the customer, percent-encoded.
                 *
                 * @example jane_doe_001
                 */
                customer_key: components["parameters"]["CustomerKey"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["CustomerUpdate"];
        responses: {
            200: components["responses"]["CustomerUpdated"];
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["CustomerNotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["JsonExpected"];
            422: components["responses"]["InvalidUpdate"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteCustomer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * Lets the request take effect only if the customer still has one of these entity tags. Send the `ETag` of the
                 * response that showed the customer, with its quotation marks; separate several tags with commas. If the customer
                 * has another tag by now, the response is 412 and nothing changes. `*` matches every customer. For a missing
                 * customer, the response is 404 in any case.
                 *
                 * A tag with the prefix `W/` counts as the tag without it, which is less strict than RFC 9110: proxies that
                 * compress responses add the prefix.
                 *
                 * @example "ZkT0vlCqL5rTQ2mQyqXb3A"
                 */
                "If-Match"?: components["parameters"]["IfMatch"] | undefined;
            } | undefined;
            path: {
                /**
                 * Your own identifier for the customer, percent-encoded.
                 *
                 * @example jane_doe_001
                 */
                customer_key: components["parameters"]["CustomerKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The customer was deleted. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimitIfLimited"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CustomerDeletedResponse;
                };
            };
            400: components["responses"]["BadRequestUrl"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["CustomerNotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["InvalidKey"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateCustomer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * Lets the request take effect only if the customer still has one of these entity tags. Send the `ETag` of the
                 * response that showed the customer, with its quotation marks; separate several tags with commas. If the customer
                 * has another tag by now, the response is 412 and nothing changes. `*` matches every customer. For a missing
                 * customer, the response is 404 in any case.
                 *
                 * A tag with the prefix `W/` counts as the tag without it, which is less strict than RFC 9110: proxies that
                 * compress responses add the prefix.
                 *
                 * @example "ZkT0vlCqL5rTQ2mQyqXb3A"
                 */
                "If-Match"?: components["parameters"]["IfMatch"] | undefined;
            } | undefined;
            path: {
                /**
                 * Your own identifier for the customer, percent-encoded.
                 *
                 * @example jane_doe_001
                 */
                customer_key: components["parameters"]["CustomerKey"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["CustomerUpdate"];
        responses: {
            200: components["responses"]["CustomerUpdated"];
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["CustomerNotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["JsonExpected"];
            422: components["responses"]["InvalidUpdate"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    archiveCustomer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * Makes the request safe to retry. The first response is stored together with its effects; every request with the
                 * same key within 24 hours receives it again, with `Idempotency-Replayed: true`. A key in quotation marks, as in
                 * draft-ietf-httpapi-idempotency-key-header, is the same as the key without them.
                 *
                 * The response to a request without effect is not stored: if it was rejected, was a dry run, or created and updated
                 * no customer. The same request runs again.
                 *
                 * The stored responses of a tenant take at most 64 MiB. Beyond that, the oldest expire early.
                 *
                 * Deleting a customer erases every stored response that contains its `customer_key`. The same request is then
                 * rejected with 409 (`idempotency_response_erased`) and does not run again.
                 *
                 * Make a new key for each request that you mean, such as a random UUID, and send it again only to repeat that
                 * request.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"] | undefined;
            } | undefined;
            path: {
                /**
                 * Your own identifier for the customer, percent-encoded.
                 *
                 * @example jane_doe_001
                 */
                customer_key: components["parameters"]["CustomerKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The customer is archived. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimitIfLimited"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CustomerResponse;
                };
            };
            400: components["responses"]["BadRequestUrl"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["CustomerNotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["IdempotencyConflict"];
            422: components["responses"]["InvalidKey"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    unarchiveCustomer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * Makes the request safe to retry. The first response is stored together with its effects; every request with the
                 * same key within 24 hours receives it again, with `Idempotency-Replayed: true`. A key in quotation marks, as in
                 * draft-ietf-httpapi-idempotency-key-header, is the same as the key without them.
                 *
                 * The response to a request without effect is not stored: if it was rejected, was a dry run, or created and updated
                 * no customer. The same request runs again.
                 *
                 * The stored responses of a tenant take at most 64 MiB. Beyond that, the oldest expire early.
                 *
                 * Deleting a customer erases every stored response that contains its `customer_key`. The same request is then
                 * rejected with 409 (`idempotency_response_erased`) and does not run again.
                 *
                 * Make a new key for each request that you mean, such as a random UUID, and send it again only to repeat that
                 * request.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"] | undefined;
            } | undefined;
            path: {
                /**
                 * Your own identifier for the customer, percent-encoded.
                 *
                 * @example jane_doe_001
                 */
                customer_key: components["parameters"]["CustomerKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The customer is not archived. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimitIfLimited"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CustomerResponse;
                };
            };
            400: components["responses"]["BadRequestUrl"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["CustomerNotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["IdempotencyConflict"];
            422: components["responses"]["InvalidKey"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getCustomerDetails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Your own identifier for the customer, percent-encoded.
                 *
                 * @example jane_doe_001
                 */
                customer_key: components["parameters"]["CustomerKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The details of the customer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimitIfLimited"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CustomerDetailsResponse;
                };
            };
            400: components["responses"]["BadRequestUrl"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["CustomerNotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidKey"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    checkActiveSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Your own identifier for the customer, percent-encoded.
                 *
                 * @example jane_doe_001
                 */
                customer_key: components["parameters"]["CustomerKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Whether the customer has an active subscription. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimitIfLimited"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ActiveSubscriptionResponse;
                };
            };
            400: components["responses"]["BadRequestUrl"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["CustomerNotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidKey"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}
