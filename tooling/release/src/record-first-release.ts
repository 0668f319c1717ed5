import { existsSync } from 'node:fs';
import path from 'node:path';
import { recordRelease } from './last-release.ts';
import { ROOT } from './workspace.ts';

// A changelog is what the first release leaves behind; from then on, only the version script may say what was released.
if (existsSync(path.join(ROOT, 'packages/contract/CHANGELOG.md'))) {
  console.error('There has been a release: `pnpm version-packages` records the next one.');
  process.exitCode = 1;
} else {
  await recordRelease();
  console.log('last-release holds the document and the type tests as they are.');
}
