import process from 'node:process';
import { Argument, type Command, type Option } from 'commander';

/** The hidden command that the scripts call, followed by the words up to the cursor. */
export const COMPLETE = '__complete';

/** Adds `rollcall completion`. */
export function addCompletion(rollcall: Command): void {
  rollcall
    .command('completion')
    .description('Print a script that completes commands, options and values on TAB.')
    .addArgument(new Argument('<shell>').choices(Object.keys(scripts)))
    .addHelpText('after', HELP)
    .action((shell: keyof typeof scripts) => void process.stdout.write(scripts[shell]));
}

/**
 * If the program has no candidates, the shell completes file names, as without a script. The words are passed as they
 * are and never evaluated: completing a line must not run any part of it.
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
  echo 'source <(rollcall completion zsh)' >> ~/.zshrc     (after compinit)
  rollcall completion fish > ~/.config/fish/completions/rollcall.fish
`;

/**
 * Completes the last word with commands, options, or the values of an option or argument. Empty if the word is free
 * text or a file name.
 *
 * @param words all words after the program's name, up to the cursor; the last is empty if it has not been begun.
 */
export function candidates(program: Command, words: readonly string[]): string[] {
  // bash makes the "=" of "--format=csv" a word of its own.
  const typed = words.filter((word) => word !== '=');
  const last = words.at(-1) === '=' ? '' : (typed.pop() ?? '');
  return knownAt(positionAfter(program, typed), last).filter((candidate) => candidate.startsWith(last));
}

function knownAt({ command, awaiting, argumentsBefore }: Position, word: string): readonly string[] {
  if (awaiting) return awaiting.argChoices ?? [];
  if (word.startsWith('-')) return optionsOf(command, word);
  const choices = command.registeredArguments[argumentsBefore]?.argChoices ?? [];
  return argumentsBefore === 0 ? [...commandsOf(command), ...choices] : choices;
}

/** The position of the cursor. */
interface Position {
  readonly command: Command;
  /** The option whose value comes next. */
  readonly awaiting: Option | undefined;
  readonly argumentsBefore: number;
}

function positionAfter(program: Command, words: readonly string[]): Position {
  let command = program;
  let awaiting: Option | undefined;
  let argumentsBefore = 0;
  for (const word of words) {
    if (awaiting) awaiting = undefined;
    else if (word.startsWith('-')) awaiting = optionNamed(command, word);
    else {
      const child = command.commands.find((candidate) => candidate.name() === word);
      if (child) command = child;
      else argumentsBefore += 1;
    }
  }
  return { command, awaiting, argumentsBefore };
}

/** The option that takes the next word as its value; `undefined` for a switch. */
function optionNamed(command: Command, word: string): Option | undefined {
  return command.options.find((option) => [option.long, option.short].includes(word) && option.required);
}

/** The options of a command; after `--option=`, the values of that option. */
function optionsOf(command: Command, word: string): string[] {
  const [name = '', value] = word.split('=', 2);
  if (value !== undefined) return (optionNamed(command, name)?.argChoices ?? []).map((choice) => `${name}=${choice}`);
  return command
    .createHelp()
    .visibleOptions(command)
    .flatMap((option) => option.long ?? []);
}

function commandsOf(command: Command): string[] {
  if (command.commands.length === 0) return [];
  return command
    .createHelp()
    .visibleCommands(command)
    .map((child) => child.name());
}
