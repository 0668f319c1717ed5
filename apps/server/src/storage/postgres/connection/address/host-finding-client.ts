import { Socket } from 'node:net';
import { Client, type ClientConfig } from 'pg';

/** An address of a PostgreSQL: a name, an IP address or the directory of a Unix socket, and a port. */
export interface Host {
  readonly host: string;
  readonly port: number;
}

/** The choice of a host. */
export interface HostSettings {
  /** Replicas of one database. */
  readonly hosts: readonly Host[];
  /** Whether to connect only to a host that accepts writes. */
  readonly needsWrites: boolean;
}

/**
 * A connection to that one of several hosts that accepts writes at the moment, as libpq chooses with
 * `target_session_attrs=read-write`. The driver itself knows only one host.
 */
export class HostFindingClient extends Client {
  readonly #settings: ClientConfig & Partial<HostSettings>;

  /** @param settings without `hosts`, the one host that they name. */
  constructor(settings: ClientConfig & Partial<HostSettings> = {}) {
    super(settings);
    this.#settings = settings;
  }

  override connect(...args: readonly unknown[]): never {
    const { hosts = [], needsWrites = false } = this.#settings;
    if (!needsWrites) return Reflect.apply(super.connect, this, args) as never;
    const [callback] = args as [((error: unknown) => void) | undefined];
    const connected = this.#find(hosts).then(() => super.connect());
    if (callback === undefined) return connected as never;
    return connected.then(() => callback(null), callback) as never;
  }

  async #find(hosts: readonly Host[]): Promise<void> {
    // The driver reads them when it connects. A pool hides the password from copies of its settings.
    const { password } = this.#settings;
    Object.assign(this, await findHost({ ...this.#settings, ...(password && { password }) }, hosts));
  }
}

/**
 * Asks all hosts at once, so that one that does not respond delays nothing.
 *
 * @throws AggregateError with the reason of each host, or the only reason itself.
 */
async function findHost(settings: ClientConfig, hosts: readonly Host[]): Promise<Host> {
  const sockets = hosts.map(() => new Socket());
  try {
    return await Promise.any(hosts.map((host, index) => askHost(settings, host, sockets[index] ?? new Socket())));
  } catch (error) {
    const reasons = (error as AggregateError).errors;
    throw reasons.length === 1 ? reasons[0] : error;
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}

async function askHost(settings: ClientConfig, host: Host, socket: Socket): Promise<Host> {
  const client = new Client({ ...settings, ...host, stream: () => socket });
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query<{ isReadOnly: boolean }>(
    `select pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as "isReadOnly"`,
  );
  await client.end();
  if (rows[0]?.isReadOnly) throw new Error(`${host.host}:${host.port} accepts no writes`);
  return host;
}
