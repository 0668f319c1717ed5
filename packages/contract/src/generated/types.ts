// Generated from openapi.yaml by `pnpm generate`. Do not edit.

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
         * @description Creates each customer independently: valid new customers are created, the others are reported as failed, and the
         *     status is 200 in either case. **Check both `customers_created` and `customers_failed`.**
         *
         *     A customer is created if it satisfies `CustomerCreate` and both its `customer_key` and its `primary_email` are
         *     free, in the registry and among the earlier customers of the same request. Each failure has the position in the
         *     request (`index`, from 0), a stable `code`, the field, a sentence, all problems of that customer in `issues`, and
         *     for a conflict the existing customer. Both lists keep the order of the request.
         *
         *     Every customer reported as created is stored durably before the response is sent. A body that is not
         *     `{"customers": [1 to 100 entries]}` is rejected as a whole with 422, and nothing is stored. An entry that is no
         *     object, such as `null`, fails with `invalid_type`, and the others are created.
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
         * @description Creates one customer per row, by the rules of bulk create: each row is processed independently, and failures are
         *     reported with the number of the row (1 is the first row below the header).
         *
         *     The first line names the columns, in any order. `customer_key`, `customer_type` and `primary_email` are required;
         *     any other scalar field of `CustomerCreate` is optional. An empty cell means that the field is absent. In
         *     `tax_status`, `1` stands for `TAXABLE` and `2` for `TAX_EXEMPT`. If a column is unknown, the file is rejected with
         *     422 before any row is read. Cells are separated by commas, semicolons or tabs, detected from the first line.
         *     Lines may end in LF or CRLF, and a byte order mark is ignored. White space and zero-width characters at the ends
         *     of a cell or of a column's name are ignored. Empty lines are ignored. A row whose cells are all empty is skipped: it
         *     is no customer and not counted, but keeps its number. A file has at most 100,000 lines.
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
         * @description Lists customers page by page, newest first. Archived customers are left out unless `archived` includes them.
         *
         *     There are two ways to paginate. `page` selects any page by its number; when customers are created or deleted
         *     meanwhile, pages shift, and an iteration may skip or repeat customers. `cursor` selects the page after the one that
         *     returned `next_cursor`: every customer that exists throughout the iteration appears exactly once, and each page
         *     takes as long as the first.
         */
        get: operations["listCustomers"];
        put?: never;
        /**
         * Create a customer
         * @description Creates one customer. `customer_key` is your own identifier for it and never changes. Both `customer_key` and
         *     `primary_email` are unique within your tenant.
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
         * @deprecated
         * @description The same operation as `POST /customers`, at the path that older SDKs call.
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
                 * @description Your own identifier for the customer, percent-encoded.
                 * @example jane_doe_001
                 */
                customer_key: components["parameters"]["CustomerKey"];
            };
            cookie?: never;
        };
        /**
         * Get a customer
         * @description Returns all fields of one customer, archived or not.
         */
        get: operations["getCustomer"];
        /**
         * Update a customer (PUT)
         * @description The same partial update as `PATCH`, with the method that the hosted API documents.
         */
        put: operations["updateCustomerWithPut"];
        post?: never;
        /**
         * Delete a customer
         * @description Permanently deletes the customer with all of its fields and frees its `customer_key` and `primary_email`. To hide
         *     a customer but keep it, archive it.
         */
        delete: operations["deleteCustomer"];
        options?: never;
        head?: never;
        /**
         * Update a customer
         * @description Changes the fields that are sent and keeps the others. `null` or an empty string clears an optional field. A
         *     list or an object replaces the previous one as a whole.
         *
         *     `customer_key` and the other fields that only Rollcall sets cannot be changed. They are ignored if they have the
         *     stored values, so that a client can get a customer, change it and send it back as a whole.
         *
         *     `primary_email` and the primary entry of `email_addresses` change together. A `primary_email` becomes the address
         *     of that entry, whether the list is sent or kept. A list that is sent without `primary_email` brings a new one: the
         *     address of its entry with `is_primary`.
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
                 * @description Your own identifier for the customer, percent-encoded.
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
         * @description Hides the customer from lists. Its `customer_key` and `primary_email` stay taken, and it can be unarchived.
         *     Archiving an archived customer changes nothing, not even `archived_at`. A request body is ignored.
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
                 * @description Your own identifier for the customer, percent-encoded.
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
         * @description Restores an archived customer. A customer that is not archived stays unchanged. A request body is ignored.
         */
        post: operations["unarchiveCustomer"];
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
        /** @description Up to 100 customers to create. */
        BulkCreateRequest: {
            /** @description The customers. Each is validated and created independently. */
            customers: components["schemas"]["CustomerCreate"][];
        };
        /** @description A customer to create. */
        CustomerCreate: {
            customer_key: components["schemas"]["CustomerKey"];
            customer_type: components["schemas"]["CustomerType"];
            /** @description Main email address, unique within your tenant. */
            primary_email: components["schemas"]["Email"];
            /** @description Name to display. Defaults to the full name. */
            display_name?: components["schemas"]["OptionalText"];
            /** @description Registered name of the company or person. */
            legal_name?: components["schemas"]["OptionalText"];
            /** @description First name. */
            first_name?: components["schemas"]["OptionalText"];
            /** @description Middle name. */
            middle_name?: components["schemas"]["OptionalText"];
            /** @description Last name. */
            last_name?: components["schemas"]["OptionalText"];
            /** @description Phone number, in any format. */
            primary_phone?: components["schemas"]["OptionalText"];
            /** @description Email address for invoices, if not `primary_email`. */
            billing_email?: components["schemas"]["OptionalEmail"];
            /** @description Date of birth, `YYYY-MM-DD`. */
            date_of_birth?: components["schemas"]["OptionalDate"];
            /** @description Company registration number. */
            legal_number?: components["schemas"]["OptionalText"];
            /** @description Tax or VAT number. */
            tax_identification_number?: components["schemas"]["OptionalText"];
            /** @description Tax status of the customer. */
            tax_status?: components["schemas"]["OptionalTaxStatus"];
            /** @description Website. */
            website_url?: components["schemas"]["OptionalUrl"];
            /** @description Logo of the customer. */
            logo_url?: components["schemas"]["OptionalUrl"];
            /** @description Your account manager for this customer. */
            account_manager?: components["schemas"]["OptionalText"];
            /** @description Time zone, in any format, such as `America/New_York` or `UTC+00:00`. */
            timezone?: components["schemas"]["OptionalText"];
            /** @description Language, in any format, such as `en` or `english`. */
            language?: components["schemas"]["OptionalText"];
            /** @description Currency, such as `USD`. */
            currency?: components["schemas"]["OptionalText"];
            /** @description Street and number. */
            address_line1?: components["schemas"]["OptionalText"];
            /** @description Second line of the address. */
            address_line2?: components["schemas"]["OptionalText"];
            /** @description City. */
            city?: components["schemas"]["OptionalText"];
            /** @description State, province or region. */
            state?: components["schemas"]["OptionalText"];
            /** @description Country, in any format, such as `US` or `United States`. */
            country?: components["schemas"]["OptionalText"];
            /** @description Postal code. */
            zip_code?: components["schemas"]["OptionalText"];
            /** @description Street and number of the shipping address. */
            shipping_address_line1?: components["schemas"]["OptionalText"];
            /** @description Second line of the shipping address. */
            shipping_address_line2?: components["schemas"]["OptionalText"];
            /** @description City of the shipping address. */
            shipping_city?: components["schemas"]["OptionalText"];
            /** @description State, province or region of the shipping address. */
            shipping_state?: components["schemas"]["OptionalText"];
            /** @description Country of the shipping address. */
            shipping_country?: components["schemas"]["OptionalText"];
            /** @description Postal code of the shipping address. */
            shipping_zip_code?: components["schemas"]["OptionalText"];
            /** @description Billing settings of the customer. */
            billing_configuration?: components["schemas"]["OptionalBillingConfiguration"];
            /** @description Tax numbers by type and country. */
            tax_identifications?: components["schemas"]["TaxIdentification"][] | null;
            /** @description Contacts at the customer. */
            contact_people?: components["schemas"]["ContactPerson"][] | null;
            /** @description Agreed payment terms. */
            payment_terms?: components["schemas"]["PaymentTerm"][] | null;
            /** @description All email addresses. Defaults to a list with `primary_email`. */
            email_addresses?: components["schemas"]["EmailAddress"][] | null;
            /** @description All phone numbers. */
            phone_numbers?: components["schemas"]["PhoneNumber"][] | null;
            /** @description Arbitrary key-value data. */
            metadata?: components["schemas"]["OptionalMetadata"];
        };
        /** @description The fields of a customer to change. Fields that are not sent keep their values. */
        CustomerUpdate: {
            customer_type?: components["schemas"]["CustomerType"];
            /** @description Main email address, unique within your tenant. */
            primary_email?: components["schemas"]["Email"];
            /** @description Name to display. If cleared, it becomes the full name. */
            display_name?: components["schemas"]["OptionalText"];
            /** @description Registered name of the company or person. */
            legal_name?: components["schemas"]["OptionalText"];
            /** @description First name. */
            first_name?: components["schemas"]["OptionalText"];
            /** @description Middle name. */
            middle_name?: components["schemas"]["OptionalText"];
            /** @description Last name. */
            last_name?: components["schemas"]["OptionalText"];
            /** @description Phone number, in any format. */
            primary_phone?: components["schemas"]["OptionalText"];
            /** @description Email address for invoices, if not `primary_email`. */
            billing_email?: components["schemas"]["OptionalEmail"];
            /** @description Date of birth, `YYYY-MM-DD`. */
            date_of_birth?: components["schemas"]["OptionalDate"];
            /** @description Company registration number. */
            legal_number?: components["schemas"]["OptionalText"];
            /** @description Tax or VAT number. */
            tax_identification_number?: components["schemas"]["OptionalText"];
            /** @description Tax status of the customer. */
            tax_status?: components["schemas"]["OptionalTaxStatus"];
            /** @description Website. */
            website_url?: components["schemas"]["OptionalUrl"];
            /** @description Logo of the customer. */
            logo_url?: components["schemas"]["OptionalUrl"];
            /** @description Your account manager for this customer. */
            account_manager?: components["schemas"]["OptionalText"];
            /** @description Time zone, in any format, such as `America/New_York` or `UTC+00:00`. */
            timezone?: components["schemas"]["OptionalText"];
            /** @description Language, in any format, such as `en` or `english`. */
            language?: components["schemas"]["OptionalText"];
            /** @description Currency, such as `USD`. */
            currency?: components["schemas"]["OptionalText"];
            /** @description Street and number. */
            address_line1?: components["schemas"]["OptionalText"];
            /** @description Second line of the address. */
            address_line2?: components["schemas"]["OptionalText"];
            /** @description City. */
            city?: components["schemas"]["OptionalText"];
            /** @description State, province or region. */
            state?: components["schemas"]["OptionalText"];
            /** @description Country, in any format, such as `US` or `United States`. */
            country?: components["schemas"]["OptionalText"];
            /** @description Postal code. */
            zip_code?: components["schemas"]["OptionalText"];
            /** @description Street and number of the shipping address. */
            shipping_address_line1?: components["schemas"]["OptionalText"];
            /** @description Second line of the shipping address. */
            shipping_address_line2?: components["schemas"]["OptionalText"];
            /** @description City of the shipping address. */
            shipping_city?: components["schemas"]["OptionalText"];
            /** @description State, province or region of the shipping address. */
            shipping_state?: components["schemas"]["OptionalText"];
            /** @description Country of the shipping address. */
            shipping_country?: components["schemas"]["OptionalText"];
            /** @description Postal code of the shipping address. */
            shipping_zip_code?: components["schemas"]["OptionalText"];
            /** @description Billing settings of the customer. */
            billing_configuration?: components["schemas"]["OptionalBillingConfiguration"];
            /** @description Tax numbers by type and country. */
            tax_identifications?: components["schemas"]["TaxIdentification"][] | null;
            /** @description Contacts at the customer. */
            contact_people?: components["schemas"]["ContactPerson"][] | null;
            /** @description Agreed payment terms. */
            payment_terms?: components["schemas"]["PaymentTerm"][] | null;
            /** @description All email addresses. If cleared, the list contains only `primary_email`. */
            email_addresses?: components["schemas"]["EmailAddress"][] | null;
            /** @description All phone numbers. */
            phone_numbers?: components["schemas"]["PhoneNumber"][] | null;
            /** @description Arbitrary key-value data. */
            metadata?: components["schemas"]["OptionalMetadata"];
        };
        /** @description A customer, with all of its fields. */
        Customer: {
            id: components["schemas"]["CustomerId"];
            customer_key: components["schemas"]["CustomerKey"];
            customer_type: components["schemas"]["CustomerType"];
            /** @description Main email address, as sent. */
            primary_email: components["schemas"]["Email"];
            /** @description The legal name of a business; the first, middle and last name of an individual. If a customer lacks that name, the other one is used. */
            full_name: string | null;
            /** @description Name to display. Defaults to the full name. */
            display_name: components["schemas"]["DisplayNameOrNull"];
            /** @description Registered name of the company or person. */
            legal_name: components["schemas"]["OptionalText"];
            /** @description First name. */
            first_name: components["schemas"]["OptionalText"];
            /** @description Middle name. */
            middle_name: components["schemas"]["OptionalText"];
            /** @description Last name. */
            last_name: components["schemas"]["OptionalText"];
            /** @description Phone number, in any format. */
            primary_phone: components["schemas"]["OptionalText"];
            /** @description Email address for invoices, if not `primary_email`. */
            billing_email: components["schemas"]["OptionalEmail"];
            /** @description Date of birth, `YYYY-MM-DD`. */
            date_of_birth: components["schemas"]["OptionalDate"];
            /** @description Company registration number. */
            legal_number: components["schemas"]["OptionalText"];
            /** @description Tax or VAT number. */
            tax_identification_number: components["schemas"]["OptionalText"];
            /** @description Tax status of the customer. */
            tax_status: components["schemas"]["TaxStatusOrNull"];
            /** @description Website. */
            website_url: components["schemas"]["OptionalUrl"];
            /** @description Logo of the customer. */
            logo_url: components["schemas"]["OptionalUrl"];
            /** @description Your account manager for this customer. */
            account_manager: components["schemas"]["OptionalText"];
            /** @description Time zone, in any format, such as `America/New_York` or `UTC+00:00`. */
            timezone: components["schemas"]["OptionalText"];
            /** @description Language, in any format, such as `en` or `english`. */
            language: components["schemas"]["OptionalText"];
            /** @description Currency, such as `USD`. */
            currency: components["schemas"]["OptionalText"];
            /** @description Street and number. */
            address_line1: components["schemas"]["OptionalText"];
            /** @description Second line of the address. */
            address_line2: components["schemas"]["OptionalText"];
            /** @description City. */
            city: components["schemas"]["OptionalText"];
            /** @description State, province or region. */
            state: components["schemas"]["OptionalText"];
            /** @description Country, in any format, such as `US` or `United States`. */
            country: components["schemas"]["OptionalText"];
            /** @description Postal code. */
            zip_code: components["schemas"]["OptionalText"];
            /** @description Street and number of the shipping address. */
            shipping_address_line1: components["schemas"]["OptionalText"];
            /** @description Second line of the shipping address. */
            shipping_address_line2: components["schemas"]["OptionalText"];
            /** @description City of the shipping address. */
            shipping_city: components["schemas"]["OptionalText"];
            /** @description State, province or region of the shipping address. */
            shipping_state: components["schemas"]["OptionalText"];
            /** @description Country of the shipping address. */
            shipping_country: components["schemas"]["OptionalText"];
            /** @description Postal code of the shipping address. */
            shipping_zip_code: components["schemas"]["OptionalText"];
            /** @description Billing settings of the customer. */
            billing_configuration: components["schemas"]["BillingConfiguration"];
            /** @description Tax numbers by type and country. */
            tax_identifications: components["schemas"]["TaxIdentification"][];
            /** @description Contacts at the customer. */
            contact_people: components["schemas"]["ContactPerson"][];
            /** @description Agreed payment terms. */
            payment_terms: components["schemas"]["PaymentTerm"][];
            /** @description All email addresses. Defaults to a list with `primary_email`. */
            email_addresses: components["schemas"]["EmailAddress"][];
            /** @description All phone numbers. */
            phone_numbers: components["schemas"]["PhoneNumber"][];
            /** @description Arbitrary key-value data. */
            metadata: components["schemas"]["Metadata"];
            /** @description Files of the customer. Rollcall stores none, so the list is always empty. */
            documents: {
                [key: string]: unknown;
            }[];
            /** @description When the customer was created. */
            created_at: components["schemas"]["Timestamp"];
            /** @description When the customer was last changed. */
            updated_at: components["schemas"]["Timestamp"];
            /** @description When the customer was archived; `null` if it is not archived. */
            archived_at: components["schemas"]["TimestampOrNull"];
        };
        /** @description The four fields of a new customer that bulk create returns. */
        CustomerSummary: {
            id: components["schemas"]["CustomerId"];
            customer_type: components["schemas"]["CustomerType"];
            primary_email: components["schemas"]["Email"];
            display_name: components["schemas"]["DisplayNameOrNull"];
        };
        /** @description The response to a bulk create. */
        BulkCreateResponse: {
            /** @constant */
            statusCode: 200;
            message: string;
            meta: components["schemas"]["EmptyObject"];
            data: components["schemas"]["BulkCreateResult"];
            errors: components["schemas"]["EmptyObject"];
        };
        /** @description The outcome for each customer. */
        BulkCreateResult: {
            /** @description Customers in the request. */
            total: number;
            /** @description Customers created. */
            successful_count: number;
            /** @description Customers not created. */
            failed_count: number;
            /** @description The created customers, in the order of the request. */
            customers_created: components["schemas"]["BulkCreatedItem"][];
            /** @description The customers that failed, in the order of the request. */
            customers_failed: components["schemas"]["BulkFailedItem"][];
            /** @description The customers that already existed and were not changed. Only with `on_conflict` `skip` or `update`. */
            customers_skipped?: components["schemas"]["BulkSkippedItem"][];
            /** @description The customers that already existed and were updated. Only with `on_conflict` `skip` or `update`. */
            customers_updated?: components["schemas"]["BulkUpdatedItem"][];
            /** @description Customers that already existed with the values that were sent. Only with `on_conflict` `skip` or `update`. */
            unchanged_count?: number;
        };
        /** @description A created customer. */
        BulkCreatedItem: {
            index: components["schemas"]["ItemIndex"];
            customer_key: components["schemas"]["CustomerKey"];
            data: components["schemas"]["CustomerSummary"];
        };
        /** @description A customer that was not created, with the reasons. `error`, `code`, `field` and `existing` come from the first issue. */
        BulkFailedItem: {
            index: components["schemas"]["ItemIndex"];
            customer_key: components["schemas"]["SentCustomerKey"];
            error: components["schemas"]["Sentence"];
            code: components["schemas"]["IssueCode"];
            field: components["schemas"]["FieldPath"];
            issues: components["schemas"]["FailureIssues"];
            existing?: components["schemas"]["ExistingCustomer"];
        };
        /** @description A customer that already existed and was not changed. */
        BulkSkippedItem: {
            index: components["schemas"]["ItemIndex"];
            customer_key: components["schemas"]["CustomerKey"];
            existing: components["schemas"]["ExistingCustomer"];
        };
        /** @description A customer that already existed and was updated. */
        BulkUpdatedItem: {
            index: components["schemas"]["ItemIndex"];
            customer_key: components["schemas"]["CustomerKey"];
            changed_fields: components["schemas"]["ChangedFields"];
            /** @description Whether the customer is archived. An update does not change that. */
            archived: boolean;
            data: components["schemas"]["CustomerSummary"];
        };
        /** @description The fields whose values changed. */
        ChangedFields: string[];
        /** @description The response to a CSV upload. */
        CsvUploadResponse: {
            /** @constant */
            statusCode: 200;
            message: string;
            meta: components["schemas"]["EmptyObject"];
            data: components["schemas"]["CsvUploadResult"];
            errors: components["schemas"]["EmptyObject"];
        };
        /** @description The outcome for each row. */
        CsvUploadResult: {
            /** @description Rows below the header, without those whose cells are all empty. */
            total_customers: components["schemas"]["Count"];
            /** @description Customers created. */
            successful_upload_count: components["schemas"]["Count"];
            /** @description Rows that failed. */
            failed_upload_count: components["schemas"]["Count"];
            /** @description The rows that created a customer, in the order of the file. */
            customers_added: components["schemas"]["CsvAddedRow"][];
            /** @description The rows that failed, in the order of the file. */
            customers_failed: components["schemas"]["CsvFailedRow"][];
            /** @description The rows whose customer already existed and was not changed. Only with `on_conflict` `skip` or `update`. */
            customers_skipped?: components["schemas"]["CsvSkippedRow"][];
            /** @description The rows whose customer already existed and was updated. Only with `on_conflict` `skip` or `update`. */
            customers_updated?: components["schemas"]["CsvUpdatedRow"][];
            /** @description Rows whose customer already existed with the values that were sent. Only with `on_conflict` `skip` or `update`. */
            unchanged_count?: components["schemas"]["Count"];
        };
        /** @description A row that created a customer. */
        CsvAddedRow: {
            row: components["schemas"]["RowNumber"];
            customer_key: components["schemas"]["CustomerKey"];
            data: {
                customer_type: components["schemas"]["CustomerType"];
                email: components["schemas"]["Email"];
                display_name: components["schemas"]["DisplayNameOrNull"];
            };
        };
        /** @description A row that created no customer, with the reasons. `error`, `code`, `field` and `existing` come from the first issue. */
        CsvFailedRow: {
            row: components["schemas"]["RowNumber"];
            customer_key: components["schemas"]["SentCustomerKey"];
            error: components["schemas"]["Sentence"];
            code: components["schemas"]["IssueCode"];
            field: components["schemas"]["FieldPath"];
            issues: components["schemas"]["FailureIssues"];
            /** @description The cell of the first issue, truncated to 1,000 characters. Absent if the problem is not about a cell. */
            value?: string;
            existing?: components["schemas"]["ExistingCustomer"];
        };
        /** @description A row whose customer already existed and was not changed. */
        CsvSkippedRow: {
            row: components["schemas"]["RowNumber"];
            customer_key: components["schemas"]["CustomerKey"];
            existing: components["schemas"]["ExistingCustomer"];
        };
        /** @description A row whose customer already existed and was updated. */
        CsvUpdatedRow: {
            row: components["schemas"]["RowNumber"];
            customer_key: components["schemas"]["CustomerKey"];
            changed_fields: components["schemas"]["ChangedFields"];
            /** @description Whether the customer is archived. An update does not change that. */
            archived: boolean;
        };
        /** @description The response to a create. */
        CustomerCreatedResponse: {
            /** @constant */
            statusCode: 201;
            message: string;
            meta: components["schemas"]["EmptyObject"];
            data: components["schemas"]["Customer"];
            errors: components["schemas"]["EmptyObject"];
        };
        /** @description A response with one customer. */
        CustomerResponse: {
            /** @constant */
            statusCode: 200;
            message: string;
            meta: components["schemas"]["EmptyObject"];
            data: components["schemas"]["Customer"];
            errors: components["schemas"]["EmptyObject"];
        };
        /** @description A response with a page of customers. */
        CustomerListResponse: {
            /** @constant */
            statusCode: 200;
            message: string;
            meta: components["schemas"]["PageMeta"];
            /** @description The customers of the page, newest first. */
            data: components["schemas"]["Customer"][];
            errors: components["schemas"]["EmptyObject"];
        };
        /** @description The position of the page among all pages. */
        PageMeta: {
            /** @description Number of this page, from 1. With `cursor`, pages are counted from the start of the iteration. */
            current_page: components["schemas"]["Count"];
            /** @description Number of pages that `total_count` customers fill. */
            total_pages: components["schemas"]["Count"];
            /** @description Customers on all pages. With `cursor`, the count from the first page of the iteration. */
            total_count: components["schemas"]["Count"];
            /** @description Customers per page. */
            limit_value: components["schemas"]["Count"];
            /** @description Number of the next page; `null` on the last page and past it. */
            next_page: number | null;
            /** @description Number of the previous page; `null` on the first page and past the last. */
            prev_page: number | null;
            /** @description Whether this is page 1. */
            "first_page?": boolean;
            /** @description Whether this is the last page. A page past it is not. */
            "last_page?": boolean;
            /** @description Whether this page is past the last, and so empty. With no results, every page is. */
            "out_of_range?": boolean;
            /**
             * @description The `cursor` for the next page; `null` on the last page. Rollcall always returns it; other servers of this
             *     API may not.
             */
            next_cursor?: components["schemas"]["Cursor"] | null;
        };
        /** @description The response to a delete. */
        CustomerDeletedResponse: {
            /** @constant */
            statusCode: 200;
            message: string;
            meta: components["schemas"]["EmptyObject"];
            data: {
                /** @constant */
                deleted: true;
                customer_key: components["schemas"]["CustomerKey"];
            };
            errors: components["schemas"]["EmptyObject"];
        };
        /** @description The response to an archive. */
        CustomerArchivedResponse: {
            /** @constant */
            statusCode: 200;
            message: string;
            meta: components["schemas"]["EmptyObject"];
            data: {
                customer_key: components["schemas"]["CustomerKey"];
                archived_at: components["schemas"]["Timestamp"];
            };
            errors: components["schemas"]["EmptyObject"];
        };
        /** @description The response to a request that failed. */
        ErrorResponse: {
            /** @description The HTTP status. */
            statusCode: number;
            /** @description What went wrong, for people. */
            message: components["schemas"]["Sentence"];
            code: components["schemas"]["ErrorCode"];
            meta: components["schemas"]["EmptyObject"];
            data: null;
            /** @description The messages of each field, in the format of the hosted API. */
            errors: {
                [key: string]: string[];
            };
            /** @description Every problem of the request; empty if the failure is not about fields. */
            issues: components["schemas"]["Issue"][];
            existing?: components["schemas"]["ExistingCustomer"];
        };
        /** @description One problem of one field. */
        Issue: {
            code: components["schemas"]["IssueCode"];
            field: components["schemas"]["FieldPath"];
            /** @description What is wrong with the field, phrased to follow its name. */
            message: string;
            existing?: components["schemas"]["ExistingCustomer"];
        };
        /** @description Every problem of the customer, not only the first. */
        FailureIssues: components["schemas"]["Issue"][];
        /** @description The customer that already has the key or the email address. */
        ExistingCustomer: {
            id: components["schemas"]["CustomerId"];
            customer_key: components["schemas"]["CustomerKey"];
            /** @description Whether the customer is archived. */
            archived: boolean;
        };
        /**
         * @description What went wrong, for programs. A code never changes its meaning; newer servers may add codes.
         * @enum {string}
         */
        ErrorCode: "malformed_request" | "malformed_json" | "invalid_encoding" | "nesting_too_deep" | "malformed_url" | "malformed_multipart" | "api_key_missing" | "api_key_invalid" | "route_not_found" | "customer_not_found" | "method_not_allowed" | "not_acceptable" | "customer_key_taken" | "primary_email_taken" | "idempotency_in_progress" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_reused" | "rate_limited" | "internal_error" | "service_unavailable";
        /**
         * @description What is wrong with a field, for programs. A code never changes its meaning; newer servers may add codes.
         * @enum {string}
         */
        IssueCode: "required" | "invalid_type" | "invalid_value" | "invalid_format" | "too_short" | "too_long" | "too_small" | "too_large" | "too_few_items" | "too_many_items" | "unknown_field" | "immutable_field" | "malformed_row" | "customer_key_taken" | "primary_email_taken" | "not_attempted";
        BillingConfiguration: {
            /** @description Payment provider. */
            preferred_payment_gateway?: components["schemas"]["OptionalText"];
            /** @description Payment method. */
            preferred_payment_method?: components["schemas"]["OptionalText"];
            /** @description Email address for invoices. */
            billing_email?: components["schemas"]["OptionalEmail"];
            /** @description Address on the invoice. */
            billing_address?: components["schemas"]["OptionalText"];
            /** @description Days after which a payment reminder is sent. */
            payment_reminder_days?: number | null;
        };
        OptionalBillingConfiguration: {
            /** @description Payment provider. */
            preferred_payment_gateway?: components["schemas"]["OptionalText"];
            /** @description Payment method. */
            preferred_payment_method?: components["schemas"]["OptionalText"];
            /** @description Email address for invoices. */
            billing_email?: components["schemas"]["OptionalEmail"];
            /** @description Address on the invoice. */
            billing_address?: components["schemas"]["OptionalText"];
            /** @description Days after which a payment reminder is sent. */
            payment_reminder_days?: number | null;
        } | null;
        /** @description A tax number. */
        TaxIdentification: {
            /** @description Type of number, such as `VAT`. */
            type: components["schemas"]["RequiredText"];
            /** @description The number. */
            number: components["schemas"]["RequiredText"];
            /** @description Country that issued the number. */
            country?: components["schemas"]["OptionalText"];
        };
        /** @description A contact at the customer. */
        ContactPerson: {
            /** @description First name. */
            first_name?: components["schemas"]["OptionalText"];
            /** @description Last name. */
            last_name?: components["schemas"]["OptionalText"];
            /** @description Email address. */
            email_address?: components["schemas"]["OptionalEmail"];
            /** @description Job title. */
            designation?: components["schemas"]["OptionalText"];
            /** @description Department. */
            department?: components["schemas"]["OptionalText"];
            /** @description Whether this is the main contact. */
            is_primary?: components["schemas"]["OptionalFlag"];
            /** @description Phone number. */
            phone_number?: components["schemas"]["OptionalText"];
        };
        /** @description An agreed payment term. */
        PaymentTerm: {
            /** @description Type of term, such as `NET`. */
            type: components["schemas"]["RequiredText"];
            /** @description The term, such as `30`. */
            value: components["schemas"]["RequiredText"] | number;
        };
        /** @description An email address. */
        EmailAddress: {
            email: components["schemas"]["Email"];
            /** @description Whether this is the main address. */
            is_primary?: components["schemas"]["OptionalFlag"];
        };
        /** @description A phone number. */
        PhoneNumber: {
            /** @description The number, in any format. */
            phone_number: components["schemas"]["RequiredText"];
            /** @description Country code, such as `+1`. */
            country_code?: components["schemas"]["OptionalText"];
            /** @description Whether this is the main number. */
            is_primary?: components["schemas"]["OptionalFlag"];
        };
        Metadata: {
            [key: string]: MetadataValue;
        };
        OptionalMetadata: {
            [key: string]: MetadataValue;
        } | null;
        MetadataName: string;
        /** @description Any JSON value. */
        MetadataValue: MetadataValue;
        MetadataText: string;
        /**
         * @description Your own identifier for the customer, unique within your tenant. It never changes.
         * @example acme_corp_001
         */
        CustomerKey: string;
        /** @description The key as sent; `null` if it could not be read. */
        SentCustomerKey: string | null;
        /**
         * Format: uuid
         * @description Identifier that Rollcall assigned to the customer.
         * @example 019ab1c2-3d4e-7f50-8a6b-9c0d1e2f3a4b
         */
        CustomerId: string;
        /**
         * @description Whether the customer is a person or a company.
         * @enum {string}
         */
        CustomerType: "INDIVIDUAL" | "BUSINESS";
        /**
         * Format: email
         * @description An email address. Compared case-insensitively.
         * @example jane@example.com
         */
        Email: string;
        OptionalEmail: string | null;
        OptionalDate: string | null;
        OptionalText: string | null;
        RequiredText: string;
        OptionalUrl: string | null;
        OptionalFlag: boolean | null;
        /** @enum {string|null} */
        OptionalTaxStatus: "TAXABLE" | "TAX_EXEMPT" | "REVERSE_CHARGE" | "" | null;
        /** @enum {string|null} */
        TaxStatusOrNull: "TAXABLE" | "TAX_EXEMPT" | "REVERSE_CHARGE" | null;
        /** @description Name to display; `null` if the customer has no name. */
        DisplayNameOrNull: string | null;
        /** @description A position in a list. Its format may change, so do not parse it. */
        Cursor: string;
        SearchTerm: string;
        /**
         * Format: date-time
         * @example 2026-11-23T09:30:00.000Z
         */
        Timestamp: string;
        /** Format: date-time */
        TimestampOrNull: string | null;
        /** @description Position in the request, from 0. */
        ItemIndex: number;
        /** @description Number of the row; 1 is the first row below the header. Empty lines have no number. */
        RowNumber: number;
        Count: number;
        /** @description The field, with a dotted path into nested values (`contact_people.0.email_address`); `null` if the problem is not about one field. */
        FieldPath: string | null;
        /** @description What went wrong, for people. */
        Sentence: string;
        EmptyObject: Record<string, never>;
    };
    responses: {
        /** @description The customer was created. */
        CustomerCreated: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                Location: components["headers"]["Location"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CustomerCreatedResponse"];
            };
        };
        /** @description The customer with its changes. */
        CustomerUpdated: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CustomerResponse"];
            };
        };
        /** @description The body or the URL cannot be parsed. */
        BadRequestBody: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The URL cannot be parsed. */
        BadRequestUrl: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The body cannot be parsed. */
        BadRequestMultipart: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The key is missing or invalid. Checked before the body is read. */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description No customer of your tenant has this key. */
        CustomerNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The Accept header does not accept JSON. */
        NotAcceptable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The key or the email address belongs to another customer, or the first request with this idempotency key is still in progress. */
        CreateConflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["RetryAfterIfInProgress"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The key or the email address belongs to another customer. */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The first request with this idempotency key is still in progress. */
        IdempotencyConflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["RetryAfterIfInProgress"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The quota of the key is used up, or the key is invalid and this address sent too many invalid keys. */
        TooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The body is larger than 1 MiB. */
        BodyTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The body is larger than 10 MiB. */
        CsvTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The body is not declared as JSON. */
        JsonExpected: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The body is not declared as multipart form data. */
        MultipartExpected: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The body is not an object with 1 to 100 customers. Nothing is stored. */
        InvalidBulk: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The customer breaks a rule of `CustomerCreate`. */
        InvalidCustomer: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The update breaks a rule of `CustomerUpdate`, or the key in the path is not a valid key. */
        InvalidUpdate: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description A query parameter is unknown or has an invalid value. */
        InvalidQuery: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The key in the path is not a valid key, or a query parameter is unknown. */
        InvalidKey: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The file is missing, or its header is invalid. Nothing is stored. */
        InvalidCsv: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The server failed. Whether the request had an effect is unknown. */
        InternalError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The registry cannot be reached at the moment. The request had no effect. */
        ServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
    };
    parameters: {
        /**
         * @description Your own identifier for the customer, percent-encoded.
         * @example jane_doe_001
         */
        CustomerKey: components["schemas"]["CustomerKey"];
        /**
         * @description Makes the request safe to retry. The first response is stored together with its effects; every request with the
         *     same key within 24 hours receives it again, with `Idempotency-Replayed: true`. The response to a rejected
         *     request, which has no effect, is not stored. A key in quotation marks, as in
         *     draft-ietf-httpapi-idempotency-key-header, is the same as the key without them.
         * @example 5f0c6b1e-7d0a-4c39-9a3e-1a2b3c4d5e6f
         */
        IdempotencyKey: string;
        /**
         * @description How to handle a customer whose key is taken. `fail` reports it in `customers_failed`. `skip` keeps the existing
         *     customer unchanged and reports it in `customers_skipped`. `update` changes the fields that are sent, like an
         *     update, and reports it in `customers_updated`. If the email address belongs to a customer with another key, the
         *     customer fails with `fail` and `update`, and is skipped with `skip`. An archived customer stays archived.
         *     A list `email_addresses` is stored as sent, even if its primary entry is not `primary_email`.
         */
        OnConflict: "fail" | "skip" | "update";
        /** @description Whether to respond as usual but store nothing. */
        DryRun: boolean;
        /**
         * @description Whether to store either all customers or none. With `true`, if any customer fails, nothing is stored, and the
         *     other customers are reported as failed with the code `not_attempted`.
         */
        Atomic: boolean;
    };
    requestBodies: {
        CustomerCreate: {
            content: {
                "application/json": components["schemas"]["CustomerCreate"];
            };
        };
        CustomerUpdate: {
            content: {
                "application/json": components["schemas"]["CustomerUpdate"];
            };
        };
    };
    headers: {
        /**
         * @description Identifies the request in the server's log. If the request sent this header, its value is used.
         * @example 019ab1c2-3d4e-7f50-8a6b-9c0d1e2f3a4b
         */
        "X-Request-Id": string;
        /**
         * @description Path of the new customer.
         * @example /api/v1/customers/jane_doe_001
         */
        Location: string;
        /** @description How to authenticate. */
        "WWW-Authenticate": "ApiKey realm=\"rollcall\", header=\"x-api-key\"";
        /**
         * @description Seconds to wait before the next attempt.
         * @example 1
         */
        "Retry-After": number;
        /**
         * @description Seconds to wait before the next attempt, if the first request with the idempotency key is still in progress.
         * @example 1
         */
        RetryAfterIfInProgress: number;
        /** @description `true` if this is the stored response to an earlier request with the same idempotency key. */
        "Idempotency-Replayed": "true";
        /**
         * @description The quota of the key, as in draft-ietf-httpapi-ratelimit-headers.
         * @example "default";q=6000;w=60
         */
        "RateLimit-Policy": string;
        /**
         * @description The remaining quota, and the seconds until it resets.
         * @example "default";r=0;t=12
         */
        RateLimit: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    bulkCreateCustomers: {
        parameters: {
            query?: {
                /**
                 * @description How to handle a customer whose key is taken. `fail` reports it in `customers_failed`. `skip` keeps the existing
                 *     customer unchanged and reports it in `customers_skipped`. `update` changes the fields that are sent, like an
                 *     update, and reports it in `customers_updated`. If the email address belongs to a customer with another key, the
                 *     customer fails with `fail` and `update`, and is skipped with `skip`. An archived customer stays archived.
                 *     A list `email_addresses` is stored as sent, even if its primary entry is not `primary_email`.
                 */
                on_conflict?: components["parameters"]["OnConflict"];
                /** @description Whether to respond as usual but store nothing. */
                dry_run?: components["parameters"]["DryRun"];
                /**
                 * @description Whether to store either all customers or none. With `true`, if any customer fails, nothing is stored, and the
                 *     other customers are reported as failed with the code `not_attempted`.
                 */
                atomic?: components["parameters"]["Atomic"];
            };
            header?: {
                /**
                 * @description Makes the request safe to retry. The first response is stored together with its effects; every request with the
                 *     same key within 24 hours receives it again, with `Idempotency-Replayed: true`. The response to a rejected
                 *     request, which has no effect, is not stored. A key in quotation marks, as in
                 *     draft-ietf-httpapi-idempotency-key-header, is the same as the key without them.
                 * @example 5f0c6b1e-7d0a-4c39-9a3e-1a2b3c4d5e6f
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkCreateRequest"];
            };
        };
        responses: {
            /** @description All customers were processed. Some may have failed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkCreateResponse"];
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
                 * @description How to handle a customer whose key is taken. `fail` reports it in `customers_failed`. `skip` keeps the existing
                 *     customer unchanged and reports it in `customers_skipped`. `update` changes the fields that are sent, like an
                 *     update, and reports it in `customers_updated`. If the email address belongs to a customer with another key, the
                 *     customer fails with `fail` and `update`, and is skipped with `skip`. An archived customer stays archived.
                 *     A list `email_addresses` is stored as sent, even if its primary entry is not `primary_email`.
                 */
                on_conflict?: components["parameters"]["OnConflict"];
                /** @description Whether to respond as usual but store nothing. */
                dry_run?: components["parameters"]["DryRun"];
                /**
                 * @description Whether to store either all customers or none. With `true`, if any customer fails, nothing is stored, and the
                 *     other customers are reported as failed with the code `not_attempted`.
                 */
                atomic?: components["parameters"]["Atomic"];
            };
            header?: {
                /**
                 * @description Makes the request safe to retry. The first response is stored together with its effects; every request with the
                 *     same key within 24 hours receives it again, with `Idempotency-Replayed: true`. The response to a rejected
                 *     request, which has no effect, is not stored. A key in quotation marks, as in
                 *     draft-ietf-httpapi-idempotency-key-header, is the same as the key without them.
                 * @example 5f0c6b1e-7d0a-4c39-9a3e-1a2b3c4d5e6f
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description The file.
                     */
                    csv?: string;
                    /**
                     * Format: binary
                     * @description The file; another name for `csv`.
                     */
                    file?: string;
                };
            };
        };
        responses: {
            /** @description All rows were processed. Some may have failed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CsvUploadResponse"];
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
                /** @description Number of the page, from 1. Without `page` and `cursor`, the first page is returned. A page past the last is empty. */
                page?: number;
                /**
                 * @description The `next_cursor` of the previous page. The request must have the same `search_term`, `customer_type`,
                 *     `date_created` and `archived`, and no `page`.
                 */
                cursor?: components["schemas"]["Cursor"];
                /** @description Customers per page. */
                per_page?: number;
                /** @description Only customers whose names or email addresses contain this text, case-insensitively. An empty string means no search. */
                search_term?: components["schemas"]["SearchTerm"];
                /** @description Only customers of this type. An empty string means any type. */
                customer_type?: components["schemas"]["CustomerType"];
                /** @description Only customers created on this day (UTC), `YYYY-MM-DD`. An empty string means any day. */
                date_created?: string;
                /** @description Whether archived customers are excluded, the only ones listed, or included. An empty string means the default. */
                archived?: "exclude" | "only" | "include";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of customers. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerListResponse"];
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
                 * @description Makes the request safe to retry. The first response is stored together with its effects; every request with the
                 *     same key within 24 hours receives it again, with `Idempotency-Replayed: true`. The response to a rejected
                 *     request, which has no effect, is not stored. A key in quotation marks, as in
                 *     draft-ietf-httpapi-idempotency-key-header, is the same as the key without them.
                 * @example 5f0c6b1e-7d0a-4c39-9a3e-1a2b3c4d5e6f
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
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
                 * @description Makes the request safe to retry. The first response is stored together with its effects; every request with the
                 *     same key within 24 hours receives it again, with `Idempotency-Replayed: true`. The response to a rejected
                 *     request, which has no effect, is not stored. A key in quotation marks, as in
                 *     draft-ietf-httpapi-idempotency-key-header, is the same as the key without them.
                 * @example 5f0c6b1e-7d0a-4c39-9a3e-1a2b3c4d5e6f
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
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
                 * @description Your own identifier for the customer, percent-encoded.
                 * @example jane_doe_001
                 */
                customer_key: components["parameters"]["CustomerKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerResponse"];
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
            header?: never;
            path: {
                /**
                 * @description Your own identifier for the customer, percent-encoded.
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
            header?: never;
            path: {
                /**
                 * @description Your own identifier for the customer, percent-encoded.
                 * @example jane_doe_001
                 */
                customer_key: components["parameters"]["CustomerKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer was deleted. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerDeletedResponse"];
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
    updateCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Your own identifier for the customer, percent-encoded.
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
                 * @description Makes the request safe to retry. The first response is stored together with its effects; every request with the
                 *     same key within 24 hours receives it again, with `Idempotency-Replayed: true`. The response to a rejected
                 *     request, which has no effect, is not stored. A key in quotation marks, as in
                 *     draft-ietf-httpapi-idempotency-key-header, is the same as the key without them.
                 * @example 5f0c6b1e-7d0a-4c39-9a3e-1a2b3c4d5e6f
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Your own identifier for the customer, percent-encoded.
                 * @example jane_doe_001
                 */
                customer_key: components["parameters"]["CustomerKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer is archived. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerArchivedResponse"];
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
                 * @description Makes the request safe to retry. The first response is stored together with its effects; every request with the
                 *     same key within 24 hours receives it again, with `Idempotency-Replayed: true`. The response to a rejected
                 *     request, which has no effect, is not stored. A key in quotation marks, as in
                 *     draft-ietf-httpapi-idempotency-key-header, is the same as the key without them.
                 * @example 5f0c6b1e-7d0a-4c39-9a3e-1a2b3c4d5e6f
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Your own identifier for the customer, percent-encoded.
                 * @example jane_doe_001
                 */
                customer_key: components["parameters"]["CustomerKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer is not archived. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerResponse"];
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
}
/** Contains itself, which only an alias can. */
type MetadataValue = components["schemas"]["MetadataText"] | number | boolean | null | MetadataValue[] | {
            [key: string]: MetadataValue;
        };
