import { findProgram, type OwnPostgres, type Standby, startOwnPostgres } from '@rollcall/test-postgres';
import { execute } from './open-postgres.ts';

/** Why no standby can be made on this machine; `undefined` if one can. */
export const standbyProblem =
  (await findProgram('pg_basebackup')) === undefined ? 'there is no pg_basebackup beside the server' : undefined;

/** A primary, and a hot standby that has every acknowledged commit of it. */
export interface Replicated {
  readonly primary: OwnPostgres;
  readonly standby: Standby;
  /** The database of both, by the hosts of both: the standby first. */
  readonly bothUrl: string;
  stop(): Promise<void>;
}

export async function startReplicated(): Promise<Replicated> {
  const primary = await startOwnPostgres();
  const standby = await primary.startStandby('standby_one');
  await execute(primary.url, "alter system set synchronous_standby_names = 'standby_one'");
  await execute(primary.url, 'select pg_reload_conf()');
  const hosts = `@${new URL(standby.url).host},${new URL(primary.url).host}/`;
  return {
    primary,
    standby,
    bothUrl: primary.url.replace(/@[^/]+\//, hosts),
    stop: async () => {
      await Promise.all([primary.stop(), standby.stop()]);
    },
  };
}
