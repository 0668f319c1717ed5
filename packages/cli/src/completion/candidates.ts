import type { Command, Option } from 'commander';

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
