import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

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

/** @see https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
function fromProc(pid: number): number {
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kibibytes) * 1024;
}

function fromPs(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024;
}
