import { expect } from 'vitest';
import { schemaProblems } from '../document/schemas.ts';
import { describeResponse, parseJson } from '../oracle/response.ts';
import { type Call, type HttpLibrary, type OfficialSdk, requestOf, resultOf } from './official-sdk.ts';
import { scenarios } from './scenarios.ts';

/** Makes a call as an SDK does, and checks that its user gets what the guide and the types of the SDK promise. */
export async function expectCallToWork(sdk: OfficialSdk, call: Call, send: HttpLibrary = sdk.send): Promise<void> {
  const { answer, prepare, check } = scenarios[call];
  const given = await prepare();
  const response = await send(requestOf(sdk, call, given));
  // An SDK throws for any other status, and for a body that is not JSON.
  expect(response.status, describeResponse(response)).toBeOneOf([200, 201]);
  const body = parseJson(response) as { message?: unknown };
  expect(`${response.status} ${body.message}`).toBe(answer);
  expect(schemaProblems('response', sdk.promises[call] ?? {}, body)).toEqual([]);
  await check(resultOf(sdk, call, body), given);
}
