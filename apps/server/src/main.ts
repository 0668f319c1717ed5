#!/usr/bin/env node
import type { Server } from 'node:http';
import { constants } from 'node:os';
import { type Composition, compose } from './compose.js';
import { parseConfig } from './config.js';
import { createHttpServer } from './create-http-server.js';
import { basePath } from './http/base-path.js';
import { listen } from './listen.js';
import { StartError } from './start-error.js';
import { startUpNotice } from './start-up-notice.js';
import { stopGracefully } from './stop-gracefully.js';

// A terminal and npm both pass Ctrl-C on: what follows this closely is the same signal.
const sameSignalMs = 200;

try {
  await start();
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function start(): Promise<void> {
  const config = parseConfig(process.env);
  const composition = await compose(config);
  const server = createHttpServer(composition.app, composition.services);
  const address = await listen(server, config);
  stopOnSignals(server, composition);
  // Only looks on: Node then ends the process, as it should, since nobody knows what state it is in.
  process.on('uncaughtExceptionMonitor', (error) => composition.services.logger.fatal(error));
  process.stdout.write(startUpNotice({ address, basePath, apiKey: composition.startUpKey }));
}

function stopOnSignals(server: Server, composition: Composition): void {
  let firstAt: number | undefined;
  const onSignal = async (signal: 'SIGINT' | 'SIGTERM') => {
    if (firstAt !== undefined) {
      if (performance.now() - firstAt > sameSignalMs) process.exit(128 + constants.signals[signal]);
      return;
    }
    firstAt = performance.now();
    const { logger } = composition.services;
    logger.info({ signal }, 'stopping');
    const finished = await stopGracefully(server, composition);
    logger[finished ? 'info' : 'warn']({ finished }, 'stopped');
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
}
