import { readFile } from 'node:fs/promises';
import SwaggerParser from '@apidevtools/swagger-parser';
import { Document, type RulesetDefinition, Spectral } from '@stoplight/spectral-core';
import { Yaml } from '@stoplight/spectral-parsers';
import { oas } from '@stoplight/spectral-rulesets';
import { expect, it } from 'vitest';
import { documentFile } from '../src/document.ts';

/** The paths of the document at which a rule of Spectral begins. */
const exampleRule = oas.rules['oas3-valid-schema-example'] as { readonly given: readonly string[] };

/**
 * The rules of Spectral, which look at a schema again wherever it is referenced. Of the examples and defaults, only those of
 * components and parameters are checked by these rules: those of bodies would take most of the time, and are checked by
 * Redocly and by the contract tests.
 */
const ruleset = {
  extends: oas,
  rules: {
    'oas3-valid-media-example': 'off',
    'oas3-valid-schema-example': {
      ...exampleRule,
      given: exampleRule.given.filter((path) => !path.startsWith('$..content')),
    },
  },
} as RulesetDefinition;

it('Spectral finds neither an error nor a warning in the document by its rules for OpenAPI', async () => {
  const spectral = new Spectral();
  spectral.setRuleset(ruleset);
  const findings = await spectral.run(new Document(await readFile(documentFile, 'utf8'), Yaml, documentFile));
  expect(findings.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`)).toEqual([]);
});

it('swagger-parser finds the document valid', async () => {
  await expect(SwaggerParser.validate(documentFile)).resolves.toMatchObject({
    openapi: expect.stringMatching(/^3\.1/),
  });
});
