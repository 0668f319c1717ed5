import process from 'node:process';
import { Argument, type Command } from 'commander';

/** What the scripts call, followed by the words up to the cursor. */
export const COMPLETE = '__complete';

/** Adds `rollcall completion`. */
export function addCompletion(rollcall: Command): void {
  rollcall
    .command('completion')
    .description('Print the script that completes commands, options and values on TAB.')
    .addArgument(new Argument('<shell>').choices(Object.keys(scripts)))
    .addHelpText('after', HELP)
    .action((shell: keyof typeof scripts) => void process.stdout.write(scripts[shell]));
}

/**
 * Where the program knows nothing, the shell completes the names of files, as without a script. The words are handed over
 * as they are and never evaluated: a line that is being typed must not run.
 */
const scripts = {
  bash: `_rollcall() {
  local IFS=$'\\n'
  COMPREPLY=($(rollcall ${COMPLETE} "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _rollcall rollcall
`,
  zsh: `#compdef rollcall
_rollcall() {
  local -a found=("\${(@f)$(rollcall ${COMPLETE} "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n $found ]]; then compadd -- $found; else _files; fi
}
compdef _rollcall rollcall
`,
  fish: `function __rollcall
  set -l found (rollcall ${COMPLETE} (commandline -opc)[2..] (commandline -ct) 2>/dev/null)
  if test -n "$found"
    printf '%s\\n' $found
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c rollcall -f -a '(__rollcall)'
`,
} as const;

const HELP = `
Examples:
  echo 'source <(rollcall completion bash)' >> ~/.bashrc
  echo 'source <(rollcall completion zsh)' >> ~/.zshrc     (behind compinit)
  rollcall completion fish > ~/.config/fish/completions/rollcall.fish
`;
