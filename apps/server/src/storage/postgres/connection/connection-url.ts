import { StartError } from '../../../core/errors.ts';

/** Limits that the database enforces, by the names of its settings, in milliseconds. 0 means no limit. */
export interface TimeLimits {
  readonly statement_timeout: number;
  readonly lock_timeout: number;
  readonly idle_in_transaction_session_timeout: number;
}

/** A connection URL, with the parameters that the driver ignores or understands differently from libpq. */
export interface ConnectionUrl {
  /** The URL for the driver. */
  readonly url: string;
  /** `connect_timeout`, in milliseconds; 0 means no limit. */
  readonly connectTimeoutMs: number | undefined;
  /** `channel_binding`: whether to bind the password to the TLS connection if the server offers it. */
  readonly enableChannelBinding: boolean;
  readonly timeLimits: Partial<TimeLimits>;
  /** `pgbouncer=true`: the URL leads to a pooler, by the convention of Prisma. */
  readonly isPooler: boolean;
}

/**
 * Reads the parameters of libpq in a connection URL. A parameter without effect is refused, not ignored.
 *
 * @param setting the name of the URL, for the sentence.
 * @throws StartError with a sentence that names the first invalid parameter.
 * @see https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS
 */
export function readConnectionUrl(text: string, setting = 'DATABASE_URL'): ConnectionUrl {
  const url = new URL(text);
  const given = Object.fromEntries(url.searchParams);
  for (const [name, value] of Object.entries(given)) assertValid(name, value, setting);
  for (const name of Object.keys(given)) if (!driverParameters.has(name)) url.searchParams.delete(name);
  const { sslmode = '', uselibpqcompat } = given;
  // The driver treats these as verify-full, and warns about that. Given explicitly, it does not warn.
  if (stricterSslModes.has(sslmode) && uselibpqcompat !== 'true') url.searchParams.set('sslmode', 'verify-full');
  return {
    url: url.href,
    connectTimeoutMs: given.connect_timeout === undefined ? undefined : Number(given.connect_timeout) * 1_000,
    enableChannelBinding: given.channel_binding !== undefined && given.channel_binding !== 'disable',
    timeLimits: Object.fromEntries(
      timeLimitNames.flatMap((name) => (name in given ? [[name, Number(given[name])]] : [])),
    ),
    isPooler: given.pgbouncer === 'true',
  };
}

const timeLimitNames: readonly (keyof TimeLimits)[] = [
  'statement_timeout',
  'lock_timeout',
  'idle_in_transaction_session_timeout',
];

const stricterSslModes: ReadonlySet<string> = new Set(['prefer', 'require', 'verify-ca']);

const driverParameters: ReadonlySet<string> = new Set([
  ...['host', 'port', 'user', 'password', 'application_name', 'fallback_application_name', 'client_encoding'],
  ...['options', 'query_timeout'],
  ...['ssl', 'sslmode', 'sslcert', 'sslkey', 'sslrootcert', 'sslnegotiation', 'uselibpqcompat'],
]);

interface Rule {
  readonly accepts: RegExp;
  /** Completes the sentence "The parameter … of DATABASE_URL". */
  readonly otherwise: string;
}

const inMilliseconds: Rule = { accepts: /^\d{0,9}$/, otherwise: 'must be a number of milliseconds' };

/** Parameters whose values are limited. Those of the driver may have any other. */
const rules: Readonly<Record<string, Rule>> = {
  statement_timeout: inMilliseconds,
  lock_timeout: inMilliseconds,
  idle_in_transaction_session_timeout: inMilliseconds,
  query_timeout: inMilliseconds,
  connect_timeout: { accepts: /^\d{1,5}$/, otherwise: 'must be a number of seconds' },
  // The server refuses to start on a database that it cannot write to.
  target_session_attrs: {
    accepts: /^(?:any|read-write|primary)$/,
    otherwise: 'must be any, read-write or primary, because Rollcall writes',
  },
  host: { accepts: /^[^,]*$/, otherwise: 'must name one host: let a proxy or a DNS name lead to the primary' },
  sslmode: {
    accepts: /^(?:disable|no-verify|prefer|require|verify-ca|verify-full)$/,
    otherwise: 'must be disable, no-verify, prefer, require, verify-ca or verify-full',
  },
  channel_binding: { accepts: /^(?:disable|prefer|require)$/, otherwise: 'must be disable, prefer or require' },
  gssencmode: { accepts: /^(?:disable|prefer)$/, otherwise: 'must be disable or prefer: Rollcall does not use GSSAPI' },
  pgbouncer: { accepts: /^(?:true|false)$/, otherwise: 'must be true or false' },
};

function assertValid(name: string, value: string, setting: string): void {
  const rule = rules[name];
  if (rule === undefined && !driverParameters.has(name)) {
    throw new StartError(
      `The parameter ${name} of ${setting} is unknown. The operations guide lists those that Rollcall supports.`,
    );
  }
  if (rule && !rule.accepts.test(value)) {
    throw new StartError(`The parameter ${name} of ${setting} ${rule.otherwise}.`);
  }
}
