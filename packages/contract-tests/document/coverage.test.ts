import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { operations } from '../src/document/operations.ts';

const FOLDER = join(import.meta.dirname, '../operations');

/** `200.test.ts`, or `200-pages.test.ts` where one file would be too long. */
const FILE_NAME = /^(?<status>\d{3})(?<aspect>-[a-z-]+)?\.test\.ts$/;

describe('the tests of the operations', () => {
  it('have a folder for every operation of the document, and no other', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(operations.map(({ operationId }) => kebabCase(operationId)).sort());
  });

  it.each(cases('operations', operations))(
    'of $operationId have a file for every status that it declares, and no other',
    ({ operationId, responses }) => {
      const files = readdirSync(join(FOLDER, kebabCase(operationId)));
      const plain = files.filter((file) => FILE_NAME.exec(file)?.groups?.aspect === undefined);
      expect(plain.sort()).toEqual(
        Object.keys(responses)
          .map((status) => `${status}.test.ts`)
          .sort(),
      );
    },
  );

  it.each(cases('operations', operations))(
    'of $operationId have further files only for statuses that it declares',
    ({ operationId, responses }) => {
      for (const file of readdirSync(join(FOLDER, kebabCase(operationId)))) {
        expect(Object.keys(responses)).toContain(FILE_NAME.exec(file)?.groups?.status);
      }
    },
  );
});

/** `bulkCreateCustomers` as a folder is named: `bulk-create-customers`. */
function kebabCase(operationId: string): string {
  return operationId.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
