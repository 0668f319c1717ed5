import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const megabyte = 1_000_000;

/** The resident memory (RSS) of a process, in MB. */
export function memoryOf(pid: number): number {
  return (process.platform === 'linux' ? fromProc(pid) : fromPs(pid)) / megabyte;
}

/** Does work. Resolves with its result and the largest memory of a process meanwhile, in MB. */
export async function watchMemory<Result>(pid: number, work: () => Promise<Result>): Promise<[Result, number]> {
  const samples: number[] = [];
  const timer = setInterval(() => samples.push(memoryOf(pid)), 50);
  try {
    return [await work(), Math.max(...samples, memoryOf(pid))];
  } finally {
    clearInterval(timer);
  }
}

/** The processor time of all threads of a process so far, in milliseconds; NaN on systems without `/proc`. */
export function cpuMsOf(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN;
  const nanoseconds = readdirSync(`/proc/${pid}/task`).map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  );
  return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6;
}

/**
 * Does work. Resolves with its result and the processor time that some processes have spent meanwhile, in milliseconds; NaN
 * on systems without `/proc`. What a process spends that ends before the work does is left out.
 *
 * @param pids the processes at the moment of the call.
 */
export async function watchCpu<Result>(
  pids: () => Promise<readonly number[]>,
  work: () => Promise<Result>,
): Promise<[Result, number]> {
  const before = new Map((await pids()).map((pid) => [pid, cpuMsOf(pid)]));
  const result = await work();
  const spent = (await pids()).map((pid) => cpuMsOf(pid) - (before.get(pid) ?? 0));
  return [result, spent.reduce((sum, each) => sum + each, 0)];
}

/** @see https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
function fromProc(pid: number): number {
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kibibytes) * 1024;
}

function fromPs(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024;
}
