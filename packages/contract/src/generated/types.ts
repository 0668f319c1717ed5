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
  CustomerListResponse,
  CustomerResponse,
  CustomerSummary,
  CustomerType,
  CustomerUnarchivedEvent,
  CustomerUpdate,
  CustomerUpdatedEvent,
  DeletedCustomer,
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
  ImportCompletedEvent,
  ImportSource,
  ImportSummary,
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
  WebhookAttempt,
  WebhookDelivery,
  WebhookDeliveryDetails,
  WebhookDeliveryListResponse,
  WebhookDeliveryQueuedResponse,
  WebhookDeliveryResponse,
  WebhookDeliveryStatus,
  WebhookDisabledReason,
  WebhookEndpoint,
  WebhookEndpointCreate,
  WebhookEndpointCreatedResponse,
  WebhookEndpointDeletedResponse,
  WebhookEndpointListResponse,
  WebhookEndpointResponse,
  WebhookEndpointStatus,
  WebhookEndpointUpdate,
  WebhookEndpointWithSecret,
  WebhookEvent,
  WebhookEventType,
  WebhookRedeliverFailedResponse,
  WebhookSecretResponse,
  WebhookTrigger,
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
    "/webhook_endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook endpoints
         *
         * Returns all endpoints of the tenant, newest first. There are at most 20, so there are no pages.
         */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /**
         * Create a webhook endpoint
         *
         * Creates an endpoint, to which Rollcall sends the events that it wants, from now on: every change that is requested
         * after this response. The response has the `secret` that signs them. No later response shows it, so store it now.
         *
         * A tenant has at most 20 endpoints. They may have the same URL. A URL must be `https:`, without a user name, a
         * password and a fragment, and its host must have public addresses only. Rollcall checks the addresses whenever it
         * connects. A server for development can allow other addresses and `http:`.
         *
         * This request has no idempotency key. If its response is lost, list the endpoints, and rotate the secret of the new
         * one or delete it.
         */
        post: operations["createWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook_endpoints/{endpoint_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * The `id` of the webhook endpoint.
                 *
                 * @example 5b0f1a8e-2c3d-4e5f-8a6b-7c8d9e0f1a2b
                 */
                endpoint_id: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        /**
         * Get a webhook endpoint
         *
         * Returns an endpoint, without its secret.
         */
        get: operations["getWebhookEndpoint"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook endpoint
         *
         * Deletes an endpoint with its deliveries. Those that are pending are not sent.
         */
        delete: operations["deleteWebhookEndpoint"];
        options?: never;
        head?: never;
        /**
         * Update a webhook endpoint
         *
         * Changes the fields that are sent and keeps the others. A new URL or a new list of events applies to every change
         * that is requested after this response. Deliveries that are pending go to the new URL.
         *
         * `status: disabled` cancels the pending deliveries, and Rollcall keeps no events for the endpoint until it is
         * enabled again. `status: enabled` clears `disabled_reason`, `disabled_at` and `failing_since`; deliveries that were
         * canceled can be sent again with `redeliver-failed`.
         */
        patch: operations["updateWebhookEndpoint"];
        trace?: never;
    };
    "/webhook_endpoints/{endpoint_id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * The `id` of the webhook endpoint.
                 *
                 * @example 5b0f1a8e-2c3d-4e5f-8a6b-7c8d9e0f1a2b
                 */
                endpoint_id: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate the secret of a webhook endpoint
         *
         * Gives the endpoint a new secret, which only this response shows. The previous one stays valid for
         * `overlap_seconds`. Until then, each request to the endpoint has a signature of both, so that your receiver can
         * change over without losing an event. No earlier secret stays valid longer. A request body is ignored.
         *
         * If the response is lost, rotate again. An endpoint has at most five secrets at a time; a further rotation ends the
         * oldest.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook_endpoints/{endpoint_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * The `id` of the webhook endpoint.
                 *
                 * @example 5b0f1a8e-2c3d-4e5f-8a6b-7c8d9e0f1a2b
                 */
                endpoint_id: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event
         *
         * Sends the example of an event in this document to the endpoint, whether or not it wants events of this type. The
         * event has an `id` and a `created_at` of its own, and the delivery says `test: true`. Its customer does not exist. A
         * request body is ignored.
         */
        post: operations["sendTestEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook_endpoints/{endpoint_id}/redeliver-failed": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * The `id` of the webhook endpoint.
                 *
                 * @example 5b0f1a8e-2c3d-4e5f-8a6b-7c8d9e0f1a2b
                 */
                endpoint_id: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send again everything that an endpoint missed
         *
         * Makes the deliveries of the endpoint pending again that failed or were canceled, except those whose customer was
         * deleted since. They start with the first attempt of the schedule, the oldest first. A request body is ignored.
         */
        post: operations["redeliverFailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook_deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook deliveries
         *
         * Lists the deliveries of all endpoints, newest first, page by page. A delivery is one event for one endpoint, with
         * all of its attempts. It is kept for 30 days.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook_deliveries/{delivery_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * The `id` of the webhook delivery.
                 *
                 * @example 6c1e2b9f-3d4e-4f60-9b7c-8d9e0f1a2b3c
                 */
                delivery_id: components["parameters"]["WebhookDeliveryId"];
            };
            cookie?: never;
        };
        /**
         * Get a webhook delivery
         *
         * Returns a delivery with its event and its latest attempts.
         */
        get: operations["getWebhookDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook_deliveries/{delivery_id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * The `id` of the webhook delivery.
                 *
                 * @example 6c1e2b9f-3d4e-4f60-9b7c-8d9e0f1a2b3c
                 */
                delivery_id: components["parameters"]["WebhookDeliveryId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a webhook delivery again
         *
         * Makes a delivery pending again, whatever its status, and starts its first attempt at once. The event is the same,
         * with the same `webhook-id`. A request body is ignored.
         */
        post: operations["redeliverWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "customer.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A customer was created
         *
         * Sent for each customer that was created, by a single create, a bulk create or a CSV upload, unless `events` muted the
         * request.
         */
        post: operations["receiveCustomerCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A customer was changed
         *
         * Sent for each update that changed a value, by a single update, or by a bulk create or CSV upload with
         * `on_conflict=update`. `changes` has each changed field with its old and its new value.
         */
        post: operations["receiveCustomerUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A customer was deleted
         *
         * Sent for each customer that was deleted. It has nothing of the customer but its identifiers: a deleted customer is
         * erased everywhere, in events and deliveries too.
         */
        post: operations["receiveCustomerDeleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer.archived": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A customer was archived
         *
         * Sent for each customer that was archived, instead of `customer.updated`.
         */
        post: operations["receiveCustomerArchived"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer.unarchived": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A customer was unarchived
         *
         * Sent for each customer that was unarchived, instead of `customer.updated`.
         */
        post: operations["receiveCustomerUnarchived"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "import.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A bulk create or CSV upload was processed
         *
         * Sent once for each bulk create and each CSV upload, with its counts, also if customers failed. A request that is
         * rejected as a whole, a dry run, a replayed response, and an atomic request that stored nothing send none.
         */
        post: operations["receiveImportCompleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
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
        WebhookEndpointCreate: WebhookEndpointCreate;
        WebhookEndpointUpdate: WebhookEndpointUpdate;
        WebhookEndpoint: WebhookEndpoint;
        WebhookEndpointWithSecret: WebhookEndpointWithSecret;
        WebhookDelivery: WebhookDelivery;
        WebhookDeliveryDetails: WebhookDeliveryDetails;
        WebhookAttempt: WebhookAttempt;
        WebhookEvent: WebhookEvent;
        CustomerCreatedEvent: CustomerCreatedEvent;
        CustomerUpdatedEvent: CustomerUpdatedEvent;
        CustomerDeletedEvent: CustomerDeletedEvent;
        CustomerArchivedEvent: CustomerArchivedEvent;
        CustomerUnarchivedEvent: CustomerUnarchivedEvent;
        ImportCompletedEvent: ImportCompletedEvent;
        CustomerFieldChanges: CustomerFieldChanges;
        DeletedCustomer: DeletedCustomer;
        ImportSummary: ImportSummary;
        WebhookEndpointCreatedResponse: WebhookEndpointCreatedResponse;
        WebhookEndpointResponse: WebhookEndpointResponse;
        WebhookSecretResponse: WebhookSecretResponse;
        WebhookEndpointListResponse: WebhookEndpointListResponse;
        WebhookEndpointDeletedResponse: WebhookEndpointDeletedResponse;
        WebhookDeliveryQueuedResponse: WebhookDeliveryQueuedResponse;
        WebhookRedeliverFailedResponse: WebhookRedeliverFailedResponse;
        WebhookDeliveryListResponse: WebhookDeliveryListResponse;
        WebhookDeliveryResponse: WebhookDeliveryResponse;
        CursorMeta: CursorMeta;
        WebhookUrl: string;
        WebhookSecret: string;
        WebhookEndpointId: string;
        WebhookDeliveryId: string;
        WebhookEventId: string;
        WebhookEventType: WebhookEventType;
        WebhookEndpointStatus: WebhookEndpointStatus;
        WebhookDisabledReason: WebhookDisabledReason;
        WebhookDeliveryStatus: WebhookDeliveryStatus;
        WebhookTrigger: WebhookTrigger;
        ImportSource: ImportSource;
        NullableStatusCode: number | null;
        EpochMilliseconds: number;
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
        /** The body or the URL cannot be parsed. */
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
        /** The email address belongs to another customer. */
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
        /** The key in the path is not a valid key, a query parameter is unknown, or the idempotency key was used for another request. */
        InvalidKeyOrReused: {
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
        /** No webhook endpoint of your tenant has this id. */
        WebhookEndpointNotFound: {
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
        /** No webhook delivery of your tenant has this id. */
        WebhookDeliveryNotFound: {
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
        /** The tenant has 20 webhook endpoints, and no more are allowed. */
        WebhookEndpointLimit: {
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
        /** The webhook endpoint is disabled, so nothing is sent to it. */
        WebhookEndpointDisabled: {
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
        /** The delivery is pending already, its endpoint is disabled, or its event was erased. */
        WebhookRedeliverConflict: {
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
        /** The endpoint breaks a rule, Rollcall cannot send to its URL, or the id in the path is not an id. */
        InvalidWebhookEndpoint: {
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
        /** The id in the path is not an id, or a query parameter is unknown or has an invalid value. */
        InvalidWebhookRequest: {
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
        /** A query parameter is unknown or has an invalid value. */
        InvalidDeliveryQuery: {
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
        /** The event was received. The body of the response is not read, except for the log of the attempts. */
        WebhookReceived: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** The endpoint no longer exists. Rollcall disables it and sends nothing more to it. */
        WebhookGone: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** The endpoint is busy. Rollcall waits as long as `Retry-After` says, at most 24 hours, before the next attempt. */
        WebhookThrottled: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
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
        /**
         * Which webhook events the request sends, to endpoints that want them. `all` sends one for each customer that was
         * created or updated, and `import.completed`. `summary` sends `import.completed` only, and `none` sends nothing: a
         * first import of many customers need not be sent to every endpoint.
         */
        Events: "all" | "none" | "summary";
        /**
         * The `id` of the webhook endpoint.
         *
         * @example 5b0f1a8e-2c3d-4e5f-8a6b-7c8d9e0f1a2b
         */
        WebhookEndpointId: string;
        /**
         * The `id` of the webhook delivery.
         *
         * @example 6c1e2b9f-3d4e-4f60-9b7c-8d9e0f1a2b3c
         */
        WebhookDeliveryId: string;
        /**
         * The `id` of the event. It is the same in each attempt, and in each redelivery.
         *
         * @example 7d2f3ca0-4e5f-4071-8c8d-9e0f1a2b3c4d
         */
        WebhookIdHeader: string;
        /**
         * The time of the attempt, in seconds since 1970. Reject a request whose time is more than five minutes from yours.
         *
         * @example 1795426200
         */
        WebhookTimestampHeader: number;
        /**
         * A signature for each valid secret of the endpoint, separated by spaces: `v1,` and the HMAC-SHA256 of
         * `{webhook-id}.{webhook-timestamp}.{body}` in base64. The key is the secret without `whsec_`, decoded from base64.
         * One matching signature is enough.
         *
         * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
         */
        WebhookSignatureHeader: string;
        /**
         * `rollcall-webhooks/` and the version of the server.
         *
         * @example rollcall-webhooks/0.1.0
         */
        WebhookUserAgentHeader: string;
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
         * Path of the new webhook endpoint.
         *
         * @example /api/v1/webhook_endpoints/5b0f1a8e-2c3d-4e5f-8a6b-7c8d9e0f1a2b
         */
        WebhookEndpointLocation: string;
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
                /**
                 * Which webhook events the request sends, to endpoints that want them. `all` sends one for each customer that was
                 * created or updated, and `import.completed`. `summary` sends `import.completed` only, and `none` sends nothing: a
                 * first import of many customers need not be sent to every endpoint.
                 */
                events?: components["parameters"]["Events"] | undefined;
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
                /**
                 * Which webhook events the request sends, to endpoints that want them. `all` sends one for each customer that was
                 * created or updated, and `import.completed`. `summary` sends `import.completed` only, and `none` sends nothing: a
                 * first import of many customers need not be sent to every endpoint.
                 */
                events?: components["parameters"]["Events"] | undefined;
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
            422: components["responses"]["InvalidKeyOrReused"];
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
            422: components["responses"]["InvalidKeyOrReused"];
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
    listWebhookEndpoints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The endpoints. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimitIfLimited"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebhookEndpointListResponse;
                };
            };
            400: components["responses"]["BadRequestUrl"];
            401: components["responses"]["Unauthorized"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidWebhookRequest"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": WebhookEndpointCreate;
            };
        };
        responses: {
            /** The endpoint was created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimitIfLimited"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                    Location: components["headers"]["WebhookEndpointLocation"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebhookEndpointCreatedResponse;
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["WebhookEndpointLimit"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["JsonExpected"];
            422: components["responses"]["InvalidWebhookEndpoint"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * The `id` of the webhook endpoint.
                 *
                 * @example 5b0f1a8e-2c3d-4e5f-8a6b-7c8d9e0f1a2b
                 */
                endpoint_id: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The endpoint. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimitIfLimited"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebhookEndpointResponse;
                };
            };
            400: components["responses"]["BadRequestUrl"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["WebhookEndpointNotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidWebhookRequest"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * The `id` of the webhook endpoint.
                 *
                 * @example 5b0f1a8e-2c3d-4e5f-8a6b-7c8d9e0f1a2b
                 */
                endpoint_id: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The endpoint was deleted. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimitIfLimited"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebhookEndpointDeletedResponse;
                };
            };
            400: components["responses"]["BadRequestUrl"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["WebhookEndpointNotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidWebhookRequest"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * The `id` of the webhook endpoint.
                 *
                 * @example 5b0f1a8e-2c3d-4e5f-8a6b-7c8d9e0f1a2b
                 */
                endpoint_id: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": WebhookEndpointUpdate;
            };
        };
        responses: {
            /** The endpoint with its changes. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimitIfLimited"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebhookEndpointResponse;
                };
            };
            400: components["responses"]["BadRequestBody"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["WebhookEndpointNotFound"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["JsonExpected"];
            422: components["responses"]["InvalidWebhookEndpoint"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: {
                /** For how many seconds the previous secret still signs. With `0`, it ends at once. */
                overlap_seconds?: number | undefined;
            } | undefined;
            header?: never;
            path: {
                /**
                 * The `id` of the webhook endpoint.
                 *
                 * @example 5b0f1a8e-2c3d-4e5f-8a6b-7c8d9e0f1a2b
                 */
                endpoint_id: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The endpoint with its new secret. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimitIfLimited"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebhookSecretResponse;
                };
            };
            400: components["responses"]["BadRequestUrl"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["WebhookEndpointNotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidWebhookRequest"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    sendTestEvent: {
        parameters: {
            query?: {
                /** The type of the event. */
                type?: WebhookEventType | undefined;
            } | undefined;
            header?: never;
            path: {
                /**
                 * The `id` of the webhook endpoint.
                 *
                 * @example 5b0f1a8e-2c3d-4e5f-8a6b-7c8d9e0f1a2b
                 */
                endpoint_id: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The event is queued. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimitIfLimited"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebhookDeliveryQueuedResponse;
                };
            };
            400: components["responses"]["BadRequestUrl"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["WebhookEndpointNotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["WebhookEndpointDisabled"];
            422: components["responses"]["InvalidWebhookRequest"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    redeliverFailed: {
        parameters: {
            query?: {
                /**
                 * Only deliveries created at this time or later. Default and limit are the 30 days for which deliveries are kept.
                 *
                 * @example 2026-11-23T09:30:00.000Z
                 */
                since?: string | undefined;
            } | undefined;
            header?: never;
            path: {
                /**
                 * The `id` of the webhook endpoint.
                 *
                 * @example 5b0f1a8e-2c3d-4e5f-8a6b-7c8d9e0f1a2b
                 */
                endpoint_id: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The deliveries are pending. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimitIfLimited"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebhookRedeliverFailedResponse;
                };
            };
            400: components["responses"]["BadRequestUrl"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["WebhookEndpointNotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["WebhookEndpointDisabled"];
            422: components["responses"]["InvalidWebhookRequest"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** The `next_cursor` of the previous page. The request must have the same filters. */
                cursor?: string | undefined;
                /** Deliveries per page. */
                per_page?: number | undefined;
                /**
                 * Only deliveries to this endpoint. An empty string means any endpoint.
                 *
                 * @example 5b0f1a8e-2c3d-4e5f-8a6b-7c8d9e0f1a2b
                 */
                endpoint_id?: string | undefined;
                /** Only deliveries with this status. An empty string means any status. */
                status?: WebhookDeliveryStatus | undefined;
                /** Only deliveries of events of this type. An empty string means any type. */
                event_type?: WebhookEventType | undefined;
                /**
                 * Only deliveries of events about the customer with this key. An empty string means any event.
                 *
                 * @example acme_corp_001
                 */
                customer_key?: string | undefined;
                /**
                 * Only deliveries created at this time or later. An empty string means any time.
                 *
                 * @example 2026-11-23T00:00:00.000Z
                 */
                created_from?: string | undefined;
                /**
                 * Only deliveries created before this time. An empty string means any time.
                 *
                 * @example 2026-11-24T00:00:00.000Z
                 */
                created_before?: string | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** One page of deliveries. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimitIfLimited"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebhookDeliveryListResponse;
                };
            };
            400: components["responses"]["BadRequestUrl"];
            401: components["responses"]["Unauthorized"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidDeliveryQuery"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * The `id` of the webhook delivery.
                 *
                 * @example 6c1e2b9f-3d4e-4f60-9b7c-8d9e0f1a2b3c
                 */
                delivery_id: components["parameters"]["WebhookDeliveryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The delivery. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimitIfLimited"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebhookDeliveryResponse;
                };
            };
            400: components["responses"]["BadRequestUrl"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["WebhookDeliveryNotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["InvalidWebhookRequest"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    redeliverWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * The `id` of the webhook delivery.
                 *
                 * @example 6c1e2b9f-3d4e-4f60-9b7c-8d9e0f1a2b3c
                 */
                delivery_id: components["parameters"]["WebhookDeliveryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The delivery is pending. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimitIfLimited"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicyIfLimited"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": WebhookDeliveryQueuedResponse;
                };
            };
            400: components["responses"]["BadRequestUrl"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["WebhookDeliveryNotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["WebhookRedeliverConflict"];
            422: components["responses"]["InvalidWebhookRequest"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    receiveCustomerCreated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * The `id` of the event. It is the same in each attempt, and in each redelivery.
                 *
                 * @example 7d2f3ca0-4e5f-4071-8c8d-9e0f1a2b3c4d
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * The time of the attempt, in seconds since 1970. Reject a request whose time is more than five minutes from yours.
                 *
                 * @example 1795426200
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * A signature for each valid secret of the endpoint, separated by spaces: `v1,` and the HMAC-SHA256 of
                 * `{webhook-id}.{webhook-timestamp}.{body}` in base64. The key is the secret without `whsec_`, decoded from base64.
                 * One matching signature is enough.
                 *
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
                /**
                 * `rollcall-webhooks/` and the version of the server.
                 *
                 * @example rollcall-webhooks/0.1.0
                 */
                "User-Agent": components["parameters"]["WebhookUserAgentHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CustomerCreatedEvent;
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookThrottled"];
            503: components["responses"]["WebhookThrottled"];
            "2XX": components["responses"]["WebhookReceived"];
        };
    };
    receiveCustomerUpdated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * The `id` of the event. It is the same in each attempt, and in each redelivery.
                 *
                 * @example 7d2f3ca0-4e5f-4071-8c8d-9e0f1a2b3c4d
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * The time of the attempt, in seconds since 1970. Reject a request whose time is more than five minutes from yours.
                 *
                 * @example 1795426200
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * A signature for each valid secret of the endpoint, separated by spaces: `v1,` and the HMAC-SHA256 of
                 * `{webhook-id}.{webhook-timestamp}.{body}` in base64. The key is the secret without `whsec_`, decoded from base64.
                 * One matching signature is enough.
                 *
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
                /**
                 * `rollcall-webhooks/` and the version of the server.
                 *
                 * @example rollcall-webhooks/0.1.0
                 */
                "User-Agent": components["parameters"]["WebhookUserAgentHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CustomerUpdatedEvent;
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookThrottled"];
            503: components["responses"]["WebhookThrottled"];
            "2XX": components["responses"]["WebhookReceived"];
        };
    };
    receiveCustomerDeleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * The `id` of the event. It is the same in each attempt, and in each redelivery.
                 *
                 * @example 7d2f3ca0-4e5f-4071-8c8d-9e0f1a2b3c4d
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * The time of the attempt, in seconds since 1970. Reject a request whose time is more than five minutes from yours.
                 *
                 * @example 1795426200
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * A signature for each valid secret of the endpoint, separated by spaces: `v1,` and the HMAC-SHA256 of
                 * `{webhook-id}.{webhook-timestamp}.{body}` in base64. The key is the secret without `whsec_`, decoded from base64.
                 * One matching signature is enough.
                 *
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
                /**
                 * `rollcall-webhooks/` and the version of the server.
                 *
                 * @example rollcall-webhooks/0.1.0
                 */
                "User-Agent": components["parameters"]["WebhookUserAgentHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CustomerDeletedEvent;
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookThrottled"];
            503: components["responses"]["WebhookThrottled"];
            "2XX": components["responses"]["WebhookReceived"];
        };
    };
    receiveCustomerArchived: {
        parameters: {
            query?: never;
            header: {
                /**
                 * The `id` of the event. It is the same in each attempt, and in each redelivery.
                 *
                 * @example 7d2f3ca0-4e5f-4071-8c8d-9e0f1a2b3c4d
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * The time of the attempt, in seconds since 1970. Reject a request whose time is more than five minutes from yours.
                 *
                 * @example 1795426200
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * A signature for each valid secret of the endpoint, separated by spaces: `v1,` and the HMAC-SHA256 of
                 * `{webhook-id}.{webhook-timestamp}.{body}` in base64. The key is the secret without `whsec_`, decoded from base64.
                 * One matching signature is enough.
                 *
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
                /**
                 * `rollcall-webhooks/` and the version of the server.
                 *
                 * @example rollcall-webhooks/0.1.0
                 */
                "User-Agent": components["parameters"]["WebhookUserAgentHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CustomerArchivedEvent;
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookThrottled"];
            503: components["responses"]["WebhookThrottled"];
            "2XX": components["responses"]["WebhookReceived"];
        };
    };
    receiveCustomerUnarchived: {
        parameters: {
            query?: never;
            header: {
                /**
                 * The `id` of the event. It is the same in each attempt, and in each redelivery.
                 *
                 * @example 7d2f3ca0-4e5f-4071-8c8d-9e0f1a2b3c4d
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * The time of the attempt, in seconds since 1970. Reject a request whose time is more than five minutes from yours.
                 *
                 * @example 1795426200
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * A signature for each valid secret of the endpoint, separated by spaces: `v1,` and the HMAC-SHA256 of
                 * `{webhook-id}.{webhook-timestamp}.{body}` in base64. The key is the secret without `whsec_`, decoded from base64.
                 * One matching signature is enough.
                 *
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
                /**
                 * `rollcall-webhooks/` and the version of the server.
                 *
                 * @example rollcall-webhooks/0.1.0
                 */
                "User-Agent": components["parameters"]["WebhookUserAgentHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CustomerUnarchivedEvent;
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookThrottled"];
            503: components["responses"]["WebhookThrottled"];
            "2XX": components["responses"]["WebhookReceived"];
        };
    };
    receiveImportCompleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * The `id` of the event. It is the same in each attempt, and in each redelivery.
                 *
                 * @example 7d2f3ca0-4e5f-4071-8c8d-9e0f1a2b3c4d
                 */
                "webhook-id": components["parameters"]["WebhookIdHeader"];
                /**
                 * The time of the attempt, in seconds since 1970. Reject a request whose time is more than five minutes from yours.
                 *
                 * @example 1795426200
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestampHeader"];
                /**
                 * A signature for each valid secret of the endpoint, separated by spaces: `v1,` and the HMAC-SHA256 of
                 * `{webhook-id}.{webhook-timestamp}.{body}` in base64. The key is the secret without `whsec_`, decoded from base64.
                 * One matching signature is enough.
                 *
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignatureHeader"];
                /**
                 * `rollcall-webhooks/` and the version of the server.
                 *
                 * @example rollcall-webhooks/0.1.0
                 */
                "User-Agent": components["parameters"]["WebhookUserAgentHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": ImportCompletedEvent;
            };
        };
        responses: {
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookThrottled"];
            503: components["responses"]["WebhookThrottled"];
            "2XX": components["responses"]["WebhookReceived"];
        };
    };
}
