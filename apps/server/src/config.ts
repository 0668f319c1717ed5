import { z } from 'zod';
import { isUsableApiKey } from './api-keys/api-key.ts';
import { StartError } from './core/errors.ts';
import type { PrivateAddresses } from './events/webhook-url.ts';
import { readSecretFiles, secretNames } from './secret-files.ts';
import { type TelemetryConfig, telemetryRules, telemetryVariableNames } from './telemetry-config.ts';

/** The configuration, from the environment. */
export interface Config {
  /** `PORT`; 0 picks a free one. Default 4010. */
  readonly port: number;
  /** `HOST`, a name or an IP address of this machine. Default 127.0.0.1: reachable from this machine only. */
  readonly host: string;
  /** `METRICS_PORT`: a port for `/metrics`, which `port` then no longer serves; 0 picks a free one. Default: none. */
  readonly metricsPort: number | undefined;
  /** `HTTP_CONNECTIONS_MAX`: concurrent connections; further ones are closed immediately. Default 5000. */
  readonly connectionsMax: number;
  /** `UPLOADS_MAX`: CSV uploads in progress; a tenant gets at most half of them. Default 8. */
  readonly uploadsMax: number;
  /** From `DATABASE_URL`, or the file in `DATABASE_URL_FILE`. Default: the SQLite file `data/rollcall.db`. */
  readonly database: DatabaseConfig;
  /**
   * `ROLLCALL_API_KEY`, or the file in `ROLLCALL_API_KEY_FILE`: a key of the default tenant. If absent, a server with
   * SQLite generates one.
   */
  readonly apiKey: string | undefined;
  /** `RATE_LIMIT`: the quota of each key per minute, in requests and their work; 0 disables all limits. Default 18000. */
  readonly rateLimit: number;
  /** `TRUST_PROXY`: number of proxies in front of the server whose `X-Forwarded-For` is trusted. Default 0. */
  readonly trustedProxies: number;
  /**
   * `CORS_ORIGINS`: origins whose pages may call the API from a browser. Default: every origin on this machine, or none if
   * `NODE_ENV` is `production`.
   */
  readonly corsOrigins: '*' | readonly (string | RegExp)[];
  /** `LOG_LEVEL`. Default `info`. */
  readonly logLevel: LogLevel;
  /** Whether every response is checked against the document: true unless `NODE_ENV` is `production`. */
  readonly validateResponses: boolean;
  /** How webhooks are sent. */
  readonly webhooks: WebhookConfig;
  /** `FAULT_INJECTION`: whether a client may force a failure with the header `Prefer`. Default false. */
  readonly faultInjection: boolean;
  /** From the variables of OpenTelemetry. Absent: nothing is exported. */
  readonly telemetry: TelemetryConfig | undefined;
}

interface WebhookConfig {
  /**
   * `WEBHOOKS_ALLOW_PRIVATE`: which private addresses endpoints may have: none (`false`), those of this machine
   * (`loopback`), or all (`true`). Unless it is `false`, URLs may begin with `http:`. Default `false`.
   */
  readonly allowPrivate: PrivateAddresses;
  /** `WEBHOOKS_RETRY_SECONDS`: the waits between failed attempts, in seconds. Default: nine, about three days in all. */
  readonly retrySeconds: readonly number[];
}

export type DatabaseConfig = SqliteConfig | PostgresConfig;

/** A file, which only one server can use. */
export interface SqliteConfig {
  readonly kind: 'sqlite';
  /** Path, relative to the working directory, or `:memory:`. */
  readonly file: string;
}

/** A database that several servers can share. */
export interface PostgresConfig {
  readonly kind: 'postgres';
  readonly url: string;
  /** `DATABASE_POOL_MAX`: maximum number of connections of this process. Default 8. */
  readonly poolMax: number;
  /** `DATABASE_PREPARED_STATEMENTS`. Absent: statements are prepared by name unless a pooler is in between. */
  readonly preparedStatements?: boolean | undefined;
}

