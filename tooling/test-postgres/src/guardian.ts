import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ServerAccount } from './server-directory.ts';

/** A process that outlives this one until it has stopped the server and removed its directory. */
export interface Guardian {
  /** Stops the server, removes its directory, and resolves when both are done. Safe to call twice. */
  release(): Promise<void>;
}

/**
 * `cat` returns when the other end of its input closes: by `release`, or because the process that holds it has exited,
 * crashed or been killed. The loop handles an orphaned `initdb` that is still writing.
 */
const script = `
cat > /dev/null
attempts=0
while [ -e "$1" ] && [ "$attempts" -lt 50 ]; do
  "$1/bin/pg_ctl" stop --silent --mode=immediate --pgdata="$1/data"
  rm -rf "$1" || sleep 0.1
  attempts=$((attempts + 1))
done
[ ! -e "$1" ]
`;

/** Starts the guardian of a server directory. Start it before the server, so that no moment is unguarded. */
export async function startGuardian(directory: string, account: ServerAccount | undefined): Promise<Guardian> {
  const guardian = spawn('/bin/sh', ['-c', script, 'rollcall-postgres-guardian', directory], {
    ...account,
    cwd: '/',
    // In a session of its own, so that the terminal's Ctrl-C does not end it together with the tests.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const exit = new Promise<number | null>((resolve) => guardian.once('exit', resolve));
  await once(guardian, 'spawn');
  guardian.unref();
  return {
    release: async () => {
      guardian.ref();
      guardian.stdin.end();
      if ((await exit) !== 0) throw new Error(`The PostgreSQL of ${directory} could not be stopped and removed.`);
    },
  };
}
