import { constants } from 'node:os';
import { closeOnFailure } from '../close-on-failure.ts';
import { collectGarbageEarly } from '../collect-garbage-early.ts';
import { compose } from '../compose.ts';
import { parseConfig } from '../config.ts';
import { createHttpServer } from '../create-http-server.ts';
import { basePath } from '../http/base-path.ts';
import { listen } from '../listen.ts';
import { prepareToStop } from '../prepare-to-stop.ts';
import type { Services } from '../services.ts';
import { startUpNotice } from '../start-up-notice.ts';

// A terminal and npm both pass Ctrl-C on: what follows this closely is the same signal.
const sameSignalMs = 200;

/**
 * `rollcall-server`: serves the API until a signal ends it.
 *
 * @throws StartError where the server cannot start.
 */
export async function serve(): Promise<void> {
  collectGarbageEarly();
  const config = parseConfig(process.env);
  const composition = await compose(config);
  const server = createHttpServer(composition.app, composition.services, config);
  const stop = prepareToStop(server, composition);
  const address = await closeOnFailure(listen(server, config), composition.close);
  stopOnSignals(stop, composition.services);
  // Only looks on: Node then ends the process, as it should, since nobody knows what state it is in.
  process.on('uncaughtExceptionMonitor', (error) => composition.services.logger.fatal(error));
  process.stdout.write(startUpNotice({ address, basePath, apiKey: composition.startUpKey }));
}

function stopOnSignals(stop: () => Promise<boolean>, { logger }: Pick<Services, 'logger'>): void {
  let firstAt: number | undefined;
  const onSignal = async (signal: 'SIGINT' | 'SIGTERM') => {
    if (firstAt !== undefined) {
      if (performance.now() - firstAt > sameSignalMs) process.exit(128 + constants.signals[signal]);
      return;
    }
    firstAt = performance.now();
    logger.info({ signal }, 'stopping');
    const finished = await stop();
    logger[finished ? 'info' : 'warn']({ finished }, 'stopped');
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
}
