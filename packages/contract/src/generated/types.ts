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
         * @description Creates each customer independently: those that are valid and new are created, the others are reported, and the
         *     answer is 200 in either case. **Check both `customers_created` and `customers_failed`.**
         *
         *     A customer is created exactly when it satisfies `CustomerCreate` and neither its `customer_key` nor its
         *     `primary_email` is taken, be it in the registry or by an earlier customer of the same request. Each failure
         *     names the position (`index`, from 0), a stable `code`, the field, a sentence, all problems of that customer in
         *     `issues`, and for a conflict the existing customer. Both lists keep the order of the request.
         *
         *     Everything that one answer reports as created is stored durably before the answer is sent. A body that is not
         *     `{"customers": [1 to 100 objects]}` is refused whole with 422, and nothing of it is stored.
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
         * @description Creates one customer per row, under the rules of bulk create: each row independently, failures reported with
         *     the number of the row (1 is the first row below the header).
         *
         *     The first line names the columns, in any order; `customer_key`, `customer_type` and `primary_email` have to be
         *     among them, and any other scalar field of `CustomerCreate` may be. An empty cell means that the field is
         *     absent. In `tax_status`, `1` stands for `TAXABLE` and `2` for `TAX_EXEMPT`. An unknown column refuses the file
         *     with 422 before any row is read. Cells are separated by commas, semicolons or tabs, as the first line shows.
         *     Lines may end in LF or CRLF, and a byte order mark is passed over. A file has at most 100,000 lines.
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
         * @description Lists customers page by page, the newest first. Archived customers are left out unless `archived` asks for them.
         *
         *     There are two ways on from a page. `page` goes to any page by its number; as customers come and go, the pages
         *     move, and a walk over them may skip some. `cursor` goes to the page after the one that gave `next_cursor`: a
         *     walk by cursor shows every customer that is there from its beginning to its end exactly once, and each page
         *     comes as fast as the first.
         */
        get: operations["listCustomers"];
        put?: never;
        /**
         * Create a customer
         * @description Creates one customer. `customer_key` is your own identifier: it is unique within your tenant, as
         *     `primary_email` is, and never changes.
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
         * @description The same as `POST /customers`, at the path that older SDKs call.
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
                 * @description Your own identifier of the customer, percent-encoded.
                 * @example jane_doe_001
                 */
                customer_key: components["parameters"]["CustomerKey"];
            };
            cookie?: never;
        };
        /**
         * Get a customer
         * @description Answers with all fields of one customer, archived or not.
         */
        get: operations["getCustomer"];
        /**
         * Update a customer (PUT)
         * @description The same partial update as `PATCH`, under the method that the hosted API documents.
         */
        put: operations["updateCustomerWithPut"];
        post?: never;
        /**
         * Delete a customer
         * @description Erases the customer with all of its fields, for good, and frees its `customer_key` and `primary_email`. To put a
         *     customer aside and keep it, archive it.
         */
        delete: operations["deleteCustomer"];
        options?: never;
        head?: never;
        /**
         * Update a customer
         * @description Changes the fields that are sent and keeps the others. `null` or an empty string clears an optional field; a
         *     list or an object replaces the former one whole. `customer_key` cannot be changed.
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
                 * @description Your own identifier of the customer, percent-encoded.
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
         * @description Hides the customer from lists. Its `customer_key` and `primary_email` stay taken, and it can be brought back. An
         *     archived customer stays archived since the first time. A request body is ignored.
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
                 * @description Your own identifier of the customer, percent-encoded.
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
         * @description Brings an archived customer back. A customer that is not archived stays as it is. A request body is ignored.
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
            /** @description The customers. Each is checked and created by itself. */
            customers: components["schemas"]["CustomerCreate"][];
        };
        /** @description A customer to create. */
        CustomerCreate: {
            customer_key: components["schemas"]["CustomerKey"];
            customer_type: components["schemas"]["CustomerType"];
            /** @description Main email address, unique within your tenant. */
            primary_email: components["schemas"]["Email"];
            /** @description How the customer is shown. Where it is not sent, it is the full name. */
            display_name?: components["schemas"]["OptionalText"];
            /** @description Registered name of the company or person. */
            legal_name?: components["schemas"]["OptionalText"];
            /** @description First name. */
            first_name?: components["schemas"]["OptionalText"];
            /** @description Middle name. */
            middle_name?: components["schemas"]["OptionalText"];
            /** @description Last name. */
            last_name?: components["schemas"]["OptionalText"];
            /** @description Telephone number, in any notation. */
            primary_phone?: components["schemas"]["OptionalText"];
            /** @description Where invoices go, if not to `primary_email`. */
            billing_email?: components["schemas"]["OptionalEmail"];
            /** @description Date of birth, `YYYY-MM-DD`. */
            date_of_birth?: components["schemas"]["OptionalDate"];
            /** @description Number in the company register. */
            legal_number?: components["schemas"]["OptionalText"];
            /** @description Tax or VAT number. */
            tax_identification_number?: components["schemas"]["OptionalText"];
            /** @description How the customer is taxed. */
            tax_status?: components["schemas"]["OptionalTaxStatus"];
            /** @description Website. */
            website_url?: components["schemas"]["OptionalUrl"];
            /** @description Picture that stands for the customer. */
            logo_url?: components["schemas"]["OptionalUrl"];
            /** @description Who looks after the customer on your side. */
            account_manager?: components["schemas"]["OptionalText"];
            /** @description Time zone, in any notation, such as `America/New_York` or `UTC+00:00`. */
            timezone?: components["schemas"]["OptionalText"];
            /** @description Language, in any notation, such as `en` or `english`. */
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
            /** @description Country, in any notation, such as `US` or `United States`. */
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
            /** @description How the customer is billed. */
            billing_configuration?: components["schemas"]["BillingConfiguration"];
            /** @description Tax numbers by kind and country. */
            tax_identifications?: components["schemas"]["TaxIdentification"][];
            /** @description People to talk to. */
            contact_people?: components["schemas"]["ContactPerson"][];
            /** @description Agreed terms of payment. */
            payment_terms?: components["schemas"]["PaymentTerm"][];
            /** @description All email addresses. Where none is sent, the list holds `primary_email`. */
            email_addresses?: components["schemas"]["EmailAddress"][];
            /** @description All telephone numbers. */
            phone_numbers?: components["schemas"]["PhoneNumber"][];
            /** @description Anything of your own. */
            metadata?: components["schemas"]["Metadata"];
        };
        /** @description The fields of a customer to change. Those that are not sent stay as they are. */
        CustomerUpdate: {
            customer_type?: components["schemas"]["CustomerType"];
            /** @description Main email address, unique within your tenant. */
            primary_email?: components["schemas"]["Email"];
            /** @description How the customer is shown. Where it is cleared, it becomes the full name. */
            display_name?: components["schemas"]["OptionalText"];
            /** @description Registered name of the company or person. */
            legal_name?: components["schemas"]["OptionalText"];
            /** @description First name. */
            first_name?: components["schemas"]["OptionalText"];
            /** @description Middle name. */
            middle_name?: components["schemas"]["OptionalText"];
            /** @description Last name. */
            last_name?: components["schemas"]["OptionalText"];
            /** @description Telephone number, in any notation. */
            primary_phone?: components["schemas"]["OptionalText"];
            /** @description Where invoices go, if not to `primary_email`. */
            billing_email?: components["schemas"]["OptionalEmail"];
            /** @description Date of birth, `YYYY-MM-DD`. */
            date_of_birth?: components["schemas"]["OptionalDate"];
            /** @description Number in the company register. */
            legal_number?: components["schemas"]["OptionalText"];
            /** @description Tax or VAT number. */
            tax_identification_number?: components["schemas"]["OptionalText"];
            /** @description How the customer is taxed. */
            tax_status?: components["schemas"]["OptionalTaxStatus"];
            /** @description Website. */
            website_url?: components["schemas"]["OptionalUrl"];
            /** @description Picture that stands for the customer. */
            logo_url?: components["schemas"]["OptionalUrl"];
            /** @description Who looks after the customer on your side. */
            account_manager?: components["schemas"]["OptionalText"];
            /** @description Time zone, in any notation, such as `America/New_York` or `UTC+00:00`. */
            timezone?: components["schemas"]["OptionalText"];
            /** @description Language, in any notation, such as `en` or `english`. */
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
            /** @description Country, in any notation, such as `US` or `United States`. */
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
            /** @description How the customer is billed. */
            billing_configuration?: components["schemas"]["BillingConfiguration"];
            /** @description Tax numbers by kind and country. */
            tax_identifications?: components["schemas"]["TaxIdentification"][];
            /** @description People to talk to. */
            contact_people?: components["schemas"]["ContactPerson"][];
            /** @description Agreed terms of payment. */
            payment_terms?: components["schemas"]["PaymentTerm"][];
            /** @description All email addresses. Where it is cleared, the list holds `primary_email`. */
            email_addresses?: components["schemas"]["EmailAddress"][];
            /** @description All telephone numbers. */
            phone_numbers?: components["schemas"]["PhoneNumber"][];
            /** @description Anything of your own. */
            metadata?: components["schemas"]["Metadata"];
        };
        /** @description A customer, with everything that is known about it. */
        Customer: {
            id: components["schemas"]["CustomerId"];
            customer_key: components["schemas"]["CustomerKey"];
            customer_type: components["schemas"]["CustomerType"];
            /** @description Main email address, as it was sent. */
            primary_email: components["schemas"]["Email"];
            /** @description The legal name of a business; first, middle and last name of an individual. Where a customer lacks the one, it is the other. */
            full_name: string | null;
            /** @description How the customer is shown. Where it is not sent, it is the full name. */
            display_name: components["schemas"]["DisplayNameOrNull"];
            /** @description Registered name of the company or person. */
            legal_name: components["schemas"]["OptionalText"];
            /** @description First name. */
            first_name: components["schemas"]["OptionalText"];
            /** @description Middle name. */
            middle_name: components["schemas"]["OptionalText"];
            /** @description Last name. */
            last_name: components["schemas"]["OptionalText"];
            /** @description Telephone number, in any notation. */
            primary_phone: components["schemas"]["OptionalText"];
            /** @description Where invoices go, if not to `primary_email`. */
            billing_email: components["schemas"]["OptionalEmail"];
            /** @description Date of birth, `YYYY-MM-DD`. */
            date_of_birth: components["schemas"]["OptionalDate"];
            /** @description Number in the company register. */
            legal_number: components["schemas"]["OptionalText"];
            /** @description Tax or VAT number. */
            tax_identification_number: components["schemas"]["OptionalText"];
            /** @description How the customer is taxed. */
            tax_status: components["schemas"]["TaxStatusOrNull"];
            /** @description Website. */
            website_url: components["schemas"]["OptionalUrl"];
            /** @description Picture that stands for the customer. */
            logo_url: components["schemas"]["OptionalUrl"];
            /** @description Who looks after the customer on your side. */
            account_manager: components["schemas"]["OptionalText"];
            /** @description Time zone, in any notation, such as `America/New_York` or `UTC+00:00`. */
            timezone: components["schemas"]["OptionalText"];
            /** @description Language, in any notation, such as `en` or `english`. */
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
            /** @description Country, in any notation, such as `US` or `United States`. */
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
            /** @description How the customer is billed. */
            billing_configuration: components["schemas"]["BillingConfiguration"];
            /** @description Tax numbers by kind and country. */
            tax_identifications: components["schemas"]["TaxIdentification"][];
            /** @description People to talk to. */
            contact_people: components["schemas"]["ContactPerson"][];
            /** @description Agreed terms of payment. */
            payment_terms: components["schemas"]["PaymentTerm"][];
            /** @description All email addresses. Where none is sent, the list holds `primary_email`. */
            email_addresses: components["schemas"]["EmailAddress"][];
            /** @description All telephone numbers. */
            phone_numbers: components["schemas"]["PhoneNumber"][];
            /** @description Anything of your own. */
            metadata: components["schemas"]["Metadata"];
            /** @description Files of the customer. Rollcall keeps none, so the list is empty. */
            documents: {
                [key: string]: unknown;
            }[];
            /** @description When the customer was created. */
            created_at: components["schemas"]["Timestamp"];
            /** @description When the customer was last changed. */
            updated_at: components["schemas"]["Timestamp"];
            /** @description When the customer was archived; `null` while it is not. */
            archived_at: components["schemas"]["TimestampOrNull"];
        };
        /** @description The four fields of a new customer that bulk create answers with. */
        CustomerSummary: {
            id: components["schemas"]["CustomerId"];
            customer_type: components["schemas"]["CustomerType"];
            primary_email: components["schemas"]["Email"];
            display_name: components["schemas"]["DisplayNameOrNull"];
        };
        /** @description The answer to a bulk create. */
        BulkCreateResponse: {
            /** @constant */
            statusCode: 200;
            message: string;
            meta: components["schemas"]["EmptyObject"];
            data: components["schemas"]["BulkCreateResult"];
            errors: components["schemas"]["EmptyObject"];
        };
        /** @description What became of each customer. */
        BulkCreateResult: {
            /** @description Customers in the request. */
            total: number;
            /** @description Customers created. */
            successful_count: number;
            /** @description Customers not created. */
            failed_count: number;
            /** @description The customers that were created, in the order of the request. */
            customers_created: components["schemas"]["BulkCreatedItem"][];
            /** @description The customers that were not created, in the order of the request. */
            customers_failed: components["schemas"]["BulkFailedItem"][];
            /** @description The customers that were there already and were left alone. Only with `on_conflict` `skip` or `update`. */
            customers_skipped?: components["schemas"]["BulkSkippedItem"][];
            /** @description The customers that were there already and were changed. Only with `on_conflict` `skip` or `update`. */
            customers_updated?: components["schemas"]["BulkUpdatedItem"][];
            /** @description Customers that were there already, just as they were sent. Only with `on_conflict` `skip` or `update`. */
            unchanged_count?: number;
        };
        /** @description A customer that was created. */
        BulkCreatedItem: {
            index: components["schemas"]["ItemIndex"];
            customer_key: components["schemas"]["CustomerKey"];
            data: components["schemas"]["CustomerSummary"];
        };
        /** @description A customer that was not created, and why. `error`, `code`, `field` and `existing` are those of the first issue. */
        BulkFailedItem: {
            index: components["schemas"]["ItemIndex"];
            customer_key: components["schemas"]["SentCustomerKey"];
            error: components["schemas"]["Sentence"];
            code: components["schemas"]["IssueCode"];
            field: components["schemas"]["FieldPath"];
            issues: components["schemas"]["FailureIssues"];
            existing?: components["schemas"]["ExistingCustomer"];
        };
        /** @description A customer that was there already and was left alone. */
        BulkSkippedItem: {
            index: components["schemas"]["ItemIndex"];
            customer_key: components["schemas"]["CustomerKey"];
            existing: components["schemas"]["ExistingCustomer"];
        };
        /** @description A customer that was there already and was changed. */
        BulkUpdatedItem: {
            index: components["schemas"]["ItemIndex"];
            customer_key: components["schemas"]["CustomerKey"];
            changed_fields: components["schemas"]["ChangedFields"];
            /** @description Whether the customer is archived. It stays so. */
            archived: boolean;
            data: components["schemas"]["CustomerSummary"];
        };
        /** @description The fields that have another value now. */
        ChangedFields: string[];
        /** @description The answer to a CSV upload. */
        CsvUploadResponse: {
            /** @constant */
            statusCode: 200;
            message: string;
            meta: components["schemas"]["EmptyObject"];
            data: components["schemas"]["CsvUploadResult"];
            errors: components["schemas"]["EmptyObject"];
        };
        /** @description What became of each row. */
        CsvUploadResult: {
            /** @description Rows below the header. */
            total_customers: components["schemas"]["Count"];
            /** @description Customers created. */
            successful_upload_count: components["schemas"]["Count"];
            /** @description Rows that created none. */
            failed_upload_count: components["schemas"]["Count"];
            /** @description The rows that created a customer, in the order of the file. */
            customers_added: components["schemas"]["CsvAddedRow"][];
            /** @description The rows that did not, in the order of the file. */
            customers_failed: components["schemas"]["CsvFailedRow"][];
            /** @description The rows whose customer was there already and was left alone. Only with `on_conflict` `skip` or `update`. */
            customers_skipped?: components["schemas"]["CsvSkippedRow"][];
            /** @description The rows whose customer was there already and was changed. Only with `on_conflict` `skip` or `update`. */
            customers_updated?: components["schemas"]["CsvUpdatedRow"][];
            /** @description Rows whose customer was there already, just as it was sent. Only with `on_conflict` `skip` or `update`. */
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
        /** @description A row that created no customer, and why. `error`, `code`, `field` and `existing` are those of the first issue. */
        CsvFailedRow: {
            row: components["schemas"]["RowNumber"];
            customer_key: components["schemas"]["SentCustomerKey"];
            error: components["schemas"]["Sentence"];
            code: components["schemas"]["IssueCode"];
            field: components["schemas"]["FieldPath"];
            issues: components["schemas"]["FailureIssues"];
            /** @description The cell of the first issue, cut at 1,000 characters. Absent where the problem is not about a cell. */
            value?: string;
            existing?: components["schemas"]["ExistingCustomer"];
        };
        /** @description A row whose customer was there already and was left alone. */
        CsvSkippedRow: {
            row: components["schemas"]["RowNumber"];
            customer_key: components["schemas"]["CustomerKey"];
            existing: components["schemas"]["ExistingCustomer"];
        };
        /** @description A row whose customer was there already and was changed. */
        CsvUpdatedRow: {
            row: components["schemas"]["RowNumber"];
            customer_key: components["schemas"]["CustomerKey"];
            changed_fields: components["schemas"]["ChangedFields"];
            /** @description Whether the customer is archived. It stays so. */
            archived: boolean;
        };
        /** @description The answer to a create. */
        CustomerCreatedResponse: {
            /** @constant */
            statusCode: 201;
            message: string;
            meta: components["schemas"]["EmptyObject"];
            data: components["schemas"]["Customer"];
            errors: components["schemas"]["EmptyObject"];
        };
        /** @description An answer with one customer. */
        CustomerResponse: {
            /** @constant */
            statusCode: 200;
            message: string;
            meta: components["schemas"]["EmptyObject"];
            data: components["schemas"]["Customer"];
            errors: components["schemas"]["EmptyObject"];
        };
        /** @description An answer with a page of customers. */
        CustomerListResponse: {
            /** @constant */
            statusCode: 200;
            message: string;
            meta: components["schemas"]["PageMeta"];
            /** @description The customers of the page, the newest first. */
            data: components["schemas"]["Customer"][];
            errors: components["schemas"]["EmptyObject"];
        };
        /** @description Where the page stands among all pages. */
        PageMeta: {
            /** @description Number of this page, from 1. With `cursor`, pages are numbered as the walk shows them. */
            current_page: components["schemas"]["Count"];
            /** @description Pages that hold `total_count` customers. */
            total_pages: components["schemas"]["Count"];
            /** @description Customers on all pages. With `cursor`, as counted on the page where the walk began. */
            total_count: components["schemas"]["Count"];
            /** @description Customers per page. */
            limit_value: components["schemas"]["Count"];
            /** @description Number of the next page; `null` on the last and past it. */
            next_page: number | null;
            /** @description Number of the page before; `null` on the first. */
            prev_page: number | null;
            /** @description Whether this is page 1. */
            "first_page?": boolean;
            /** @description Whether no customers come after this page. */
            "last_page?": boolean;
            /** @description Whether the page lies past the last. Page 1 never does. */
            "out_of_range?": boolean;
            /**
             * @description What to send as `cursor` for the customers after this page; `null` if there are none. Rollcall always answers
             *     it; other servers of this API do not know it.
             */
            next_cursor?: components["schemas"]["Cursor"] | null;
        };
        /** @description The answer to a delete. */
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
        /** @description The answer to an archive. */
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
        /** @description The answer to a request that failed. */
        ErrorResponse: {
            /** @description The HTTP status. */
            statusCode: number;
            /** @description What went wrong, for people. */
            message: components["schemas"]["Sentence"];
            code: components["schemas"]["ErrorCode"];
            meta: components["schemas"]["EmptyObject"];
            data: null;
            /** @description The messages of each field, in the form of the hosted API. */
            errors: {
                [key: string]: string[];
            };
            /** @description Every problem of the request; empty where it is not about fields. */
            issues: components["schemas"]["Issue"][];
            existing?: components["schemas"]["ExistingCustomer"];
        };
        /** @description One problem of one field. */
        Issue: {
            code: components["schemas"]["IssueCode"];
            field: components["schemas"]["FieldPath"];
            /** @description What is wrong with the field, to be read after its name. */
            message: string;
            existing?: components["schemas"]["ExistingCustomer"];
        };
        /** @description Every problem of the customer, not only the first. */
        FailureIssues: components["schemas"]["Issue"][];
        /** @description The customer that has the key or the email address. */
        ExistingCustomer: {
            id: components["schemas"]["CustomerId"];
            customer_key: components["schemas"]["CustomerKey"];
            /** @description Whether it is archived. */
            archived: boolean;
        };
        /**
         * @description What went wrong, for programs. A code never changes its meaning; a newer server may know more codes.
         * @enum {string}
         */
        ErrorCode: "malformed_request" | "malformed_json" | "invalid_encoding" | "nesting_too_deep" | "malformed_url" | "malformed_multipart" | "api_key_missing" | "api_key_invalid" | "route_not_found" | "customer_not_found" | "method_not_allowed" | "not_acceptable" | "customer_key_taken" | "primary_email_taken" | "idempotency_in_progress" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_reused" | "rate_limited" | "internal_error" | "service_unavailable";
        /**
         * @description What is wrong with a field, for programs. A code never changes its meaning; a newer server may know more codes.
         * @enum {string}
         */
        IssueCode: "required" | "invalid_type" | "invalid_value" | "invalid_format" | "too_short" | "too_long" | "too_small" | "too_large" | "too_few_items" | "too_many_items" | "unknown_field" | "immutable_field" | "malformed_row" | "customer_key_taken" | "primary_email_taken" | "not_attempted";
        BillingConfiguration: {
            /** @description Payment provider. */
            preferred_payment_gateway?: components["schemas"]["OptionalText"];
            /** @description Means of payment. */
            preferred_payment_method?: components["schemas"]["OptionalText"];
            /** @description Where invoices go. */
            billing_email?: components["schemas"]["OptionalEmail"];
            /** @description Address on the invoice. */
            billing_address?: components["schemas"]["OptionalText"];
            /** @description Days after which a payment is reminded of. */
            payment_reminder_days?: number | null;
        };
        /** @description A tax number. */
        TaxIdentification: {
            /** @description Kind of number, such as `VAT`. */
            type: components["schemas"]["RequiredText"];
            /** @description The number. */
            number: components["schemas"]["RequiredText"];
            /** @description Country that issued it. */
            country?: components["schemas"]["OptionalText"];
        };
        /** @description A person to talk to. */
        ContactPerson: {
            /** @description First name. */
            first_name?: components["schemas"]["OptionalText"];
            /** @description Last name. */
            last_name?: components["schemas"]["OptionalText"];
            /** @description Email address. */
            email_address?: components["schemas"]["OptionalEmail"];
            /** @description Position. */
            designation?: components["schemas"]["OptionalText"];
            /** @description Department. */
            department?: components["schemas"]["OptionalText"];
            /** @description Whether this is the first person to talk to. */
            is_primary?: components["schemas"]["OptionalFlag"];
            /** @description Telephone number. */
            phone_number?: components["schemas"]["OptionalText"];
        };
        /** @description An agreed term of payment. */
        PaymentTerm: {
            /** @description Kind of term, such as `NET`. */
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
        /** @description A telephone number. */
        PhoneNumber: {
            /** @description The number, in any notation. */
            phone_number: components["schemas"]["RequiredText"];
            /** @description Country code, such as `+1`. */
            country_code?: components["schemas"]["OptionalText"];
            /** @description Whether this is the main number. */
            is_primary?: components["schemas"]["OptionalFlag"];
        };
        Metadata: {
            [key: string]: MetadataValue;
        };
        MetadataName: string;
        /** @description Any JSON value. */
        MetadataValue: MetadataValue;
        MetadataText: string;
        /**
         * @description Your own identifier of the customer, unique within your tenant. It never changes.
         * @example acme_corp_001
         */
        CustomerKey: string;
        /** @description The key as it was sent; `null` where there was none to read. */
        SentCustomerKey: string | null;
        /**
         * Format: uuid
         * @description Identifier that Rollcall gave to the customer.
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
         * @description An email address. Compared without regard to case.
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
        /** @description How the customer is shown; `null` where neither a display name nor any other name is known. */
        DisplayNameOrNull: string | null;
        /** @description A place in a list. What it holds may change, so pass it on as it is. */
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
        /** @description Number of the row, 1 being the first below the header. */
        RowNumber: number;
        Count: number;
        /** @description The field, with a dotted path into structures (`contact_people.0.email_address`); `null` where the problem is not about one. */
        FieldPath: string | null;
        /** @description What went wrong, for people. */
        Sentence: string;
        EmptyObject: Record<string, never>;
    };
    responses: {
        /** @description The customer is created. */
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
        /** @description The key is missing or wrong. Decided before the body is read. */
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
        /** @description The Accept header refuses JSON. */
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
        /** @description The quota of the key is used up, or too many wrong keys came from this address. */
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
        /** @description The body is not an object with 1 to 100 customers. Nothing of it is stored. */
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
        /** @description The change breaks a rule of `CustomerUpdate`, or the key in the path cannot be one. */
        InvalidUpdate: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description A query parameter is unknown or breaks its rule. */
        InvalidQuery: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The key in the path cannot be one, or a query parameter is unknown. */
        InvalidKey: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description There is no file, or its header cannot be used. Nothing of it is stored. */
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
         * @description Your own identifier of the customer, percent-encoded.
         * @example jane_doe_001
         */
        CustomerKey: components["schemas"]["CustomerKey"];
        /**
         * @description Makes the request safe to repeat: the first answer is stored together with its effects and given again, with
         *     `Idempotency-Replayed: true`, to every request with the same key within 24 hours. An answer without effects (a
         *     refusal) is not stored.
         * @example 5f0c6b1e-7d0a-4c39-9a3e-1a2b3c4d5e6f
         */
        IdempotencyKey: string;
        /**
         * @description What to do with a customer whose key is taken: `fail` reports it in `customers_failed`; `skip` leaves the
         *     existing customer alone and reports it in `customers_skipped`; `update` changes the fields that are sent, as
         *     an update does, and reports it in `customers_updated`. An email address that belongs to a customer with
         *     another key is a failure with `fail` and `update`, and skipped with `skip`. An archived customer stays archived.
         */
        OnConflict: "fail" | "skip" | "update";
        /** @description Whether to answer as always, but store nothing. */
        DryRun: boolean;
        /**
         * @description Whether all customers are stored or none. With `true`, any failure keeps everything from being stored, and the
         *     customers that would have been stored are reported as failed with the code `not_attempted`.
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
         * @description Identifies the request in the server's log. Taken from the request, where it sent one.
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
         * @description Seconds to wait before the next attempt, where the first request with the idempotency key is still in progress.
         * @example 1
         */
        RetryAfterIfInProgress: number;
        /** @description `true` where the answer is that of an earlier request with the same idempotency key. */
        "Idempotency-Replayed": "true";
        /**
         * @description The quota of the key, as in draft-ietf-httpapi-ratelimit-headers.
         * @example "default";q=6000;w=60
         */
        "RateLimit-Policy": string;
        /**
         * @description What is left of the quota, and seconds until it is whole again.
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
                 * @description What to do with a customer whose key is taken: `fail` reports it in `customers_failed`; `skip` leaves the
                 *     existing customer alone and reports it in `customers_skipped`; `update` changes the fields that are sent, as
                 *     an update does, and reports it in `customers_updated`. An email address that belongs to a customer with
                 *     another key is a failure with `fail` and `update`, and skipped with `skip`. An archived customer stays archived.
                 */
                on_conflict?: components["parameters"]["OnConflict"];
                /** @description Whether to answer as always, but store nothing. */
                dry_run?: components["parameters"]["DryRun"];
                /**
                 * @description Whether all customers are stored or none. With `true`, any failure keeps everything from being stored, and the
                 *     customers that would have been stored are reported as failed with the code `not_attempted`.
                 */
                atomic?: components["parameters"]["Atomic"];
            };
            header?: {
                /**
                 * @description Makes the request safe to repeat: the first answer is stored together with its effects and given again, with
                 *     `Idempotency-Replayed: true`, to every request with the same key within 24 hours. An answer without effects (a
                 *     refusal) is not stored.
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
            /** @description All customers were handled. Some may have failed. */
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
                 * @description What to do with a customer whose key is taken: `fail` reports it in `customers_failed`; `skip` leaves the
                 *     existing customer alone and reports it in `customers_skipped`; `update` changes the fields that are sent, as
                 *     an update does, and reports it in `customers_updated`. An email address that belongs to a customer with
                 *     another key is a failure with `fail` and `update`, and skipped with `skip`. An archived customer stays archived.
                 */
                on_conflict?: components["parameters"]["OnConflict"];
                /** @description Whether to answer as always, but store nothing. */
                dry_run?: components["parameters"]["DryRun"];
                /**
                 * @description Whether all customers are stored or none. With `true`, any failure keeps everything from being stored, and the
                 *     customers that would have been stored are reported as failed with the code `not_attempted`.
                 */
                atomic?: components["parameters"]["Atomic"];
            };
            header?: {
                /**
                 * @description Makes the request safe to repeat: the first answer is stored together with its effects and given again, with
                 *     `Idempotency-Replayed: true`, to every request with the same key within 24 hours. An answer without effects (a
                 *     refusal) is not stored.
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
                     * @description The file, under its other name.
                     */
                    file?: string;
                };
            };
        };
        responses: {
            /** @description All rows were handled. Some may have failed. */
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
                /** @description Number of the page, from 1; the first if neither this nor `cursor` is given. A page past the last is empty. */
                page?: number;
                /**
                 * @description `next_cursor` of the page before, of a list with the same `search_term`, `customer_type`, `date_created` and
                 *     `archived`. Not together with `page`.
                 */
                cursor?: components["schemas"]["Cursor"];
                /** @description Customers per page. */
                per_page?: number;
                /** @description Only customers with this text in a name or an email address, without regard to case. Empty means no search. */
                search_term?: components["schemas"]["SearchTerm"];
                /** @description Only customers of this type. */
                customer_type?: components["schemas"]["CustomerType"];
                /** @description Only customers created on this day (UTC), `YYYY-MM-DD`. */
                date_created?: string;
                /** @description What to do with archived customers. */
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
                 * @description Makes the request safe to repeat: the first answer is stored together with its effects and given again, with
                 *     `Idempotency-Replayed: true`, to every request with the same key within 24 hours. An answer without effects (a
                 *     refusal) is not stored.
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
                 * @description Makes the request safe to repeat: the first answer is stored together with its effects and given again, with
                 *     `Idempotency-Replayed: true`, to every request with the same key within 24 hours. An answer without effects (a
                 *     refusal) is not stored.
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
                 * @description Your own identifier of the customer, percent-encoded.
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
                 * @description Your own identifier of the customer, percent-encoded.
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
                 * @description Your own identifier of the customer, percent-encoded.
                 * @example jane_doe_001
                 */
                customer_key: components["parameters"]["CustomerKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer is erased. */
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
                 * @description Your own identifier of the customer, percent-encoded.
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
                 * @description Makes the request safe to repeat: the first answer is stored together with its effects and given again, with
                 *     `Idempotency-Replayed: true`, to every request with the same key within 24 hours. An answer without effects (a
                 *     refusal) is not stored.
                 * @example 5f0c6b1e-7d0a-4c39-9a3e-1a2b3c4d5e6f
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Your own identifier of the customer, percent-encoded.
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
                 * @description Makes the request safe to repeat: the first answer is stored together with its effects and given again, with
                 *     `Idempotency-Replayed: true`, to every request with the same key within 24 hours. An answer without effects (a
                 *     refusal) is not stored.
                 * @example 5f0c6b1e-7d0a-4c39-9a3e-1a2b3c4d5e6f
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Your own identifier of the customer, percent-encoded.
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
