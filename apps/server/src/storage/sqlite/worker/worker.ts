import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { toFailure, WorkExecutor } from './executor.ts';
import { openDatabaseFile } from './libsql.ts';
import type { OpenResult, WorkRequest } from './protocol.ts';

if (parentPort) parentPort.postMessage(start(parentPort, workerData as string));

function start(port: MessagePort, file: string): OpenResult {
  try {
    serve(port, file);
    return { opened: true };
  } catch (error) {
    return { failure: toFailure(error) };
  }
}

function serve(port: MessagePort, file: string): void {
  const executor = new WorkExecutor(openDatabaseFile(file));
  port.on('message', (request: WorkRequest) => {
    executor.add(request);
    do {
      // Inserts that arrived during the last step can still join the group.
      for (let more = receiveMessageOnPort(port); more; more = receiveMessageOnPort(port)) executor.add(more.message);
    } while (doNext(executor, port));
  });
}

function doNext(executor: WorkExecutor, port: MessagePort): boolean {
  const responses = executor.step();
  if (responses !== undefined && responses.length > 0) port.postMessage(responses);
  return responses !== undefined;
}
