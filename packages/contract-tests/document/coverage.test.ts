import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cases, document } from '../src/document/document.ts';
import { genericResponses, isCoveredGenerically } from '../src/document/generic-responses.ts';
import { operations } from '../src/document/operations.ts';

const ROOT = join(import.meta.dirname, '..');

/** `200.test.ts`, or `200-pages.test.ts` for one aspect of a status. */
const FILE_NAME = /^(?<status>\d{3})(?<aspect>-[a-z-]+)?\.test\.ts$/;

describe('the tests of the operations', () => {
  it('no tests have a folder for an operation that the document does not declare', () => {
    expect(operations.map(({ operationId }) => kebabCase(operationId))).toEqual(
      expect.arrayContaining(readdirSync(join(ROOT, 'operations'))),
    );
  });

  it.each(cases('operations', operations))(
    'every response of $operationId is tested by a file of its own or by the generic tests',
    (operation) => {
      const specific = filesOf(operation.operationId)
        .filter(({ aspect }) => aspect === undefined)
        .map(({ status }) => status);
      const untested = Object.keys(operation.responses).filter(
        (status) => !specific.includes(status) && !isCoveredGenerically(operation, status),
      );
      expect(untested).toEqual([]);
    },
  );

  it.each(cases('operations', operations))(
    'the tests of $operationId have files only for statuses that it declares',
    ({ operationId, responses }) => {
      const undeclared = filesOf(operationId).filter(({ status }) => status === undefined || !(status in responses));
      expect(undeclared).toEqual([]);
    },
  );

  it('each status of a generic response has a generic file, and no other status has one', () => {
    const statuses = new Set(Object.values(genericResponses).map(({ status }) => `${status}.test.ts`));
    expect(readdirSync(join(ROOT, 'generic')).sort()).toEqual([...statuses].sort());
  });

  it('every generic response is declared by the document under its status', () => {
    const declared = operations.flatMap(({ responseNames }) => Object.entries(responseNames));
    const generic = Object.entries(genericResponses).map(([name, { status }]) => [String(status), name]);
    expect(declared).toEqual(expect.arrayContaining(generic));
  });
});

describe('the tests of the webhook events', () => {
  it.each(cases('webhooks', Object.keys(document.webhooks)))('%s has a file of its own', (type) => {
    expect(readdirSync(join(ROOT, 'events'))).toContain(`${type.replace('.', '-')}.test.ts`);
  });
});

/** The files with the tests of an operation. A name that says no status gives `undefined`. */
function filesOf(operationId: string): { file: string; status: string | undefined; aspect: string | undefined }[] {
  const folder = kebabCase(operationId);
  const files = readdirSync(join(ROOT, 'operations')).includes(folder)
    ? readdirSync(join(ROOT, 'operations', folder))
    : [];
  return files.map((file) => {
    const { status, aspect } = FILE_NAME.exec(file)?.groups ?? {};
    return { file, status, aspect };
  });
}

/** `bulkCreateCustomers` as a folder name: `bulk-create-customers`. */
function kebabCase(operationId: string): string {
  return operationId.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
