import { StartError } from '../../../../core/errors.ts';

/**
 * Refuses a parameter that has no effect, and a value that is not among those that have one.
 *
 * @param name as in libpq.
 * @param source names it for the operator, such as `The parameter sslmode of DATABASE_URL`.
 * @throws StartError with a sentence that names the source and not the value, which may be a secret.
 * @see https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS
 */
export function assertSupported(name: string, value: string, source: string): void {
  const rule = rules[name];
  if (rule === undefined) throw new StartError(`${source} ${reasons[name] ?? unknown}.`);
  if (!rule.accepts.test(value)) throw new StartError(`${source} ${rule.otherwise}.`);
}

const unknown = 'is unknown. The guide about PostgreSQL lists those that Rollcall supports';

interface Rule {
  readonly accepts: RegExp;
  /** Completes the sentence "The parameter … of DATABASE_URL". */
  readonly otherwise: string;
}

const anyText: Rule = { accepts: /^/, otherwise: '' };
const milliseconds: Rule = { accepts: /^\d{0,9}$/, otherwise: 'must be a number of milliseconds' };
const seconds: Rule = { accepts: /^\d{1,5}$/, otherwise: 'must be a number of seconds' };
const tlsVersion: Rule = { accepts: /^TLSv1\.[23]$/, otherwise: 'must be TLSv1.2 or TLSv1.3' };

/** The supported parameters: those of libpq, time limits of the database, and some of node-postgres and Prisma. */
const rules: Readonly<Record<string, Rule>> = {
  host: anyText,
  port: { accepts: /^[\d,]*$/, otherwise: 'must be a port, or one for each host' },
  user: anyText,
  password: anyText,
  dbname: anyText,
  application_name: anyText,
  fallback_application_name: anyText,
  client_encoding: {
    accepts: /^(?:auto|utf-?8|unicode)$/i,
    otherwise: 'must be UTF8 or auto, because other encodings lack characters that names have',
  },
  options: anyText,
  connect_timeout: seconds,
  keepalives: { accepts: /^[01]$/, otherwise: 'must be 0 or 1' },
  keepalives_idle: seconds,
  statement_timeout: milliseconds,
  lock_timeout: milliseconds,
  idle_in_transaction_session_timeout: milliseconds,
  query_timeout: milliseconds,
  target_session_attrs: {
    accepts: /^(?:any|read-write|primary)$/,
    otherwise: 'must be any, read-write or primary, because Rollcall writes',
  },
  load_balance_hosts: { accepts: /^disable$/, otherwise: 'must be disable, because only one host accepts writes' },
  sslmode: {
    accepts: /^(?:disable|no-verify|prefer|require|verify-ca|verify-full)$/,
    otherwise: 'must be disable, no-verify, prefer, require, verify-ca or verify-full',
  },
  ssl: { accepts: /^(?:true|1|false|0|no-verify)$/, otherwise: 'must be true, false or no-verify' },
  sslrootcert: anyText,
  sslcert: anyText,
  sslkey: anyText,
  sslpassword: anyText,
  sslcrl: anyText,
  sslnegotiation: { accepts: /^(?:postgres|direct)$/, otherwise: 'must be postgres or direct' },
  sslsni: { accepts: /^1$/, otherwise: 'must be 1, because Rollcall always sends the name of the host' },
  sslcompression: { accepts: /^0$/, otherwise: 'must be 0, because compression reveals what is encrypted' },
  ssl_min_protocol_version: tlsVersion,
  ssl_max_protocol_version: tlsVersion,
  uselibpqcompat: { accepts: /^true$/, otherwise: 'must be true: sslmode means the same as in libpq' },
  channel_binding: { accepts: /^(?:disable|prefer|require)$/, otherwise: 'must be disable, prefer or require' },
  gssencmode: { accepts: /^(?:disable|prefer)$/, otherwise: 'must be disable or prefer: Rollcall does not use GSSAPI' },
  pgbouncer: { accepts: /^(?:true|false)$/, otherwise: 'must be true or false' },
};

const ofSystem = 'cannot be set by Rollcall: set it for the operating system';
const ofFile = 'is not supported, because Rollcall does not read that file: put the password into the URL';
const ofSchema = 'is not supported: to use a schema of its own, add options=-csearch_path=NAME';
const unsupported = 'is not supported by Rollcall';

/** Why Rollcall refuses parameters that people know from libpq or other drivers. */
const reasons: Readonly<Record<string, string>> = {
  hostaddr: 'is not supported: use host, which may be an IP address',
  keepalives_interval: `${ofSystem}, for example net.ipv4.tcp_keepalive_intvl`,
  keepalives_count: `${ofSystem}, for example net.ipv4.tcp_keepalive_probes`,
  tcp_user_timeout: `${ofSystem}, for example net.ipv4.tcp_retries2`,
  passfile: ofFile,
  service: ofFile,
  servicefile: ofFile,
  schema: ofSchema,
  currentSchema: ofSchema,
  sslcrldir: 'is not supported: use sslcrl, a file',
  ...Object.fromEntries(
    [
      ...['require_auth', 'requirepeer', 'requiressl', 'replication', 'sslcertmode', 'sslkeylogfile', 'krbsrvname'],
      ...['gsslib', 'gssdelegation', 'min_protocol_version', 'max_protocol_version'],
    ].map((name) => [name, unsupported]),
  ),
};
