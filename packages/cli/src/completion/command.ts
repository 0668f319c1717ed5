import process from 'node:process';
import { Argument, type Command } from 'commander';
import { scripts } from './scripts.ts';

/** Adds `rollcall completion`. */
export function addCompletion(rollcall: Command): void {
  rollcall
    .command('completion')
    .description('Print a script that completes commands, options and values on TAB.')
    .addArgument(new Argument('<shell>').choices(Object.keys(scripts)))
    .addHelpText('after', HELP)
    .action((shell: keyof typeof scripts) => void process.stdout.write(scripts[shell]));
}

const HELP = `
Examples:
  echo 'source <(rollcall completion bash)' >> ~/.bashrc
  echo 'source <(rollcall completion zsh)' >> ~/.zshrc     (after compinit)
  rollcall completion fish > ~/.config/fish/completions/rollcall.fish
  rollcall completion powershell >> $PROFILE
`;
