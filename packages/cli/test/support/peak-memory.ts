import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Watches how much memory a process holds at most. Linux tells; elsewhere the peak is `undefined`. */
export function watchMemory(child: ChildProcess): { peakMb(): number | undefined } {
  let peakKb: number | undefined;
  const look = (): void => {
    peakKb = Math.max(peakKb ?? 0, peakKbOf(child.pid) ?? 0) || peakKb;
  };
  const timer = setInterval(look, 20);
  child.once('exit', () => clearInterval(timer));
  return {
    peakMb: () => {
      clearInterval(timer);
      return peakKb === undefined ? undefined : peakKb / 1024;
    },
  };
}

function peakKbOf(pid: number | undefined): number | undefined {
  try {
    const [, text] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return text === undefined ? undefined : Number(text);
  } catch {
    return undefined;
  }
}
