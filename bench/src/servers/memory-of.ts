import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const megabyte = 1_000_000;

/** What a process holds in memory (RSS), in MB. */
export function memoryOf(pid: number): number {
  return (process.platform === 'linux' ? fromProc(pid) : fromPs(pid)) / megabyte;
}

/** Samples the memory of a process until it is told to stop, and then says the largest that it saw, in MB. */
export function watchMemory(pid: number): () => number {
  const samples = [memoryOf(pid)];
  const timer = setInterval(() => samples.push(memoryOf(pid)), 50);
  return () => {
    clearInterval(timer);
    return Math.max(...samples, memoryOf(pid));
  };
}

/** @see https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
function fromProc(pid: number): number {
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kibibytes) * 1024;
}

function fromPs(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024;
}
