import { readFile } from 'node:fs/promises';
import SwaggerParser from '@apidevtools/swagger-parser';
import { Document, type RulesetDefinition, Spectral } from '@stoplight/spectral-core';
import { Yaml } from '@stoplight/spectral-parsers';
import { oas } from '@stoplight/spectral-rulesets';
import { expect, it } from 'vitest';
import { documentFile } from '../src/document.ts';

it('Spectral finds neither an error nor a warning in the document by its rules for OpenAPI', async () => {
  const spectral = new Spectral();
  spectral.setRuleset({ extends: oas as RulesetDefinition });
  const findings = await spectral.run(new Document(await readFile(documentFile, 'utf8'), Yaml, documentFile));
  expect(findings.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`)).toEqual([]);
});

it('swagger-parser finds the document valid', async () => {
  await expect(SwaggerParser.validate(documentFile)).resolves.toMatchObject({
    openapi: expect.stringMatching(/^3\.1/),
  });
});
