import type { ErrorResponse, OperationId, SuccessBody } from '@rollcall/contract';
import { operationOf, type Route } from '../document/operations.ts';
import { assertKeepsContract } from '../oracle/oracle.ts';
import { type Answer, describeAnswer, jsonOf } from './answer.ts';
import { type OperationRequest, toWireRequest } from './operation-request.ts';
import { send } from './send.ts';

/**
 * The answer of an operation, whatever its status.
 *
 * @throws Error where the answer breaks the contract. Every answer of every test passes through here.
 */
export async function answerTo(route: Route, request: OperationRequest = {}): Promise<Answer> {
  const wireRequest = toWireRequest(route, request);
  const answer = await send(wireRequest);
  assertKeepsContract(`${wireRequest.method} ${wireRequest.path}`, answer, operationOf(route.operationId).responses);
  return answer;
}

/** @throws Error where the operation does not succeed, too. */
export async function success<Id extends OperationId>(
  route: Route<Id>,
  request: OperationRequest = {},
): Promise<SuccessBody<Id>> {
  return jsonOf(await answerWith(successStatus(route), route, request)) as SuccessBody<Id>;
}

/** @throws Error where the operation does not fail with this status, too. */
export async function refusal(status: number, route: Route, request: OperationRequest = {}): Promise<ErrorResponse> {
  return jsonOf(await answerWith(status, route, request)) as ErrorResponse;
}

/** @throws Error where the answer has another status, too. */
export async function answerWith(status: number, route: Route, request: OperationRequest = {}): Promise<Answer> {
  const answer = await answerTo(route, request);
  if (answer.status === status) return answer;
  throw new Error(`${route.method} ${route.path} should answer ${status}, but answered:\n${describeAnswer(answer)}`);
}

/** The one 2xx that the operation declares. */
export function successStatus({ operationId }: Route): number {
  const found = Object.keys(operationOf(operationId).responses).find((status) => status.startsWith('2'));
  if (!found) throw new Error(`${operationId} declares no success`);
  return Number(found);
}
