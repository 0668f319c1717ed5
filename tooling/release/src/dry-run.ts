import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkConsumer } from './consumer.ts';
import { packPackage, type Tarball } from './tarball.ts';
import { BUDGETS_KIB, checkTarball, formatKib } from './tarball-checks.ts';
import { publishedPackages } from './workspace.ts';

/** `pnpm release:dry`: packs the packages as they would be published, checks the tarballs, and installs them. */
async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rollcall-tarballs-'));
  try {
    const packages = await publishedPackages();
    const tarballs: Tarball[] = [];
    for (const published of packages) {
      const tarball = await packPackage(published, folder);
      tarballs.push(tarball);
      console.log(summaryOf(tarball));
      report(await checkTarball(tarball, packages), 'can be published');
    }
    console.log('A program with all of them installed');
    report(await checkConsumer(tarballs), 'compiles and runs');
  } finally {
    await rm(folder, { recursive: true });
  }
}

function summaryOf({ manifest: { name, version }, files, bytes }: Tarball): string {
  return `${name}@${version}: ${files.length} files, ${formatKib(bytes)} of ${BUDGETS_KIB[name] ?? '?'} KiB`;
}

function report(problems: readonly string[], otherwise: string): void {
  for (const problem of problems) console.log(`  ✗ ${problem.replaceAll('\n', '\n    ')}`);
  if (problems.length > 0) process.exitCode = 1;
  else console.log(`  ✓ ${otherwise}`);
}

await main();
