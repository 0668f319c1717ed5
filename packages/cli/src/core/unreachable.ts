import { CallError, type FetchLike } from '@rollcall/client';

/** A failure that repeating the request cannot solve. The SDK retries no error of this class. */
class UnreachableError extends CallError {
  override get name(): string {
    return 'UnreachableError';
  }

  constructor(sentence: string, method: string, cause: unknown) {
    const nothing = { operation: null, path: '', requestId: null, attempts: 1, effectUnknown: false };
    super(sentence, { ...nothing, method }, { cause });
    // Without the request: it is not the reason.
    this.message = sentence;
  }
}

/**
 * Explains permanent failures of a `fetch` in a sentence with a way out. After the first response they are temporary, such
 * as the unknown host of a computer that has lost its network, and pass unchanged.
 *
 * @param proxy the proxy that requests go through; `null` for none.
 */
export function withPermanentFailures(fetch: FetchLike, proxy: URL | null): FetchLike {
  let isReached = false;
  return async (url, init) => {
    try {
      const response = await fetch(url, init);
      isReached = true;
      return response;
    } catch (error) {
      const sentence = isReached ? undefined : sentenceFor(error, new URL(url), proxy);
      throw sentence === undefined ? error : new UnreachableError(sentence, init.method, error);
    }
  };
}

/** The relevant part of an error. */
interface Cause {
  readonly code: string;
  readonly message: string;
}

/** An error and its causes, from the outside: `fetch` says "fetch failed" and hides the reason. */
export function causesOf(error: unknown): Cause[] {
  const causes: Cause[] = [];
  // Bounded, as a chain of causes may be circular.
  for (let cause = error; cause instanceof Error && causes.length < 5; cause = cause.cause) {
    const { code } = cause as NodeJS.ErrnoException;
    causes.push({ code: typeof code === 'string' ? code : '', message: cause.message });
  }
  return causes;
}

function sentenceFor(error: unknown, url: URL, proxy: URL | null): string | undefined {
  for (const cause of causesOf(error)) {
    const found = sentences.find(({ pattern }) => pattern.test(cause.code) || pattern.test(cause.message));
    const sentence = found?.sentence(url, cause, proxy);
    if (sentence !== undefined) return sentence;
  }
  return undefined;
}

interface Sentence {
  /** Matches the code or the message of an error. */
  readonly pattern: RegExp;
  /** `undefined` if the failure may be temporary after all. */
  sentence(url: URL, cause: Cause, proxy: URL | null): string | undefined;
}

const TRUST = 'To trust it, set NODE_EXTRA_CA_CERTS to a file with the certificate of its authority (PEM)';

const sentences: readonly Sentence[] = [
  {
    pattern: /^Proxy response \(\d+\)/,
    sentence: ({ host }, { message }, proxy) =>
      `The proxy ${proxy?.host} refuses a connection to ${host} with status ${/\d+/.exec(message)}. ` +
      `Check HTTPS_PROXY and its credentials, or add ${host} to NO_PROXY`,
  },
  {
    pattern: /^ECONNREFUSED$/,
    sentence: (_, { message }, proxy) => {
      const isProxy = proxy?.port && message.endsWith(`:${proxy.port}`);
      return isProxy ? `The proxy ${proxy.host} does not answer. Check HTTP_PROXY and HTTPS_PROXY` : undefined;
    },
  },
  {
    pattern: /^ENOTFOUND$/,
    sentence: ({ hostname }, { message }, proxy) => {
      const isProxy = proxy !== null && message.endsWith(` ${proxy.hostname}`);
      const where = isProxy ? 'HTTP_PROXY and HTTPS_PROXY' : 'the address of the API, and your network or VPN';
      return `There is no host ${isProxy ? proxy.hostname : hostname}. Check ${where}`;
    },
  },
  {
    pattern: /^bad port$/,
    sentence: ({ port }) =>
      `Port ${port} is reserved for another protocol, and fetch connects to no such port. Start the server with another PORT`,
  },
  {
    pattern: /^(?:ERR_SSL_(?:WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|UNKNOWN_PROTOCOL|HTTP_REQUEST)|EPROTO)$/,
    sentence: ({ host }) =>
      `${host} does not speak TLS. If the server has no TLS, use http:// in the address of the API`,
  },
  {
    pattern: /SELF_SIGNED_CERT|^UNABLE_TO_(?:VERIFY|GET)/,
    sentence: ({ host }, { code }) =>
      `The certificate of ${host} is not signed by an authority that Node.js knows (${code}). ${TRUST}`,
  },
  {
    pattern: /^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)$/,
    sentence: ({ host }, { code }) =>
      `The certificate of ${host} ${code === 'CERT_HAS_EXPIRED' ? 'has expired' : 'is not valid yet'}. ` +
      'Renew it, or correct the clock of this computer',
  },
  {
    pattern: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    sentence: ({ host }) =>
      `The certificate of ${host} was issued for another name. Use that name in the address of the API`,
  },
  {
    pattern: /^HPE_|does not match the HTTP/,
    sentence: ({ host, protocol }, _, proxy) => {
      const hint = protocol === 'http:' ? ', or use https:// if it expects TLS' : '';
      return `${host}${proxy === null ? '' : ` or the proxy ${proxy.host}`} does not speak HTTP. Check the port${hint}`;
    },
  },
  {
    pattern: /^(?:unknown scheme|ERR_INVALID_PROTOCOL|Invalid URL protocol.*)$/,
    sentence: () => 'The address of the API must begin with http:// or https://',
  },
];
