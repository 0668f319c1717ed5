import { copyWithDependencies } from '@rollcall/test-environment';
import type { Change } from './changes.ts';
import type { Message } from './steps.ts';

/** A step of a change, as it went. */
export interface WalkedStep {
  readonly step: string;
  readonly seconds: number;
  readonly messages: readonly Message[];
  /** In words; empty if the messages are those that the change expects, and no others. */
  readonly surprises: readonly string[];
}

/** Makes a change in a copy of the repository, and takes the steps of CONTRIBUTING. */
export async function walk({ make, steps }: Change): Promise<readonly WalkedStep[]> {
  const copy = await copyWithDependencies();
  try {
    await make(copy);
    const walked: WalkedStep[] = [];
    for (const { name, run, want, follow } of steps) {
      await follow?.(copy);
      const start = performance.now();
      const messages = await run(copy);
      const seconds = (performance.now() - start) / 1000;
      walked.push({ step: name, seconds, messages, surprises: surprisesIn(messages, want) });
    }
    return walked;
  } finally {
    await copy.remove();
  }
}

/** @param want the words that messages have, by their files, or by a folder that ends in `/`. */
export function surprisesIn(messages: readonly Message[], want: Readonly<Record<string, RegExp>>): string[] {
  const isIn = (place: string, file: string) => (place.endsWith('/') ? file.startsWith(place) : file === place);
  const unexpected = messages.filter(({ file }) => !Object.keys(want).some((place) => isIn(place, file)));
  const missing = Object.entries(want).filter(([place, words]) => {
    return !messages.some(({ file, text }) => isIn(place, file) && words.test(text));
  });
  return [
    ...unexpected.map(({ file, text }) => `unexpected: ${file}: ${text}`),
    ...missing.map(([file, words]) => `missing: ${file} with ${words}`),
  ];
}

/** One line per step: who named what, and in how many seconds. */
export function summaryOf(change: Change, steps: readonly WalkedStep[]): string {
  const lines = steps.map(({ step, seconds, messages }) => {
    const files = [...new Set(messages.map(({ file }) => file))].join(', ') || 'no message';
    return `  ${step.padEnd(20)} ${seconds.toFixed(1).padStart(6)} s  ${files}`;
  });
  return [change.name, ...lines].join('\n');
}
