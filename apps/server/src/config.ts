import { z } from 'zod';
import { isUsableApiKey } from './api-keys/is-usable-api-key.js';
import { StartError } from './start-error.js';

/** What the operator has decided, from the environment. */
export interface Config {
  /** `PORT`; 0 picks a free one. Default 4010. */
  readonly port: number;
  /** `HOST`, a name or an IP address of this machine. Default 127.0.0.1: reachable from this machine only. */
  readonly host: string;
  /**
   * From `DATABASE_URL`: the path of a SQLite file, relative to the working directory, or `:memory:`.
   * Default `data/rollcall.db`.
   */
  readonly databaseFile: string;
  /** `ROLLCALL_API_KEY`: a key that the default tenant is to have. Where it is absent, the server makes one. */
  readonly apiKey: string | undefined;
  /** `LOG_LEVEL`. Default `info`. */
  readonly logLevel: LogLevel;
  /** Whether every response is checked against the document: unless `NODE_ENV` is `production`. */
  readonly validateResponses: boolean;
  /** `FAULT_INJECTION`: whether a client may ask for a failure with the header `Prefer`. Default false. */
  readonly faultInjection: boolean;
}

export type LogLevel = (typeof logLevels)[number];

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/**
 * Reads the configuration. Nothing is guessed: a value that is not understood, the empty text included, is refused.
 *
 * @throws StartError with one sentence for each variable that is wrong, a line each.
 */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const result = variables.safeParse(environment);
  if (result.success) return toConfig(result.data);
  throw new StartError(result.error.issues.map((issue) => sentence(issue, environment)).join('\n'));
}

const portRule = 'must be an integer from 0 to 65535';

const variables = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, portRule)
    .transform(Number)
    .pipe(z.number().max(65_535, portRule))
    .default(4010),
  HOST: z
    .string()
    .regex(/^[\w.:%-]+$/, 'must be a host name or an IP address')
    .default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .refine((url) => !/^postgres(ql)?:/.test(url), {
      error: 'names PostgreSQL, which this version does not support yet; use sqlite:<path> or sqlite::memory:',
      abort: true,
    })
    // Neither an authority nor a query: what stands there would be passed over in silence.
    .regex(/^sqlite:(?::memory:|(?!:|\/\/)[^?#]+)$/, 'must be sqlite:<path> or sqlite::memory:')
    .default('sqlite:data/rollcall.db'),
  ROLLCALL_API_KEY: z.string().refine(isUsableApiKey, 'must be at least 16 visible ASCII characters').optional(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  NODE_ENV: z
    .enum(['development', 'test', 'production'], 'must be development, test or production')
    .default('development'),
  FAULT_INJECTION: z.enum(['true', 'false'], 'must be true or false').default('false'),
});

// May hold a secret, so the sentence does not repeat what they hold.
const confidential: readonly PropertyKey[] = ['ROLLCALL_API_KEY', 'DATABASE_URL'];

function sentence({ path: [name = ''], message }: z.core.$ZodIssue, environment: Record<PropertyKey, unknown>): string {
  const value = confidential.includes(name) ? '' : `, not ${JSON.stringify(environment[name])}`;
  return `${String(name)} ${message}${value}.`;
}

function toConfig(values: z.infer<typeof variables>): Config {
  return {
    port: values.PORT,
    host: values.HOST,
    databaseFile: values.DATABASE_URL.slice('sqlite:'.length),
    apiKey: values.ROLLCALL_API_KEY,
    logLevel: values.LOG_LEVEL,
    validateResponses: values.NODE_ENV !== 'production',
    faultInjection: values.FAULT_INJECTION === 'true',
  };
}
