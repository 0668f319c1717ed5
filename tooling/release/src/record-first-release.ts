import { existsSync } from 'node:fs';
import path from 'node:path';
import { recordRelease } from './last-release.ts';
import { ROOT } from './workspace.ts';

// The first release creates a changelog. From then on, only the version script may record a release.
if (existsSync(path.join(ROOT, 'packages/contract/CHANGELOG.md'))) {
  console.error('There has already been a release: `pnpm version-packages` records the next one.');
  process.exitCode = 1;
} else {
  await recordRelease();
  console.log('last-release has the present document and type tests.');
}
