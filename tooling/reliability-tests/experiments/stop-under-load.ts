import { setInterval, setTimeout } from 'node:timers/promises';
import { type BulkOutcome, startBulkLoad } from '../src/client/bulk-load.ts';
import { Caller } from '../src/client/caller.ts';
import { Ledger } from '../src/client/ledger.ts';
import { sqlite } from '../src/databases/sqlite.ts';
import { defineExperiment, type Experiment } from '../src/experiment.ts';
import type { ServerProcess } from '../src/server-process.ts';
import type { Lab } from '../src/test-environment.ts';

/** A roll-out: the old process is asked to end while its callers go on. */
export const stopUnderLoad: Experiment = defineExperiment({
  name: 'SIGTERM under load',
  promise: 'Every request that the server accepts is answered; then callers are turned away, and the process ends.',
  sizes: { short: { stops: 2 }, full: { stops: 20 } },
  guards: [
    {
      name: 'callers leave before connections are refused',
      file: 'prepare-to-stop.js',
      code: 'await untilQuiet(activity);',
      replacement: '',
      breaks: 'connections reset',
    },
  ],
  run: async (lab, { stops }) => {
    const { environment } = await sqlite.create(lab);
    const ledger = new Ledger();
    const exits: Exit[] = [];
    for (let stop = 1; stop <= stops; stop += 1) {
      exits.push(await stopInTheMiddle(lab, await lab.startServer({ environment }), `stop-${stop}`, ledger));
    }
    const last = await lab.startServer({ environment });
    await ledger.replay(last);
    const { lost } = await ledger.compare(last);
    return [
      { name: 'stops', value: stops },
      { name: 'requests answered', value: sum(exits.map(({ answered }) => answered)) },
      { name: 'connections reset', value: sum(exits.map(({ reset }) => reset)), atMost: 0 },
      { name: 'acknowledged customers lost', value: lost, atMost: 0 },
      { name: 'exits with another code than 0', value: exits.filter(({ clean }) => !clean).length, atMost: 0 },
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
 * Half of the callers keep their connections until the server lets go of them. The others make a new one for each
 * request, as long as their balancer finds the server ready.
 */
async function stopInTheMiddle(lab: Lab, server: ServerProcess, name: string, ledger: Ledger): Promise<Exit> {
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
    startBulkLoad(server, { ...size, name: `${name}-kept`, goesOn: ({ answer }) => answer?.isLast === false }),
    startBulkLoad(server, {
      ...size,
      name: `${name}-new`,
      agent: { keepAlive: false },
      goesOn: () => balancer.isReady(),
    }),
  ];
  let warmUp = 20 + lab.random.below(100);
  await loads[0]?.until(() => --warmUp === 0);
  await setTimeout(lab.random.below(10));
  const stoppedAt = performance.now();
  server.kill('SIGTERM');
  const ending = await server.ended;
  const ms = performance.now() - stoppedAt;
  await Promise.all(loads.map((load) => load.stop()));
  return { ms, clean: ending === 0, answered, reset };
}

/** Nothing of the request has reached the server, so it can go to another one. */
const isTurnedAway = ({ error }: BulkOutcome) => (error as NodeJS.ErrnoException).code === 'ECONNREFUSED';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Often, for a balancer: so that an experiment need not wait as long as one. */
const pollMs = 20;

/** Looks at `/readyz` as a balancer does, until the server is not ready for the first time. */
function watchReadiness(server: ServerProcess): { isReady(): boolean } {
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
