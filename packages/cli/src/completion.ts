import process from 'node:process';
import { Argument, type Command, type Option } from 'commander';

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

/**
 * What the last of the words may become: commands, options, or the values of an option or argument. Nothing where it is
 * free text or the name of a file.
 *
 * @param words all words behind the name of the program, up to the cursor; the last is empty where it is not begun yet.
 */
export function candidates(program: Command, words: readonly string[]): string[] {
  // bash makes a word of the "=" in "--format=csv".
  const typed = words.filter((word) => word !== '=');
  const last = words.at(-1) === '=' ? '' : (typed.pop() ?? '');
  return knownAt(placeOf(program, typed), last).filter((candidate) => candidate.startsWith(last));
}

function knownAt({ command, awaiting, argumentsBefore }: Place, word: string): readonly string[] {
  if (awaiting) return awaiting.argChoices ?? [];
  if (word.startsWith('-')) return optionsOf(command, word);
  const choices = command.registeredArguments[argumentsBefore]?.argChoices ?? [];
  return argumentsBefore === 0 ? [...commandsOf(command), ...choices] : choices;
}

/** Where the cursor stands. */
interface Place {
  readonly command: Command;
  /** The option whose value comes next. */
  readonly awaiting: Option | undefined;
  readonly argumentsBefore: number;
}

function placeOf(program: Command, words: readonly string[]): Place {
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

/** The option that takes its value from the next word; `undefined` for a switch. */
function optionNamed(command: Command, word: string): Option | undefined {
  return command.options.find((option) => [option.long, option.short].includes(word) && option.required);
}

/** The options of a command; the values of one, where its "=" is typed already. */
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
