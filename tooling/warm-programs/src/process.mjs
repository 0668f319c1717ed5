// A process that runs programs for WarmProgram, one after the other. Plain JavaScript, since Node 20 starts no TypeScript.
import { Readable, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

let runs = 0;

process.on('message', async (/** @type {{ signal: NodeJS.Signals } | Run} */ order) => {
  if ('signal' in order) process.emit(order.signal, order.signal);
  else send({ exitCode: await run(order) });
});
// The tests are over.
process.on('disconnect', () => process.exit());

const ownListeners = listeners();

/**
 * @typedef {{ entry: string, args: string[], cwd: string, env: Record<string, string>, stdin: string }} Run
 * @param {Run} order
 */
async function run({ entry, args, cwd, env, stdin }) {
  replaceStreams({
    stdin: Readable.from(Buffer.from(stdin, 'base64'), { objectMode: false }),
    stdout: sent('stdout'),
    stderr: sent('stderr'),
  });
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  process.chdir(cwd);
  process.argv = [process.execPath, entry, ...args];
  process.exitCode = undefined;
  const before = await alive();
  runs += 1;
  try {
    // Another address, so that the entry file runs again. What it imports is loaded already.
    await import(`${pathToFileURL(entry)}?run=${runs}`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exitCode ??= 1;
  }
  for (let pauseMs = 1; (await alive()) > before; pauseMs = Math.min(16, pauseMs * 2)) await setTimeout(pauseMs);
  for (const { event, listener } of listeners()) {
    if (!ownListeners.some((own) => own.listener === listener)) process.off(event, listener);
  }
  const { exitCode = 0 } = process;
  process.exitCode = undefined;
  return exitCode;
}

/**
 * A stream to the tests.
 *
 * @param {'stdout' | 'stderr'} stream
 */
function sent(stream) {
  const decoder = new StringDecoder('utf8');
  return new Writable({
    write: (chunk, _encoding, done) => {
      send({ stream, text: decoder.write(chunk) });
      done();
    },
  });
}

/** @param {object} message */
function send(message) {
  process.send?.(message);
}

/** @param {Record<string, Readable | Writable>} streams */
function replaceStreams(streams) {
  for (const [name, value] of Object.entries(streams)) {
    Object.defineProperty(process, name, { value, configurable: true, enumerable: true, writable: true });
  }
}

/** How many timers, connections, threads and the like keep this process alive, without the timer of a poll. */
async function alive() {
  await setTimeout(0);
  return process.getActiveResourcesInfo().length;
}

/**
 * The listeners of the process.
 *
 * @returns {{ event: string | symbol, listener: any }[]}
 */
function listeners() {
  /** @type {import('node:events').EventEmitter} */
  const emitter = process;
  return emitter.eventNames().flatMap((event) => emitter.listeners(event).map((listener) => ({ event, listener })));
}