export type LogLevel = (typeof logLevels)[number];

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/**
 * Reads the configuration, and the files of secrets. An invalid value is refused, the empty text included.
 *
 * @throws StartError with one line for each invalid variable.
 */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const files = readSecretFiles(environment);
  const values = { ...valuesOf(variableNames, environment), ...files.values };
  const result = rules.safeParse(values);
  const telemetryValues = valuesOf(telemetryVariableNames, environment);
  const telemetry = telemetryRules.safeParse(telemetryValues);
  if (result.success && telemetry.success && files.failures.length === 0) {
    return { ...toConfig(result.data), telemetry: telemetry.data };
  }
  const issues = [...(result.error?.issues ?? []), ...(telemetry.error?.issues ?? [])];
  const invalid = issues.map((issue) => sentence(issue, { ...values, ...telemetryValues }));
  throw new StartError([...files.failures, ...invalid].join('\n'));
}

function valuesOf(
  names: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(names.map((name) => [name, environment[name]]));
}

// An authority or a query would be silently ignored.
const sqliteUrl = /^sqlite:(?::memory:|(?!:|\/\/)[^?#]+)$/;
// With any number of hosts. The last @ ends the password.
const postgresUrl =
  /^postgres(?:ql)?:\/\/(?:[^/?#]*@)?(?:\[[^\]/?#]*\]|[^:,/?#@]*)(?::\d*)?(?:,(?:\[[^\]/?#]*\]|[^:,/?#@]*)(?::\d*)?)*(?:[/?][^#]*)?$/;
const databaseUrlRule =
  'must be sqlite:<path>, sqlite::memory: or postgres://<user>:<password>@<host>:<port>/<database>';

const databaseUrl = z.string().refine((url) => sqliteUrl.test(url) || postgresUrl.test(url), databaseUrlRule);

/**
 * Reads the URL of a database that comes from elsewhere than `DATABASE_URL`.
 *
 * @param name of the setting, for the sentence.
 * @throws StartError if it is invalid. The sentence does not repeat the URL, which may contain a password.
 */
export function parseDatabaseUrl(url: string, name: string): SqliteConfig | Pick<PostgresConfig, 'kind' | 'url'> {
  const { error } = databaseUrl.safeParse(url);
  if (error) throw new StartError(`${name} ${error.issues[0]?.message}.`);
  return url.startsWith(sqliteScheme)
    ? { kind: 'sqlite', file: url.slice(sqliteScheme.length) }
    : { kind: 'postgres', url };
}

const sqliteScheme = 'sqlite:';

const portRule = 'must be an integer from 0 to 65535';

const corsOriginsRule = 'must be * or origins like https://app.example.com, separated by commas';

function originsIn(text: string): string[] {
  return text.split(',').map((origin) => origin.trim());
}

/** Whether a browser sends this text in the header `Origin`. It writes no path, no default port and no capitals. */
function isOrigin(text: string): boolean {
  if (!/^[a-z][a-z\d+.-]*:\/\/[^\s/?#@*]+$/.test(text) || !URL.canParse(text)) return false;
  return !/^https?:/.test(text) || new URL(text).origin === text;
}

const secretFile = z.string().min(1, 'must be the path of a file').optional();

const portNumber = z
  .string()
  .regex(/^\d{1,5}$/, portRule)
  .transform(Number)
  .pipe(z.number().max(65_535, portRule));

const retrySecondsRule = 'must be 1 to 20 integers from 1 to 604800, separated by commas';

const retrySeconds = z
  .string()
  .regex(/^[1-9]\d{0,5}(?:,[1-9]\d{0,5}){0,19}$/, retrySecondsRule)
  .transform((text) => text.split(',').map(Number))
  .refine((seconds) => seconds.every((wait) => wait <= 604_800), retrySecondsRule);

const variables = z.object({
  PORT: portNumber.default(4010),
  HOST: z
    .string()
    .regex(/^[\w.:%-]+$/, 'must be a host name or an IP address')
    .default('127.0.0.1'),
  METRICS_PORT: portNumber.optional(),
  HTTP_CONNECTIONS_MAX: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, 'must be an integer from 1 to 99999')
    .transform(Number)
    .default(5_000),
  UPLOADS_MAX: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'must be an integer from 1 to 999')
    .transform(Number)
    .default(8),
  DATABASE_URL: databaseUrl.default('sqlite:data/rollcall.db'),
  DATABASE_URL_FILE: secretFile,
  DATABASE_POOL_MAX: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'must be an integer from 1 to 999')
    .transform(Number)
    .default(8),
  DATABASE_PREPARED_STATEMENTS: z.enum(['auto', 'true', 'false'], 'must be auto, true or false').default('auto'),
  ROLLCALL_API_KEY: z.string().refine(isUsableApiKey, 'must be at least 16 visible ASCII characters').optional(),
  ROLLCALL_API_KEY_FILE: secretFile,
  RATE_LIMIT: z
    .string()
    .regex(/^\d{1,7}$/, 'must be an integer from 0 to 9999999')
    .transform(Number)
    .default(18_000),
  TRUST_PROXY: z.string().regex(/^\d$/, 'must be an integer from 0 to 9').transform(Number).default(0),
  CORS_ORIGINS: z
    .string()
    .refine((text) => text === '*' || originsIn(text).every(isOrigin), corsOriginsRule)
    .optional(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  NODE_ENV: z
    .enum(['development', 'test', 'production'], 'must be development, test or production')
    .default('development'),
  WEBHOOKS_ALLOW_PRIVATE: z.enum(['false', 'loopback', 'true'], 'must be false, loopback or true').default('false'),
  WEBHOOKS_RETRY_SECONDS: retrySeconds.optional(),
  FAULT_INJECTION: z.enum(['true', 'false'], 'must be true or false').default('false'),
});

/**
 * The waits between attempts if each fails, in seconds.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#deliverability-and-reliability
 */
const defaultRetrySeconds: readonly number[] = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];

const rules = variables.refine(({ PORT, METRICS_PORT }) => PORT === 0 || PORT !== METRICS_PORT, {
  path: ['METRICS_PORT'],
  message: 'must be another port than PORT',
});

/** All variables of the server. */
export const variableNames: readonly string[] = Object.keys(variables.shape);

// The sentence does not repeat a value that may contain a secret.
const confidential: readonly PropertyKey[] = [
  ...secretNames,
  ...telemetryVariableNames.filter((name) => name.endsWith('_ENDPOINT')),
];

function sentence({ path: [name = ''], message }: z.core.$ZodIssue, environment: Record<PropertyKey, unknown>): string {
  const value = confidential.includes(name) ? '' : `, not ${JSON.stringify(environment[name])}`;
  return `${String(name)} ${message}${value}.`;
}

function toConfig(values: z.infer<typeof variables>): Omit<Config, 'telemetry'> {
  return {
    port: values.PORT,
    host: values.HOST,
    metricsPort: values.METRICS_PORT,
    connectionsMax: values.HTTP_CONNECTIONS_MAX,
    uploadsMax: values.UPLOADS_MAX,
    database: toDatabaseConfig(values),
    apiKey: values.ROLLCALL_API_KEY,
    rateLimit: values.RATE_LIMIT,
    trustedProxies: values.TRUST_PROXY,
    corsOrigins: toCorsOrigins(values.CORS_ORIGINS, values.NODE_ENV),
    logLevel: values.LOG_LEVEL,
    validateResponses: values.NODE_ENV !== 'production',
    webhooks: {
      allowPrivate: values.WEBHOOKS_ALLOW_PRIVATE,
      retrySeconds: values.WEBHOOKS_RETRY_SECONDS ?? defaultRetrySeconds,
    },
    faultInjection: values.FAULT_INJECTION === 'true',
  };
}

function toDatabaseConfig(values: z.infer<typeof variables>): DatabaseConfig {
  const { DATABASE_URL: url, DATABASE_POOL_MAX: poolMax, DATABASE_PREPARED_STATEMENTS: prepared } = values;
  const database = parseDatabaseUrl(url, 'DATABASE_URL');
  if (database.kind === 'sqlite') return database;
  return { ...database, poolMax, preparedStatements: prepared === 'auto' ? undefined : prepared === 'true' };
}

/** Every origin on this machine, whatever its port. */
const localOrigins = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

function toCorsOrigins(text: string | undefined, environment: string): Config['corsOrigins'] {
  if (text === undefined) return environment === 'production' ? [] : [localOrigins];
  return text === '*' ? text : originsIn(text);
}
