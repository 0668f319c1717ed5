import { createRequire } from 'node:module';
import * as esm from '@rollcall/client';

const commonjs = createRequire(import.meta.url)('@rollcall/client');
const { tag, ...options } = JSON.parse(process.argv.at(-1));

const errors = [];
for (const { Rollcall } of [esm, commonjs])
  errors.push(await new Rollcall(options).customers.get(tag).catch((error) => error));

const recognized = errors.flatMap((error) =>
  [esm, commonjs].map((copy) => [error instanceof copy.NotFoundError, error instanceof copy.ConflictError]),
);
console.log(JSON.stringify({ copies: new Set([esm.NotFoundError, commonjs.NotFoundError]).size, recognized }));
