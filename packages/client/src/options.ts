/** What `new Rollcall(…)` takes. */
export interface RollcallOptions {
  /** The key of your tenant, sent as `x-api-key`. Spaces around it are cut off. It is never shown again. */
  readonly apiKey: string;
  /** Where the API is, `/api/v1` included: `https://rollcall.example.com/api/v1`. A trailing slash makes no difference. */
  readonly baseUrl: string;
  /**
   * How long one request may take, in milliseconds, the body of the answer included. A call that takes longer fails with
   * `TimeoutError`. Default: 30,000.
   */
  readonly timeoutMs?: number;
  /** Headers to add to every request. `accept`, `content-type` and `x-api-key` belong to the SDK. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Sends the requests. It must heed the `redirect: 'manual'` of the request. Default: the `fetch` of the platform, as it
   * stands at the time of each call.
   */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** What every method takes as its last argument. */
export interface RequestOptions {
  /** Ends the call; it then fails with `AbortedError`. */
  readonly signal?: AbortSignal;
  /** Replaces the client's `timeoutMs` for this call. */
  readonly timeoutMs?: number;
  /** Headers to add to this request. They win over those of the client. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What `customers.uploadCsv` takes as its last argument. */
export interface CsvUploadOptions extends RequestOptions {
  /** The name that the file is sent under. Default: that of the `File`, else `customers.csv`. */
  readonly filename?: string;
}
