import { readFileSync } from 'node:fs';

/** The commands of a guide that are marked with a name. @throws Error if there are none. */
export function commandsOf(guide: 'operations' | 'postgresql', name: string): string {
  const text = readFileSync(new URL(`../../../docs/guides/${guide}.md`, import.meta.url), 'utf8');
  const [, rest] = text.split(`<!-- runs: ${name} -->\n`);
  const [, , commands] = /^( *)```\w+\n([\s\S]*?)\n *```/.exec(rest ?? '') ?? [];
  if (commands === undefined) throw new Error(`The guide ${guide} has no commands for ${name}`);
  return commands.replaceAll(/^ {2}(?=\S)/gm, '');
}
