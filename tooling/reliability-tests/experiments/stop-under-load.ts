import { setInterval, setTimeout } from 'node:timers/promises';
import { type BulkOutcome, startBulkLoad } from '../src/client/bulk-load.ts';
import { Caller } from '../src/client/caller.ts';
import { Ledger } from '../src/client/ledger.ts';
import { sqlite } from '../src/databases/sqlite.ts';
import { defineExperiment, type Experiment, type ExperimentEnvironment } from '../src/experiment.ts';
import type { RollcallServer } from '../src/rollcall-server.ts';

/** A roll-out: the old process is asked to stop while clients keep sending. */
export const stopUnderLoad: Experiment = defineExperiment({
  name: 'SIGTERM under load',
  promise: 'The server answers every request that it accepts, then turns clients away, and ends.',
  sizes: { short: { stops: 1 }, full: { stops: 20 } },
  safeguards: [
    {
      name: 'clients leave before connections are refused',
      code: 'await untilQuiet(activity);',
      replacement: '',
      breaks: 'connections reset',
    },
  ],
  run: async (environment, { stops }) => {
    const { variables } = await sqlite.create(environment);
    const ledger = new Ledger();
    const exits: Exit[] = [];
    for (let stop = 1; stop <= stops; stop += 1) {
      exits.push(
        await stopInTheMiddle(environment, await environment.startServer({ variables }), `stop-${stop}`, ledger),
      );
    }
    const last = await environment.startServer({ variables });
    await ledger.replay(last);
    const { lost } = await ledger.compare(last);
    return [
      { name: 'stops', value: stops },
      { name: 'requests answered', value: sum(exits.map(({ answered }) => answered)) },
      { name: 'connections reset', value: sum(exits.map(({ reset }) => reset)), atMost: 0 },
      { name: 'acknowledged customers lost', value: lost, atMost: 0 },
      { name: 'exits with a code other than 0', value: exits.filter(({ clean }) => !clean).length, atMost: 0 },
      { name: 'slowest exit', value: Math.max(...exits.map(({ ms }) => ms)), unit: 'ms', atMost: 10_000 },
    ];
  },
});

interface Exit {
  readonly ms: number;
  readonly clean: boolean;
  readonly answered: number;
  readonly reset: number;
}

/**
 * Half of the clients keep their connections until the server closes them. The others open a new one for each request, as
 * long as their load balancer finds the server ready.
 */
async function stopInTheMiddle(
  environment: ExperimentEnvironment,
  server: RollcallServer,
  name: string,
  ledger: Ledger,
): Promise<Exit> {
  let answered = 0;
  let reset = 0;
  const record = (outcome: BulkOutcome) => {
    ledger.record(outcome);
    if (outcome.answer) answered += 1;
    else if (!isTurnedAway(outcome)) reset += 1;
  };
  const balancer = watchReadiness(server);
  const size = { clients: 8, customersPerRequest: 5, record };
  const loads = [
    startBulkLoad(server, { ...size, name: `${name}-kept`, continues: ({ answer }) => answer?.isLast === false }),
    startBulkLoad(server, {
      ...size,
      name: `${name}-new`,
      agent: { keepAlive: false },
      continues: () => balancer.isReady(),
    }),
  ];
  let warmUp = 20 + environment.random.below(100);
  await loads[0]?.until(() => --warmUp === 0);
  await setTimeout(environment.random.below(10));
  const stoppedAt = performance.now();
  server.child.kill('SIGTERM');
  const ending = await server.ended;
  const ms = performance.now() - stoppedAt;
  await Promise.all(loads.map((load) => load.stop()));
  return { ms, clean: ending === 0, answered, reset };
}

/** No part of the request has reached the server, so another server can handle it. */
const isTurnedAway = ({ error }: BulkOutcome) => (error as NodeJS.ErrnoException).code === 'ECONNREFUSED';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** More often than a real load balancer, to keep the experiment short. */
const pollMs = 20;

/** Polls `/readyz` as a load balancer does, until the server is not ready for the first time. */
function watchReadiness(server: RollcallServer): { isReady(): boolean } {
  const caller = new Caller({ ...server, basePath: '' });
  let ready = true;
  const watch = async () => {
    for await (const _ of setInterval(pollMs, undefined, { ref: false })) {
      ready = await caller.call({ method: 'GET', path: '/readyz' }).then(
        ({ status }) => status === 200,
        () => false,
      );
      if (!ready) return caller.close();
    }
  };
  void watch();
  return { isReady: () => ready };
}
