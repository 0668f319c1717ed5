import { describe, it } from 'vitest';
import { checkTypes, compilers, filesFor } from '../src/type-checks.ts';

describe.each(compilers)('$typescript with $resolution', (compiler) => {
  it.each(['dom', 'node'] as const)(
    'compiles the types of both packages strictly, for the platform: %s',
    async (platform) => {
      await checkTypes(compiler, platform, filesFor(compiler));
    },
  );
});

it.each(['typescript-5.4', 'typescript-5.9', 'typescript-6.0'])(
  '%s accepts the fetch of undici and of node-fetch',
  async (typescript) => {
    await checkTypes({ typescript, resolution: 'nodenext' }, 'node', ['fetches.ts'], { skipLibCheck: true });
  },
);
