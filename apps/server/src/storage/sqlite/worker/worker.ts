import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { DatabaseOwner, toFailure } from './executor.ts';
import { openDatabaseFile } from './libsql.ts';
import type { Opening, Question } from './protocol.ts';

/** The thread that has the database of the file that it is given. */
function serve(port: MessagePort, file: string): void {
  const owner = new DatabaseOwner(openDatabaseFile(file));
  port.on('message', (question: Question) => {
    owner.add(question);
    do {
      // What has come while the last piece of work was done can still share a transaction with it.
      for (let more = receiveMessageOnPort(port); more; more = receiveMessageOnPort(port)) owner.add(more.message);
    } while (doNext(owner, port));
  });
}

function doNext(owner: DatabaseOwner, port: MessagePort): boolean {
  const answers = owner.step();
  if (answers !== undefined && answers.length > 0) port.postMessage(answers);
  return answers !== undefined;
}

function begin(port: MessagePort, file: string): Opening {
  try {
    serve(port, file);
    return { opened: true };
  } catch (error) {
    return { failure: toFailure(error) };
  }
}

if (parentPort) parentPort.postMessage(begin(parentPort, workerData as string));
