import { postgres } from '../databases/postgres.ts';
import { sqlite } from '../databases/sqlite.ts';
import type { Contender } from '../measuring/alternate.ts';
import type { BenchmarkConfig, SectionName } from '../measuring/config.ts';
import type { BenchEnvironment } from '../measuring/environment.ts';
import { serverEntry } from '../measuring/rollcall-server.ts';
import { makeBulkWork } from '../work/bulk-work.ts';
import { rollcallBulk } from './bulk.ts';
import { everydayContenders } from './everyday.ts';
import { rollcallStart } from './start.ts';

/** At the end of the names of contenders that measure the other build. */
export const otherBuild = 'the other build';

/** The sections bulk, start and everyday, each measurement of the server under test beside that of another build. */
export function comparedContenders(
  environment: BenchEnvironment,
  config: BenchmarkConfig,
  { sections, otherEntry }: { readonly sections: readonly SectionName[]; readonly otherEntry: string },
): Contender[] {
  const ours = contendersOf(environment, config, sections, { entry: serverEntry });
  const others = contendersOf(environment, config, sections, { entry: otherEntry, variant: otherBuild });
  return ours.flatMap((contender, index) => [contender, ...others.slice(index, index + 1)]);
}

function contendersOf(
  environment: BenchEnvironment,
  config: BenchmarkConfig,
  sections: readonly SectionName[],
  build: { readonly entry: string; readonly variant?: string },
): Contender[] {
  const work = makeBulkWork(config.bulk);
  const kinds = [sqlite, postgres];
  const bulk = kinds.flatMap((kind) =>
    config.connectionCounts.map((connections) =>
      rollcallBulk(environment, { kind, connections, work, variant: build.variant, entry: async () => build.entry }),
    ),
  );
  return [
    ...(sections.includes('bulk') ? bulk : []),
    ...(sections.includes('start') ? kinds.map((kind) => rollcallStart(environment, kind, build)) : []),
    ...(sections.includes('everyday') ? everydayContenders(environment, config, build) : []),
  ];
}
