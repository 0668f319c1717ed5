import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { expect, inject } from 'vitest';
import type { Target } from './servers.ts';

/** A server and a tag for the customers of one run. */
export interface Assignment extends Target {
  readonly tag: string;
}

/** Creates an assignment with a unique tag. */
export function newAssignment(): Assignment {
  return { ...inject('referenceServer'), tag: `t${randomBytes(8).toString('hex')}` };
}

/** Runs a program in the project with the assignment as its last argument and parses the JSON that it prints. */
export async function runProgram(command: readonly [string, ...string[]], assignment: Assignment): Promise<unknown> {
  const [file, ...args] = command;
  return JSON.parse(await runTool(file, [...args, JSON.stringify(assignment)], inject('project')));
}

/** Checks the result of `every-method.mjs`. */
export function expectEveryResult(result: unknown, { tag }: Assignment): void {
  expect(result).toEqual({
    created: `${tag}_0`,
    conflict: [true, 'ConflictError', 'customer_key_taken'],
    bulk: [1, 1],
    csv: [1, 0],
    imported: [150, 0, 0],
    listed: 153,
    iterated: 153,
    pages: 2,
    read: [tag, tag],
    updated: 'Lisbon',
    archived: [true, null],
    deleted: true,
    webhooks: {
      endpoint: ['a test', true, 'enabled', false, true],
      delivery: [1, true, 'customer.updated', 'webhook_delivery_pending', 0],
    },
    verified: ['customer.created', 'WebhookVerificationError: signature_mismatch'],
  });
}

const run = promisify(execFile);

/**
 * Runs a program to its end and resolves with its standard output.
 *
 * @throws Error with its whole output if it fails.
 */
export async function runTool(file: string, args: readonly string[], cwd: string, env = process.env): Promise<string> {
  try {
    return (await run(file, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 })).stdout;
  } catch (error) {
    const { stdout, stderr, message } = error as Error & { stdout: string; stderr: string };
    throw new Error(`${message}\n${stdout}${stderr}`, { cause: error });
  }
}
