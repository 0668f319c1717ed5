import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { DatabaseOwner, toFailure } from './executor.ts';
import { openDatabaseFile } from './libsql.ts';
import type { Opening, Question, ThreadData } from './protocol.ts';
import { Announcements } from './wakeup.ts';

/** The thread that has the database of the file that it is given. */
function serve(port: MessagePort, { file, announced }: ThreadData): void {
  const announcements = new Announcements(announced);
  const owner = new DatabaseOwner(openDatabaseFile(file), () => announcements.expected);
  port.on('message', (question: Question) => {
    owner.add(question);
    let last: number;
    do {
      last = announcements.last;
      // What has come while the last piece of work was done can still share a transaction with it.
      for (let more = receiveMessageOnPort(port); more; more = receiveMessageOnPort(port)) owner.add(more.message);
    } while (doNext(owner, port) || awaitMore(owner, announcements, last));
  });
}

function doNext(owner: DatabaseOwner, port: MessagePort): boolean {
  const answers = owner.step();
  if (answers !== undefined && answers.length > 0) port.postMessage(answers);
  return answers !== undefined;
}

function awaitMore(owner: DatabaseOwner, announcements: Announcements, last: number): boolean {
  if (!owner.expectsMore) return false;
  announcements.await(last);
  return true;
}

function begin(port: MessagePort, data: ThreadData): Opening {
  try {
    serve(port, data);
    return { opened: true };
  } catch (error) {
    return { failure: toFailure(error) };
  }
}

if (parentPort) parentPort.postMessage(begin(parentPort, workerData as ThreadData));
