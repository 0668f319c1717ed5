import type { ClientConfig } from 'pg';
import { StartError } from '../../../../core/errors.ts';
import type { Host, HostSettings } from './host-finding-client.ts';
import { type Parameters, readParameters } from './parameters.ts';
import { readTls } from './tls.ts';

/** Limits that the database enforces, by the names of its settings, in milliseconds. 0 means no limit. */
export interface TimeLimits {
  readonly statement_timeout: number;
  readonly lock_timeout: number;
  readonly idle_in_transaction_session_timeout: number;
}

/** The content of a connection URL. */
export interface ConnectionUrl {
  /** For the driver, without time limits for statements. */
  readonly settings: ClientConfig & HostSettings;
  readonly timeLimits: Partial<TimeLimits>;
  /** Milliseconds until the server gives up on a statement. */
  readonly queryTimeoutMs: number | undefined;
  /** The schemas in which `options` makes the server look for its tables; `undefined` if it says nothing about them. */
  readonly searchPath: string | undefined;
  /** `pgbouncer=true`: the URL leads to a pooler, by the convention of Prisma. */
  readonly isPooler: boolean;
}

const defaultPort = 5_432;
const defaultConnectTimeoutMs = 5_000;

/**
 * Reads a connection URL with the meaning that libpq gives to it. A parameter without effect is refused, not ignored.
 *
 * @param environment has the defaults: `PGHOST` and others.
 * @throws StartError with a sentence about the first invalid part.
 */
export function readConnectionUrl(
  url: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ConnectionUrl {
  const parameters = readParameters(url, environment);
  const hosts = hostsOf(parameters);
  const { options, query_timeout, pgbouncer } = parameters;
  return {
    settings: {
      ...sessionOf(parameters),
      ...hosts[0],
      hosts,
      needsWrites: needsWrites(parameters, hosts),
      ssl: tlsOf(parameters, hosts),
    },
    timeLimits: Object.fromEntries(
      timeLimitNames.flatMap((name) => (name in parameters ? [[name, Number(parameters[name])]] : [])),
    ),
    queryTimeoutMs: query_timeout === undefined ? undefined : Number(query_timeout),
    searchPath: options?.match(/(?:-c\s*|--)search[-_]path=((?:\\.|\S)+)/)?.[1]?.replaceAll('\\', ''),
    isPooler: pgbouncer === 'true',
  };
}

const timeLimitNames: readonly (keyof TimeLimits)[] = [
  'statement_timeout',
  'lock_timeout',
  'idle_in_transaction_session_timeout',
];

function hostsOf({ host = '', port = '' }: Parameters): readonly [Host, ...Host[]] {
  const names = host.split(',').map((name) => name.replace(/^\[(.*)\]$/, '$1') || 'localhost');
  const ports = port.split(',').map((text) => Number(text || defaultPort));
  if (ports.some((number) => number < 1 || number > 65_535)) {
    throw new StartError('A port in DATABASE_URL must be an integer from 1 to 65535.');
  }
  if (ports.length > 1 && ports.length !== names.length) {
    throw new StartError('DATABASE_URL must have one port, or as many ports as hosts.');
  }
  const hosts = names.map((name, index) => ({ host: name, port: ports[index] ?? ports[0] ?? defaultPort }));
  return hosts as [Host, ...Host[]];
}

/** Of several hosts, only one can be the right one. */
function needsWrites({ target_session_attrs: target }: Parameters, hosts: readonly Host[]): boolean {
  if (hosts.length > 1 && target === 'any') {
    throw new StartError(
      'The parameter target_session_attrs of DATABASE_URL must be read-write or primary if there are several hosts.',
    );
  }
  return hosts.length > 1 || (target !== undefined && target !== 'any');
}

/** Like libpq, without encryption for Unix sockets. */
function tlsOf(parameters: Parameters, hosts: readonly Host[]): ClientConfig['ssl'] {
  const sockets = hosts.filter(({ host }) => host.startsWith('/'));
  if (sockets.length === hosts.length) return false;
  const tls = readTls(parameters);
  if (tls && sockets.length > 0) {
    throw new StartError('DATABASE_URL has hosts with and without encryption: a Unix socket has none.');
  }
  return tls;
}

function sessionOf(parameters: Parameters): ClientConfig {
  const { user, password, dbname, application_name, fallback_application_name, options } = parameters;
  const { connect_timeout, keepalives, keepalives_idle, channel_binding, sslnegotiation } = parameters;
  return {
    ...(user && { user }),
    ...(password && { password }),
    ...(dbname && { database: dbname }),
    ...(application_name && { application_name }),
    fallback_application_name: fallback_application_name || 'rollcall',
    ...(options && { options }),
    ...(sslnegotiation === 'direct' && { sslnegotiation }),
    connectionTimeoutMillis: connect_timeout === undefined ? defaultConnectTimeoutMs : Number(connect_timeout) * 1_000,
    enableChannelBinding: channel_binding !== undefined && channel_binding !== 'disable',
    // Detects that the other machine is gone while a connection is idle.
    keepAlive: keepalives !== '0',
    ...(keepalives_idle && { keepAliveInitialDelayMillis: Number(keepalives_idle) * 1_000 }),
  };
}
