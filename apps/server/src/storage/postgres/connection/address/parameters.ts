import { StartError } from '../../../../core/errors.ts';
import { assertSupported } from './parameter-rules.ts';

/** Values by the names that libpq has for the parameters of a connection. */
export type Parameters = Readonly<Record<string, string>>;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the parameters of a connection URL as libpq does: those in the query override the other parts of the URL, and
 * both override the environment.
 *
 * @throws StartError with a sentence about the first invalid or unsupported one.
 * @see https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS
 */
export function readParameters(url: string, environment: Environment): Parameters {
  const parts = syntax.exec(url)?.groups;
  if (parts === undefined) throw new StartError('DATABASE_URL is not a connection URL of PostgreSQL.');
  const { user, password, hosts = '', database, query = '' } = parts;
  const ofUrl = { ...readHosts(hosts), ...present({ user, password, dbname: database }), ...readQuery(query) };
  return { ...readEnvironment(environment), ...mapValues(ofUrl, decode) };
}

// The standard parser of URLs knows neither several hosts nor a user without a host. The last @ ends the password.
const syntax =
  /^postgres(?:ql)?:\/\/(?:(?<user>[^/?#:]*)(?::(?<password>[^/?#]*))?@)?(?<hosts>[^/?#@]*)(?:\/(?<database>[^?#]*))?(?:\?(?<query>[^#]*))?$/;

/** `host1:5432,[::1]:5433` has two hosts and two ports. */
function readHosts(text: string): Parameters {
  const places = text.split(',').map((place) => /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(place) ?? [place, place]);
  const [hosts, ports] = [1, 2].map((part) => places.map((place) => place[part] ?? ''));
  return { ...presentList('host', hosts), ...presentList('port', ports) };
}

function presentList(name: string, values: readonly string[] = []): Parameters {
  return values.some((value) => value !== '') ? { [name]: values.join(',') } : {};
}

function readQuery(text: string): Parameters {
  const pairs = text.split('&').filter((pair) => pair !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', ...value] = pair.split('=');
      assertSupported(name, decode(value.join('=')), `The parameter ${name} of DATABASE_URL`);
      return [name, value.join('=')];
    }),
  );
}

/** @see https://www.postgresql.org/docs/current/libpq-envars.html */
const variables: Readonly<Record<string, string>> = {
  PGHOST: 'host',
  PGPORT: 'port',
  PGUSER: 'user',
  PGPASSWORD: 'password',
  PGDATABASE: 'dbname',
  PGAPPNAME: 'application_name',
  PGOPTIONS: 'options',
  PGCONNECT_TIMEOUT: 'connect_timeout',
  PGTARGETSESSIONATTRS: 'target_session_attrs',
  PGSSLMODE: 'sslmode',
  PGSSLROOTCERT: 'sslrootcert',
  PGSSLCERT: 'sslcert',
  PGSSLKEY: 'sslkey',
  PGSSLCRL: 'sslcrl',
  PGSSLNEGOTIATION: 'sslnegotiation',
  PGSSLMINPROTOCOLVERSION: 'ssl_min_protocol_version',
  PGSSLMAXPROTOCOLVERSION: 'ssl_max_protocol_version',
  PGCHANNELBINDING: 'channel_binding',
  PGGSSENCMODE: 'gssencmode',
  PGCLIENTENCODING: 'client_encoding',
};

function readEnvironment(environment: Environment): Parameters {
  const given = Object.entries(variables).flatMap(([variable, name]) => {
    const value = environment[variable];
    if (!value) return [];
    assertSupported(name, value, `The variable ${variable}`);
    return [[name, value]];
  });
  return Object.fromEntries(given);
}

function present(values: Readonly<Record<string, string | undefined>>): Parameters {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

function mapValues(parameters: Parameters, change: (value: string) => string): Parameters {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, change(value)]));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new StartError('DATABASE_URL has a % that is not followed by two hexadecimal digits: write %25 for it.');
  }
}
