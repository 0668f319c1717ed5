import { STATUS_CODES } from 'node:http';
import { Rollcall } from '@rollcall/client';
import { describe, expect, it } from 'vitest';
import { differences, statusAndCode } from '../src/official-sdks/differences.ts';
import { tableOfGuide } from '../src/official-sdks/guide.ts';
import { calls, type OfficialSdk, requestOf } from '../src/official-sdks/official-sdk.ts';
import { methodsOf, officialSdks } from '../src/official-sdks/official-sdks.ts';
import { scenarios } from '../src/official-sdks/scenarios.ts';
import { parseJson } from '../src/oracle/response.ts';
import { registeredCustomer, uniqueKey } from '../src/requests/customers.ts';
import { target } from '../src/target/target.ts';

describe('the guide for programs that were written for the hosted API', () => {
  it('lists exactly the calls of the official SDKs that tests make, with the names of their methods and the answers', () => {
    const names = officialSdks.map(({ name }) => name);
    const tested = calls.map((call) => ({
      Request: code(call),
      ...Object.fromEntries(officialSdks.map(({ name, methods }) => [name, code(methods[call])])),
      Answer: scenarios[call].answer,
    }));
    expect(tableOfGuide(['Request', ...names, 'Answer'])).toEqual(tested);
    expect(officialSdks.flatMap(methodsOf).length).toBeGreaterThan(calls.length);
  });

  it('lists exactly the differences that tests show, with the status and the code of each response', async () => {
    const shown = tableOfGuide(['Request', 'Hosted API', 'Rollcall', 'Reason']);
    const real = differences.map(async ({ request, send }) => ({ request, rollcall: statusAndCode(await send()) }));
    expect(shown.map((row) => ({ request: row.Request, rollcall: row.Rollcall }))).toEqual(await Promise.all(real));
  });

  it('shows the error of each SDK for a missing customer', async () => {
    const key = uniqueKey();
    const errors = officialSdks.slice(0, -1).map(async (sdk) => {
      const response = await sdk.send(requestOf(sdk, 'GET customers/KEY', { key }));
      const { message } = parseJson(response) as { message: string };
      const { status } = response;
      const error = sdk.errorMessage({ status, statusText: STATUS_CODES[status] ?? '', message });
      return { SDK: sdk.name, Error: code(error.replace(key, 'KEY')) };
    });
    expect(tableOfGuide(['SDK', 'Error'])).toEqual(await Promise.all(errors));
  });

  it('says which SDK finds a customer by a key with which character', async () => {
    const sdks = officialSdks.slice(0, -1);
    const rows = tableOfGuide(['Key contains', ...sdks.map(({ name }) => name), '`@rollcall/client`']);
    const tried = rows.map(async ({ 'Key contains': character = '' }) => {
      const key = `${uniqueKey()}${character === 'a space' ? ' ' : character.slice(1, -1)}a`;
      await registeredCustomer({ customer_key: key });
      const found = sdks.map(async (sdk) => [sdk.name, await finds(sdk, key)] as const);
      const ours = (await new Rollcall(target).customers.get(key)).customer_key === key;
      return {
        'Key contains': character,
        ...Object.fromEntries(await Promise.all(found)),
        '`@rollcall/client`': ours ? 'found' : 'not found',
      };
    });
    expect(rows).toEqual(await Promise.all(tried));
  });
});

/** Whether an SDK finds the customer, as the guide says it. Ruby throws before it sends some keys. */
async function finds(sdk: OfficialSdk, key: string): Promise<string> {
  const response = await sdk.send(requestOf(sdk, 'GET customers/KEY', { key })).catch(() => undefined);
  return response?.status === 200 ? 'found' : 'not found';
}

function code(text: string | undefined): string {
  return text === undefined ? '' : `\`${text}\``;
}
