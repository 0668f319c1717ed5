import { describe, it } from 'vitest';
import { type Compiler, checkTypes, compilers, filesFor } from '../src/type-checks.ts';

/** The oldest and the newest TypeScript. `pnpm test:runtimes` checks all combinations, which takes minutes. */
const short: readonly Compiler[] = [
  { typescript: 'typescript-5.0', resolution: 'node16' },
  ...compilers.filter(({ typescript }) => typescript === 'typescript'),
];

const newest = { typescript: 'typescript', resolution: 'nodenext' } as const;

describe('the types of both packages', () => {
  it.each(short)('the types compile strictly with $typescript and $resolution', async (compiler) => {
    await checkTypes(compiler, 'dom', filesFor(compiler));
  });

  it('the types compile strictly with those of Node instead of those of browsers', async () => {
    await checkTypes(newest, 'node', filesFor(newest));
  });

  it('the types of an ES module and of a CommonJS library fit together', async () => {
    await checkTypes(newest, 'dom', ['app.mts', 'library.cts']);
  });

  it('the types of the fetch of undici and of node-fetch fit the option', async () => {
    await checkTypes(newest, 'node', ['fetches.ts'], { skipLibCheck: true });
  });

  it('openapi-react-query knows the types of rollcall.api', async () => {
    await checkTypes(newest, 'dom', ['react-query.ts'], { skipLibCheck: true });
  });
});
