import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** The shells that have a completion. */
export const shells = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof shells)[number];

/** What a shell makes of a line when TAB is pressed at its end. `rollcall` and what it completes are in the folder. */
export async function completed(shell: Shell, line: string, folder: string): Promise<string> {
  const env = { PATH: `${folder}:${process.env.PATH}`, HOME: folder, ZDOTDIR: folder, TERM: 'dumb' };
  if (shell === 'fish') return completedByFish(spawn('fish', ['--command', FISH, line], { cwd: folder, env }), line);
  const { file, content, command } = terminals[shell];
  await writeFile(join(folder, file), content);
  // In a terminal: without one, a shell does not complete.
  const child = spawn('script', ['--quiet', '--command', command, '/dev/null'], { cwd: folder, env });
  await printed(child, /ready> /);
  // TAB, then the line in quotes for echo: it is not to run.
  child.stdin.write(`${line}\t\x01echo 'is: <\x05>'\n`);
  const [, found = ''] = await printed(child, /^is: <(.*)>\r?$/m);
  child.stdin.write('exit\n');
  await once(child, 'exit');
  return found;
}

const terminals = {
  bash: {
    file: 'bashrc',
    content: `PS1='ready> '; bind 'set enable-bracketed-paste off'; source <(rollcall completion bash)`,
    command: 'bash --noprofile --rcfile bashrc -i',
  },
  zsh: {
    file: '.zshrc',
    content: `autoload -Uz compinit; compinit -u -D; unset zle_bracketed_paste; setopt no_prompt_sp
      PROMPT='ready> '; source <(rollcall completion zsh)`,
    command: 'zsh -i',
  },
} as const;

/** fish tells without a terminal what it would offer. */
const FISH = 'rollcall completion fish | source; complete --do-complete $argv[1]';

async function completedByFish({ stdout }: ChildProcessWithoutNullStreams, line: string): Promise<string> {
  const [only, ...others] = (await text(stdout)).trim().split('\n');
  return others.length === 0 && only ? line.replace(/\S*$/, only) : line;
}

/** Waits for what a program prints. */
function printed(child: ChildProcessWithoutNullStreams, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let output = '';
    const look = (chunk: Buffer): void => {
      output += chunk;
      const found = pattern.exec(output);
      if (!found) return;
      child.stdout.off('data', look);
      resolve(found);
    };
    child.stdout.on('data', look);
    child.once('exit', () => reject(new Error(`It has printed only: ${output}`)));
  });
}
