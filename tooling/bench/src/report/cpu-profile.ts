import { formatNumber, markdownTable } from './format.ts';

/** The file that V8 writes with `--cpu-prof`. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  /** The node that ran at each sample. */
  readonly samples: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
}

const rowsMax = 40;

/** The functions and the modules that took most of the time themselves, in microseconds for each request. */
export function profileTables({ nodes, samples, timeDeltas }: CpuProfile, requests: number): string {
  const ownTime = new Map<number, number>();
  for (const [index, id] of samples.entries()) ownTime.set(id, (ownTime.get(id) ?? 0) + (timeDeltas[index] ?? 0));
  const byFunction = new Map<string, number>();
  const byModule = new Map<string, number>();
  for (const { id, callFrame } of nodes) {
    const time = (ownTime.get(id) ?? 0) / requests;
    const file = shortPath(callFrame.url);
    const called = callFrame.functionName || '(anonymous)';
    add(byFunction, file === '' ? called : `${called} ${file}:${callFrame.lineNumber + 1}`, time);
    add(byModule, file === '' ? called : file, time);
  }
  return [tableOf('function', byFunction), tableOf('module', byModule)].join('\n\n');
}

/** Without the folders before a package or a room of the repository. */
function shortPath(url: string): string {
  return url.replace(/^.*\/node_modules\//, '').replace(/^file:.*\/(apps|packages)\//, '$1/');
}

function add(times: Map<string, number>, name: string, time: number): void {
  times.set(name, (times.get(name) ?? 0) + time);
}

function tableOf(what: string, times: ReadonlyMap<string, number>): string {
  const rows = [...times].toSorted(([, a], [, b]) => b - a).slice(0, rowsMax);
  return markdownTable(
    [what, 'µs'],
    rows.map(([name, time]) => [name, formatNumber(time)]),
  );
}
